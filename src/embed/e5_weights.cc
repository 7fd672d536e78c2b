#include "embed/e5_weights.h"

#include <cstring>
#include <fstream>
#include <iterator>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::string_view magic = "E5S1";
constexpr std::size_t group_bytes = 2 + E5WeightsFile::group / 2;
constexpr std::size_t largest = 1 << 20;  // of any count in the header

}  // namespace

E5WeightsFile::E5WeightsFile(const std::string& path) : path_(path) {
  std::ifstream in(path, std::ios::binary);
  data_.assign(std::istreambuf_iterator<char>(in), {});
  if (!in && data_.empty()) {
    throw ModelError({path}, "the file is missing or cannot be read",
                     {"fetch it: calque models fetch {0}", {"multilingual-e5-small"}});
  }
  read_header();
}

void E5WeightsFile::fail() const {
  throw ModelError({path_}, "not the weights of multilingual-e5-small, or damaged",
                   {"fetch it again: calque models fetch {0}", {"multilingual-e5-small"}});
}

std::string_view E5WeightsFile::bytes(std::size_t offset, std::size_t size) const {
  if (offset > data_.size() || size > data_.size() - offset) fail();
  return std::string_view(data_).substr(offset, size);
}

template <typename T>
T E5WeightsFile::take(std::size_t& at) const {
  T value;
  std::memcpy(&value, bytes(at, sizeof value).data(), sizeof value);
  at += sizeof value;
  return value;
}

void E5WeightsFile::read_header() {
  if (bytes(0, magic.size()) != magic) fail();
  std::size_t at = 8;
  const auto count = [&] {
    const auto value = take<std::int32_t>(at);
    if (value < 0 || static_cast<std::size_t>(value) > largest) fail();
    return static_cast<std::size_t>(value);
  };
  hidden = count();
  layers = count();
  heads = count();
  inner = count();
  vocabulary = count();
  positions = count();
  at += 4;
  epsilon = take<float>(at);
  at += 4;
  const std::size_t pieces = count();
  at += 16;
  const auto text_size = take<std::uint64_t>(at);
  for (std::size_t i = 0; i <= pieces; ++i) offsets_.push_back(take<std::uint32_t>(at));
  for (std::size_t i = 0; i < pieces; ++i) scores_.push_back(take<float>(at));
  text_ = bytes(at, text_size);
  at += text_size + 4;
  at += 4 + take<std::uint32_t>(at) - 4;
  for (std::size_t left = count(); left > 0; --left) {
    const auto name_size = take<std::uint16_t>(at);
    const std::string name(bytes(at, name_size));
    at += name_size + 1U;
    Tensor& tensor = tensors_[name];
    tensor.count = take<std::uint32_t>(at);
    tensor.offset = take<std::uint64_t>(at);
    at += 8;
  }
  if (hidden == 0 || heads == 0 || hidden % group != 0 || inner % group != 0) fail();
}

std::string_view E5WeightsFile::piece(std::size_t i) const {
  if (offsets_[i] > offsets_[i + 1] || offsets_[i + 1] > text_.size()) fail();
  return text_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
}

const E5WeightsFile::Tensor& E5WeightsFile::tensor(const std::string& name,
                                                   std::size_t count) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end() || found->second.count != count) fail();
  return found->second;
}

std::vector<float> E5WeightsFile::values(const std::string& name, std::size_t count) const {
  std::vector<float> values(count);
  const std::size_t size = count * sizeof(float);
  std::memcpy(values.data(), bytes(tensor(name, count).offset, size).data(), size);
  return values;
}

E5WeightsFile::Matrix E5WeightsFile::matrix(const std::string& name, std::size_t rows,
                                            std::size_t columns) const {
  const std::size_t groups = rows * columns / group;
  const std::string_view stored = bytes(tensor(name, rows * columns).offset, groups * group_bytes);
  Matrix matrix{rows, columns, std::vector<std::uint8_t>(rows * columns / 2),
                std::vector<std::uint16_t>(groups)};
  for (std::size_t g = 0; g < groups; ++g) {
    const auto* from = reinterpret_cast<const unsigned char*>(stored.data()) + g * group_bytes;
    std::memcpy(&matrix.scales[g], from, 2);
    from += 2;
    std::uint8_t* to = matrix.halves.data() + g * group / 2;
    for (std::size_t i = 0; i < group / 4; ++i) {
      const unsigned char a = from[2 * i];
      const unsigned char b = from[2 * i + 1];
      to[i] = static_cast<std::uint8_t>((a & 15) | (b & 15) << 4);
      to[i + group / 4] = static_cast<std::uint8_t>(a >> 4 | (b & 0xF0));
    }
  }
  return matrix;
}

}  // namespace calque
