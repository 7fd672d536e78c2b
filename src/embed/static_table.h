// A vector for each piece of a vocabulary, as the file of a static encoder holds them. The form of
// the file is described in docs/static.md; `calque models build static` writes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Views go into `bytes`. Immutable once read; thread-safe.
struct StaticTable {
  std::string bytes;  // the file
  std::string name;
  std::string version;
  std::string source;  // the model that the vectors come from
  std::string licence;
  std::size_t dimension = 0;             // a multiple of 2
  int bits = 8;                          // of a number: 4 or 8
  std::vector<std::string_view> pieces;  // sorted bytewise, no doubles
  std::vector<float> scores;             // logarithm of each piece's probability
  std::vector<float> scales;             // what each piece's numbers are multiplied with
  std::string_view numbers;              // pieces.size() * dimension * bits / 8 bytes

  StaticTable() = default;
  StaticTable(StaticTable&&) = delete;  // views into a short string would not survive
  StaticTable& operator=(StaticTable&&) = delete;
};

// Reads a file into `table`. Throws ModelError (file: path) when it is missing, cut off, damaged or
// of another version.
void read_static_table(const std::string& path, StaticTable& table);

// Adds piece `piece`'s vector to `sum` (of table.dimension numbers).
void add_vector(const StaticTable& table, std::uint32_t piece, std::span<float> sum);

// The checksum of a table file's payload: the sum modulo 2^64 of its little-endian 64-bit words,
// the i-th (from 0) multiplied with 2 i + 1; a last incomplete word is filled up with zeros.
std::uint64_t payload_checksum(std::string_view payload);

}  // namespace calque
