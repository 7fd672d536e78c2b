// Exact decimal values for number anchors.
#pragma once

#include <cstdint>
#include <string>

namespace calque {

// mantissa * 10^exponent.
struct Decimal {
  std::uint64_t mantissa = 0;
  int exponent = 0;

  bool is_zero() const { return mantissa == 0; }
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

constexpr int most_digits = 18;  // of a mantissa

Decimal normalized(Decimal value);           // without zeros at the mantissa's end
Decimal shifted(Decimal value, int powers);  // * 10^powers
// The sum; the larger of the two where it has too many digits.
Decimal sum(Decimal a, Decimal b);
bool less(Decimal a, Decimal b);
std::string to_string(Decimal value);  // "1500000000", "0.125"

}  // namespace calque
