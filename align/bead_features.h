// What the aligner knows of a bead: the features that its score is a weighted sum of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace calque {

namespace bead {
enum Feature : std::uint8_t {
  tokens,         // what both sides' words explain of each other (log likelihood ratio)
  token_density,  // the same by the square root of the number of tokens
  token_rise,     // of a merge: what the whole has over its better part, a segment shorter
  token_fall,     // the same where that is a loss
  length,         // how well the lengths fit (log likelihood ratio)
  short_side,     // 1 for an empty shorter side, 0 from 40 characters on
  short_single,   // the same, of 1-1 beads alone
  // With sentence vectors; 0 without.
  chance,           // deviations above strangers
  chance_square,    // half their square, with their sign
  misfit,           // minus half the square of the deviations below translations
  ratio,            // log likelihood ratio of the cosine
  rise,             // of a merge: cosine over that of its better part, a segment shorter
  fall,             // the same where it is less
  weakest,          // of a merge: deviations above strangers of its most distant segment
  merge_chance,     // of a merge: `chance` again
  short_chance,     // `chance` times `short_side`
  corners_across,   // of n-m: how the first of one side fits the last of the other
  corners_in_order  // how much better the corners fit in order
};
}  // namespace bead

inline constexpr std::size_t bead_features = bead::corners_in_order + 1;
using BeadFeatures = std::array<double, bead_features>;

// The features' names, in order.
std::span<const std::string_view> bead_feature_names();

}  // namespace calque
