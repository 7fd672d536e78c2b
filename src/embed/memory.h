// Whether a model fits into memory, asked before it is loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace calque {

// Bytes that can still be had without swapping: of the machine (/proc/meminfo) or, where that is
// less, of the control group that the process is in, or of its address space (ulimit -v). nullopt
// where the system does not tell.
std::optional<std::uint64_t> available_memory();

// Throws ModelError (file: `path`), which says how much is needed, when it is not there.
void require_memory(std::uint64_t bytes, const std::string& path);

// The error for a model that ran out of memory all the same.
[[noreturn]] void fail_for_memory(std::uint64_t bytes, const std::string& path);

}  // namespace calque
