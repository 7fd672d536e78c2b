// Pages that no parser should be given.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// The parser frees its tree by recursion, and opens again in every block the <b> and <font> that
// nobody closed: throws InputError for a page that is nested too deep for that. Linear in its size.
void refuse_nesting(std::string_view page, const std::string& file);

}  // namespace calque
