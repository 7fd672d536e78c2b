#include "langid/fasttext_model.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fasttext/fasttext.h>
#include <fasttext/loss.h>

#include "langid/fasttext_file.h"
#include "langid/fasttext_ngrams.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr std::uintmax_t largest_model = std::uintmax_t{4} << 30;
constexpr std::string_view line_end = "</s>";  // what fastText reads at the end of a line
constexpr std::string_view label_prefix = "__label__";

std::string read_model_file(const std::string& path) {
  const auto fail = [&](const char* problem) -> ModelError {
    return {{.file = path},
            problem,
            "name a fastText model of languages, or fetch lid.176: calque models fetch"};
  };
  std::ifstream in(path, std::ios::binary);
  if (!in) throw fail("the model cannot be opened");
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) throw fail("the model cannot be read");
  if (size == 0 || size > largest_model) {
    throw fail(size == 0 ? "the model is empty" : "too large for a model of languages");
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    throw fail("the model cannot be read");
  }
  return bytes;
}

// fastText parts words at these bytes.
bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == '\0';
}

// The sums of the words met last, one for each remainder of their hash: of a word's vector and
// those of its n-grams.
class WordMemory {
 public:
  struct Sum {
    float* vector = nullptr;
    std::int32_t* features = nullptr;
    bool known = false;
  };

  // Where the sum of `word` stands or is to be put. `owner` tells models apart, also one that took
  // the place of another.
  Sum slot(std::uint64_t owner, std::size_t dimension, std::string_view word) {
    if (owner != owner_) make_room(owner, dimension);
    const std::size_t place = word.size() > longest
                                  ? words_.size() - 1
                                  : std::hash<std::string_view>{}(word) % (words_.size() - 1);
    Word& kept = words_[place];
    const bool known = word.size() <= longest && std::string_view(kept.bytes, kept.size) == word;
    if (!known && word.size() <= longest) {
      kept.size = static_cast<unsigned char>(word.size());
      word.copy(kept.bytes, word.size());
    }
    return {vectors_.data() + place * dimension, &kept.features, known};
  }

 private:
  static constexpr std::size_t longest = 27;            // bytes of a word that is kept
  static constexpr std::size_t most_floats = 1U << 20;  // 4 MB
  static constexpr std::size_t most_words = 1U << 16;
  struct Word {
    char bytes[longest];
    unsigned char size = 0;
    std::int32_t features = 0;
  };

  void make_room(std::uint64_t owner, std::size_t dimension) {
    owner_ = owner;
    // the last one is for words that are too long to be kept
    words_.assign(std::min(most_words, std::max<std::size_t>(16, most_floats / dimension)) + 1, {});
    vectors_.assign(words_.size() * dimension, 0);
  }

  std::uint64_t owner_ = 0;
  std::vector<Word> words_;
  std::vector<float> vectors_;
};

std::uint64_t next_owner() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace

struct FastTextModel::Library : fasttext::FastText {
  // The library checks a file's first bytes only when it opens the file itself.
  void load(std::istream& in) {
    checkModel(in);
    loadModel(in);
    loss = createLoss(output_);
    by_words = args_->wordNgrams <= 1 && !args_->qout;
    dimension = static_cast<std::size_t>(args_->dim);
    ngrams = {args_->minn, args_->maxn, static_cast<std::uint32_t>(args_->bucket)};
  }

  // Decodes the vectors of a model that kept few n-grams.
  void decode(const KeptBuckets& kept) {
    if (!kept || !by_words) return;
    ngram_vectors = std::make_unique<NgramVectors>(*kept, ngrams.buckets, dimension,
                                                   [this](std::int32_t row, float* out) {
                                                     fasttext::Vector vector(args_->dim);
                                                     vector.zero();
                                                     addInputVector(vector, dict_->nwords() + row);
                                                     std::copy_n(vector.data(), dimension, out);
                                                   });
  }

  // Adds the vectors of a word and of its n-grams to `sum` and returns how many there are.
  std::int32_t sum_up(std::string_view word, fasttext::Vector& sum) const {
    thread_local std::string copy;
    copy = word;
    const std::int32_t id = dict_->getId(copy);
    const bool is_label = id < 0 ? word.starts_with(label_prefix) : id >= dict_->nwords();
    if (is_label) return 0;
    std::int32_t features = 0;
    if (id >= 0) {
      addInputVector(sum, id);
      ++features;
    }
    if (word == line_end) return features;
    for_each_ngram(word, ngrams, [&](std::uint32_t bucket) {
      if (ngram_vectors == nullptr) {
        addInputVector(sum, dict_->nwords() + static_cast<std::int32_t>(bucket));
      } else if (const float* vector = ngram_vectors->find(bucket)) {
        for (std::size_t i = 0; i < dimension; ++i) sum.data()[i] += vector[i];
      } else {
        return;
      }
      ++features;
    });
    return features;
  }

  // Adds a word to the sum and returns its number of features.
  std::int32_t add_word(std::string_view word, fasttext::Vector& sum) const {
    thread_local WordMemory memory;
    const WordMemory::Sum kept = memory.slot(owner, dimension, word);
    if (!kept.known) {
      fasttext::Vector own(args_->dim);
      own.zero();
      *kept.features = sum_up(word, own);
      std::copy_n(own.data(), dimension, kept.vector);
    }
    float* out = sum.data();
    for (std::size_t i = 0; i < dimension; ++i) out[i] += kept.vector[i];
    return *kept.features;
  }

  fasttext::Predictions predict_line(std::string_view line, std::int32_t most, float least) const {
    fasttext::Model::State state(args_->dim, dict_->nlabels(), 0);
    state.hidden.zero();
    std::int32_t features = 0;
    for (std::size_t begin = 0; begin < line.size();) {
      std::size_t end = begin;
      while (end < line.size() && !is_separator(line[end])) ++end;
      const std::string_view word = line.substr(begin, end - begin);
      if (word == line_end) break;  // the library reads no further
      if (!word.empty()) features += add_word(word, state.hidden);
      begin = end + 1;
    }
    features += add_word(line_end, state.hidden);
    fasttext::Predictions found;
    if (features == 0) return found;
    state.hidden.mul(1.0F / static_cast<float>(features));
    loss->predict(most, least, found, state);
    return found;
  }

  // Models of word sequences: as the library does it.
  fasttext::Predictions predict_sequence(std::string_view line, std::int32_t most,
                                         float least) const {
    std::istringstream in(std::string(line) + '\n');
    std::vector<std::int32_t> words;
    std::vector<std::int32_t> labels;
    dict_->getLine(in, words, labels);
    fasttext::Predictions found;
    if (!words.empty()) FastText::predict(most, words, found, least);
    return found;
  }

  std::shared_ptr<fasttext::Loss> loss;
  bool by_words = false;
  std::size_t dimension = 0;
  NgramOptions ngrams;
  std::unique_ptr<const NgramVectors> ngram_vectors;  // nothing where all were kept
  std::uint64_t owner = next_owner();
};

FastTextModel::FastTextModel(const std::string& path) {
  std::string bytes = read_model_file(path);
  const KeptBuckets kept = check_fasttext_model(bytes, path);
  auto library = std::make_unique<Library>();
  try {
    std::istringstream in(std::move(bytes));
    library->load(in);
    library->decode(kept);
  } catch (const std::exception& error) {
    throw ModelError({.file = path}, {"fastText refuses the model: {0}", {error.what()}},
                     "name a fastText model of languages, or fetch lid.176: calque models fetch");
  }
  const auto dictionary = library->getDictionary();
  const std::vector<std::int64_t> counts = dictionary->getCounts(fasttext::entry_type::label);
  for (std::int32_t i = 0; i < dictionary->nlabels(); ++i)
    labels_.push_back({dictionary->getLabel(i), counts[static_cast<std::size_t>(i)]});
  library_ = std::move(library);
}

FastTextModel::~FastTextModel() = default;

std::vector<std::pair<std::size_t, double>> FastTextModel::predict(std::string_view line,
                                                                   std::size_t most,
                                                                   double least) const {
  const auto count = static_cast<std::int32_t>(std::min(most, labels_.size()));
  const auto bound = static_cast<float>(least);
  const fasttext::Predictions found = library_->by_words
                                          ? library_->predict_line(line, count, bound)
                                          : library_->predict_sequence(line, count, bound);
  std::vector<std::pair<std::size_t, double>> likely;
  for (const auto& [log_prob, label] : found)
    likely.emplace_back(static_cast<std::size_t>(label), std::exp(log_prob));
  return likely;
}

}  // namespace calque
