// Where a sentence may be cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace calque {

// Bytes: a clause ends at `end`, the next begins at `begin`; between them are punctuation and
// white space.
struct ClauseBorder {
  std::size_t end = 0;
  std::size_t begin = 0;
};

// In order: where punctuation stands with a space beside it (or is as wide as a Chinese character),
// and spaces within Thai, Lao, Khmer and Burmese. What lies before and behind a border has at least
// some letters. Valid UTF-8; thread-safe.
std::vector<ClauseBorder> clause_borders(std::string_view sentence);

// The ends of a sentence from its last borders on, and its beginnings up to its first: the texts
// are parts of `sentence`, at most `most`.
std::vector<std::string_view> last_clauses(std::string_view sentence, std::size_t most);
std::vector<std::string_view> first_clauses(std::string_view sentence, std::size_t most);

}  // namespace calque
