// The file in which the default model comes: multilingual-e5-small with weights of 4 bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// All numbers are little-endian. The file begins with
//   "E5S1", u32 version, i32 hidden, layers, heads, inner, vocabulary, positions, unused, f32
//   epsilon, i32 unused, i32 pieces, 16 unused bytes, u64 size of the text of all pieces, u32
//   offsets[pieces + 1] into that text, f32 scores[pieces], the text, u32 entries and u32 size of a
//   table of characters, which is not used here, i32 tensors; for each: u16 size of its name, the
//   name, u8 kind, u32 count, u64 offset, u64 size.
// A matrix is stored row by row in groups of 32 values: a scale (IEEE half), then 16 bytes, of
// which the low halves are the values 0 to 15 and the high halves 16 to 31; value = (half - 8) *
// scale.
class E5WeightsFile {
 public:
  // Throws ModelError when the file is missing or not of this form.
  explicit E5WeightsFile(const std::string& path);

  struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::uint8_t> halves;   // rows * columns / 2; the earlier value is the low half
    std::vector<std::uint16_t> scales;  // rows * columns / group, IEEE half
  };
  static constexpr std::size_t group = 32;

  std::size_t hidden = 0;
  std::size_t layers = 0;
  std::size_t heads = 0;
  std::size_t inner = 0;  // width of the feed-forward layer
  std::size_t vocabulary = 0;
  std::size_t positions = 0;
  float epsilon = 0;

  std::size_t pieces() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::string_view piece(std::size_t i) const;
  float score(std::size_t i) const { return scores_[i]; }

  std::vector<float> values(const std::string& name, std::size_t count) const;
  Matrix matrix(const std::string& name, std::size_t rows, std::size_t columns) const;

 private:
  struct Tensor {
    std::size_t count = 0;
    std::size_t offset = 0;
  };
  void read_header();
  std::string_view bytes(std::size_t offset, std::size_t size) const;
  template <typename T>
  T take(std::size_t& at) const;
  const Tensor& tensor(const std::string& name, std::size_t count) const;
  [[noreturn]] void fail() const;

  std::string path_;
  std::string data_;
  std::string_view text_;
  std::vector<std::uint32_t> offsets_;
  std::vector<float> scores_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace calque
