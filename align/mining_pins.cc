#include "align/mining_pins.h"

#include <algorithm>
#include <set>
#include <utility>

namespace calque {
namespace {

void mark(std::vector<bool>& marks, const std::vector<std::size_t>& segments, std::size_t count) {
  marks.resize(count);
  for (const std::size_t segment : segments) marks[segment] = true;
}

bool any_marked(const std::vector<bool>& marks, const std::vector<std::size_t>& segments) {
  if (marks.empty()) return false;
  return std::any_of(segments.begin(), segments.end(),
                     [&](std::size_t segment) { return marks[segment]; });
}

}  // namespace

MiningPins::MiningPins(const std::vector<Pin>& pins, std::size_t target_document,
                       std::size_t sources, std::size_t targets)
    : forbidden_(forbidden_rectangles(pins, target_document)) {
  std::set<std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> seen;
  for (const Pin& pin : pins) {
    if (pin.target_document != target_document || !pin.together) continue;
    if (pin.target.empty()) {
      mark(source_alone_, pin.source, sources);
    } else if (pin.source.empty()) {
      mark(target_alone_, pin.target, targets);
    } else if (seen.emplace(pin.source, pin.target).second) {
      links_.push_back(&pin);
    }
  }
}

bool MiningPins::allow(const std::vector<std::size_t>& source,
                       const std::vector<std::size_t>& target) const {
  if (any_marked(source_alone_, source) || any_marked(target_alone_, target)) return false;
  return !forbidden_.any({source.front(), source.back() + 1, target.front(), target.back() + 1});
}

}  // namespace calque
