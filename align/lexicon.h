// Which token types of two documents translate each other, and how surely: equal and similar
// spellings to begin with, then what the texts themselves teach.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/dictionary.h"
#include "align/tokens.h"

namespace calque {

struct Translation {
  std::uint32_t target = 0;  // token type of the target document
  // How much more often the two stand in one pair of translations than chance has it:
  // p(s, t) / (p(s) p(t)) over tokens; 1 is chance.
  float ratio = 1.0F;
};

// The segments of one bead as sets of token types, with how sure the bead is (0..1).
struct WeightedBead {
  std::vector<std::uint32_t> source;  // sorted, unique
  std::vector<std::uint32_t> target;
  double weight = 1.0;
};

class Lexicon {
 public:
  // Equal keys, equal spellings in Latin letters and cognates of the two vocabularies, and the
  // entries of `dictionary` whose words (or inflected forms of them) both documents hold.
  static Lexicon from_spelling(const TokenizedDocument& source, const TokenizedDocument& target,
                               const Dictionary& dictionary = {});

  // This lexicon joined with what IBM Model 1 (Brown et al. 1993), run in both directions, finds in
  // `beads`. Counts are discounted, so that a bead does not confirm itself.
  Lexicon learned_from(const std::vector<WeightedBead>& beads, const TokenizedDocument& source,
                       const TokenizedDocument& target) const;

  std::span<const Translation> of(std::uint32_t source_type) const {
    return {entries_.data() + begin_[source_type], begin_[source_type + 1] - begin_[source_type]};
  }
  // Whether a dictionary gave the pair.
  bool is_given(std::uint32_t source_type, std::uint32_t target_type) const;
  // The ratio of a pair; 0 when it is not in the lexicon.
  float ratio(std::uint32_t source_type, std::uint32_t target_type) const;
  // How probable it is that a token of this type has its counterpart in a true translation.
  double source_rate(std::uint32_t type) const { return source_rate_[type]; }
  double target_rate(std::uint32_t type) const { return target_rate_[type]; }

 private:
  struct Pair {
    std::uint32_t source;
    std::uint32_t target;
    float joint;  // expected number of tokens that the two explain of each other

    bool before(const Pair& other) const {
      return source != other.source ? source < other.source : target < other.target;
    }
  };
  static std::vector<Pair> look_up(const Dictionary& dictionary, const TokenizedDocument& source,
                                   const TokenizedDocument& target);
  // Sorted, every pair once with the greater of its counts.
  static std::vector<Pair> joined(std::vector<Pair> pairs);
  static Lexicon build(const std::vector<Pair>& pairs, const std::vector<Pair>& given,
                       const TokenizedDocument& source, const TokenizedDocument& target);

  std::vector<Pair> spelling_;        // kept to be joined with what is learned
  std::vector<Pair> given_;           // by a dictionary; the same. Sorted
  std::vector<std::size_t> begin_;    // [source type] -> first entry; one more at the end
  std::vector<Translation> entries_;  // by source type, then target type
  std::vector<double> source_rate_;
  std::vector<double> target_rate_;
};

}  // namespace calque
