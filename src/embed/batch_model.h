// A network that turns rows of token numbers into vectors, whatever runs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace calque {

// Rows of one length, row by row: the numbers, padded at their ends, and 1 where they are no
// padding.
struct TokenBatch {
  std::size_t rows = 0;
  std::size_t length = 0;
  std::vector<std::int64_t> ids;
  std::vector<std::int64_t> mask;
};

class BatchModel {
 public:
  virtual ~BatchModel() = default;
  virtual std::size_t dimension() const = 0;
  // How many calls of run() make sense at a time; at least 1.
  virtual std::size_t streams() const = 0;
  // Writes rows * dimension() values: one pooled vector a row, of any length. Thread-safe. Throws
  // ModelError when the network fails.
  virtual void run(const TokenBatch& batch, std::span<float> vectors) const = 0;
};

}  // namespace calque
