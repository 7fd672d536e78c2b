// Arrays of numbers in NumPy's .npy form (versions 1.0 to 3.0) and as bare 32-bit floats. The form
// is described in NumPy's documentation ("numpy.lib.format").
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// rows * columns values, row by row.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;
};

// Whether the bytes begin as a .npy file does.
bool is_npy(std::string_view bytes);

struct NpyHead {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t width = 0;  // bytes of a number: 2, 4 or 8
  std::size_t begin = 0;  // where the numbers begin, in bytes
};

// As many bytes from the beginning of a file as tell its form.
inline constexpr std::size_t longest_npy_head = 1U << 16U;

// Of a file of `size` bytes that begins with `bytes`: a two-dimensional little-endian array of
// float16, float32 or float64 in C order. Throws InputError (file: `file`) for anything else and
// for a size that does not fit the header.
NpyHead parse_npy_head(std::string_view bytes, std::size_t size, const std::string& file);

// Numbers of so many bytes each as floats; one value for each.
void convert_numbers(std::string_view bytes, std::size_t width, std::span<float> values);

// What a .npy file of version 1.0 has before its float32 numbers, which follow row by row.
std::string npy_head_bytes(std::size_t rows, std::size_t columns);

// The array as a .npy file of version 1.0, float32. values.size() == rows * columns.
std::string npy_bytes(const Matrix& matrix);

// The number that an IEEE 754 half-precision pattern stands for.
float half_to_float(unsigned short half);

}  // namespace calque
