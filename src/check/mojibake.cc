#include "check/mojibake.h"

#include <array>

#include "check/text_scan.h"

namespace calque {
namespace {

// What Windows-1252 has from 0x80 to 0x9F; 0: nothing.
constexpr std::array<char32_t, 32> high = {
    U'€', 0,    U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0, U'Ž', 0,
    0,    U'‘', U'’', U'“', U'”', U'•', U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0, U'ž', U'Ÿ'};

// The byte that a character stands for, or -1.
int byte_of(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<int>(c);
  for (std::size_t i = 0; i < high.size(); ++i) {
    if (high[i] == c && c != 0) return static_cast<int>(0x80 + i);
  }
  return -1;
}

// The character that begins at `at` as the bytes spell it, `at` moved behind it; 0 when they spell
// none.
char32_t read_twice_encoded(std::string_view text, std::size_t& at) {
  std::size_t next = at;
  std::string bytes;
  const int lead = byte_of(next_code_point(text, next));
  const std::size_t size = lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xEF) return 0;
  bytes += static_cast<char>(lead);
  while (bytes.size() < size && next < text.size()) {
    const int byte = byte_of(next_code_point(text, next));
    if (byte < 0x80 || byte > 0xBF) return 0;
    bytes += static_cast<char>(byte);
  }
  if (bytes.size() < size || find_invalid_utf8(bytes)) return 0;
  at = next;
  return character_at(bytes, 0);
}

// Letters and marks that texts are made of; not what two odd characters may spell by chance.
bool is_likely(char32_t c) {
  return (c >= 0xA0 && c <= 0x17F) || (c >= 0x400 && c < 0x460) || (c >= 0x2010 && c <= 0x203A) ||
         c == 0x20AC || c == 0x2122 || c == 0x2190;
}

// "MANHÃ”", "«À»": a capital in a word of capitals, and a closing mark or no-break space.
bool is_capital_before_mark(std::string_view text, std::size_t begin, char32_t decoded) {
  std::size_t second = begin;
  next_code_point(text, second);
  const char32_t mark = character_at(text, second);
  return is_upper(character_before(text, begin)) &&
         (is_punctuation(mark) || is_space(mark) || decoded == 0);
}

}  // namespace

void check_mojibake(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view text = unit.target.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t decoded = read_twice_encoded(text, at);
    if (decoded == 0 || !is_likely(decoded) || is_capital_before_mark(text, begin, decoded)) {
      at = begin;
      next_code_point(text, at);
      continue;
    }
    std::string repaired;
    append_utf8(repaired, decoded);
    for (std::size_t next = at; next < text.size(); at = next) {
      const char32_t more = read_twice_encoded(text, next);
      if (more == 0 || !is_likely(more)) break;
      append_utf8(repaired, more);
    }
    if (unit.source.text.find(slice(text, {begin, at})) != std::string_view::npos) continue;
    Finding& finding = sink.add(Severity::warning, {}, {begin, at},
                                Message("{0} was read in a wrong encoding, and is {1}",
                                        {std::string(slice(text, {begin, at})), repaired}));
    finding.suggestion = repaired;
    finding.confidence = 0.9;
  }
}

}  // namespace calque
