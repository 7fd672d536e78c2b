// Names of one text that the other does not seem to have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace calque {

// The words of unknown names without a counterpart that is spelt alike or sounds alike. Between two
// texts in Latin letters (or two of any one script) both lists must be there for a doubt; where one
// text is in another script, only the Latin words in it are looked at.
struct LostNames {
  std::vector<ByteRange> source;  // missing in the target
  std::vector<ByteRange> target;  // not in the source

  bool doubtful() const {
    return one_sided ? !source.empty() || !target.empty() : !source.empty() && !target.empty();
  }
  bool one_sided = false;
};

// Whether a word beside one of the names stands beside one of the others: "Ada Lamont", "Ada
// Villar".
bool have_same_neighbour(const CheckedText& source, const std::vector<ByteRange>& source_names,
                         const CheckedText& target, const std::vector<ByteRange>& target_names);

LostNames find_lost_names(const CheckedText& source, const CheckedText& target);

// The words that a name may have become: letters, of some length.
std::vector<std::string_view> content_words(std::string_view text);

}  // namespace calque
