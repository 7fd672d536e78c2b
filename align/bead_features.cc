#include "align/bead_features.h"

namespace calque {

std::span<const std::string_view> bead_feature_names() {
  static constexpr std::array<std::string_view, bead_features> names{
      "tokens",         "token_density",   "token_rise",   "token_fall",
      "length",         "short_side",      "short_single", "chance",
      "chance_square",  "misfit",          "ratio",        "rise",
      "fall",           "weakest",         "merge_chance", "short_chance",
      "corners_across", "corners_in_order"};
  return names;
}

}  // namespace calque
