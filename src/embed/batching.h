// Sentences to vectors by a tokenizer and a network: each different sentence once, in batches of
// inputs of about one length.
#pragma once

#include <cstdint>
#include <string>

#include "embed/batch_model.h"
#include "embed/encoder.h"
#include "embed/tokenizer.h"

namespace calque {

// How an input is put together: begin, the prefix and the text's pieces, end.
struct InputForm {
  std::string prefix;  // "query: ", say
  SpecialNumbers special;
  std::size_t max_tokens = 512;  // with begin, prefix and end; longer texts are cut into windows
};

// The vector of a text of several windows is the mean of theirs, weighted by their tokens. Weights
// are the number of tokens of the text times the length of the pooled vector. `place` stands in
// errors. Throws ModelError when the network fails or gives values that are no numbers.
SentenceVectors encode_in_batches(std::span<const std::string_view> sentences,
                                  const Tokenizer& tokenizer, const BatchModel& model,
                                  const InputForm& form, const EncodeOptions& options,
                                  const std::string& place);

}  // namespace calque
