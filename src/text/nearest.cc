#include "text/nearest.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t longest_typed = 64;  // bytes; longer ones are no slips of the keyboard

// Optimal string alignment: a pair of neighbours is swapped at most once.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> least(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        least[i][j] = i + j;
        continue;
      }
      least[i][j] = std::min({least[i - 1][j] + 1, least[i][j - 1] + 1,
                              least[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
      }
    }
  }
  return least[a.size()][b.size()];
}

}  // namespace

std::string nearest(const std::string& typed, const std::vector<std::string>& names) {
  if (typed.size() > longest_typed) return {};
  const std::size_t dashes = std::min(typed.find_first_not_of('-'), typed.size());
  const std::size_t letters = typed.size() - dashes;
  std::vector<std::string> begun;
  for (const std::string& name : names) {
    if (letters > 1 && name.starts_with(typed)) begun.push_back(name);
  }
  if (begun.size() == 1) return begun.front();
  std::string best;
  std::size_t least = std::max<std::size_t>(1, letters / 3) + 1;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(typed, name);
    if (distance < least && distance < letters) {
      least = distance;
      best = name;
    }
  }
  return best;
}

}  // namespace calque
