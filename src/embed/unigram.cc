#include "embed/unigram.h"

#include <algorithm>
#include <limits>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::string_view space_mark = "\xE2\x96\x81";  // U+2581
constexpr float unknown_penalty = 10;                    // SentencePiece's

// Removed as if they were not there: controls and what only shapes or joins. U+00AD goes by NFKC's
// side in SentencePiece's table; joiners become spaces there.
bool is_dropped(char32_t c) {
  return (c < 0x20 && !is_space(c)) || (c >= 0x7F && c < 0xA0 && c != 0x85) || c == 0xAD ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_blank(char32_t c) {
  return is_space(c) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0x2028 ||
         c == 0x2029;
}

std::string composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string result;
  if (U_FAILURE(status)) return std::string(text);
  icu::StringByteSink<std::string> sink(&result, static_cast<std::int32_t>(text.size()));
  nfkc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                      sink, nullptr, status);
  return U_SUCCESS(status) ? result : std::string(text);
}

// The best cut that ends at one byte of the text.
struct Step {
  float score = -std::numeric_limits<float>::infinity();
  std::uint32_t length = 0;
  std::uint32_t piece = PieceTrie::none;
};

std::size_t length_of_character(unsigned char lead) {
  if (lead < 0x80) return 1;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

std::string unigram_form(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string owned = ascii ? std::string() : composed(text);
  if (!ascii) text = owned;
  std::string form;
  form.reserve(text.size() + text.size() / 4 + 3);
  bool gap = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      gap = true;
    } else if (!is_dropped(c)) {
      if (gap) form += space_mark;
      gap = false;
      if (c == 0xFFFD) {
        append_utf8(form, c);
      } else {
        form += text.substr(begin, at - begin);
      }
    }
  }
  return form;
}

Unigram::Unigram(const std::vector<std::string_view>& pieces, std::vector<float> scores)
    : trie_(pieces), scores_(std::move(scores)) {
  const auto lowest = std::min_element(scores_.begin(), scores_.end());
  unknown_ = (lowest == scores_.end() ? 0 : *lowest) - unknown_penalty;
  keeps_to_words_ = std::none_of(pieces.begin(), pieces.end(), [](std::string_view piece) {
    return piece.find(space_mark, 1) != std::string_view::npos;
  });
}

std::vector<std::uint32_t> Unigram::cut(std::string_view text, Unknown unknown) const {
  std::vector<Step> steps(text.size() + 1);
  steps[0].score = 0;
  for (std::size_t at = 0; at < text.size();) {
    const float score = steps[at].score;
    const std::size_t character =
        std::min(length_of_character(static_cast<unsigned char>(text[at])), text.size() - at);
    bool covered = false;
    trie_.each_prefix(text.substr(at), [&](std::size_t length, std::uint32_t piece) {
      Step& step = steps[at + length];
      // Compared before it is rounded, as SentencePiece does: between equal cuts this decides.
      const double sum = static_cast<double>(score) + scores_[piece];
      if (sum > step.score) {
        step = {static_cast<float>(sum), static_cast<std::uint32_t>(length), piece};
      }
      covered = covered || length == character;
    });
    Step& step = steps[at + character];
    if (!covered && score + unknown_ > step.score) {
      step = {score + unknown_, static_cast<std::uint32_t>(character), PieceTrie::none};
    }
    at += character;
  }
  std::vector<std::uint32_t> pieces;
  for (std::size_t at = text.size(); at > 0; at -= steps[at].length) {
    const std::uint32_t piece = steps[at].piece;
    const bool repeated = !pieces.empty() && pieces.back() == PieceTrie::none;
    if (piece != PieceTrie::none || (unknown == Unknown::marked && !repeated)) {
      pieces.push_back(piece);
    }
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

const std::vector<std::uint32_t>& WordCutter::cut(std::string_view text) {
  pieces_.clear();
  while (!text.empty()) {
    const std::size_t end =
        unigram_.keeps_to_words() ? std::min(text.find(space_mark, 1), text.size()) : text.size();
    add_word(text.substr(0, end));
    text.remove_prefix(end);
  }
  return pieces_;
}

void WordCutter::add_word(std::string_view word) {
  constexpr std::size_t longest = 48;  // bytes; what is longer seldom comes again
  constexpr std::size_t most_words = 200'000;
  if (const auto found = known_.find(word); found != known_.end()) {
    const auto begin = remembered_.begin() + static_cast<std::ptrdiff_t>(found->second.begin);
    pieces_.insert(pieces_.end(), begin, begin + static_cast<std::ptrdiff_t>(found->second.size));
    return;
  }
  const std::vector<std::uint32_t> cut = unigram_.cut(word);
  pieces_.insert(pieces_.end(), cut.begin(), cut.end());
  if (word.size() > longest || known_.size() == most_words) return;
  known_.emplace(word, Cut{remembered_.size(), cut.size()});
  remembered_.insert(remembered_.end(), cut.begin(), cut.end());
}

}  // namespace calque
