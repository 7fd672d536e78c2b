// A document's anchors in little room: each distinct one once, with the places where it stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "align/anchors/anchor.h"
#include "text/range.h"

namespace calque {

// What tells an anchor from others when they are counted: its kind and key.
std::string frequency_key(const Anchor& anchor);

// A document's anchors by segment, and how many segments hold each. Immutable.
class AnchorIndex {
 public:
  struct Place {
    std::uint32_t anchor;  // among the distinct ones
    CompactRange range;    // in the document's text
  };

  // `anchors` as find_anchors() gives them, of a text of less than 4 GB; freed on the way.
  explicit AnchorIndex(std::vector<std::vector<Anchor>> anchors);

  std::span<const Place> of(std::size_t segment) const {
    return std::span(places_).subspan(first_[segment], first_[segment + 1] - first_[segment]);
  }
  // Its kind, key and weight; not where it stands.
  const Anchor& anchor(const Place& place) const { return distinct_[place.anchor].anchor; }
  // The same for anchors that are equal by kind and key.
  std::uint32_t type(const Place& place) const { return distinct_[place.anchor].type; }
  // Inverse document frequency scaled to 0..1: 1 for what one segment holds, 0 for what all hold.
  double rarity(const Place& place) const { return rarities_[type(place)]; }

 private:
  struct Distinct {  // by kind, key and weight
    Anchor anchor;
    std::uint32_t type;
  };

  void add_places(std::vector<std::vector<Anchor>>& anchors);
  void count_segments();

  std::vector<Distinct> distinct_;
  std::vector<Place> places_;       // segment after segment
  std::vector<std::size_t> first_;  // [segment] -> first place; one more at the end
  std::vector<double> rarities_;    // [type]
};

}  // namespace calque
