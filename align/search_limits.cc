#include "align/search_limits.h"

#include <algorithm>

namespace calque {
namespace {

bool broken(const std::vector<bool>& breaks, std::size_t begin, std::size_t end) {
  if (breaks.empty()) return false;
  for (std::size_t k = begin + 1; k < end; ++k) {
    if (breaks[k]) return true;
  }
  return false;
}

}  // namespace

bool SearchLimits::allow(std::size_t i, std::size_t a, std::size_t j, std::size_t b) const {
  if (broken(source_breaks, i - a, i) || broken(target_breaks, j - b, j)) return false;
  if (forbidden.empty()) return true;
  for (std::size_t row = i - a; row < i; ++row) {
    const auto found = std::lower_bound(forbidden.begin(), forbidden.end(), std::pair(row, j - b));
    if (found != forbidden.end() && found->first == row && found->second < j) return false;
  }
  return true;
}

}  // namespace calque
