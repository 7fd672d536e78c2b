// Segments without tokens (empty lines) are kept out of the search and put back by their place.
#pragma once

#include <cstddef>
#include <vector>

#include "align/bead_search.h"
#include "align/tokens.h"

namespace calque {

// The segments of a document that hold tokens, numbered anew.
class Speaking {
 public:
  explicit Speaking(const TokenizedDocument& document);

  TokenizedDocument document(const TokenizedDocument& whole) const;
  std::size_t all() const { return all_; }                // segments of the whole document
  std::size_t count() const { return original_.size(); }  // those that speak
  // The place of the k-th speaking segment in the whole document; all() for k = count().
  std::size_t original(std::size_t k) const { return k < count() ? original_[k] : all_; }

 private:
  std::vector<std::size_t> original_;
  std::size_t all_;
};

// Beads over speaking segments as beads over the whole documents. A blank inside a bead joins it;
// blanks between beads pair up in order, the ones left over are gaps.
std::vector<Bead> with_blanks(const std::vector<Bead>& beads, const Speaking& source,
                              const Speaking& target);

}  // namespace calque
