// Sentences as vectors that lie near each other when they mean the same, in any language.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Row i is the vector of sentence i: of length 1, or all zeros where the encoder has nothing to say
// (an empty sentence, say). `weights[i]` is what the row counts among several: the sum of weight *
// row over neighbouring sentences, normalised, is nearly the vector of their joined text (for a
// mean-pooled encoder: its number of tokens times the length of their mean).
struct SentenceVectors {
  std::size_t dimension = 0;
  std::vector<float> values;  // rows() * dimension, row by row
  std::vector<float> weights;

  std::size_t rows() const { return weights.size(); }
  bool empty() const { return weights.empty(); }
  std::span<const float> row(std::size_t i) const {
    return std::span(values).subspan(i * dimension, dimension);
  }
};

struct EncoderInfo {
  std::string name;         // "e5", "static", "vectors" or the path of a model folder
  std::string description;  // for people: model, precision, runtime
  std::size_t dimension = 0;
};

struct EncodeOptions {
  std::size_t threads = 1;  // at least 1; no influence on the result
  // Called with the number of sentences done, from one thread at a time; may be empty.
  std::function<void(std::size_t)> progress;
};

// Immutable once loaded; encode() is thread-safe.
class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual const EncoderInfo& info() const = 0;
  // One row a sentence, in order; the same sentence has the same row. Throws ModelError when the
  // model fails (out of memory, values that are no numbers).
  virtual SentenceVectors encode(std::span<const std::string_view> sentences,
                                 const EncodeOptions& options = {}) const = 0;
};

}  // namespace calque
