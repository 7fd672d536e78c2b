#include "check/end_mark.h"

#include "check/text_scan.h"
#include "langid/enclosures.h"

namespace calque {
namespace {

EndMark mark_of(char32_t c, std::string_view lang) {
  switch (c) {
    case U'?':
    case U'？':
    case U'؟':
    case 0x37E:  // the Greek one
    case U'՞':
    case U'⁇':
    case U'⁈':
    case U'⁉':
    case U'‽':
    case U'፧':
    case U'꘏':
    case U'﹖': return EndMark::question;
    case U';': return lang == "el" ? EndMark::question : EndMark::semicolon;
    case U'；':
    case U'؛': return EndMark::semicolon;
    case U'!':
    case U'！':
    case U'՜':
    case U'‼':
    case U'﹗': return EndMark::exclamation;
    case U'.':
    case U'。':
    case U'．':
    case U'｡':
    case U'।':
    case U'॥':
    case U'։':
    case U'۔':
    case U'።':
    case U'။':
    case U'។':
    case U'᠃': return EndMark::statement;
    case U'…':
    case U'⋯':
    case U'‥': return EndMark::ellipsis;
    case U':': return lang == "hy" ? EndMark::statement : EndMark::colon;
    case U'：': return EndMark::colon;
    case U',':
    case U'，':
    case U'、':
    case U'،': return EndMark::comma;
    default: return EndMark::none;
  }
}

bool is_wrapping(char32_t c) {
  return is_space(c) || (is_quotation_mark(c) || may_close(c)) || c == U'*' || c == U'_' ||
         c == U'`' || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2069);
}

// Of a run of marks the strongest: "?!", "..." and "!" of "»!" count once.
EndMark stronger(EndMark a, EndMark b) {
  const auto rank = [](EndMark mark) {
    switch (mark) {
      case EndMark::question: return 3;
      case EndMark::exclamation: return 2;
      case EndMark::none: return 0;
      default: return 1;
    }
  };
  return rank(b) > rank(a) ? b : a;
}

// Armenian writes its question and exclamation marks on the vowel that is stressed.
EndMark within_last_sentence(std::string_view text, EndMark mark) {
  const std::size_t end = text.find_last_not_of(" \n\xD6\x89:.");
  const std::size_t stop = text.substr(0, end).rfind("\xD6\x89");
  const std::string_view last = text.substr(stop == std::string_view::npos ? 0 : stop);
  if (last.find("\xD5\x9E") != std::string_view::npos) return EndMark::question;
  return last.find("\xD5\x9C") != std::string_view::npos ? EndMark::exclamation : mark;
}

}  // namespace

FoundEnd find_end_mark(std::string_view text, std::string_view lang) {
  FoundEnd found;
  std::size_t at = text.size();
  found.range = {at, at};
  int stops = 0;
  while (at > 0) {
    const std::size_t end = at;
    const char32_t c = previous_code_point(text, at);
    const EndMark mark = mark_of(c, lang);
    if (mark == EndMark::none) {
      if (is_wrapping(c)) continue;
      found.open = found.mark == EndMark::none && (c == U'>' || c == U'}' || c == U'%');
      break;
    }
    stops += static_cast<int>(c == U'.');
    if (found.mark == EndMark::none) found.range = {end, end};
    found.range.begin = at;
    found.mark = stronger(found.mark, mark);
  }
  if (stops >= 3 && found.mark == EndMark::statement) found.mark = EndMark::ellipsis;
  if (lang == "hy") found.mark = within_last_sentence(text, found.mark);
  return found;
}

}  // namespace calque
