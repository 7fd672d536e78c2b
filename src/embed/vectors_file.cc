#include "embed/vectors_file.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "embed/npy.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr const char* one_row =
    "make the file again from this text, one row for each line or segment";

struct VectorsFile {
  std::ifstream stream;
  std::size_t size = 0;
};

[[noreturn]] void fail_to_read(const std::string& path) {
  throw InputError({path}, {"cannot be read: {0}", {std::strerror(errno)}});
}

VectorsFile open_file(const std::string& path) {
  if (path == "-") {
    throw InputError({"<stdin>"}, "vectors cannot come from standard input", "give a file");
  }
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) throw InputError({path}, "no such file", "check the path");
  if (std::filesystem::is_directory(status)) {
    throw InputError({path}, "is a directory, not a file", "name a file in it");
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw InputError({path}, "vectors are read from plain files only",
                     "write them to a file first");
  }
  VectorsFile file{std::ifstream(path, std::ios::binary), 0};
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  if (!file.stream || problem) fail_to_read(path);
  file.size = size;
  return file;
}

void read_into(char* bytes, std::size_t size, VectorsFile& file, const std::string& path) {
  file.stream.read(bytes, static_cast<std::streamsize>(size));
  if (!file.stream) fail_to_read(path);
}

// Vectors of a million sentences are larger than a text may be, so that read_bytes() will not do.
std::string read_bytes(VectorsFile& file, std::size_t size, const std::string& path) {
  std::string bytes(size, '\0');
  read_into(bytes.data(), size, file, path);
  return bytes;
}

// Bare numbers, read to where they stay: a million vectors fill much of the memory.
Matrix read_floats(VectorsFile& file, std::size_t rows, std::size_t dimension,
                   const std::string& path) {
  if (dimension == 0) dimension = rows == 0 ? 0 : file.size / sizeof(float) / rows;
  if (dimension == 0 || file.size % (dimension * sizeof(float)) != 0 ||
      file.size / (dimension * sizeof(float)) != rows) {
    throw InputError({path},
                     {"{0} bytes are not {1} rows of {2} 32-bit numbers",
                      {std::to_string(file.size), std::to_string(rows),
                       dimension == 0 ? "?" : std::to_string(dimension)}},
                     "give vectors of this text, as .npy or as bare little-endian float32");
  }
  Matrix matrix{rows, dimension, std::vector<float>(rows * dimension)};
  read_into(reinterpret_cast<char*>(matrix.values.data()), file.size, file, path);
  return matrix;
}

// Piece by piece, for the same reason.
Matrix read_npy(VectorsFile& file, const std::string& path) {
  constexpr std::size_t numbers_at_once = 1U << 18U;
  const std::string beginning = read_bytes(file, std::min(longest_npy_head, file.size), path);
  const NpyHead head = parse_npy_head(beginning, file.size, path);
  file.stream.seekg(static_cast<std::streamoff>(head.begin));
  Matrix matrix{head.rows, head.columns, std::vector<float>(head.rows * head.columns)};
  for (std::span<float> left(matrix.values); !left.empty();) {
    const auto some = left.first(std::min(left.size(), numbers_at_once));
    left = left.subspan(some.size());
    convert_numbers(read_bytes(file, some.size() * head.width, path), head.width, some);
  }
  return matrix;
}

Matrix read_matrix(const std::string& path, std::size_t rows, std::size_t dimension) {
  constexpr std::size_t enough_to_tell = 16;
  VectorsFile file = open_file(path);
  const std::string begin = read_bytes(file, std::min(enough_to_tell, file.size), path);
  file.stream.seekg(0);
  return is_npy(begin) ? read_npy(file, path) : read_floats(file, rows, dimension, path);
}

void check_shape(const Matrix& matrix, std::size_t rows, std::size_t dimension,
                 const std::string& path) {
  if (matrix.rows != rows) {
    throw InputError(
        {path}, {"{0} rows for {1} sentences", {std::to_string(matrix.rows), std::to_string(rows)}},
        one_row);
  }
  if (dimension != 0 && matrix.columns != dimension) {
    throw InputError({path},
                     {"vectors of {0} dimensions instead of {1}",
                      {std::to_string(matrix.columns), std::to_string(dimension)}},
                     "take vectors of one encoder for all texts");
  }
  if (matrix.columns == 0) throw InputError({path}, "vectors of no dimension", one_row);
}

void normalise_row(std::span<float> row, std::size_t number, const std::string& path) {
  double squares = 0;
  for (const float value : row) squares += double{value} * value;
  if (!std::isfinite(squares)) {
    throw InputError({path},
                     {"row {0} holds what is no finite number", {std::to_string(number + 1)}},
                     "look for the sentence that the encoder failed on");
  }
  if (squares == 0) return;
  const auto scale = 1.0 / std::sqrt(squares);
  for (float& value : row) value = static_cast<float>(value * scale);
}

}  // namespace

SentenceVectors read_vectors(const std::string& path, std::size_t expected_rows,
                             std::size_t dimension, std::span<const float> lengths) {
  Matrix matrix = read_matrix(path, expected_rows, dimension);
  check_shape(matrix, expected_rows, dimension, path);
  SentenceVectors vectors{matrix.columns, std::move(matrix.values),
                          std::vector<float>(lengths.begin(), lengths.end())};
  vectors.weights.resize(expected_rows, 1.0F);
  const std::span<float> values(vectors.values);
  for (std::size_t i = 0; i < expected_rows; ++i) {
    normalise_row(values.subspan(i * vectors.dimension, vectors.dimension), i, path);
  }
  return vectors;
}

void write_vectors(const std::string& path, const SentenceVectors& vectors) {
  const std::string bytes = npy_bytes({vectors.rows(), vectors.dimension, vectors.values});
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw OutputError({path}, {"cannot be written: {0}", {std::strerror(errno)}});
}

}  // namespace calque
