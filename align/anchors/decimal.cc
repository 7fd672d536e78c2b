#include "align/anchors/decimal.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::uint64_t most_mantissa = 1'000'000'000'000'000'000;  // 10^most_digits

// The mantissa of `value` with the exponent `exponent`, which is not above its own; 0 on overflow.
std::uint64_t with_exponent(Decimal value, int exponent) {
  for (; value.exponent > exponent; --value.exponent) {
    if (value.mantissa >= most_mantissa / 10) return 0;
    value.mantissa *= 10;
  }
  return value.mantissa;
}

}  // namespace

Decimal normalized(Decimal value) {
  if (value.mantissa == 0) return {};
  while (value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
  return value;
}

Decimal shifted(Decimal value, int powers) {
  value.exponent += powers;
  return normalized(value);
}

Decimal sum(Decimal a, Decimal b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const int exponent = std::min(a.exponent, b.exponent);
  const std::uint64_t one = with_exponent(a, exponent);
  const std::uint64_t other = with_exponent(b, exponent);
  if (one == 0 || other == 0) return less(a, b) ? b : a;
  return normalized({one + other, exponent});
}

bool less(Decimal a, Decimal b) {
  if (a.is_zero() || b.is_zero()) return a.is_zero() && !b.is_zero();
  const auto digits = [](Decimal v) {
    return static_cast<int>(std::to_string(v.mantissa).size()) + v.exponent;
  };
  if (digits(a) != digits(b)) return digits(a) < digits(b);
  const int exponent = std::min(a.exponent, b.exponent);
  const std::uint64_t one = with_exponent(a, exponent);
  const std::uint64_t other = with_exponent(b, exponent);
  return one != 0 && other != 0 && one < other;
}

std::string to_string(Decimal value) {
  value = normalized(value);
  std::string digits = std::to_string(value.mantissa);
  if (value.exponent >= 0) return digits.append(static_cast<std::size_t>(value.exponent), '0');
  const auto behind = static_cast<std::size_t>(-value.exponent);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  return digits.insert(digits.size() - behind, 1, '.');
}

}  // namespace calque
