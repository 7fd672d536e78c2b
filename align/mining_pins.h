// A person's decisions as the miner needs them.
#pragma once

#include <cstddef>
#include <vector>

#include "align/forbidden.h"
#include "align/pins.h"

namespace calque {

// What pins say about one target document. Keeps pointers into them; thread-safe after
// construction.
class MiningPins {
 public:
  // The pins must have passed check_pins().
  MiningPins(const std::vector<Pin>& pins, std::size_t target_document, std::size_t sources,
             std::size_t targets);

  // The links that must be, in the pins' order, each once; both sides hold segments.
  const std::vector<const Pin*>& links() const { return links_; }
  // Whether the pins leave room for a link of these passages (neighbouring segments, ascending).
  bool allow(const std::vector<std::size_t>& source, const std::vector<std::size_t>& target) const;

 private:
  std::vector<const Pin*> links_;
  std::vector<bool> source_alone_;  // [segment]: has no counterpart; empty where none is alone
  std::vector<bool> target_alone_;
  ForbiddenPairs forbidden_;
};

}  // namespace calque
