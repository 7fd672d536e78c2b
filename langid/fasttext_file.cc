#include "langid/fasttext_file.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::int32_t magic = 793712314;
constexpr std::int32_t oldest_version = 11;
constexpr std::int32_t newest_version = 12;
constexpr std::int32_t supervised = 3;
constexpr std::int32_t hierarchical_softmax = 1;
constexpr std::int32_t one_vs_all = 4;
constexpr std::int32_t largest_dimension = 4096;
constexpr std::int32_t longest_ngram = 16;
constexpr std::size_t longest_word = 4096;
constexpr std::int64_t highest_count = 1'000'000'000'000;
constexpr std::int64_t centroids = 256;  // of a product quantiser, for each of its parts

struct Arguments {
  std::int32_t dimension = 0;
  std::int32_t word_ngrams = 0;
  std::int32_t loss = 0;
  std::int32_t buckets = 0;
  std::int32_t longest = 0;  // n-gram
};

struct Dictionary {
  std::int32_t words = 0;
  std::int32_t labels = 0;
  std::int64_t kept_buckets = -1;  // -1: all
};

class Checker {
 public:
  Checker(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

  KeptBuckets check_model() {
    check(read<std::int32_t>() == magic);
    const auto version = read<std::int32_t>();
    check(version >= oldest_version && version <= newest_version);
    const Arguments arguments = read_arguments();
    const Dictionary dictionary = read_dictionary(arguments);
    const bool quantised = read_flag();
    const std::int64_t buckets =
        dictionary.kept_buckets >= 0 ? dictionary.kept_buckets : arguments.buckets;
    check(quantised || dictionary.kept_buckets < 0);
    read_matrix(quantised, dictionary.words + buckets, arguments.dimension);
    const bool output_quantised = read_flag();
    read_matrix(quantised && output_quantised, dictionary.labels, arguments.dimension);
    check(at_ == bytes_.size());
    return dictionary.kept_buckets < 0 ? std::nullopt : std::optional(std::move(kept_));
  }

 private:
  void check(bool good) const {
    if (good) return;
    throw ModelError({.file = file_, .byte = at_}, "not a whole fastText model",
                     "fetch the model again: calque models fetch");
  }

  void skip(std::uint64_t size) {
    check(size <= bytes_.size() - at_);
    at_ += static_cast<std::size_t>(size);
  }

  template <typename T>
  T read() {
    static_assert(std::is_trivially_copyable_v<T>);
    T value;
    check(sizeof value <= bytes_.size() - at_);
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }

  bool read_flag() {
    const auto value = read<std::uint8_t>();
    check(value <= 1);
    return value == 1;
  }

  Arguments read_arguments() {
    Arguments arguments;
    arguments.dimension = read<std::int32_t>();
    skip(4 * sizeof(std::int32_t));  // window, epochs, least count, negatives: for training
    arguments.word_ngrams = read<std::int32_t>();
    arguments.loss = read<std::int32_t>();
    check(read<std::int32_t>() == supervised);
    arguments.buckets = read<std::int32_t>();
    const auto shortest = read<std::int32_t>();
    arguments.longest = read<std::int32_t>();
    skip(sizeof(std::int32_t) + sizeof(double));  // rate of updates, sampling: for training
    check(arguments.dimension > 0 && arguments.dimension <= largest_dimension);
    check(arguments.loss >= hierarchical_softmax && arguments.loss <= one_vs_all);
    check(arguments.word_ngrams >= 1 && arguments.word_ngrams <= longest_ngram);
    check(shortest >= 0 && arguments.longest >= 0 && arguments.longest <= longest_ngram);
    const bool uses_buckets = arguments.longest > 0 || arguments.word_ngrams > 1;
    check(arguments.buckets >= (uses_buckets ? 1 : 0));
    return arguments;
  }

  Dictionary read_dictionary(const Arguments& arguments) {
    Dictionary dictionary;
    const auto size = read<std::int32_t>();
    dictionary.words = read<std::int32_t>();
    dictionary.labels = read<std::int32_t>();
    check(read<std::int64_t>() >= 0);  // tokens seen in training
    dictionary.kept_buckets = read<std::int64_t>();
    check(dictionary.words >= 0 && dictionary.labels > 0);
    check(std::int64_t{size} == std::int64_t{dictionary.words} + dictionary.labels);
    // An entry takes ten bytes at least, so that no size can ask for more memory than the file has.
    check(static_cast<std::uint64_t>(size) <= bytes_.size() / 10);
    for (std::int32_t i = 0; i < size; ++i) read_entry(i >= dictionary.words);
    check(dictionary.kept_buckets >= -1 && dictionary.kept_buckets <= arguments.buckets);
    for (std::int64_t i = 0; i < dictionary.kept_buckets; ++i) {
      const auto bucket = read<std::int32_t>();
      const auto row = read<std::int32_t>();
      check(bucket >= 0 && bucket < arguments.buckets);
      check(row >= 0 && row < dictionary.kept_buckets);
      kept_.emplace_back(bucket, row);
    }
    return dictionary;
  }

  void read_entry(bool label) {
    const std::size_t length = bytes_.substr(at_, longest_word).find('\0');
    check(length != std::string_view::npos);
    at_ += length + 1;
    const auto count = read<std::int64_t>();
    check(count >= 0 && count <= highest_count);
    check(read_flag() == label);  // words come first
  }

  void read_floats(std::int64_t count) {
    check(count >= 0 && static_cast<std::uint64_t>(count) <= bytes_.size() / sizeof(float));
    for (std::int64_t i = 0; i < count; ++i) check(std::isfinite(read<float>()));
  }

  void read_matrix(bool quantised, std::int64_t rows, std::int64_t columns) {
    const bool norms = quantised && read_flag();
    check(read<std::int64_t>() == rows);
    check(read<std::int64_t>() == columns);
    if (!quantised) {
      read_floats(rows * columns);
      return;
    }
    const auto codes = read<std::int32_t>();
    check(codes >= 0);
    skip(static_cast<std::uint64_t>(codes));
    const std::int64_t parts = read_quantiser(columns);
    check(codes == rows * parts);
    if (norms) {
      skip(static_cast<std::uint64_t>(rows));
      check(read_quantiser(1) == 1);
    }
  }

  // Returns into how many parts it cuts a vector.
  std::int64_t read_quantiser(std::int64_t dimension) {
    check(read<std::int32_t>() == dimension);
    const auto parts = read<std::int32_t>();
    const auto part = read<std::int32_t>();
    const auto last_part = read<std::int32_t>();
    check(part > 0 && part <= dimension);
    check(parts == (dimension + part - 1) / part);
    check(last_part == (dimension % part == 0 ? part : dimension % part));
    read_floats(dimension * centroids);
    return parts;
  }

  std::string_view bytes_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::int32_t, std::int32_t>> kept_;
};

}  // namespace

KeptBuckets check_fasttext_model(std::string_view bytes, const std::string& file) {
  return Checker(bytes, file).check_model();
}

}  // namespace calque
