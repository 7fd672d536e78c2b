#include "embed/npy.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "text/error.h"

static_assert(std::endian::native == std::endian::little,
              "floats are read as they lie in the file");

namespace calque {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr const char* how_to_save = "save it with numpy.save(path, vectors.astype('float32'))";

[[noreturn]] void fail(const std::string& file, Message problem, Message remedy = how_to_save) {
  throw InputError({file}, std::move(problem), std::move(remedy));
}

// The header's Python dictionary and where the numbers begin.
struct Header {
  std::string_view text;
  std::size_t end;
};

Header find_header(std::string_view bytes, const std::string& file) {
  const char* truncated = "the .npy header is cut off";
  if (bytes.size() < 10) fail(file, truncated);
  const int version = static_cast<unsigned char>(bytes[6]);
  if (version < 1 || version > 3) {
    fail(file, {".npy version {0} is not known", {std::to_string(version)}});
  }
  const std::size_t begin = version == 1 ? 10 : 12;
  if (bytes.size() < begin) fail(file, truncated);
  std::size_t length = 0;
  for (std::size_t i = begin; i > 8; --i) {
    length = length << 8U | static_cast<unsigned char>(bytes[i - 1]);
  }
  if (length > bytes.size() - begin) fail(file, truncated);
  return {bytes.substr(begin, length), begin + length};
}

std::string_view without_spaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// What stands behind 'key': in the dictionary; empty when the key is not there.
std::string_view value_of(std::string_view header, std::string_view key) {
  for (const char quote : {'\'', '"'}) {
    const std::size_t at = header.find(fmt::format("{0}{1}{0}", quote, key));
    if (at == std::string_view::npos) continue;
    const std::string_view rest = without_spaces(header.substr(at + key.size() + 2));
    if (rest.starts_with(':')) return without_spaces(rest.substr(1));
  }
  return {};
}

std::string_view quoted(std::string_view value) {
  if (value.empty() || (value[0] != '\'' && value[0] != '"')) return {};
  const std::size_t end = value.find(value[0], 1);
  return end == std::string_view::npos ? std::string_view() : value.substr(1, end - 1);
}

// "(3, 4)" -> {3, 4}; nothing for what is no tuple of numbers.
std::optional<std::vector<std::size_t>> shape_of(std::string_view value) {
  if (!value.starts_with('(')) return std::nullopt;
  std::vector<std::size_t> shape;
  for (value = without_spaces(value.substr(1)); !value.starts_with(')');) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc()) return std::nullopt;
    shape.push_back(number);
    value = without_spaces(value.substr(static_cast<std::size_t>(end - value.data())));
    if (value.starts_with(',')) value = without_spaces(value.substr(1));
  }
  return shape;
}

std::size_t width_of(std::string_view type, const std::string& file) {
  if (type == "<f4") return 4;
  if (type == "<f2") return 2;
  if (type == "<f8") return 8;
  if (type.starts_with('>')) fail(file, "the numbers are big-endian");
  fail(file, {"its numbers are of type {0}, not floats", {type.empty() ? "?" : std::string(type)}});
}

template <typename Number>
Number number_at(const char* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

void check_size(std::size_t size, std::size_t rows, std::size_t columns, std::size_t width,
                const std::string& file) {
  const std::size_t largest = std::numeric_limits<std::size_t>::max() / width;
  if (columns != 0 && rows > largest / columns) fail(file, "the .npy header is damaged");
  const std::size_t needed = rows * columns * width;
  if (size == needed) return;
  fail(file,
       {size < needed ? "cut off: {0} bytes of numbers instead of {1}"
                      : "{0} bytes of numbers instead of {1}",
        {std::to_string(size), std::to_string(needed)}},
       "write or copy the file again");
}

}  // namespace

float half_to_float(unsigned short half) {
  const unsigned exponent = half >> 10U & 0x1FU;
  const auto fraction = static_cast<float>(half & 0x3FFU);
  float value = 0;
  if (exponent == 0x1F) {
    value = fraction == 0 ? std::numeric_limits<float>::infinity()
                          : std::numeric_limits<float>::quiet_NaN();
  } else if (exponent == 0) {
    value = std::ldexp(fraction, -24);
  } else {
    value = std::ldexp(fraction + 1024, static_cast<int>(exponent) - 25);
  }
  return (half & 0x8000U) != 0 ? -value : value;
}

bool is_npy(std::string_view bytes) { return bytes.starts_with(magic); }

NpyHead parse_npy_head(std::string_view bytes, std::size_t size, const std::string& file) {
  if (!is_npy(bytes)) fail(file, "not a .npy file");
  const Header header = find_header(bytes, file);
  const std::size_t width = width_of(quoted(value_of(header.text, "descr")), file);
  const std::string_view fortran = value_of(header.text, "fortran_order");
  const auto shape = shape_of(value_of(header.text, "shape"));
  if (!shape || !(fortran.starts_with("True") || fortran.starts_with("False"))) {
    fail(file, "the .npy header is damaged");
  }
  if (shape->size() != 2) {
    fail(file, {"an array of {0} dimensions, not of 2", {std::to_string(shape->size())}},
         "save one row for each sentence");
  }
  if (fortran.starts_with("True")) {
    fail(file, "its columns come before its rows (Fortran order)",
         "save it with numpy.save(path, numpy.ascontiguousarray(vectors))");
  }
  const NpyHead head{(*shape)[0], (*shape)[1], width, header.end};
  check_size(size - header.end, head.rows, head.columns, width, file);
  return head;
}

void convert_numbers(std::string_view bytes, std::size_t width, std::span<float> values) {
  if (bytes.empty()) return;
  if (width == 4) {
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return;
  }
  for (std::size_t i = 0; i < bytes.size() / width; ++i) {
    const char* at = bytes.data() + i * width;
    values[i] = width == 2 ? half_to_float(number_at<std::uint16_t>(at))
                           : static_cast<float>(number_at<double>(at));
  }
}

std::string npy_head_bytes(std::size_t rows, std::size_t columns) {
  std::string header =
      fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}, {}), }}", rows, columns);
  // The numbers begin at a multiple of 64 bytes.
  header.append(63 - (10 + header.size()) % 64, ' ');
  header += '\n';
  std::string bytes(magic);
  bytes += {'\x01', '\0', static_cast<char>(header.size() & 0xFFU),
            static_cast<char>(header.size() >> 8U)};
  return bytes + header;
}

std::string npy_bytes(const Matrix& matrix) {
  std::string bytes = npy_head_bytes(matrix.rows, matrix.columns);
  bytes.append(reinterpret_cast<const char*>(matrix.values.data()),
               matrix.values.size() * sizeof(float));
  return bytes;
}

}  // namespace calque
