#include "formats/passage.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest_reason = 80;  // code points a side

bool breaks_line(char32_t c) {
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Han, kana and their punctuation: written without spaces, unlike Hangul.
bool is_unspaced(char32_t c) {
  if (c >= 0x3000 && c <= 0x303F) return true;
  const auto script =
      static_cast<UScriptCode>(u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SCRIPT));
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

bool is_unspaced_before(std::string_view text, std::size_t at) {
  return at > 0 && is_unspaced(previous_code_point(text, at));
}

bool is_unspaced_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_unspaced(next_code_point(text, at));
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
    while (at < text.size()) {
      std::size_t next = at;
      if (!is_space(next_code_point(text, next))) break;
      at = next;
    }
    const std::string_view gap = text.substr(begin, at - begin);
    // lines of Chinese and Japanese go on without a space
    if (gap.find('\n') != gap.npos && is_unspaced_before(text, begin) && is_unspaced_at(text, at))
      continue;
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
  if (evidence.kind == EvidenceKind::length || evidence.kind == EvidenceKind::encoder ||
      evidence.kind == EvidenceKind::pin)
    return text;
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
