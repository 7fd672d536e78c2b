// Markup that is written in a text: "<b>", "</a>", "<br/>", and escaped "&lt;b&gt;".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"
#include "text/tagged_text.h"

namespace calque {

struct Markup {
  ByteRange range;
  TagKind kind = TagKind::alone;
  std::string name;     // what must be the same: the element's name with its id; "b", "x#1"
  std::string shown;    // as it stands there
  bool certain = true;  // false: "<file>" of a usage line looks like it as well
};

// Whether there is anything to find: most texts have none.
bool may_have_markup(std::string_view text);

// All that looks like a tag, in order.
std::vector<Markup> find_markup(std::string_view text);

// Leaves out what is only a word between angles ("<file>", "<fichier>"): a name that is no element
// of HTML and the like, has no attributes, and is closed on neither side.
void settle_markup(std::vector<Markup>& source, std::vector<Markup>& target);

}  // namespace calque
