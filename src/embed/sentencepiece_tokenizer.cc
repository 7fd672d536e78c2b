// Tokenizer: libsentencepiece.
#include <sentencepiece_processor.h>

#include "embed/tokenizer.h"
#include "text/error.h"

namespace calque {
namespace {

class SentencePieceTokenizer : public Tokenizer {
 public:
  SentencePieceTokenizer(const std::string& path, const PieceNumbers& numbers)
      : path_(path), numbers_(numbers) {
    const auto status = processor_.Load(path);
    if (!status.ok()) {
      throw ModelError({path}, "not a SentencePiece model, or a damaged one",
                       "fetch or export the model again (docs/models.md)");
    }
  }

  std::vector<std::int32_t> encode(std::string_view text) const override {
    std::vector<int> pieces;
    const auto status = processor_.Encode({text.data(), text.size()}, &pieces);
    if (!status.ok()) {
      throw ModelError({path_}, {"the text cannot be cut into pieces: {0}", {status.ToString()}});
    }
    std::vector<std::int32_t> numbers(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      numbers[i] =
          pieces[i] == processor_.unk_id() ? numbers_.unknown : pieces[i] + numbers_.offset;
    }
    return numbers;
  }

  std::size_t size() const override {
    return static_cast<std::size_t>(processor_.GetPieceSize() + numbers_.offset);
  }

 private:
  std::string path_;
  PieceNumbers numbers_;
  sentencepiece::SentencePieceProcessor processor_;
};

}  // namespace

std::unique_ptr<Tokenizer> load_sentencepiece(const std::string& path,
                                              const PieceNumbers& numbers) {
  return std::make_unique<SentencePieceTokenizer>(path, numbers);
}

}  // namespace calque
