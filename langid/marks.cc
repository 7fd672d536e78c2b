#include "langid/marks.h"

#include <unicode/uchar.h>

#include "langid/enclosures.h"
#include "text/sieve.h"

namespace calque {
namespace {

bool is_mark(char32_t c) {
  const Traits traits = traits_of(c);
  switch (traits.sentence_break()) {
    case U_SB_ATERM:
    case U_SB_STERM:
    case U_SB_CR:
    case U_SB_LF:
    case U_SB_SEP: return true;
    default: break;
  }
  return traits.is(Traits::terminator) || c == U'…' || c == U'⋯' || c == U';' || c == 0x37E ||
         is_bracket(c) || is_quotation_mark(c);
}

}  // namespace

std::vector<std::size_t> find_marks(std::string_view text, ByteRange block) {
  static const Sieve sieve(&is_mark);
  std::vector<std::size_t> marks;
  marks.reserve(16 + block.size() / 32);
  for (std::size_t at = block.begin; at < block.end; next_code_point(text, at)) {
    at = sieve.find(text, at, block.end);
    if (at >= block.end) break;
    marks.push_back(at);
  }
  return marks;
}

}  // namespace calque
