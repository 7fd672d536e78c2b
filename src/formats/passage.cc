#include "formats/passage.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest_reason = 80;  // code points a side

bool breaks_line(char32_t c) {
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Of a script that is written without spaces: Chinese characters, kana and their punctuation.
bool needs_no_space(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  const int syllable = u_getIntPropertyValue(code, UCHAR_HANGUL_SYLLABLE_TYPE);
  return (width == U_EA_WIDE || width == U_EA_FULLWIDTH) && syllable == U_HST_NOT_APPLICABLE;
}

// Whether a line break between `before` and `after` is no space: both ends of it are such.
bool joins_without_space(std::string_view before, std::string_view after) {
  std::size_t end = before.size();
  std::size_t begin = 0;
  return !before.empty() && !after.empty() && needs_no_space(previous_code_point(before, end)) &&
         needs_no_space(next_code_point(after, begin));
}

}  // namespace

ByteRange passage_range(const Document& document, const std::vector<std::size_t>& segments) {
  if (segments.empty()) return {};
  const ByteRange first = document.segments.at(segments.front()).range;
  const ByteRange last = document.segments.at(segments.back()).range;
  return trim(document.text, {first.begin, last.end});
}

std::string fold_spaces(std::string_view text) {
  std::string out;
  text = trim(text);
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t first = next_code_point(text, at);
    if (!is_space(first)) {
      out += text.substr(begin, at - begin);
      continue;
    }
    const std::size_t after_first = at;
    bool broken = breaks_line(first);
    while (at < text.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      if (!is_space(c)) break;
      broken |= breaks_line(c);
      at = next;
    }
    if (broken && joins_without_space(out, text.substr(at))) continue;
    const bool single = at == after_first && !breaks_line(first);
    out += single ? text.substr(begin, at - begin) : std::string_view(" ");
  }
  return out;
}

std::string passage_text(const Document& document, const std::vector<std::size_t>& segments) {
  return fold_spaces(slice(document.text, passage_range(document, segments)));
}

std::string shorten(std::string_view text, std::size_t most) {
  std::string folded = fold_spaces(text);
  std::size_t at = 0;
  for (std::size_t count = 0; at < folded.size(); ++count) {
    if (count == most) return folded.substr(0, at) + "…";
    next_code_point(folded, at);
  }
  return folded;
}

std::string describe(const Evidence& evidence, const Document& source, const Document& target) {
  std::string text(name(evidence.kind));
  if (evidence.kind == EvidenceKind::length || evidence.kind == EvidenceKind::encoder) return text;
  return text + ": " + shorten(slice(source.text, evidence.source), longest_reason) + " = " +
         shorten(slice(target.text, evidence.target), longest_reason);
}

std::string describe(const std::vector<Evidence>& evidence, const Document& source,
                     const Document& target) {
  std::string text;
  for (const Evidence& reason : evidence) {
    if (!text.empty()) text += "; ";
    text += describe(reason, source, target);
  }
  return text;
}

}  // namespace calque
