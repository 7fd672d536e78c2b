// Writes the few fields of sentencepiece_model.proto that a unigram model needs.
#include "embed/sentencepiece_writer.h"

#include <cstdint>
#include <cstring>
#include <unordered_map>

#include <sentencepiece_trainer.h>

#include "text/error.h"

namespace calque {
namespace {

// Types of fields in protocol buffers.
enum class Wire { number = 0, bytes = 2, four_bytes = 5 };

// Fields of ModelProto, and of the messages in it.
constexpr unsigned model_piece = 1;
constexpr unsigned model_trainer = 2;
constexpr unsigned model_normaliser = 3;
constexpr unsigned piece_text = 1;
constexpr unsigned piece_score = 2;
constexpr unsigned piece_type = 3;
constexpr unsigned trainer_model_type = 3;
constexpr unsigned trainer_vocabulary_size = 4;
constexpr unsigned trainer_first_special = 40;  // unknown; then begin, end, padding
constexpr std::uint64_t unigram = 1;
constexpr std::uint64_t type_unknown = 2;
constexpr std::uint64_t type_control = 3;
constexpr auto no_piece = static_cast<std::uint64_t>(-1);

void put_varint(std::string& out, std::uint64_t value) {
  for (; value > 127; value >>= 7) out += static_cast<char>((value & 127) | 128);
  out += static_cast<char>(value);
}

void put_key(std::string& out, unsigned field, Wire wire) {
  put_varint(out, field << 3 | static_cast<unsigned>(wire));
}

void put_number(std::string& out, unsigned field, std::uint64_t value) {
  put_key(out, field, Wire::number);
  put_varint(out, value);
}

void put_bytes(std::string& out, unsigned field, std::string_view bytes) {
  put_key(out, field, Wire::bytes);
  put_varint(out, bytes.size());
  out += bytes;
}

std::string piece_message(const ScoredPiece& piece, std::uint64_t type = 0) {
  std::string message;
  put_bytes(message, piece_text, piece.text);
  put_key(message, piece_score, Wire::four_bytes);
  char score[sizeof piece.score];
  std::memcpy(score, &piece.score, sizeof score);
  message.append(score, sizeof score);
  if (type != 0) put_number(message, piece_type, type);
  return message;
}

std::string trainer_message(std::size_t size) {
  std::string message;
  put_number(message, trainer_model_type, unigram);
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

std::uint64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) fail();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 127U) << shift;
    if (byte < 128) return value;
  }
  fail();
}

// The last field of this number that holds bytes.
std::string_view find_bytes(std::string_view message, unsigned wanted) {
  std::string_view found;
  while (!message.empty()) {
    const std::uint64_t key = take_varint(message);
    std::uint64_t size = 0;
    switch (static_cast<Wire>(key & 7)) {
      case Wire::number: take_varint(message); continue;
      case Wire::four_bytes: size = 4; break;
      case Wire::bytes: size = take_varint(message); break;
      default: fail();
    }
    if (size > message.size()) fail();
    if (key >> 3 == wanted) found = message.substr(0, size);
    message.remove_prefix(size);
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
