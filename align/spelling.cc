#include "align/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace calque {
namespace {

constexpr std::size_t longest_word = 40;

char merged_letter(char c) {
  switch (c) {
    case 'c':
    case 'q': return 'k';
    case 'y':
    case 'j': return 'i';
    case 'w': return 'v';
    case 'z': return 's';
    default: return c;
  }
}

// Levenshtein distance of two short words; more than `most` is not told apart.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  std::array<std::size_t, longest_word + 1> row;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return row[b.size()];
}

}  // namespace

std::string spelling_form(std::string_view latin) {
  std::string form;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    char c = latin[i];
    const char next = i + 1 < latin.size() ? latin[i + 1] : '\0';
    if (c == 'p' && next == 'h') {
      c = 'f';
      ++i;
    } else if ((c == 't' || c == 'r') && next == 'h') {
      ++i;
    } else if (c == 'x') {
      form += 'k';
      c = 's';
    }
    c = merged_letter(c);
    if (form.empty() || form.back() != c) form += c;
  }
  if (form.size() > longest_word) form.resize(longest_word);
  return form;
}

double spelling_similarity(std::string_view a, std::string_view b, double least) {
  a = a.substr(0, longest_word);
  b = b.substr(0, longest_word);
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0.0;
  if (a == b) return 1.0;
  const auto length = static_cast<double>(longer);
  // A shared beginning may raise the similarity by up to a tenth.
  const auto most = static_cast<std::size_t>(std::floor((1.1 - least) * length));
  if (longer - std::min(a.size(), b.size()) > most) return 0.0;
  const std::size_t distance = edit_distance(a, b, most);
  if (distance > most) return 0.0;
  const auto shared = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin()).first -
      a.begin());
  const double similarity = 1.0 - static_cast<double>(distance) / length +
                            0.1 * static_cast<double>(std::min<std::size_t>(shared, 5)) / 5.0;
  return similarity >= least ? std::min(similarity, 1.0) : 0.0;
}

}  // namespace calque
