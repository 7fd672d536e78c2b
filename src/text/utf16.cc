#include "text/utf16.h"

#include <unicode/utf16.h>

#include "text/utf8.h"

namespace calque {
namespace {

char16_t unit_at(std::string_view bytes, std::size_t at, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[at]);
  const auto second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char16_t>(order == ByteOrder::little ? second << 8 | first
                                                          : first << 8 | second);
}

}  // namespace

Utf16Text utf16_to_utf8(std::string_view bytes, ByteOrder order) {
  Utf16Text out;
  out.text.reserve(bytes.size());
  const auto note_invalid = [&](std::size_t at) {
    if (out.invalid++ == 0) out.first_invalid = at;
    append_utf8(out.text, 0xFFFD);
  };
  const std::size_t whole = bytes.size() - bytes.size() % 2;
  for (std::size_t at = 0; at < whole; at += 2) {
    const char16_t unit = unit_at(bytes, at, order);
    if (at == 0 && unit == 0xFEFF) continue;
    if (!U16_IS_SURROGATE(unit)) {
      append_utf8(out.text, unit);
    } else if (U16_IS_LEAD(unit) && at + 2 < whole && U16_IS_TRAIL(unit_at(bytes, at + 2, order))) {
      const char16_t trail = unit_at(bytes, at + 2, order);
      append_utf8(out.text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, trail)));
      at += 2;
    } else {
      note_invalid(at);
    }
  }
  if (whole != bytes.size()) note_invalid(whole);
  return out;
}

}  // namespace calque
