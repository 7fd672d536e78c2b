// Tokenizer: SentencePiece's models; those that unigram_tokenizer does not know, by the library.
#include <fstream>
#include <iterator>

#include <sentencepiece_processor.h>

#include "embed/tokenizer.h"
#include "embed/unigram_tokenizer.h"
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
  std::ifstream in(path, std::ios::binary);
  std::string model{std::istreambuf_iterator<char>(in), {}};
  if (auto plain = read_unigram_tokenizer(std::move(model), numbers)) return plain;
  return std::make_unique<SentencePieceTokenizer>(path, numbers);
}

}  // namespace calque
