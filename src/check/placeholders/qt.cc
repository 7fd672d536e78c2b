// Qt's and KDE's "%1", "%L1", "%n". The key is the number without L.
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {

std::size_t read_qt(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan) {
  std::size_t next = at + 1;
  if (byte_at(text, next) == 'L') ++next;
  if (strict && byte_at(text, next) == 'n') {
    scan.found.push_back({Grammar::qt, {at, next + 1}, "%n"});
    return next + 1;
  }
  std::size_t end = next;
  while (end < next + 2 && is_ascii_digit(byte_at(text, end))) ++end;
  if (end == next || byte_at(text, next) == '0') return at;
  // Careful: neither "%20" nor "%1$s", "%5.2f", and "5%1" is nothing at all.
  if (!strict &&
      (end > next + 1 || is_ascii_alnum(byte_at(text, end)) || byte_at(text, end) == '$' ||
       byte_at(text, end) == '.' || (at > 0 && is_ascii_alnum(text[at - 1])))) {
    if (!(byte_at(text, end) == '.' && !is_ascii_digit(byte_at(text, end + 1)) &&
          end == next + 1)) {
      return at;
    }
  }
  scan.found.push_back({Grammar::qt, {at, end}, '%' + std::string(text.substr(next, end - next))});
  return end;
}

}  // namespace calque
