#include "embed/static_table_writer.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "embed/static_encoder.h"
#include "embed/static_table.h"
#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

StaticPiece piece(std::string_view text, float score, const std::vector<float>& values) {
  StaticPiece made{text, score, 0, {}};
  pack_vector(values, made);
  return made;
}

const StaticTableNames names = {"test", "7", "nothing", "MIT"};

TEST(StaticTableWriter, WhatIsWrittenIsRead) {
  TemporaryFolder folder;
  const std::string path = folder.write(
      "table", static_table_bytes(names, 4,
                                  {piece("▁dog", -2, {7, -3, 0, 1}), piece("s", -4, {0, 0, 0, 0}),
                                   piece("▁", -3, {0, 0, 0, -14})}));
  StaticTable table;
  read_static_table(path, table);
  EXPECT_EQ(table.name, "test");
  EXPECT_EQ(table.version, "7");
  EXPECT_EQ(table.source, "nothing");
  EXPECT_EQ(table.licence, "MIT");
  EXPECT_EQ(table.pieces, (std::vector<std::string_view>{"s", "▁", "▁dog"}));
  EXPECT_EQ(table.scores, (std::vector<float>{-4, -3, -2}));
  std::vector<float> sum(4);
  for (std::uint32_t i = 0; i < 3; ++i) add_vector(table, i, sum);
  EXPECT_EQ(sum, (std::vector<float>{7, -3, 0, -13}));
}

TEST(StaticTableWriter, FourBitsKeepTheDirection) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal;
  std::vector<float> values(256);
  for (float& value : values) value = normal(random);
  TemporaryFolder folder;
  StaticTable table;
  read_static_table(folder.write("table", static_table_bytes(names, 256, {piece("a", -1, values)})),
                    table);
  std::vector<float> found(256);
  add_vector(table, 0, found);
  double product = 0;
  double before = 0;
  double after = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    product += static_cast<double>(values[i] * found[i]);
    before += static_cast<double>(values[i] * values[i]);
    after += static_cast<double>(found[i] * found[i]);
  }
  EXPECT_GT(product / std::sqrt(before * after), 0.985);
}

}  // namespace
}  // namespace calque
