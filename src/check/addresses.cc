#include "check/addresses.h"

#include <algorithm>

#include <unicode/uidna.h>

#include "align/anchors/anchor.h"
#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "check/text_scan.h"
#include "text/utf16.h"

namespace calque {
namespace {

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string without_percents(std::string_view key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const int high = key[i] == '%' ? hex_value(byte_at(key, i + 1)) : -1;
    const int low = high >= 0 ? hex_value(byte_at(key, i + 2)) : -1;
    if (low < 0) {
      out += key[i];
      continue;
    }
    out += static_cast<char>(high << 4 | low);
    i += 2;
  }
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The host in ASCII ("xn--bcher-kva.example"), what follows as it is.
std::string with_ascii_host(const std::string& key) {
  const std::string host = key.substr(0, key.find('/'));
  if (is_ascii(host)) return key;
  UErrorCode status = U_ZERO_ERROR;
  static UIDNA* const idna = [] {
    UErrorCode opened = U_ZERO_ERROR;
    return uidna_openUTS46(UIDNA_DEFAULT, &opened);
  }();
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  char ascii[256];
  if (idna == nullptr) return key;
  const auto size =
      uidna_nameToASCII_UTF8(idna, host.data(), static_cast<std::int32_t>(host.size()), ascii,
                             sizeof(ascii), &info, &status);
  if (U_FAILURE(status) != 0 || info.errors != 0 || size >= 256) return key;
  return std::string(ascii, static_cast<std::size_t>(size)) + key.substr(host.size());
}

AddressKind kind_of(std::string_view raw) {
  if (raw.find("://") != std::string_view::npos || raw.starts_with("www.")) {
    return AddressKind::web;
  }
  if (raw.find('@') != std::string_view::npos) return AddressKind::mail;
  const bool rooted = raw[0] == '/' || raw[0] == '~' || raw[0] == '.' || byte_at(raw, 1) == ':';
  return rooted ? AddressKind::path : AddressKind::bare;
}

bool is_language(std::string_view part) {
  const std::string_view primary = part.substr(0, part.find_first_of("-_"));
  return (primary.size() == 2 || primary.size() == 3) &&
         std::all_of(primary.begin(), primary.end(), is_ascii_letter) &&
         (part.size() == primary.size() || part.size() <= primary.size() + 5);
}

// The next part of an address up to one of "./?=&#", which is taken off with it.
std::string_view take_part(std::string_view& rest, char& separator) {
  const std::size_t end = std::min(rest.find_first_of("./?=&#"), rest.size());
  const std::string_view part = rest.substr(0, end);
  separator = byte_at(rest, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return part;
}

}  // namespace

bool may_have_addresses(std::string_view text) {
  for (std::size_t at = text.find_first_of("@/\\."); at != std::string_view::npos;
       at = text.find_first_of("@/\\.", at + 1)) {
    const char after = byte_at(text, at + 1);
    if (is_ascii_alnum(after) || after == '/' || after == '\\' || after == '.') return true;
  }
  return false;
}

std::vector<Address> find_addresses(std::string_view text) {
  std::vector<Address> found;
  if (!may_have_addresses(text)) return found;
  const Document document = {"", std::string(text), "und", {{{0, text.size()}, "und"}}};
  std::vector<Anchor> anchors;
  extract_urls({document, DocumentContext(), 0}, anchors);
  for (Anchor& anchor : anchors) {
    const std::string_view raw = slice(text, anchor.range);
    if (raw[0] == '@' || raw[0] == '#') continue;  // names and hashtags are translated
    if (anchor.key.find_first_of(".@/") == std::string::npos) continue;  // "ftp://"
    Address address = {anchor.range, kind_of(raw), "", without_percents(anchor.key)};
    address.key = with_ascii_host(address.spelling);
    found.push_back(std::move(address));
  }
  return found;
}

bool same_address(const Address& source, const Address& target) {
  if (source.key == target.key) return true;
  if (!target.spelling.starts_with(source.spelling)) return false;
  const std::string_view rest = std::string_view(target.spelling).substr(source.spelling.size());
  if (rest.empty()) return true;
  return rest[0] == '\'' || rest[0] == ':' || rest[0] == '-' ||
         static_cast<unsigned char>(rest[0]) >= 0x80;
}

bool is_language_variant(const Address& source, const Address& target) {
  if (source.kind != target.kind || source.kind == AddressKind::mail) return false;
  std::string_view a = source.key;
  std::string_view b = target.key;
  bool varies = false;
  while (!a.empty() || !b.empty()) {
    char a_separator = '\0';
    char b_separator = '\0';
    const std::string_view one = take_part(a, a_separator);
    const std::string_view other = take_part(b, b_separator);
    if (a_separator != b_separator) return false;
    if (one == other) continue;
    if (!is_language(one) || !is_language(other)) return varies && source.key.find("wiki") == 3;
    varies = true;
  }
  return varies;
}

bool is_of_language(const Address& source, const Address& target, std::string_view lang) {
  if (source.kind != target.kind || source.kind == AddressKind::mail) return false;
  // Of what is asked of a page ("?id=7") nothing is a language.
  std::string_view rest = std::string_view(target.key).substr(0, target.key.find_first_of("?#"));
  const std::string_view host = rest.substr(0, rest.find('/'));
  if (!source.key.starts_with(host)) return false;
  rest.remove_prefix(host.size());
  while (!rest.empty()) {
    char separator = '\0';
    if (take_part(rest, separator) == lang) return true;
  }
  return false;
}

}  // namespace calque
