// The same work on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace calque {

// Calls work(0) ... work(count - 1), each once, on up to `threads` threads, the calling one among
// them. When some calls throw, the exception of the lowest index is thrown again; calls that have
// not begun by then are left out.
void share_work(std::size_t count, std::size_t threads,
                const std::function<void(std::size_t)>& work);

}  // namespace calque
