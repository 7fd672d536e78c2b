// Which tags of a text belong together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/tagged_text.h"

namespace calque {

struct TagPlace {
  // Of the tag that closes or opens this one; nullopt for one that stands alone or lost its
  // partner.
  std::optional<std::size_t> partner;
  bool nested = false;  // its pair lies whole within or outside of every other nested pair
  bool coded = false;   // it or its partner stands for something in the original document
  std::string id;       // the tag's own, else one that no other pair of the text has
};

// One for each tag. A tag that closes belongs to the last open one of the same id whose element it
// can close: a bpt's is an ept. Tags that were half a pair already (it) stay alone. Where
// `own_format` ("xliff:") is given, tags of other formats get new ids where theirs are taken: TMX
// numbers pairs and lone tags apart. Linear in the number of tags.
std::vector<TagPlace> pair_tags(const std::vector<Tag>& tags, std::string_view own_format = {});

}  // namespace calque
