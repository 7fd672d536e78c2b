// What the C library keeps of memory that was freed.
#pragma once

namespace calque {

// Gives it back to the system where the C library can (glibc). Worth it between two steps of a long
// text, when the first freed much in small pieces and the second needs large ones: those would lie
// beside the holes. Takes some milliseconds for each gigabyte. Thread-safe.
void give_back_freed_memory();

}  // namespace calque
