// Numbers as programs write them.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace calque {

// The whole of `text` as a number; nothing where it is empty, holds anything else (white space, a
// plus sign) or does not fit into the type. "nan" and "inf" are numbers of floating point.
// Thread-safe.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end) return std::nullopt;
  return value;
}

}  // namespace calque
