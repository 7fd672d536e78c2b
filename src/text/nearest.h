// Guesses at what was meant by a name that does not exist.
#pragma once

#include <string>
#include <vector>

namespace calque {

// The name that a mistyped one comes closest to: one that it begins, or else one that few letters
// (a third of it, at least one) added, left out, changed or swapped with their neighbours turn it
// into (Damerau 1964). Empty where none is that close.
std::string nearest(const std::string& typed, const std::vector<std::string>& names);

}  // namespace calque
