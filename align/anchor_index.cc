#include "align/anchor_index.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace calque {
namespace {

using Numbers = std::unordered_map<std::string, std::uint32_t>;

// The number of `key`, the next free one where it is new.
std::uint32_t number_of(const std::string& key, Numbers& numbers) {
  return numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second;
}

void append_weight(std::string& key, double weight) {
  char bytes[sizeof weight];
  std::memcpy(bytes, &weight, sizeof weight);
  key.append(bytes, sizeof weight);
}

}  // namespace

std::string frequency_key(const Anchor& anchor) {
  return std::to_string(static_cast<int>(anchor.kind)) + anchor.key;
}

AnchorIndex::AnchorIndex(std::vector<std::vector<Anchor>> anchors) {
  add_places(anchors);
  count_segments();
}

void AnchorIndex::add_places(std::vector<std::vector<Anchor>>& anchors) {
  std::size_t all = 0;
  for (const auto& segment : anchors) all += segment.size();
  places_.reserve(all);
  first_.reserve(anchors.size() + 1);
  first_.push_back(0);
  Numbers known;  // of anchors
  Numbers types;
  for (auto& segment : anchors) {
    for (Anchor& anchor : segment) {
      std::string key = frequency_key(anchor);
      const std::size_t without_weight = key.size();
      append_weight(key, anchor.weight);
      const std::uint32_t number = number_of(key, known);
      places_.push_back({number, anchor.range});
      if (number < distinct_.size()) continue;
      key.resize(without_weight);
      anchor.range = {};
      distinct_.push_back({std::move(anchor), number_of(key, types)});
    }
    first_.push_back(places_.size());
    std::vector<Anchor>().swap(segment);
  }
}

void AnchorIndex::count_segments() {
  std::vector<std::uint32_t> held;  // [type] -> segments
  std::vector<std::size_t> last;    // [type] -> the last of these, counted from 1
  const std::size_t segments = first_.size() - 1;
  for (std::size_t i = 0; i < segments; ++i) {
    for (const Place& place : of(i)) {
      const std::uint32_t its_type = type(place);
      if (its_type >= held.size()) {
        held.resize(its_type + 1, 0);
        last.resize(its_type + 1, 0);
      }
      if (last[its_type] != i + 1) ++held[its_type];
      last[its_type] = i + 1;
    }
  }
  const double all = static_cast<double>(std::max<std::size_t>(2, segments));
  for (const std::uint32_t count : held)
    rarities_.push_back(std::clamp(1.0 - std::log(count) / std::log(all), 0.0, 1.0));
}

}  // namespace calque
