// Text as the numbers that a model was trained on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// What begins and ends an input, and what fills up shorter ones.
struct SpecialNumbers {
  std::int32_t begin = 0;
  std::int32_t end = 2;
  std::int32_t padding = 1;
};

// Immutable; encode() is thread-safe.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;
  // The model's numbers for the pieces of `text`, without those that begin and end an input.
  virtual std::vector<std::int32_t> encode(std::string_view text) const = 0;
  // All numbers are below this.
  virtual std::size_t size() const = 0;
  // nullopt where the tokenizer's file does not tell.
  virtual std::optional<SpecialNumbers> special_numbers() const { return std::nullopt; }
};

// How a SentencePiece model's own numbers become the encoder's: by default as in XLM-R.
struct PieceNumbers {
  std::int32_t offset = 1;   // added to each
  std::int32_t unknown = 3;  // what the unknown piece, 0, becomes
};

// A SentencePiece model (.model). Throws ModelError when it is missing or none.
std::unique_ptr<Tokenizer> load_sentencepiece(const std::string& path,
                                              const PieceNumbers& numbers = {});

// A WordPiece vocabulary (vocab.txt, a piece a line), with BERT's way of cutting text into words:
// at spaces, around punctuation and Chinese characters; lower case without accents if it is asked
// for. (J. Devlin and others: "BERT", 2019.) Throws ModelError when the file is missing or has no
// [UNK], [CLS], [SEP] and [PAD].
std::unique_ptr<Tokenizer> load_wordpiece(const std::string& path, bool lowercase = false);

}  // namespace calque
