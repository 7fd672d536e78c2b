// The segments that the search works on. Those without tokens (empty lines) and those that a pin
// places are kept out of it and put back afterwards.
#pragma once

#include <cstddef>
#include <vector>

#include "align/bead_search.h"
#include "align/tokens.h"

namespace calque {

// The segments of a document that are searched, numbered anew.
class KeptSegments {
 public:
  // `pinned` holds a flag for each segment, or nothing at all.
  explicit KeptSegments(const TokenizedDocument& document, const std::vector<bool>& pinned = {});

  // The kept segments of `whole`, which lends them until they are given back: long texts are not
  // held twice.
  TokenizedDocument borrow(TokenizedDocument& whole) const;
  void give_back(TokenizedDocument& kept, TokenizedDocument& whole) const;
  std::size_t all() const { return all_; }                // segments of the whole document
  std::size_t count() const { return original_.size(); }  // those that are kept
  // The place of the k-th kept segment in the whole document; all() for k = count().
  std::size_t original(std::size_t k) const { return k < count() ? original_[k] : all_; }
  // How many kept segments stand before a segment of the whole document.
  std::size_t kept_before(std::size_t segment) const;
  bool is_pinned(std::size_t segment) const { return !pinned_.empty() && pinned_[segment]; }

 private:
  std::vector<std::size_t> original_;
  std::vector<bool> pinned_;
  std::size_t all_;
};

// Beads over kept segments, and pinned beads over the whole documents (in order, none of them
// across another), as beads over the whole documents. A blank inside a bead joins it; blanks
// between beads pair up in order, the ones left over are gaps, and so are pinned segments that no
// pinned bead holds.
std::vector<Bead> put_back(const std::vector<Bead>& beads, const std::vector<Bead>& pinned,
                           const KeptSegments& source, const KeptSegments& target);

}  // namespace calque
