// Writes the few fields of sentencepiece_model.proto that a unigram model needs.
#include "embed/sentencepiece_writer.h"

#include <cstdint>
#include <unordered_map>

#include <sentencepiece_trainer.h>

#include "embed/protobuf.h"
#include "embed/sentencepiece_fields.h"
#include "text/error.h"

namespace calque {
namespace {

using namespace sentencepiece_fields;
using protobuf::put_bytes;
using protobuf::put_number;

constexpr auto no_piece = static_cast<std::uint64_t>(-1);

std::string piece_message(const ScoredPiece& piece, std::uint64_t type = 0) {
  std::string message;
  put_bytes(message, piece_text, piece.text);
  protobuf::put_float(message, piece_score, piece.score);
  if (type != 0) put_number(message, piece_type, type);
  return message;
}

std::string trainer_message(std::size_t size) {
  std::string message;
  put_number(message, trainer_model_type, model_unigram);
  put_number(message, trainer_vocabulary_size, size);
  for (std::uint64_t i = 0; i < 3; ++i) {
    put_number(message, trainer_first_special + static_cast<unsigned>(i), i);
  }
  put_number(message, trainer_first_special + 3, no_piece);
  return message;
}

[[noreturn]] void fail() {
  throw ModelError({}, "libsentencepiece makes no normaliser nmt_nfkc",
                   "install another version of libsentencepiece");
}

// The last field of this number that holds bytes.
std::string_view find_bytes(std::string_view message, unsigned wanted) {
  std::string_view found;
  while (!message.empty()) {
    const auto field = protobuf::take_field(message);
    if (!field) fail();
    if (field->number == wanted && field->wire == protobuf::Wire::bytes) found = field->bytes;
  }
  return found;
}

// Gives the trainer something to train on.
class FewSentences : public sentencepiece::SentenceIterator {
 public:
  bool done() const override { return at_ == 100; }
  void Next() override { text_ = "the sentence number " + std::to_string(++at_); }
  const std::string& value() const override { return text_; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  int at_ = 0;
  std::string text_ = "a sentence";
};

// The compiled normaliser can be had from the library only as a part of a trained model.
std::string normaliser_message() {
  FewSentences sentences;
  std::string trained;
  const std::unordered_map<std::string, std::string> options = {
      {"model_type", "unigram"}, {"vocab_size", "30"}, {"hard_vocab_limit", "false"},
      {"minloglevel", "3"},      {"num_threads", "1"}, {"normalization_rule_name", "nmt_nfkc"}};
  const auto status = sentencepiece::SentencePieceTrainer::Train(options, &sentences, &trained);
  if (!status.ok()) fail();
  const std::string_view found = find_bytes(trained, model_normaliser);
  if (found.empty()) fail();
  return std::string(found);
}

}  // namespace

std::string sentencepiece_model(const std::vector<ScoredPiece>& pieces) {
  std::string model;
  put_bytes(model, model_piece, piece_message({"<unk>"}, type_unknown));
  put_bytes(model, model_piece, piece_message({"<s>"}, type_control));
  put_bytes(model, model_piece, piece_message({"</s>"}, type_control));
  for (const ScoredPiece& piece : pieces) put_bytes(model, model_piece, piece_message(piece));
  put_bytes(model, model_trainer, trainer_message(pieces.size() + 3));
  put_bytes(model, model_normaliser, normaliser_message());
  return model;
}

}  // namespace calque
