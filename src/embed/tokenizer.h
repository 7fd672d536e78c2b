// Text as the numbers that a model was trained on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// Immutable; encode() is thread-safe.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;
  // The model's numbers for the pieces of `text`, without those that begin and end an input.
  virtual std::vector<std::int32_t> encode(std::string_view text) const = 0;
  // All numbers are below this.
  virtual std::size_t size() const = 0;
};

// How a SentencePiece model's own numbers become the encoder's: by default as in XLM-R.
struct PieceNumbers {
  std::int32_t offset = 1;   // added to each
  std::int32_t unknown = 3;  // what the unknown piece, 0, becomes
};

// A SentencePiece model (.model). Throws ModelError when it is missing or none.
std::unique_ptr<Tokenizer> load_sentencepiece(const std::string& path,
                                              const PieceNumbers& numbers = {});

}  // namespace calque
