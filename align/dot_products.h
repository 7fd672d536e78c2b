// Many dot products at once.
#pragma once

#include <cstddef>

namespace calque {

// out[r * column_count + c] = the product of rows[r] and of columns[c], each of `dimension`
// numbers; up to rounding, which depends on the processor but not on the other rows and columns.
void dot_products(const float* const* rows, std::size_t row_count, const float* const* columns,
                  std::size_t column_count, std::size_t dimension, float* out);

}  // namespace calque
