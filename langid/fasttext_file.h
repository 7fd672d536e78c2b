// The layout of fastText's model files, checked before the library reads one: it trusts every
// number in them.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// Checks that `bytes` are a whole supervised fastText model whose sizes, indices and numbers are in
// bounds. Throws ModelError (file: `file`, with the byte where the damage shows).
void check_fasttext_model(std::string_view bytes, const std::string& file);

}  // namespace calque
