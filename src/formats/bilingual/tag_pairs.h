// Which tags of a text belong together.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "text/tagged_text.h"

namespace calque {

struct TagPlace {
  // Of the tag that closes or opens this one; nullopt for one that stands alone or lost its
  // partner.
  std::optional<std::size_t> partner;
  bool nested = false;  // its pair lies whole within or outside of every other nested pair
  std::string id;       // the tag's own, else a number that no other pair of the text has
};

// One for each tag. A tag that closes belongs to the last open one of the same id, or to the last
// open one at all where it has no id.
std::vector<TagPlace> pair_tags(const std::vector<Tag>& tags);

}  // namespace calque
