// An encoder that remembers the vectors of sentences from one run to the next.
#pragma once

#include <memory>

#include "embed/encoder.h"

namespace calque {

// Gives what `encoder` gives, and keeps it in the cache folder (embed/cache_folder.h), in a file
// for this encoder alone, up to some 200,000 sentences. A cache that cannot be read or written is
// done without. encode() is thread-safe; calls wait for each other.
std::unique_ptr<Encoder> with_vector_cache(std::unique_ptr<Encoder> encoder);

}  // namespace calque
