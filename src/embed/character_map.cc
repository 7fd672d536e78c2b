#include "embed/character_map.h"

#include <cstring>
#include <optional>
#include <stdexcept>

#include "text/utf8.h"

namespace calque {
namespace {

// A unit of the double array.
bool has_leaf(std::uint32_t unit) { return (unit >> 8U & 1U) != 0; }
std::uint32_t value(std::uint32_t unit) { return unit & 0x7FFFFFFFU; }
std::uint32_t label(std::uint32_t unit) { return unit & 0x800000FFU; }
std::uint32_t offset(std::uint32_t unit) { return (unit >> 10U) << ((unit & 0x200U) >> 6U); }

}  // namespace

CharacterMap::CharacterMap(std::string_view compiled) {
  std::uint32_t size = 0;
  if (compiled.size() < sizeof size) throw std::invalid_argument("no character map");
  std::memcpy(&size, compiled.data(), sizeof size);
  compiled.remove_prefix(sizeof size);
  if (size == 0 || size % sizeof(std::uint32_t) != 0 || size > compiled.size()) {
    throw std::invalid_argument("no character map");
  }
  units_.resize(size / sizeof(std::uint32_t));
  std::memcpy(units_.data(), compiled.data(), size);
  texts_ = compiled.substr(size);
}

CharacterMap::Replacement CharacterMap::first(std::string_view text) const {
  std::size_t length = 0;
  std::optional<std::uint32_t> found;
  std::uint32_t at = units_.empty() ? 0 : offset(units_[0]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    at ^= byte;
    if (at >= units_.size() || label(units_[at]) != byte) break;
    const std::uint32_t unit = units_[at];
    at ^= offset(unit);
    if (!has_leaf(unit) || at >= units_.size()) continue;
    length = i + 1;
    found = value(units_[at]);
  }
  if (found && *found < texts_.size()) return {texts_.data() + *found, length};
  std::size_t end = 0;
  if (next_code_point(text, end) != 0xFFFD || text.starts_with("\xEF\xBF\xBD")) {
    return {text.substr(0, end), end};
  }
  return {"\xEF\xBF\xBD", 1};
}

}  // namespace calque
