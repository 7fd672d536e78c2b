// A small file of the form in which the default encoder comes, with random weights.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace calque {

// Rows of one group only would not do: OpenVINO 2026.4 unpacks these while it compiles, and with
// several streams the copies get mixed up now and then.
struct E5Sizes {
  std::int32_t hidden = 64;
  std::int32_t layers = 2;
  std::int32_t heads = 2;
  std::int32_t inner = 128;
  std::int32_t vocabulary = 12;
  std::int32_t positions = 40;
};

class E5File {
 public:
  explicit E5File(const E5Sizes& sizes = {}) : sizes_(sizes) {
    const auto hidden = static_cast<std::size_t>(sizes.hidden);
    const auto inner = static_cast<std::size_t>(sizes.inner);
    matrix("emb.word", static_cast<std::size_t>(sizes.vocabulary), hidden);
    vector("emb.pos", static_cast<std::size_t>(sizes.positions) * hidden);
    vector("emb.type", 2 * hidden);
    norm("emb.ln", hidden);
    for (int layer = 0; layer < sizes.layers; ++layer) {
      const std::string prefix = "l" + std::to_string(layer) + ".";
      for (const char* part : {"q", "k", "v", "ao"}) linear(prefix + part, hidden, hidden);
      linear(prefix + "fi", inner, hidden);
      linear(prefix + "fo", hidden, inner);
      norm(prefix + "aln", hidden);
      norm(prefix + "oln", hidden);
    }
  }

  const E5Sizes& sizes() const { return sizes_; }
  // The values that a tensor stands for, row by row.
  const std::vector<float>& values(const std::string& name) const { return values_.at(name); }

  // Makes the first value of a vector one that is no number.
  void spoil(const std::string& name) {
    const float value = std::nanf("");
    std::memcpy(stored_.at(name).data(), &value, sizeof value);
  }

  // The whole file. The vocabulary is <s>, <pad>, </s>, <unk>, the pieces, <mask>.
  std::string bytes(const std::vector<std::string>& pieces) const {
    std::vector<std::string> all = {"<s>", "<pad>", "</s>", "<unk>"};
    all.insert(all.end(), pieces.begin(), pieces.end());
    all.emplace_back("<mask>");
    std::string text;
    std::string offsets;
    std::string scores;
    for (const std::string& piece : all) {
      put(offsets, static_cast<std::uint32_t>(text.size()));
      put(scores, -static_cast<float>(scores.size()) / 4);
      text += piece;
    }
    put(offsets, static_cast<std::uint32_t>(text.size()));
    std::string head = "E5S1";
    for (const std::int32_t number : {1, sizes_.hidden, sizes_.layers, sizes_.heads, sizes_.inner,
                                      sizes_.vocabulary, sizes_.positions, 0}) {
      put(head, number);
    }
    put(head, 1e-12F);
    put(head, 0);
    put(head, static_cast<std::int32_t>(all.size()));
    head += std::string(16, '\0');
    put(head, static_cast<std::uint64_t>(text.size()));
    head += offsets + scores + text;
    put(head, 0);  // no table of characters
    put(head, 0);
    put(head, static_cast<std::int32_t>(stored_.size()));
    std::size_t directory = 0;
    for (const auto& [name, data] : stored_) directory += 2 + name.size() + 1 + 20;
    std::size_t offset = head.size() + directory;
    std::string tensors;
    for (const auto& [name, data] : stored_) {
      put(head, static_cast<std::uint16_t>(name.size()));
      head += name + '\0';
      put(head, static_cast<std::uint32_t>(values_.at(name).size()));
      put(head, static_cast<std::uint64_t>(offset));
      put(head, static_cast<std::uint64_t>(data.size()));
      offset += data.size();
      tensors += data;
    }
    return head + tensors;
  }

 private:
  template <typename T>
  static void put(std::string& out, T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof bytes);
  }

  void vector(const std::string& name, std::size_t count, float base = 0) {
    std::uniform_real_distribution<float> any(-0.5F, 0.5F);
    for (std::size_t i = 0; i < count; ++i) {
      values_[name].push_back(base + any(random_));
      put(stored_[name], values_[name].back());
    }
  }
  void norm(const std::string& name, std::size_t count) {
    vector(name + ".w", count, 1);
    vector(name + ".b", count);
  }
  void linear(const std::string& name, std::size_t rows, std::size_t columns) {
    matrix(name + ".w", rows, columns);
    vector(name + ".b", rows);
  }
  // Groups of 32: a scale, a power of two as an IEEE half, then the values less 8 in half bytes.
  void matrix(const std::string& name, std::size_t rows, std::size_t columns) {
    for (std::size_t group = 0; group < rows * columns / 32; ++group) {
      const int exponent = -4 - static_cast<int>(random_() % 3);
      put(stored_[name], static_cast<std::uint16_t>((15 + exponent) << 10));
      unsigned digits[32];
      for (unsigned& digit : digits) digit = static_cast<unsigned>(random_() % 16);
      for (int i = 0; i < 16; ++i) {
        stored_[name] += static_cast<char>(digits[i] | digits[i + 16] << 4);
      }
      for (const unsigned digit : digits) {
        values_[name].push_back(
            std::ldexp(static_cast<float>(static_cast<int>(digit) - 8), exponent));
      }
    }
  }

  E5Sizes sizes_;
  std::mt19937 random_{5};
  std::map<std::string, std::vector<float>> values_;
  std::map<std::string, std::string> stored_;
};

}  // namespace calque
