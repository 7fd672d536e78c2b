#include "align/clauses.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace calque {
namespace {

constexpr int least_width = 8;  // of a clause, in columns

bool is_wide(UChar32 c) {
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool is_mark(UChar32 c) {
  constexpr std::uint32_t marks =
      U_GC_PD_MASK | U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
  return c == '"' || (U_GET_GC_MASK(c) & marks) != 0 ||
         u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION) || c == 0x2026;
}

bool has_no_spaces(UChar32 c) {
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

// What stands between two words: whether it parts clauses shows when it is over.
struct Between {
  bool open = false;
  bool has_mark = false;
  bool has_space = false;
  bool has_wide_mark = false;
  bool after_complex = false;  // a letter of a script that is written without spaces
  std::size_t begin = 0;

  bool parts(UChar32 next) const {
    if (has_mark) return has_space || has_wide_mark;
    return has_space && after_complex && has_no_spaces(next);
  }
};

}  // namespace

std::vector<ClauseBorder> clause_borders(std::string_view sentence) {
  std::vector<ClauseBorder> borders;
  std::vector<int> widths;  // up to each border
  Between between;
  int width = 0;
  UChar32 last = 0;
  const auto size = static_cast<std::int32_t>(sentence.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t at = i;
    UChar32 c = 0;
    U8_NEXT(sentence.data(), i, size, c);
    const bool mark = is_mark(c);
    if (mark || u_isUWhiteSpace(c)) {
      if (!between.open)
        between = {true, false, false, false, has_no_spaces(last), static_cast<std::size_t>(at)};
      between.has_mark |= mark;
      between.has_space |= !mark;
      between.has_wide_mark |= mark && is_wide(c);
      continue;
    }
    if (between.open && between.parts(c) && width >= least_width) {
      borders.push_back({between.begin, static_cast<std::size_t>(at)});
      widths.push_back(width);
    }
    between.open = false;
    width += is_wide(c) ? 2 : 1;
    last = c;
  }
  while (!borders.empty() && width - widths.back() < least_width) {
    borders.pop_back();
    widths.pop_back();
  }
  return borders;
}

std::vector<std::string_view> last_clauses(std::string_view sentence, std::size_t most) {
  const auto borders = clause_borders(sentence);
  std::vector<std::string_view> ends;
  for (std::size_t k = borders.size() - std::min(most, borders.size()); k < borders.size(); ++k)
    ends.push_back(sentence.substr(borders[k].begin));
  return ends;
}

std::vector<std::string_view> first_clauses(std::string_view sentence, std::size_t most) {
  const auto borders = clause_borders(sentence);
  std::vector<std::string_view> beginnings;
  for (std::size_t k = 0; k < std::min(most, borders.size()); ++k)
    beginnings.push_back(sentence.substr(0, borders[k].end));
  return beginnings;
}

}  // namespace calque
