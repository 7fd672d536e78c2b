// SentencePiece models from pieces and scores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque {

struct ScoredPiece {
  std::string_view text;
  float score = 0;
};

// The bytes of a unigram model with these pieces behind <unk>, <s> and </s> (numbers 0 to 2) and
// the normaliser nmt_nfkc of libsentencepiece. Throws ModelError when the library fails.
std::string sentencepiece_model(const std::vector<ScoredPiece>& pieces);

}  // namespace calque
