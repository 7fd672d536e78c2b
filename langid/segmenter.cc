#include "langid/segmenter.h"

#include <algorithm>
#include <optional>

#include "langid/enclosures.h"
#include "langid/list_marker.h"
#include "langid/marks.h"
#include "langid/rules.h"
#include "langid/sentence_end.h"
#include "langid/stops.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Walks over the enclosures and the stops of a block together.
class EnclosureCursor {
 public:
  explicit EnclosureCursor(const std::vector<Enclosure>& enclosures) : enclosures_(enclosures) {}

  // The enclosures around `at`, outermost first; calls must come in order.
  const std::vector<Enclosure>& around(std::size_t at) {
    for (; next_ < enclosures_.size() && enclosures_[next_].open < at; ++next_) {
      open_.push_back(enclosures_[next_]);
    }
    std::erase_if(open_, [&](const Enclosure& pair) { return pair.close < at; });
    return open_;
  }

 private:
  const std::vector<Enclosure>& enclosures_;
  std::size_t next_ = 0;
  std::vector<Enclosure> open_;
};

// The markers of a list that runs on within a paragraph: "1. First 2. Second".
class InlineList {
 public:
  explicit InlineList(const BlockText& block) : block_(block) {}

  // A sentence begins at `at`.
  void begin(std::size_t at) {
    marker_ = list_marker(block_.text.substr(at, std::min(block_.block.end - at, max_marker)));
    if (!splits_reliably(marker_)) marker_ = {};
    at_ = at;
  }

  // Where the list's next item begins, if before `end`.
  std::optional<std::size_t> next_item(std::size_t end) {
    if (marker_.kind == ListMarker::Kind::none) return std::nullopt;
    for (; at_ + 1 < end; ++at_) {
      const char c = block_.text[at_];
      if (c != ' ' && c != '\n' && c != '\t') continue;
      const std::size_t here = at_ + 1;
      const auto next =
          list_marker(block_.text.substr(here, std::min(block_.block.end - here, max_marker)));
      if (follows(marker_, next) || starts_list(next, here, end)) return here;
    }
    return std::nullopt;
  }

  bool is_only_marker(ByteRange sentence) const {
    const std::size_t size = marker_size(sentence.begin);
    if (size == 0 || size == sentence.size()) return size > 0;
    std::size_t behind = sentence.begin + size;  // "• 9."
    while (is_space(character_at(behind))) next_code_point(block_.text, behind);
    return behind < sentence.end && behind + marker_size(behind) == sentence.end;
  }

 private:
  static constexpr std::size_t max_marker = 16;  // bytes

  // The first marker of another list within this one: "… 2) Last a) First b) …".
  bool starts_list(const ListMarker& marker, std::size_t at, std::size_t end) const {
    const bool is_first = marker.value == 1 || marker.roman == 1;
    constexpr std::size_t near = 1000;  // bytes
    return is_first && splits_reliably(marker) &&
           next_list_marker(block_.text, {at, std::min(end, at + near)}, marker);
  }

  char32_t character_at(std::size_t at) const {
    return at < block_.block.end ? next_code_point(block_.text, at) : U'\0';
  }

  std::size_t marker_size(std::size_t at) const {
    return list_marker(block_.text.substr(at, std::min(block_.block.end - at, max_marker))).size;
  }

  // "A. Smith" and "1. FC Köln" are no items; "-" and "*" stand between words too.
  bool splits_reliably(const ListMarker& marker) const {
    using enum ListMarker::Kind;
    if (marker.kind == bullet) return is_bullet_sign(marker.sign);
    if (marker.shape != ListMarker::Shape::dot) return true;
    return marker.kind == small_letter || (marker.kind == number && !block_.rules.capital_nouns);
  }

  const BlockText& block_;
  ListMarker marker_;
  std::size_t at_ = 0;
};

// Collects the sentences of a block.
class Splitter {
 public:
  explicit Splitter(const BlockText& block)
      : block_(block), cursor_(block.enclosures), list_(block) {
    begin(block.block.begin);
  }

  std::vector<ByteRange> split() {
    for (const Stop& stop : find_stops(block_)) {
      if (stop.next >= block_.block.end) break;
      split_items(stop.next);
      const auto& around = cursor_.around(stop.begin);
      if (stop.begin < begin_ || list_.is_only_marker({begin_, stop.end})) continue;
      if (!ends_sentence(block_, capitals_, stop, begin_, around)) continue;
      if (!has_word(stop.end)) continue;
      sentences_.push_back({begin_, stop.end});
      begin(stop.next);
    }
    split_items(block_.block.end);
    add_rest();
    return std::move(sentences_);
  }

 private:
  void begin(std::size_t at) {
    begin_ = at;
    list_.begin(at);
    has_word_ = false;
    read_ = at;
  }

  // Whether the sentence so far, up to `end`, has a letter or digit; each byte is read once.
  bool has_word(std::size_t end) {
    while (!has_word_ && read_ < end) {
      const char32_t c = next_code_point(block_.text, read_);
      has_word_ = is_letter(c) || is_digit(c);
    }
    return has_word_;
  }

  void split_items(std::size_t end) {
    while (const auto item = list_.next_item(end)) {
      const ByteRange before = trim(block_.text, {begin_, *item});
      if (!before.empty()) sentences_.push_back(before);
      begin(*item);
    }
  }

  // Marks alone are no sentence.
  void add_rest() {
    const ByteRange rest{begin_, block_.block.end};
    if (sentences_.empty() || has_word(rest.end)) {
      sentences_.push_back(rest);
    } else {
      sentences_.back().end = rest.end;
    }
  }

  const BlockText& block_;
  const bool capitals_ = has_capitals(block_);
  EnclosureCursor cursor_;
  InlineList list_;
  std::size_t begin_ = 0;  // of the sentence
  std::size_t read_ = 0;
  bool has_word_ = false;
  std::vector<ByteRange> sentences_;
};

}  // namespace

std::vector<ByteRange> split_sentences(std::string_view text, ByteRange block,
                                       const std::string& lang) {
  return split_sentences(text, block, lang, segmentation_rules(lang));
}

std::vector<ByteRange> split_sentences(std::string_view text, ByteRange block,
                                       const std::string& lang, const SegmentationRules& rules) {
  const ByteRange whole = trim(text, block);
  if (whole.empty()) return {};
  BlockText parts{text, whole, lang, rules, find_marks(text, whole), {}};
  parts.enclosures = find_enclosures(text, whole, parts.marks);
  return Splitter(parts).split();
}

}  // namespace calque
