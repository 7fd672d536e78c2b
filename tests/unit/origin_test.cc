// Offsets of an extracted text in its file, and back.
#include "text/origin.h"

#include <gtest/gtest.h>

namespace calque {
namespace {

// "a&amp;b <i>cd</i>" -> "a&b cd"
OriginMap example() {
  OriginMap map;
  map.add(1, {0, 1});
  map.add(2, {1, 6});
  map.add(4, {6, 8});
  map.add(6, {11, 13});
  return map;
}

TEST(OriginMap, WithoutRunsTheTextIsTheFile) {
  EXPECT_EQ(OriginMap().in_file({3, 5}), (ByteRange{3, 5}));
  EXPECT_EQ(OriginMap().in_text({3, 5}), (ByteRange{3, 5}));
}

TEST(OriginMap, CopiedBytesHaveTheirOwnPlaces) {
  const OriginMap map = example();
  EXPECT_EQ(map.in_file({0, 1}), (ByteRange{0, 1}));
  EXPECT_EQ(map.in_file({2, 3}), (ByteRange{6, 7}));
  EXPECT_EQ(map.in_file({5, 6}), (ByteRange{12, 13}));
  EXPECT_EQ(map.in_file({3, 5}), (ByteRange{7, 12})) << "with the tag between";
}

TEST(OriginMap, WhatStandsForSomethingElseHasItsEnds) {
  const OriginMap map = example();
  EXPECT_EQ(map.in_file({1, 2}), (ByteRange{1, 6}));
  EXPECT_EQ(map.in_file({0, 2}), (ByteRange{0, 6}));
  EXPECT_EQ(map.in_file({2, 2}), (ByteRange{6, 6}));
  EXPECT_EQ(map.in_file({6, 6}), (ByteRange{13, 13}));
}

TEST(OriginMap, PlacesOfTheFileAreFoundInTheText) {
  const OriginMap map = example();
  EXPECT_EQ(map.in_text({3, 4}), (ByteRange{1, 2})) << "a part of an entity";
  EXPECT_EQ(map.in_text({0, 13}), (ByteRange{0, 6}));
  EXPECT_EQ(map.in_text({12, 13}), (ByteRange{5, 6}));
  EXPECT_EQ(map.in_text({8, 11}), (ByteRange{4, 4})) << "a tag";
  for (std::size_t at = 0; at < 6; ++at) {
    EXPECT_EQ(map.in_text(map.in_file({at, at + 1})), (ByteRange{at, at + 1}));
  }
}

}  // namespace
}  // namespace calque
