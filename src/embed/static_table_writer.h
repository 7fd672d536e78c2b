// Writing tables of static vectors.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

struct StaticTableNames {
  std::string name;
  std::string version;
  std::string source;
  std::string licence;
};

struct StaticPiece {
  std::string_view text;  // without line ends
  float score = 0;        // logarithm of its probability
  float scale = 1;
  std::vector<unsigned char> numbers;  // as they lie in the file, see pack_vector()
};

// The vector in 4 bits a number and what they are to be multiplied with. The size of `values` is
// even; values that are all zero have scale 0.
void pack_vector(std::span<const float> values, StaticPiece& piece);

// The file, as read_static_table() takes it. Pieces in any order, no doubles, each of `dimension`
// numbers of 4 bits.
std::string static_table_bytes(const StaticTableNames& names, std::size_t dimension,
                               std::vector<StaticPiece> pieces);

}  // namespace calque
