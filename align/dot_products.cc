#include "align/dot_products.h"

#include <algorithm>
#include <cstring>

namespace calque {
namespace {

constexpr std::size_t lanes = 16;
constexpr std::size_t tile = 4;  // rows and columns whose sums stay in registers
using Lanes [[gnu::vector_size(lanes * sizeof(float))]] = float;

// A pointer each to `tile` vectors; those past the end repeat the last.
struct Tile {
  const float* at[tile];

  Tile(const float* const* vectors, std::size_t count) {
    for (std::size_t k = 0; k < tile; ++k) at[k] = vectors[std::min(k, count - 1)];
  }
};

// One function for every processor; where there are wider registers, a faster twin is chosen.
#if defined(__x86_64__) && defined(__ELF__)
[[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#endif
void multiply(const Tile& rows, const Tile& columns, std::size_t dimension,
              float (*products)[tile]) {
  Lanes sums[tile][tile] = {};
  std::size_t d = 0;
  for (; d + lanes <= dimension; d += lanes) {
    Lanes column[tile];
    for (std::size_t c = 0; c < tile; ++c)
      std::memcpy(&column[c], columns.at[c] + d, sizeof column[c]);
    for (std::size_t r = 0; r < tile; ++r) {
      Lanes row;
      std::memcpy(&row, rows.at[r] + d, sizeof row);
      for (std::size_t c = 0; c < tile; ++c) sums[r][c] += row * column[c];
    }
  }
  for (std::size_t r = 0; r < tile; ++r) {
    for (std::size_t c = 0; c < tile; ++c) {
      float sum = 0.0F;
      for (std::size_t k = 0; k < lanes; ++k) sum += sums[r][c][k];
      for (std::size_t k = d; k < dimension; ++k) sum += rows.at[r][k] * columns.at[c][k];
      products[r][c] = sum;
    }
  }
}

}  // namespace

void dot_products(const float* const* rows, std::size_t row_count, const float* const* columns,
                  std::size_t column_count, std::size_t dimension, float* out) {
  float products[tile][tile];
  for (std::size_t r = 0; r < row_count; r += tile) {
    const Tile row_tile(rows + r, row_count - r);
    for (std::size_t c = 0; c < column_count; c += tile) {
      multiply(row_tile, Tile(columns + c, column_count - c), dimension, products);
      for (std::size_t i = 0; i < std::min(tile, row_count - r); ++i) {
        std::copy_n(products[i], std::min(tile, column_count - c),
                    out + (r + i) * column_count + c);
      }
    }
  }
}

}  // namespace calque
