#include "text/characters.h"

#include <memory>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace calque {
namespace {

// Georgian letters are of category Ll, but no word begins with their capitals.
bool is_small(UChar32 c) { return u_islower(c) && (u_totitle(c) != c || u_toupper(c) == c); }

Traits ask(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  unsigned flags = 0;
  if (is_small(c)) flags |= Traits::small;
  if (u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B) flags |= Traits::white;
  if (u_hasBinaryProperty(c, UCHAR_S_TERM)) flags |= Traits::terminator;
  if (width == U_EA_WIDE) flags |= Traits::wide;
  if (width == U_EA_FULLWIDTH) flags |= Traits::full_width;
  return {static_cast<unsigned>(u_charType(c)),
          static_cast<unsigned>(u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)),
          static_cast<unsigned>(U_SUCCESS(status) ? script : USCRIPT_COMMON), flags};
}

}  // namespace

constinit std::array<std::atomic<const TraitsPage*>, 0x1100> traits_pages{};

// Pages live as long as the program. Where two threads make one at once, the first is kept.
const TraitsPage& make_traits_page(std::size_t page) {
  auto made = std::make_unique<TraitsPage>();
  for (std::size_t i = 0; i < made->size(); ++i)
    (*made)[i] = ask(static_cast<UChar32>(page << 8 | i));
  const TraitsPage* known = nullptr;
  if (traits_pages[page].compare_exchange_strong(known, made.get(), std::memory_order_acq_rel))
    return *made.release();
  return *known;
}

}  // namespace calque
