// A tokenizer for plain unigram models of SentencePiece, which is ready several times sooner than
// the library's own.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "embed/tokenizer.h"

namespace calque {

// Cuts every text as libsentencepiece does. nullptr when `model`, the bytes of a .model file, is
// not one (damaged, or another kind of model) or has what only the library knows: pieces of the
// user's own, bytes for unknown characters, white space behind words.
std::unique_ptr<Tokenizer> read_unigram_tokenizer(std::string model, const PieceNumbers& numbers);

}  // namespace calque
