#include "embed/static_encoder.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "embed/static_table.h"
#include "embed/unigram.h"

namespace calque {
namespace {

constexpr std::size_t block_size = 1024;  // sentences that a thread takes at a time

class StaticEncoder : public Encoder {
 public:
  explicit StaticEncoder(const std::string& path) {
    read_static_table(path, table_);
    unigram_ = Unigram(table_.pieces, table_.scores);
    info_ = {
        "static",
        fmt::format("{} {}: {} pieces of {}, {} dimensions of {} bits", table_.name, table_.version,
                    table_.pieces.size(), table_.source, table_.dimension, table_.bits),
        table_.dimension};
  }

  const EncoderInfo& info() const override { return info_; }

  SentenceVectors encode(std::span<const std::string_view> sentences,
                         const EncodeOptions& options) const override {
    SentenceVectors vectors{table_.dimension,
                            std::vector<float>(sentences.size() * table_.dimension),
                            std::vector<float>(sentences.size())};
    std::atomic<std::size_t> next = 0;
    std::size_t done = 0;
    std::mutex mutex;
    const auto work = [&] {
      WordCutter cutter(unigram_);
      while (true) {
        const std::size_t begin = next.fetch_add(block_size);
        if (begin >= sentences.size()) return;
        const std::size_t end = std::min(begin + block_size, sentences.size());
        for (std::size_t i = begin; i < end; ++i) encode_one(sentences[i], i, cutter, vectors);
        if (!options.progress) continue;
        const std::lock_guard lock(mutex);
        options.progress(done += end - begin);
      }
    };
    run(work, std::min(options.threads, (sentences.size() + block_size - 1) / block_size));
    return vectors;
  }

 private:
  template <typename Work>
  static void run(const Work& work, std::size_t threads) {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
  }

  void encode_one(std::string_view sentence, std::size_t i, WordCutter& cutter,
                  SentenceVectors& vectors) const {
    const std::span<float> row =
        std::span(vectors.values).subspan(i * table_.dimension, table_.dimension);
    for (const std::uint32_t piece : cutter.cut(unigram_form(sentence))) {
      add_vector(table_, piece, row);
    }
    float squares = 0;
    for (const float value : row) squares += value * value;
    const float length = std::sqrt(squares);
    if (length == 0) return;
    vectors.weights[i] = length;
    for (float& value : row) value /= length;
  }

  StaticTable table_;
  Unigram unigram_;
  EncoderInfo info_;
};

}  // namespace

std::unique_ptr<Encoder> load_static_encoder(const std::string& path) {
  return std::make_unique<StaticEncoder>(path);
}

}  // namespace calque
