// Odds and probabilities.
#pragma once

#include <cmath>

namespace calque {

// The probability of natural log odds: the logistic function.
inline double odds_to_probability(double log_odds) { return 1.0 / (1.0 + std::exp(-log_odds)); }

}  // namespace calque
