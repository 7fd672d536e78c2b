#include "align/tokens.h"

#include <algorithm>
#include <optional>

#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::string_view country_prefix = "country:";

// The kind of token that stands for the whole of an anchor; none where its words speak better.
std::optional<TokenKind> token_kind(const Anchor& anchor) {
  switch (anchor.kind) {
    case AnchorKind::number: return TokenKind::number;
    case AnchorKind::date: return TokenKind::date;
    case AnchorKind::url: return TokenKind::url;
    case AnchorKind::acronym: return TokenKind::acronym;
    case AnchorKind::placeholder: return TokenKind::placeholder;
    case AnchorKind::entity:
      if (anchor.key.starts_with(country_prefix)) return TokenKind::country;
      return std::nullopt;
    default: return std::nullopt;
  }
}

// Punctuation that translators keep, by its ASCII form; empty for all other characters.
std::string_view mark_key(char32_t c) {
  switch (c) {
    case U'?':
    case U'？':
    case U'؟':
    case 0x37E: return "?";  // U+037E is Greek
    case U'!':
    case U'！': return "!";
    case U':':
    case U'：': return ":";
    case U';':
    case U'；':
    case U'؛': return ";";
    case U'(':
    case U'（': return "(";
    case U'"':
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
    case U'《':
    case U'》': return "\"";
    case U'%':
    case U'％':
    case U'٪': return "%";
    case U'…': return "…";
    default: return {};
  }
}

class Builder {
 public:
  explicit Builder(const Document& document) : document_(document) {}

  // Anchors of the next segment, in order.
  void add_anchor(const Anchor& anchor, const ByteRange& range) {
    const auto kind = token_kind(anchor);
    if (!kind || (!covered_.empty() && covered_.back().overlaps(range))) return;
    covered_.push_back(range);
    add(*kind, anchor.key, range);
  }

  // The segment itself, after its anchors.
  void add_segment(const ByteRange& range) {
    const std::string_view text = slice(document_.text, range);
    for (ByteRange word : find_words(text)) {
      word = {word.begin + range.begin, word.end + range.begin};
      if (!covered(word)) add_word(word);
    }
    add_marks(range);
    std::sort(tokens_.begin(), tokens_.end(),
              [](const Token& a, const Token& b) { return a.range < b.range; });
    result_.tokens += tokens_.size();
    result_.lengths.push_back(static_cast<double>(count_code_points(text)));
    result_.segments.push_back(tokens_);
    count_types();
    tokens_.clear();
    covered_.clear();
  }

  TokenizedDocument finish() { return std::move(result_); }

 private:
  // The covered ranges are disjoint and in order.
  bool covered(const ByteRange& word) const {
    const auto found = std::upper_bound(
        covered_.begin(), covered_.end(), word.begin,
        [](std::size_t begin, const ByteRange& range) { return begin < range.end; });
    return found != covered_.end() && found->overlaps(word);
  }

  // Words as they are spelled come up again and again: folded once.
  void add_word(const ByteRange& range) {
    const std::string_view spelled = slice(document_.text, range);
    const auto known = spelled_.find(spelled);
    if (known != spelled_.end()) {
      tokens_.push_back({known->second, range});
      return;
    }
    add(TokenKind::word, fold(spelled), range);
    spelled_.emplace(spelled, tokens_.back().type);
  }

  void add(TokenKind kind, std::string key, const ByteRange& range) {
    std::string name = std::to_string(static_cast<int>(kind)) + key;
    const auto [found, fresh] =
        index_.emplace(std::move(name), static_cast<std::uint32_t>(result_.types.size()));
    if (fresh) {
      std::string latin = kind == TokenKind::word ? fold_to_latin(key) : std::string();
      result_.types.push_back({kind, std::move(key), std::move(latin), 0, 0});
    }
    tokens_.push_back({found->second, range});
  }

  void add_marks(const ByteRange& range) {
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t begin = at;
      const std::string_view key = mark_key(next_code_point(document_.text, at));
      if (!key.empty() && !covered({begin, at}))
        add(TokenKind::mark, std::string(key), {begin, at});
    }
  }

  void count_types() {
    seen_.clear();
    for (const Token& token : tokens_) {
      ++result_.types[token.type].count;
      seen_.push_back(token.type);
    }
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    for (const std::uint32_t type : seen_) ++result_.types[type].segments;
  }

  const Document& document_;
  TokenizedDocument result_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::unordered_map<std::string_view, std::uint32_t> spelled_;  // [word as it stands] -> type
  std::vector<Token> tokens_;
  std::vector<ByteRange> covered_;
  std::vector<std::uint32_t> seen_;
};

}  // namespace

TokenizedDocument tokenize(const Document& document,
                           const std::vector<std::vector<Anchor>>& anchors) {
  Builder builder(document);
  for (std::size_t i = 0; i < document.segments.size(); ++i) {
    for (const Anchor& anchor : anchors[i]) builder.add_anchor(anchor, anchor.range);
    builder.add_segment(document.segments[i].range);
  }
  return builder.finish();
}

TokenizedDocument tokenize(const Document& document, const AnchorIndex& anchors) {
  Builder builder(document);
  for (std::size_t i = 0; i < document.segments.size(); ++i) {
    for (const AnchorIndex::Place& place : anchors.of(i))
      builder.add_anchor(anchors.anchor(place), place.range);
    builder.add_segment(document.segments[i].range);
  }
  return builder.finish();
}

}  // namespace calque
