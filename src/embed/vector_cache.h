// An encoder that remembers the vectors of sentences from one run to the next.
#pragma once

#include <cstdint>
#include <memory>

#include "embed/encoder.h"

namespace calque {

// Of a vector cache, by default: about 190,000 sentences of 384 dimensions.
inline constexpr std::uint64_t most_cached_bytes = 300'000'000;

// Gives what `encoder` gives, and keeps it in a file of the cache folder (embed/cache_folder.h) for
// this encoder, as long as the files of its folder stay as they are. The file grows up to
// `most_bytes`; then its older half is dropped. Processes share it. One that cannot be read or
// written, or is damaged, is done without. encode() is thread-safe; calls wait for each other.
std::unique_ptr<Encoder> with_vector_cache(std::unique_ptr<Encoder> encoder,
                                           std::uint64_t most_bytes = most_cached_bytes);

}  // namespace calque
