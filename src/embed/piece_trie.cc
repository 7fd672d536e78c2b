#include "embed/piece_trie.h"

namespace calque {
namespace {

// Pieces [begin, end) share their first `depth` bytes, the node's.
struct Span {
  std::uint32_t begin;
  std::uint32_t end;
};

}  // namespace

PieceTrie::PieceTrie(const std::vector<std::string_view>& pieces) {
  roots_.fill(none);
  std::vector<Span> level = {{0, static_cast<std::uint32_t>(pieces.size())}};
  std::vector<Span> next;
  for (std::size_t depth = 0; !level.empty(); ++depth) {
    next.clear();
    for (const Span& span : level) {
      if (depth > 0) first_child_.push_back(static_cast<std::uint32_t>(labels_.size()));
      // A piece that ends at this node is the first of its span.
      std::uint32_t at = span.begin;
      if (depth > 0 && pieces[at].size() == depth) ++at;
      while (at < span.end) {
        const auto label = static_cast<unsigned char>(pieces[at][depth]);
        std::uint32_t end = at + 1;
        while (end < span.end && static_cast<unsigned char>(pieces[end][depth]) == label) ++end;
        if (depth == 0) roots_[label] = static_cast<std::uint32_t>(labels_.size());
        labels_.push_back(label);
        pieces_.push_back(pieces[at].size() == depth + 1 ? at : none);
        next.push_back({at, end});
        at = end;
      }
    }
    level.swap(next);
  }
  first_child_.push_back(static_cast<std::uint32_t>(labels_.size()));
}

}  // namespace calque
