// Byte ranges: the currency of the toolkit. Every segment, anchor and piece of evidence says where
// it stands as [begin, end) in bytes of the document's UTF-8 text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace calque {

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(const ByteRange& other) const {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(const ByteRange& other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr bool operator==(const ByteRange&, const ByteRange&) = default;
  friend constexpr auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

// A ByteRange in half the room, for texts of less than 4 GB: long texts have many words.
struct CompactRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr CompactRange() = default;
  // NOLINTBEGIN(google-explicit-constructor): it is a ByteRange wherever one is wanted
  constexpr CompactRange(ByteRange range)
      : begin(static_cast<std::uint32_t>(range.begin)),
        end(static_cast<std::uint32_t>(range.end)) {}
  constexpr operator ByteRange() const { return {begin, end}; }
  // NOLINTEND(google-explicit-constructor)
  constexpr std::size_t size() const { return end - begin; }
  friend constexpr auto operator<=>(const CompactRange&, const CompactRange&) = default;
};

// The bytes of `text` in `range`; `range` must lie within the text.
constexpr std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

}  // namespace calque
