// What the aligner knows of a border between two beads: the features that tell whether it is one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace calque {

namespace border {
// Cosines are of centred vectors. A clause speaks against the border by how much nearer it is to
// the other side's bead across than to its own bead's.
enum Feature : std::uint8_t {
  one_clause,    // how much the clause does that speaks most against it
  both_clauses,  // that of the side where it is less
  clause_pair,   // cosine of the two clauses across it
  lengths,       // how much longer one bead's first side is than the other's (logarithm)
  across,        // larger cosine of one bead's source with the other's target
  own            // smaller cosine of a bead's own sides
};
}  // namespace border

inline constexpr std::size_t border_features = border::own + 1;
using BorderFeatures = std::array<double, border_features>;

// The features' names, in order.
std::span<const std::string_view> border_feature_names();

// A logistic regression over them: whether the border is false. Borders are looked at whose doubt
// (lengths + 2 * (across - own)) is at least `least_doubt`; `rate` of these were false where it was
// fitted.
struct BorderWeights {
  BorderFeatures features{};
  double offset = 0.0;
  double least_doubt = 0.0;
  double rate = 0.02;
};

}  // namespace calque
