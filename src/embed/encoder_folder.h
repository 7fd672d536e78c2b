// Encoders that describe themselves: a folder with a network, a tokenizer and a config.json.
#pragma once

#include <memory>
#include <string>

#include "embed/batching.h"
#include "embed/encoder.h"
#include "embed/openvino_model.h"

namespace calque {

// What config.json says (docs/models.md); members that are not known are passed over, so that the
// config.json of a Hugging Face model is a beginning.
struct EncoderConfig {
  std::string name;  // of the model; the folder's when it is not said
  std::string licence;
  NetworkFile network;         // "model", "output", "pooling", "dimension"
  std::string tokenizer_file;  // "tokenizer"; empty: the first of the usual names that is there
  bool lowercase = false;      // for WordPiece vocabularies
  PieceNumbers numbers;        // "piece_offset", "unknown_id"; for SentencePiece models
  InputForm form;              // "prefix", "max_tokens", "begin_id", "end_id", "padding_id"
  std::size_t vocabulary = 0;  // "vocab_size"; 0: not said
};

// Throws ModelError (file: config.json) when it is missing, no JSON, or makes no sense.
EncoderConfig read_encoder_config(const std::string& folder);

// Throws ModelError when it is damaged or does not fit.
std::unique_ptr<Tokenizer> load_tokenizer(const std::string& folder, const EncoderConfig& config);

enum class Loading {
  at_once,
  when_needed,  // by the first encode(), which then throws what loading would have thrown; at once
                // all the same when config.json does not tell the dimension
};

// For up to `threads` calls at a time (0: one a processor). Throws ModelError when a part of the
// folder is missing, damaged or does not fit the others.
std::unique_ptr<Encoder> load_encoder_folder(const std::string& folder, std::size_t threads = 0,
                                             Loading loading = Loading::at_once);

}  // namespace calque
