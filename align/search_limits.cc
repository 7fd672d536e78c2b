#include "align/search_limits.h"

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
  return !forbidden.any({i - a, i, j - b, j});
}

}  // namespace calque
