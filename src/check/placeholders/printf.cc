// printf's conversions: "%s", "%-5.2f", "%ld", "%2$s", gettext's "%<PRIu64>". The key is the
// conversion with its length, which is what an argument must fit: "%ld".
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_ascii_digit(byte_at(text, at))) ++at;
  return at;
}

std::size_t skip_any(std::string_view text, std::size_t at, std::string_view of) {
  while (at < text.size() && of.find(text[at]) != std::string_view::npos) ++at;
  return at;
}

// "2$" at `at`: the number, `at` moved behind it; 0 when there is none.
int take_position(std::string_view text, std::size_t& at) {
  const std::size_t end = skip_digits(text, at);
  if (end == at || end - at > 3 || byte_at(text, end) != '$') return 0;
  int number = 0;
  for (; at < end; ++at) number = number * 10 + (text[at] - '0');
  ++at;
  return number;
}

// Takes "*" or "*2$" or digits; a star takes an argument of its own.
std::size_t read_width(std::string_view text, std::size_t at, std::size_t begin,
                       PlaceholderScan& scan) {
  if (byte_at(text, at) != '*') return skip_digits(text, at);
  ++at;
  const int position = take_position(text, at);
  scan.found.push_back({Grammar::printf, {begin, at}, "*", position, position == 0});
  return at;
}

bool is_hex(char c) { return is_ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

// "5%", "5 %", "50 %": what follows is a percentage, not a conversion.
bool follows_number(std::string_view text, std::size_t at) {
  std::size_t back = at;
  while (back > 0 && is_space(character_before(text, back))) previous_code_point(text, back);
  return is_digit(character_before(text, back));
}

bool is_within_url(std::string_view text, std::size_t at) {
  const std::size_t space = text.find_last_of(" \t\n", at);
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  return text.substr(begin, at - begin).find("://") != std::string_view::npos;
}

// "%H:%M", "%Y-%m-%d": strftime's, where other letters are another order.
bool is_time_format(std::string_view text) {
  return text.find("%Y") != std::string_view::npos || text.find("%H") != std::string_view::npos ||
         text.find("%M") != std::string_view::npos || text.find("%B") != std::string_view::npos ||
         text.find("%b") != std::string_view::npos || text.find("%y") != std::string_view::npos ||
         text.find("%I") != std::string_view::npos || text.find("%A") != std::string_view::npos;
}

// What a careful reader takes for a conversion where nothing says that there are any.
bool is_plain_conversion(std::string_view text, std::size_t begin, std::size_t end, int position) {
  if (position > 0) return true;
  if (is_hex(byte_at(text, begin + 1)) && is_hex(byte_at(text, begin + 2)) &&
      (is_ascii_alnum(byte_at(text, end)) || (begin > 0 && is_ascii_alnum(text[begin - 1])))) {
    return false;  // "%20", "%d0%bf": an encoded address
  }
  if (is_within_url(text, begin) || is_time_format(text)) return false;
  const bool direct = begin > 0 && is_ascii_digit(text[begin - 1]) && text[begin - 1] != '0';
  std::size_t letters = end;
  while (is_ascii_letter(byte_at(text, letters))) ++letters;
  const bool goes_on = byte_at(text, letters) == '_' || byte_at(text, letters) == '%';
  const bool capital = is_upper(static_cast<unsigned char>(byte_at(text, end)));  // "%sName"
  if (direct || (letters - end > 2 && !capital)) return false;  // "50%off", "%discount"
  if (letters > end && goes_on) return false;                   // "%EXP_1%"
  // "100 %d'accord", but "Page 1 %s"
  return letters == end && byte_at(text, end) != '\'' ? true : !follows_number(text, begin);
}

std::size_t read_macro(std::string_view text, std::size_t at) {  // "<PRIu64>"
  if (byte_at(text, at) != '<') return at;
  std::size_t end = at + 1;
  while (is_ascii_alnum(byte_at(text, end))) ++end;
  return byte_at(text, end) == '>' && end > at + 1 ? end + 1 : at;
}

// Two conversions that take the same argument in the same way have one letter.
char conversion_class(char conversion) { return conversion == 'i' ? 'd' : conversion; }

}  // namespace

std::size_t read_printf(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan) {
  const std::size_t begin = at++;
  if (byte_at(text, at) == '%') return at + 1;
  if (!strict && is_space(character_at(text, at))) return begin;
  const std::size_t before = scan.found.size();
  const auto nothing = [&] {
    scan.found.resize(before);
    return begin;
  };
  const auto take = [&](std::size_t end, std::string key, int position, bool ordered) {
    scan.found.push_back({Grammar::printf, {begin, end}, std::move(key), position, ordered});
    for (std::size_t i = before; i < scan.found.size(); ++i) scan.found[i].range.end = end;
    return end;
  };
  const int position = take_position(text, at);
  at = skip_any(text, at, strict ? "-+ #0'I" : "-+#0'");
  at = read_width(text, at, begin, scan);
  if (byte_at(text, at) == '.') at = read_width(text, at + 1, begin, scan);
  if (const std::size_t end = read_macro(text, at); end > at) {
    return take(end, '%' + std::string(text.substr(at, end - at)), position, position == 0);
  }
  const std::size_t length = at;
  at = skip_any(text, at, "hlLqjzt");
  constexpr std::string_view careful = "diouxXeEfgGcsp";
  constexpr std::string_view all = "diouxXeEfFgGaAcCsSpnm@";
  if (at >= text.size() || (strict ? all : careful).find(text[at]) == std::string_view::npos) {
    return nothing();
  }
  std::string key = '%' + std::string(text.substr(length, at - length));
  key += conversion_class(text[at++]);
  if (!strict && !is_plain_conversion(text, begin, at, position)) return nothing();
  if (key == "%m") return take(at, key, 0, false);  // the text of errno: takes no argument
  return take(at, std::move(key), position, position == 0);
}

}  // namespace calque
