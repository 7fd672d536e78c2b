#include "align/anchors/similarity.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace calque {
namespace {

constexpr std::size_t word_bits = 64;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  (void)other;
  return static_cast<std::size_t>(end - a.begin());
}

void append_single(std::string& text, char c) {
  if (text.empty() || text.back() != c) text += c;
}

char plain_letter(char c) {
  switch (c) {
    case 'k': return 'c';
    case 'y':
    case 'j': return 'i';
    case 'z': return 's';
    case 'w': return 'v';
    default: return c;
  }
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  a = a.substr(0, word_bits);
  b = b.substr(0, word_bits);
  if (a.empty()) return b.size();
  std::array<std::uint64_t, 256> places{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    places[static_cast<unsigned char>(a[i])] |= std::uint64_t{1} << i;
  }
  const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
  std::uint64_t up = ~std::uint64_t{0};
  std::uint64_t down = 0;
  std::size_t distance = a.size();
  for (const char c : b) {
    const std::uint64_t match = places[static_cast<unsigned char>(c)];
    const std::uint64_t diagonal = (((match & up) + up) ^ up) | match | down;
    std::uint64_t more = down | ~(diagonal | up);
    std::uint64_t less = diagonal & up;
    distance += (more & last) != 0;
    distance -= (less & last) != 0;
    more = (more << 1) | 1;
    less <<= 1;
    up = less | ~(diagonal | more);
    down = more & diagonal;
  }
  return distance;
}

std::string plain_spelling(std::string_view word) {
  std::string plain;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    const char next = at + 1 < word.size() ? word[at + 1] : '\0';
    char letter = c;
    if (next == 'h' && (c == 'p' || c == 't' || c == 'r' || c == 'g' || c == 'k')) {
      letter = c == 'p' ? 'f' : c == 'k' ? 'c' : c;
      ++at;
    } else if ((c == 'q' && next == 'u') || (c == 'c' && next == 'k')) {
      letter = 'c';
      ++at;
    } else if (c == 'x') {
      append_single(plain, 'c');
      letter = 's';
    } else if (c == '\'') {
      continue;
    } else {
      letter = plain_letter(c);
    }
    append_single(plain, letter);
  }
  return plain;
}

double cognate_strength(std::string_view a, std::string_view b) {
  if (a == b) return 1.0;
  const std::size_t longer = std::min(std::max(a.size(), b.size()), word_bits);
  if (std::min(a.size(), b.size()) * 2 < longer) return 0.0;
  const double plain = 1.0 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(longer);
  const auto prefix = static_cast<double>(std::min<std::size_t>(common_prefix(a, b), 6));
  const double similarity = plain + 0.1 * prefix * (1.0 - plain);
  constexpr double least = 0.64;  // below it, unrelated words are as frequent as cognates
  return similarity < least ? 0.0 : std::min(1.0, 0.25 + (similarity - least) * 2.7);
}

}  // namespace calque
