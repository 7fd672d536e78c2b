// Work on several values at once.
#pragma once

#include <cstddef>
#include <functional>

namespace calque {

// What --threads asks for: 0 is one a processor.
std::size_t thread_count(int threads);

// Calls work(0) ... work(count - 1) on up to `threads` threads (0: as many as processors). When
// some calls throw, the exception of the lowest index is rethrown, so that the outcome does not
// depend on the number of threads.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace calque
