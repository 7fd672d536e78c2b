// Addresses of a text, for comparison: web, e-mail, paths and file names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/range.h"

namespace calque {

enum class AddressKind {
  web,   // with its scheme or "www."
  mail,  // "name@example.org"
  path,  // "/etc/fstab", "C:\\temp"
  bare,  // "example.com", "readme.txt"
};

struct Address {
  ByteRange range;  // without the punctuation of the sentence
  AddressKind kind = AddressKind::web;
  std::string key;       // small letters, without scheme, "www.", final slash and percent-encoding;
                         // Unicode host names in their ASCII form
  std::string spelling;  // the same with the host as it stands
};

// Whether there is anything to find: most texts have none.
bool may_have_addresses(std::string_view text);

std::vector<Address> find_addresses(std::string_view text);

// The same address; that of the target may run on with an ending or with letters of a script that
// puts no spaces ("example.com'da", "example.comを").
bool same_address(const Address& source, const Address& target);

// "en.wikipedia.org" and "fr.wikipedia.org", "/en/docs" and "/de/docs".
bool is_language_variant(const Address& source, const Address& target);

// A page of the same site that is in `lang` ("gethelp.fr.html" for "gethelp").
bool is_of_language(const Address& source, const Address& target, std::string_view lang);

}  // namespace calque
