// Bounds against work that grows with the square: by the processor's time, not the clock's, so that
// a busy machine does not fail them.
#pragma once

#include <ctime>

namespace calque {

// Seconds of processor time that `work` takes, all threads together.
template <typename Work>
double processor_seconds(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace calque
