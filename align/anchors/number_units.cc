#include "align/anchors/number_units.h"

#include <string_view>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace calque {
namespace {

bool is_linking_word(std::string_view word) {
  return word == "de" || word == "d" || word == "of" || word == "di" || word == "von";
}

bool is_american(const NumberText& text, std::size_t i) {
  const std::string& word = text.folded(i);
  return (word == "us" || word == "u.s") && text.words[i].shape == WordShape::upper;
}

bool is_capital_letter(char c) { return c >= 'A' && c <= 'Z'; }

// The sign that ends at byte `end` with capitals before it ("US$"), or alone.
std::optional<FoundUnit> sign_with_country(const NumberText& text, ByteRange sign) {
  std::size_t begin = sign.begin;
  while (begin > text.segment.begin && sign.begin - begin < 2 &&
         is_capital_letter(text.text[begin - 1])) {
    --begin;
  }
  for (const ByteRange range : {ByteRange{begin, sign.end}, sign}) {
    const std::string_view unit = unit_of_sign(slice(text.text, range));
    if (!unit.empty()) return FoundUnit{std::string(unit), range};
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundUnit> sign_after(const NumberText& text, std::size_t at) {
  for (const bool after_space : {false, true}) {
    std::size_t begin = at;
    if (after_space && begin < text.segment.end && !is_space(next_code_point(text.text, begin)))
      break;
    if (begin >= text.segment.end) break;
    std::size_t end = begin;
    next_code_point(text.text, end);
    const std::string_view unit = unit_of_sign(slice(text.text, {begin, end}));
    if (!unit.empty()) return FoundUnit{std::string(unit), {begin, end}};
  }
  return std::nullopt;
}

std::optional<FoundUnit> unit_after(const NumberText& text, const NumberWords& data, std::size_t at,
                                    std::size_t next, bool power) {
  if (auto sign = sign_after(text, at)) return sign;
  std::size_t i = next;
  const std::size_t count = text.words.size();
  if (i >= count) return std::nullopt;
  std::string_view between = text.gap(at, i);
  if (power && between.starts_with('.')) between.remove_prefix(1);  // "Mio. Euro"
  if (!is_joint(between)) return std::nullopt;
  if (power && is_linking_word(text.folded(i)) && i + 1 < count) ++i;  // "millions d'euros"
  if (is_american(text, i) && i + 1 < count) ++i;                      // "million US dollars"
  if (i > next && text.gap(text.words[i - 1].range.end, i).size() > 3) return std::nullopt;
  std::size_t last = i;
  const std::string* unit = data.units.find(text.folded(i));
  if (unit == nullptr && i + 1 < count) {  // "per cent", "pour cent"
    last = i + 1;
    unit = data.units.find(text.folded(i) + " " + text.folded(last));
  }
  if (unit == nullptr) return std::nullopt;
  return FoundUnit{*unit, {text.words[i].range.begin, text.words[last].range.end}};
}

std::optional<FoundUnit> unit_before(const NumberText& text, const NumberWords& data,
                                     std::size_t at) {
  std::size_t begin = at;
  if (begin == text.segment.begin) return std::nullopt;
  char32_t c = previous_code_point(text.text, begin);
  std::size_t end = at;
  if (is_space(c) && begin > text.segment.begin) {
    end = begin;
    c = previous_code_point(text.text, begin);
  }
  if (u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL) {
    return sign_with_country(text, {begin, end});
  }
  const std::size_t word = text.word_at(at);
  if (word == 0 || text.words[word - 1].range.end != end) return std::nullopt;
  if (text.words[word - 1].shape != WordShape::upper) return std::nullopt;
  const std::string* unit = data.units.find(text.folded(word - 1));
  if (unit == nullptr || unit->size() != 3) return std::nullopt;
  return FoundUnit{*unit, text.words[word - 1].range};
}

}  // namespace calque
