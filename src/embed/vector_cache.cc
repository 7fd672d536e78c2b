#include "embed/vector_cache.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "embed/cache_folder.h"
#include "embed/vector_store.h"

namespace calque {
namespace {

// Of this encoder as it is now.
std::string name_for(const EncoderInfo& info) {
  const SentenceKey key = key_of(info.name + '\n' + info.description + '\n' +
                                 std::to_string(info.dimension) + '\n' + state_of_files(info.name));
  return "vectors-" + std::to_string(key.first);
}

class CachingEncoder : public Encoder {
 public:
  CachingEncoder(std::unique_ptr<Encoder> encoder, std::uint64_t most_bytes)
      : encoder_(std::move(encoder)), store_(name_for(info()), info().dimension, most_bytes) {}

  const EncoderInfo& info() const override { return encoder_->info(); }

  SentenceVectors encode(std::span<const std::string_view> sentences,
                         const EncodeOptions& options) const override {
    const std::lock_guard lock(mutex_);
    const std::size_t width = info().dimension;
    SentenceVectors all{width, std::vector<float>(sentences.size() * width),
                        std::vector<float>(sentences.size())};
    const auto row = [&](std::size_t i) { return std::span(all.values).subspan(i * width, width); };
    store_.refresh();
    std::vector<std::string_view> missing;                                // each once
    std::vector<SentenceKey> keys;                                        // of the same
    std::unordered_map<SentenceKey, std::size_t, SentenceKeyHash> ranks;  // in `missing`
    std::vector<std::pair<std::size_t, std::size_t>> places;              // sentence, rank
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const SentenceKey key = key_of(sentences[i]);
      if (store_.read(key, row(i), all.weights[i])) continue;
      const auto [place, first] = ranks.emplace(key, missing.size());
      places.emplace_back(i, place->second);
      if (!first) continue;
      missing.push_back(sentences[i]);
      keys.push_back(key);
    }
    const std::size_t known = sentences.size() - missing.size();  // or twice here
    if (known > 0 && options.progress) options.progress(known);
    if (missing.empty()) return all;
    EncodeOptions rest = options;
    if (options.progress) rest.progress = [&](std::size_t done) { options.progress(known + done); };
    const SentenceVectors made = encoder_->encode(missing, rest);
    for (const auto& [i, rank] : places) {
      const auto from = made.row(rank);
      std::copy(from.begin(), from.end(), row(i).begin());
      all.weights[i] = made.weights[rank];
    }
    store_.add(keys, made);
    return all;
  }

 private:
  std::unique_ptr<Encoder> encoder_;
  mutable std::mutex mutex_;
  mutable VectorStore store_;
};

}  // namespace

std::unique_ptr<Encoder> with_vector_cache(std::unique_ptr<Encoder> encoder,
                                           std::uint64_t most_bytes) {
  if (!encoder) return encoder;
  return std::make_unique<CachingEncoder>(std::move(encoder), most_bytes);
}

}  // namespace calque
