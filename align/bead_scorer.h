// How much likelier some neighbouring source segments and some neighbouring target segments are as
// translations of each other than as strangers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/bead_features.h"
#include "align/text_model.h"
#include "align/tokens.h"
#include "align/weights.h"

namespace calque {

// Scores are log odds (natural logarithm): 0 is chance. The score of a bead is a weighted sum of
// its features: the tokens of both sides, each explained by the other side's tokens (a mixture of a
// lexicon entry and chance, as in IBM Model 1), the length, and the cosine of the sums of their
// vectors where there are any. Holds references; the arguments must outlive it. A scorer moves
// along the source and keeps the rows it needs: not thread-safe.
class BeadScorer {
 public:
  static constexpr std::size_t largest_side = SimilarityModel::largest_side;
  // Of the beads that end at one pair of segments: [source segments - 1][target segments - 1].
  template <typename Number>
  using OfBeads = std::array<Number, largest_side * largest_side>;

  BeadScorer(const TokenizedDocument& source, const TokenizedDocument& target,
             const TextModel& model, const AlignWeights& weights, const BeadWeights& bead_weights,
             std::size_t rows_kept);

  // Finds the token matches of source segment `row` with the target segments [begin, end). Rows are
  // prepared in ascending order; those of the last `rows_kept` calls stay.
  void prepare(std::size_t row, std::size_t begin, std::size_t end);

  // The bead of source segments [row - a + 1, row] and target segments [column - b + 1, column].
  // All must lie in prepared rows and ranges; a, b >= 1.
  double score(std::size_t row, std::size_t a, std::size_t column, std::size_t b);

  // What the score is made of; as for score().
  BeadFeatures features(std::size_t row, std::size_t a, std::size_t column, std::size_t b);

  // What a segment without a counterpart brings.
  double gap_score(bool of_source, std::size_t segment) const;

  const BeadWeights& weights() const { return weights_; }

  // The cosine of a bead, as for score(); 0 without vectors.
  double cosine(std::size_t row, std::size_t a, std::size_t column, std::size_t b);

  // Whether every segment at the ends of a bead of one segment against several raises the cosine of
  // the others, and all together are near.
  bool rises(std::size_t row, std::size_t a, std::size_t column, std::size_t b);

  // Whether any token of the pair matches or their vectors are near, in a row that is still kept.
  bool touches(std::size_t row, std::size_t column) const;

 private:
  struct Match {
    std::uint16_t source;  // token of the source segment
    std::uint16_t target;
    float ratio;
  };
  struct Row {
    std::size_t row = 0;
    std::size_t begin = 0;
    std::vector<std::uint32_t> first;  // [column - begin] -> first match; one more at the end
    std::vector<Match> matches;        // by column
    std::vector<float> cosines;        // [column - begin]
    // [column - begin] -> token_score() and cosine() of the beads that end there; not a number: not
    // asked yet
    std::vector<OfBeads<float>> token_scores;
    std::vector<OfBeads<double>> merged_cosines;
  };
  struct Posting {
    std::uint32_t segment;
    std::uint16_t token;
  };

  // The types of each segment's tokens that are matched.
  class MatchedTypes {
   public:
    explicit MatchedTypes(const TokenizedDocument& document);
    std::size_t segments() const { return first_.size() - 1; }
    std::span<const std::uint32_t> of(std::size_t segment) const {
      return std::span(types_).subspan(first_[segment], first_[segment + 1] - first_[segment]);
    }

   private:
    std::vector<std::uint32_t> types_;  // segment after segment
    std::vector<std::size_t> first_;    // [segment] -> its first; one more at the end
  };

  // How probable it is that a token of a type finds its counterpart.
  struct TypeRate {
    explicit TypeRate(double of_match);
    double rate;
    double unmatched;  // logarithm of its having none
  };
  // What the other side explains of each token of a bead's side; empty again after take().
  class Explained {
   public:
    void make_room(std::size_t tokens);  // of the bead's side, before any is added
    void add(std::size_t token, std::uint32_t type, float ratio) {
      Sum& sum = sums_[token];
      // Written always, counted where it is new: no branch that is hard to foresee.
      touched_[count_] = static_cast<std::uint32_t>(token);
      count_ += sum.ratio == 0.0F ? 1 : 0;
      sum.type = type;
      sum.ratio += ratio;
    }
    double take(const std::vector<TypeRate>& rates, double others, double most);

   private:
    struct Sum {
      float ratio = 0.0F;
      std::uint32_t type = 0;
    };
    std::vector<Sum> sums_;  // [token of the bead's side]
    std::vector<std::uint32_t> touched_;
    std::size_t count_ = 0;  // of those that are touched
  };

  // The lengths of the sums of neighbouring segments' vectors.
  struct Neighbours {
    explicit Neighbours(const SegmentVectors& vectors);
    double norm(std::size_t last, std::size_t count) const {  // of the sum of so many
      return static_cast<double>(norms[last * largest_side + count - 1]);
    }

    std::vector<float> norms;  // [last segment][how many, less one]
  };

  // What the tokens bring; remembered, since the parts of a bead are asked for again.
  double token_score(std::size_t row, std::size_t a, std::size_t column, std::size_t b);
  double explain(std::size_t row, std::size_t a, std::size_t column, std::size_t b);
  void add_matches(std::size_t row, std::size_t source_before, std::size_t column,
                   std::size_t target_before);
  void add_vector_features(std::size_t row, std::size_t a, std::size_t column, std::size_t b,
                           BeadFeatures& f);
  void add_merge_features(std::size_t row, std::size_t a, std::size_t column, std::size_t b,
                          BeadFeatures& f);
  double merge_cosines(std::size_t row, std::size_t a, std::size_t column, std::size_t b) const;
  double chance(std::size_t row, std::size_t a, std::size_t column, std::size_t b);
  double nearness(std::size_t row, std::size_t a, std::size_t column, std::size_t b) const;
  void index_targets();
  std::size_t first_posting(std::uint32_t type, std::size_t begin);
  const Row& row_of(std::size_t row) const { return rows_[row % rows_.size()]; }

  const TokenizedDocument& source_;
  const TokenizedDocument& target_;
  const TextModel& model_;
  const BeadWeights& weights_;
  const double most_explained_;  // a token, times better than by chance
  std::vector<Row> rows_;
  Neighbours source_neighbours_;
  Neighbours target_neighbours_;
  MatchedTypes source_types_;
  MatchedTypes target_types_;
  std::vector<std::size_t> posting_begin_;  // [target type] -> first posting
  std::vector<Posting> postings_;
  std::vector<std::size_t> cursors_;   // [target type] -> the posting that was found last
  std::vector<TypeRate> source_rate_;  // [type]
  std::vector<TypeRate> target_rate_;
  std::vector<double> source_base_;  // [segment] -> score of its tokens, all unmatched
  std::vector<double> target_base_;
  std::vector<std::uint32_t> found_columns_;  // scratch of prepare()
  std::vector<Match> found_;
  Explained explained_source_;  // scratch of score()
  Explained explained_target_;
};

}  // namespace calque
