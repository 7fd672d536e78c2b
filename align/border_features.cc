#include "align/border_features.h"

namespace calque {

std::span<const std::string_view> border_feature_names() {
  static constexpr std::array<std::string_view, border_features> names{
      "one_clause", "both_clauses", "clause_pair", "lengths", "across", "own"};
  return names;
}

}  // namespace calque
