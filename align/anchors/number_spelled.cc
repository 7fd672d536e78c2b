#include "align/anchors/number_spelled.h"

#include <algorithm>
#include <array>
#include <string>

namespace calque {
namespace {

// The longest number that the language's table has from word i.
std::optional<SpelledNumber> look_up(const NumberText& text, const NumberWords& data,
                                     std::size_t i) {
  if (i >= text.words.size() || !data.spelled_first.contains(text.folded(i))) return std::nullopt;
  std::optional<SpelledNumber> best;
  std::string spelled;
  for (std::size_t j = i; j < text.words.size() && j - i < data.longest_spelled; ++j) {
    if (j > i && !is_joint(text.gap(text.words[j - 1].range.end, j))) break;
    if (j > i) spelled += ' ';
    spelled += text.folded(j);
    const auto found = data.spelled.find(spelled);
    if (found != data.spelled.end()) best = SpelledNumber{found->second, j + 1};
  }
  return best;
}

}  // namespace

std::optional<SpelledNumber> read_spelled(const NumberText& text, const NumberWords& data,
                                          std::size_t i) {
  const auto head = look_up(text, data, i);
  if (!head || head->value < 100 || head->next >= text.words.size()) return head;
  std::size_t next = head->next;
  if (!is_joint(text.gap(text.words[next - 1].range.end, next))) return head;
  if (data.connectors.contains(text.folded(next))) ++next;
  const auto rest = look_up(text, data, next);
  if (!rest || rest->value >= 100) return head;
  return SpelledNumber{head->value + rest->value, rest->next};
}

int roman_value(std::string_view word) {
  std::size_t tens = 0;
  while (tens < 3 && tens < word.size() && word[tens] == 'X') ++tens;
  static constexpr std::array<std::string_view, 10> ones = {"",  "I",  "II",  "III",  "IV",
                                                            "V", "VI", "VII", "VIII", "IX"};
  const auto* one = std::find(ones.begin(), ones.end(), word.substr(tens));
  return one == ones.end() ? 0 : static_cast<int>(tens) * 10 + static_cast<int>(one - ones.begin());
}

}  // namespace calque
