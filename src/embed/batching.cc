#include "embed/batching.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>
#include <unordered_map>

#include "embed/workers.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr std::size_t sentences_at_once = 1 << 14;  // bounds the memory; a batch lies within one
constexpr std::size_t tokens_in_batch = 1536;
constexpr std::size_t rows_in_batch = 64;

using Tokens = std::vector<std::int32_t>;

// Sentences that are not empty, each once, in the order of their first places.
struct Distinct {
  std::vector<std::string_view> sentences;
  std::vector<std::size_t> index;  // of each given sentence; `none` for an empty one
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

Distinct find_distinct(std::span<const std::string_view> sentences) {
  Distinct distinct;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const std::string_view sentence : sentences) {
    if (sentence.find_first_not_of(" \t\r\n") == sentence.npos) {
      distinct.index.push_back(Distinct::none);
      continue;
    }
    const auto [place, first] = seen.emplace(sentence, distinct.sentences.size());
    if (first) distinct.sentences.push_back(sentence);
    distinct.index.push_back(place->second);
  }
  return distinct;
}

// A stretch of a sentence's pieces that the network takes at once.
struct Window {
  std::size_t sentence = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

struct Batch {
  std::size_t first = 0;  // of the sorted windows
  std::size_t count = 0;
  std::size_t length = 0;  // of its longest input
};

class BatchEncoder {
 public:
  BatchEncoder(const Tokenizer& tokenizer, const BatchModel& model, const InputForm& form,
               std::size_t threads, const std::string& place)
      : tokenizer_(tokenizer),
        model_(model),
        form_(form),
        threads_(std::max<std::size_t>(1, threads)),
        place_(place),
        prefix_(form.prefix.empty() ? Tokens{} : tokenizer.encode(form.prefix)) {}

  // Means and numbers of tokens of the sentences from `first` on; not normalised.
  void encode(std::span<const std::string_view> sentences, std::span<float> rows,
              std::span<float> weights, const std::function<void(std::size_t)>& done) {
    pieces_.assign(sentences.size(), {});
    share_work(sentences.size(), threads_, [&](std::size_t i) { pieces_[i] = cut(sentences[i]); });
    find_windows();
    vectors_.assign(windows_.size() * model_.dimension(), 0.0F);
    const std::vector<Batch> batches = find_batches();
    share_work(batches.size(), std::min(threads_, model_.streams()), [&](std::size_t i) {
      run(batches[i]);
      done(batches[i].count);
    });
    average(rows, weights);
  }

 private:
  // The pieces of the text alone: those of the prefix, which every window gets, are taken off.
  Tokens cut(std::string_view sentence) const {
    Tokens pieces = tokenizer_.encode(form_.prefix + std::string(sentence));
    if (pieces.size() > prefix_.size() &&
        std::equal(prefix_.begin(), prefix_.end(), pieces.begin())) {
      pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(prefix_.size()));
      return pieces;
    }
    return tokenizer_.encode(sentence);
  }

  std::size_t around() const { return prefix_.size() + 2; }

  void find_windows() {
    windows_.clear();
    const std::size_t most = form_.max_tokens - around();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::size_t size = pieces_[i].size();
      const std::size_t count = (size + most - 1) / most;
      for (std::size_t w = 0; w < count; ++w) {
        windows_.push_back({i, size * w / count, size * (w + 1) / count});
      }
    }
    std::stable_sort(windows_.begin(), windows_.end(),
                     [](const Window& a, const Window& b) { return a.size() > b.size(); });
  }

  std::vector<Batch> find_batches() const {
    std::vector<Batch> batches;
    for (std::size_t first = 0; first < windows_.size();) {
      const std::size_t length = windows_[first].size() + around();
      const std::size_t rows = std::clamp<std::size_t>(tokens_in_batch / length, 1, rows_in_batch);
      batches.push_back({first, std::min(rows, windows_.size() - first), length});
      first += batches.back().count;
    }
    return batches;
  }

  void run(const Batch& place) {
    TokenBatch batch{place.count, place.length, {}, {}};
    batch.ids.reserve(place.count * place.length);
    batch.mask.reserve(place.count * place.length);
    for (std::size_t i = 0; i < place.count; ++i) {
      const Window& window = windows_[place.first + i];
      const auto pieces = pieces_[window.sentence].begin();
      batch.ids.push_back(form_.special.begin);
      batch.ids.insert(batch.ids.end(), prefix_.begin(), prefix_.end());
      batch.ids.insert(batch.ids.end(), pieces + static_cast<std::ptrdiff_t>(window.begin),
                       pieces + static_cast<std::ptrdiff_t>(window.end));
      batch.ids.push_back(form_.special.end);
      batch.mask.resize(batch.ids.size(), 1);
      batch.ids.resize((i + 1) * place.length, form_.special.padding);
      batch.mask.resize((i + 1) * place.length, 0);
    }
    const std::size_t width = model_.dimension();
    const auto vectors = std::span(vectors_).subspan(place.first * width, place.count * width);
    model_.run(batch, vectors);
    for (const float value : vectors) {
      if (!std::isfinite(value)) {
        throw ModelError({place_}, "the encoder gives values that are no numbers",
                         "fetch or export the model again, or use another with --encoder");
      }
    }
  }

  void average(std::span<float> rows, std::span<float> weights) const {
    const std::size_t width = model_.dimension();
    // In the order of the windows of each sentence, so that sums come out the same every time.
    std::vector<std::size_t> order(windows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(windows_[a].sentence, windows_[a].begin) <
             std::pair(windows_[b].sentence, windows_[b].begin);
    });
    for (const std::size_t i : order) {
      const Window& window = windows_[i];
      const auto tokens = static_cast<float>(window.size());
      weights[window.sentence] += tokens;
      float* row = rows.data() + window.sentence * width;
      for (std::size_t k = 0; k < width; ++k) row[k] += tokens * vectors_[i * width + k];
    }
  }

  const Tokenizer& tokenizer_;
  const BatchModel& model_;
  const InputForm& form_;
  std::size_t threads_;
  const std::string& place_;
  Tokens prefix_;
  std::vector<Tokens> pieces_;   // of each sentence
  std::vector<Window> windows_;  // longest first
  std::vector<float> vectors_;   // of each window
};

// From sums over tokens to rows of length 1 and weights.
void normalise(std::span<float> row, float& weight) {
  double square = 0;
  for (const float value : row) square += static_cast<double>(value) * value;
  weight = static_cast<float>(std::sqrt(square));
  if (weight == 0) return;
  for (float& value : row) value /= weight;
}

}  // namespace

SentenceVectors encode_in_batches(std::span<const std::string_view> sentences,
                                  const Tokenizer& tokenizer, const BatchModel& model,
                                  const InputForm& form, const EncodeOptions& options,
                                  const std::string& place) {
  const Distinct distinct = find_distinct(sentences);
  const std::size_t width = model.dimension();
  SentenceVectors own{width, std::vector<float>(distinct.sentences.size() * width),
                      std::vector<float>(distinct.sentences.size())};
  BatchEncoder encoder(tokenizer, model, form, options.threads, place);
  std::mutex mutex;
  std::size_t finished = sentences.size() - distinct.sentences.size();
  const auto done = [&](std::size_t count) {
    if (!options.progress) return;
    const std::lock_guard lock(mutex);
    finished = std::min(finished + count, sentences.size());
    options.progress(finished);
  };
  for (std::size_t first = 0; first < distinct.sentences.size(); first += sentences_at_once) {
    const std::size_t count = std::min(sentences_at_once, distinct.sentences.size() - first);
    encoder.encode(std::span(distinct.sentences).subspan(first, count),
                   std::span(own.values).subspan(first * width, count * width),
                   std::span(own.weights).subspan(first, count), done);
  }
  for (std::size_t i = 0; i < own.rows(); ++i) {
    normalise(std::span(own.values).subspan(i * width, width), own.weights[i]);
  }
  if (own.rows() == sentences.size()) return own;
  SentenceVectors all{width, std::vector<float>(sentences.size() * width),
                      std::vector<float>(sentences.size())};
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::size_t from = distinct.index[i];
    if (from == Distinct::none) continue;
    std::copy_n(own.row(from).begin(), width,
                all.values.begin() + static_cast<std::ptrdiff_t>(i * width));
    all.weights[i] = own.weights[from];
  }
  return all;
}

}  // namespace calque
