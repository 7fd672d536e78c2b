// The layout of fastText's model files, checked before the library reads one: it trusts every
// number in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace calque {

// (bucket, row of the matrix behind the words' rows) of the n-grams that a model kept; nothing when
// it kept all.
using KeptBuckets = std::optional<std::vector<std::pair<std::int32_t, std::int32_t>>>;

// Checks that `bytes` are a whole supervised fastText model whose sizes, indices and numbers are in
// bounds, and returns the n-grams it kept. Throws ModelError (file: `file`, with the byte where the
// damage shows).
KeptBuckets check_fasttext_model(std::string_view bytes, const std::string& file);

}  // namespace calque
