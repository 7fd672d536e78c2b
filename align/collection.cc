#include "align/collection.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "align/anchors/name_projection.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr double fewest_documents = 8.0;  // for rarity to go by its logarithm
constexpr std::size_t shortest_name = 3;  // letters

// How many letters English needs where another script needs one.
double letters_for(char32_t c) {
  if (c < 0x0E00) return 1.0;
  if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF)) return 2.8;  // Han
  if (c >= 0x3040 && c <= 0x30FF) return 1.7;                                      // kana
  if (c >= 0xAC00 && c <= 0xD7A3) return 2.0;                                      // Hangul
  return 1.0;
}

double english_length(const Document& document) {
  double length = 0.0;
  for (const Segment& segment : document.segments) {
    for (std::size_t at = segment.range.begin; at < segment.range.end;)
      length += letters_for(next_code_point(document.text, at));
  }
  return length;
}

// Token types of single documents made those of the collection.
class Vocabulary {
 public:
  explicit Vocabulary(TokenizedDocument& into) : into_(into) {}

  std::uint32_t add(const TokenType& type) {
    const auto [found, fresh] =
        index_.emplace(std::to_string(static_cast<int>(type.kind)) + type.key,
                       static_cast<std::uint32_t>(into_.types.size()));
    if (fresh) {
      into_.types.push_back(type);
      into_.types.back().count = into_.types.back().segments = 0;
    }
    return found->second;
  }

  void add(const TokenizedDocument& document) {
    std::vector<std::uint32_t> types;
    for (const TokenType& type : document.types) {
      types.push_back(add(type));
      into_.types[types.back()].count += type.count;
      ++into_.types[types.back()].segments;
    }
    auto& tokens = into_.segments.emplace_back();
    for (const auto& segment : document.segments) {
      for (const Token& token : segment) tokens.push_back({types[token.type], token.range});
    }
    into_.tokens += document.tokens;
  }

 private:
  TokenizedDocument& into_;
  std::unordered_map<std::string, std::uint32_t> index_;
};

std::vector<float> novelties(std::span<const Document> documents) {
  std::unordered_map<std::string, std::uint32_t> held;
  std::vector<std::uint32_t*> counts;
  std::unordered_set<std::uint32_t*> here;
  for (const Document& document : documents) {
    here.clear();
    for (const Segment& segment : document.segments) {
      const std::string folded = fold(slice(document.text, segment.range));
      const bool counts_not = segment.kind == SegmentKind::boilerplate || trim(folded).empty();
      std::uint32_t* count = counts_not ? nullptr : &held[folded];
      if (count != nullptr && here.insert(count).second) ++*count;
      counts.push_back(count);
    }
  }
  std::vector<float> novelty;
  for (const std::uint32_t* count : counts)
    novelty.push_back(count == nullptr ? 0.0F : 1.0F / static_cast<float>(*count));
  return novelty;
}

SentenceVectors joined(std::span<const SentenceVectors> parts) {
  SentenceVectors all;
  for (const SentenceVectors& part : parts) {
    all.dimension = std::max(all.dimension, part.dimension);
    all.values.insert(all.values.end(), part.values.begin(), part.values.end());
    all.weights.insert(all.weights.end(), part.weights.begin(), part.weights.end());
  }
  return all;
}

void set_document_vectors(Collection& side) {
  const std::size_t dimension = side.vectors.dimension;
  side.document_vectors.assign(side.size() * dimension, 0.0F);
  for (std::size_t d = 0; d < side.size(); ++d) {
    const auto sum = std::span(side.document_vectors).subspan(d * dimension, dimension);
    for (std::size_t i = side.first[d]; i < side.first[d + 1]; ++i) {
      const float weight = side.vectors.weights[i] * side.novelty[i];
      const auto row = side.vectors.of(i);
      for (std::size_t k = 0; k < dimension; ++k) sum[k] += weight * row[k];
    }
    const float length = std::sqrt(dot(sum, sum));
    for (float& value : sum) value = length > 0.0F ? value / length : 0.0F;
  }
}

// All documents as one, and their anchors.
struct Whole {
  Document document;
  std::vector<std::vector<Anchor>> anchors;
};

Whole whole_of(const Collection& side) {
  Whole whole;
  for (std::size_t d = 0; d < side.size(); ++d) {
    const std::size_t offset = whole.document.text.size();
    const auto shifted = [&](ByteRange range) {
      return ByteRange{range.begin + offset, range.end + offset};
    };
    whole.document.text += side.documents[d].text + "\n\n";
    for (Segment segment : side.documents[d].segments) {
      segment.range = shifted(segment.range);
      whole.document.segments.push_back(segment);
    }
    for (auto anchors : side.anchors[d]) {
      for (Anchor& anchor : anchors) anchor.range = shifted(anchor.range);
      whole.anchors.push_back(std::move(anchors));
    }
  }
  if (!side.documents.empty()) whole.document.lang = side.documents.front().lang;
  return whole;
}

// The words of the names of each document.
std::vector<std::vector<std::string>> name_words(const Collection& side, const Whole& whole) {
  std::vector<std::vector<std::string>> names(side.size());
  for (std::size_t d = 0; d < side.size(); ++d) {
    for (std::size_t i = side.first[d]; i < side.first[d + 1]; ++i) {
      for (const Anchor& anchor : whole.anchors[i]) {
        if (anchor.kind != AnchorKind::entity) continue;
        for (std::size_t begin = 0; begin < anchor.key.size();) {
          const std::size_t end = std::min(anchor.key.find(' ', begin), anchor.key.size());
          if (end - begin >= shortest_name)
            names[d].push_back(anchor.key.substr(begin, end - begin));
          begin = end + 1;
        }
      }
    }
    std::sort(names[d].begin(), names[d].end());
    names[d].erase(std::unique(names[d].begin(), names[d].end()), names[d].end());
  }
  return names;
}

void add_names(Collection& side, const std::vector<std::vector<std::string>>& names,
               const std::unordered_set<std::string>& wanted) {
  std::unordered_map<std::string, std::uint32_t> types;
  for (std::size_t d = 0; d < side.size(); ++d) {
    for (const std::string& name : names[d]) {
      if (!wanted.contains(name)) continue;
      const auto [found, fresh] =
          types.emplace(name, static_cast<std::uint32_t>(side.tokens.types.size()));
      if (fresh) side.tokens.types.push_back({TokenKind::name, name, {}, 0, 0});
      TokenType& type = side.tokens.types[found->second];
      ++type.count;
      ++type.segments;
      ++side.tokens.tokens;
      side.tokens.segments[d].push_back({found->second, {}});
    }
  }
}

}  // namespace

Collection::Collection(std::span<const Document> all, const ForEach& for_each)
    : documents(all), anchors(all.size()), lengths(all.size()), novelty(novelties(all)) {
  std::vector<TokenizedDocument> tokenized(all.size());
  for_each(all.size(), [&](std::size_t d) {
    anchors[d] = find_anchors(all[d]);
    tokenized[d] = tokenize(all[d], anchors[d]);
    lengths[d] = english_length(all[d]);
  });
  Vocabulary vocabulary(tokens);
  first.push_back(0);
  for (std::size_t d = 0; d < all.size(); ++d) {
    vocabulary.add(tokenized[d]);
    tokens.lengths.push_back(lengths[d]);
    first.push_back(first.back() + all[d].segments.size());
    std::unordered_set<std::string> seen;
    for (const auto& segment : anchors[d]) {
      for (const Anchor& anchor : segment) {
        std::string key = frequency_key(anchor);
        if (seen.insert(key).second) ++frequency[std::move(key)];
      }
    }
  }
}

double Collection::rarity(const Anchor& anchor) const {
  const auto found = frequency.find(frequency_key(anchor));
  const double held = found == frequency.end() ? 1.0 : found->second;
  const double all = std::max(fewest_documents, static_cast<double>(size()));
  return std::clamp(1.0 - std::log(held) / std::log(all), 0.0, 1.0);
}

void set_vectors(Collection& source, std::span<const SentenceVectors> source_vectors,
                 Collection& target, std::span<const SentenceVectors> target_vectors) {
  std::tie(source.vectors, target.vectors) =
      prepare_vectors(joined(source_vectors), joined(target_vectors));
  set_document_vectors(source);
  set_document_vectors(target);
}

void add_projected_names(Collection& source, Collection& target) {
  Whole from = whole_of(source);
  Whole to = whole_of(target);
  const auto before = [](const Whole& whole) {
    std::vector<std::size_t> sizes;
    for (const auto& anchors : whole.anchors) sizes.push_back(anchors.size());
    return sizes;
  };
  const auto sizes = std::pair(before(from), before(to));
  project_names(from.document, from.anchors, to.document, to.anchors);
  if (sizes == std::pair(before(from), before(to))) return;  // both in one script
  const auto source_names = name_words(source, from);
  const auto target_names = name_words(target, to);
  std::unordered_set<std::string> in_source;
  std::unordered_set<std::string> in_both;
  for (const auto& names : source_names) in_source.insert(names.begin(), names.end());
  for (const auto& names : target_names) {
    std::copy_if(names.begin(), names.end(), std::inserter(in_both, in_both.end()),
                 [&](const std::string& name) { return in_source.contains(name); });
  }
  add_names(source, source_names, in_both);
  add_names(target, target_names, in_both);
}

}  // namespace calque
