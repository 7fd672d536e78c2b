// What tells one finding from another, wherever in its file the unit stands.
#pragma once

#include <string>

#include "check/finding.h"
#include "formats/bilingual/unit.h"

namespace calque {

// 32 hexadecimal digits: of the check, both texts (NFC, white space folded) and what is marked in
// them. The same when units move or the wording of messages changes; another one when a text
// changes. Thread-safe.
std::string fingerprint(const Unit& unit, const Finding& finding);

}  // namespace calque
