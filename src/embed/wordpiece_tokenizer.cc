// Tokenizer: WordPiece.
#include <algorithm>
#include <array>
#include <fstream>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "embed/tokenizer.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr int longest_word = 100;  // characters; longer ones are unknown, as in BERT
constexpr const char* continuing = "##";

bool is_space(UChar32 c) {
  return c == '\t' || c == '\n' || c == '\r' || u_charType(c) == U_SPACE_SEPARATOR;
}

bool is_dropped(UChar32 c) {
  return c == 0 || c == 0xFFFD || (!is_space(c) && (U_GET_GC_MASK(c) & U_GC_C_MASK) != 0);
}

bool is_punctuation(UChar32 c) {
  const bool symbol = c < 128 && c > 32 && u_isalnum(c) == 0 && c != 127;
  return symbol || (U_GET_GC_MASK(c) & U_GC_P_MASK) != 0;
}

// The blocks of Han characters that BERT's tokenizer takes apart.
bool is_han(UChar32 c) {
  constexpr std::array<std::pair<UChar32, UChar32>, 8> blocks = {{{0x3400, 0x4DBF},
                                                                  {0x4E00, 0x9FFF},
                                                                  {0xF900, 0xFAFF},
                                                                  {0x20000, 0x2A6DF},
                                                                  {0x2A700, 0x2B73F},
                                                                  {0x2B740, 0x2B81F},
                                                                  {0x2B820, 0x2CEAF},
                                                                  {0x2F800, 0x2FA1F}}};
  return std::any_of(blocks.begin(), blocks.end(),
                     [c](const auto& block) { return c >= block.first && c <= block.second; });
}

icu::UnicodeString without_case_and_accents(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString lower(text);
  lower.toLower(icu::Locale::getRoot());
  const icu::UnicodeString apart = U_SUCCESS(status) ? nfd->normalize(lower, status) : lower;
  icu::UnicodeString out;
  for (int i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) out.append(c);
  }
  return out;
}

// Words, marks of punctuation and single Han characters.
std::vector<icu::UnicodeString> words_of(const icu::UnicodeString& text) {
  std::vector<icu::UnicodeString> words;
  icu::UnicodeString word;
  const auto finish = [&] {
    if (!word.isEmpty()) words.push_back(word);
    word.remove();
  };
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_dropped(c)) continue;
    if (is_space(c)) {
      finish();
    } else if (is_punctuation(c) || is_han(c)) {
      finish();
      words.emplace_back(c);
    } else {
      word.append(c);
    }
  }
  finish();
  return words;
}

class WordPieceTokenizer : public Tokenizer {
 public:
  WordPieceTokenizer(const std::string& path, bool lowercase) : lowercase_(lowercase) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::int32_t number = 0;
    while (std::getline(in, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      longest_ = std::max(longest_, line.size());
      numbers_.emplace(line, number++);
    }
    size_ = static_cast<std::size_t>(number);
    const auto find = [&](const char* piece) {
      const auto found = numbers_.find(piece);
      if (found != numbers_.end()) return found->second;
      throw ModelError({path}, {"not a WordPiece vocabulary: {0} is missing", {piece}},
                       "fetch or export the model again (docs/models.md)");
    };
    unknown_ = find("[UNK]");
    special_ = {find("[CLS]"), find("[SEP]"), find("[PAD]")};
  }

  std::vector<std::int32_t> encode(std::string_view text) const override {
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    if (lowercase_) unicode = without_case_and_accents(unicode);
    std::vector<std::int32_t> numbers;
    for (const icu::UnicodeString& word : words_of(unicode)) add_pieces(word, numbers);
    return numbers;
  }

  std::size_t size() const override { return size_; }
  std::optional<SpecialNumbers> special_numbers() const override { return special_; }

 private:
  // Each time the longest piece that fits; a word that cannot be put together so is unknown.
  void add_pieces(const icu::UnicodeString& word, std::vector<std::int32_t>& numbers) const {
    const std::size_t before = numbers.size();
    std::string text;
    word.toUTF8String(text);
    bool whole = word.countChar32() <= longest_word;
    for (std::size_t begin = 0; whole && begin < text.size();) {
      const std::string front = begin == 0 ? "" : continuing;
      std::size_t size = std::min(text.size() - begin, longest_);
      auto found = numbers_.end();
      for (; size > 0; --size) {
        found = numbers_.find(front + text.substr(begin, size));
        if (found != numbers_.end()) break;
      }
      whole = size > 0;
      if (whole) numbers.push_back(found->second);
      begin += size;
    }
    if (whole) return;
    numbers.resize(before);
    numbers.push_back(unknown_);
  }

  bool lowercase_;
  std::unordered_map<std::string, std::int32_t> numbers_;
  std::size_t size_ = 0;
  std::size_t longest_ = 0;  // bytes of the longest piece
  std::int32_t unknown_ = 0;
  SpecialNumbers special_;
};

}  // namespace

std::unique_ptr<Tokenizer> load_wordpiece(const std::string& path, bool lowercase) {
  return std::make_unique<WordPieceTokenizer>(path, lowercase);
}

}  // namespace calque
