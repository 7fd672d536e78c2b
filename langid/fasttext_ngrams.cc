#include "langid/fasttext_ngrams.h"

namespace calque {

NgramVectors::NgramVectors(const std::vector<std::pair<std::int32_t, std::int32_t>>& kept,
                           std::uint32_t buckets, std::size_t dimension,
                           const std::function<void(std::int32_t, float*)>& read)
    : dimension_(dimension), blocks_(buckets / 64 + 1) {
  for (const auto& [bucket, row] : kept) {
    const auto place = static_cast<std::uint32_t>(bucket);
    blocks_[place / 64].kept |= std::uint64_t{1} << place % 64;
  }
  std::size_t before = 0;
  for (Block& block : blocks_) {
    block.before = before;
    before += static_cast<std::size_t>(std::popcount(block.kept));
  }
  vectors_.resize(before * dimension);
  // Of a bucket that is named twice the last row counts, as for the library.
  for (const auto& [bucket, row] : kept)
    read(row, const_cast<float*>(find(static_cast<std::uint32_t>(bucket))));
}

}  // namespace calque
