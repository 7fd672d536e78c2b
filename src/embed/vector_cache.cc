#include "embed/vector_cache.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <istream>
#include <mutex>
#include <ostream>
#include <unordered_map>

#include <openssl/evp.h>

#include "embed/cache_folder.h"

namespace calque {
namespace {

constexpr std::size_t most_rows = 200'000;
constexpr std::string_view signature = "calque vectors 1\n";

// Sixteen bytes of SHA-256: two sentences do not share them by chance.
using Key = std::pair<std::uint64_t, std::uint64_t>;

struct KeyHash {
  std::size_t operator()(const Key& key) const { return key.first; }
};

Key key_of(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE] = {};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha256(), nullptr);
  Key key;
  std::memcpy(&key.first, digest, sizeof key.first);
  std::memcpy(&key.second, digest + sizeof key.first, sizeof key.second);
  return key;
}

template <typename T>
void write_value(std::ostream& out, const T& value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}
template <typename T>
bool read_value(std::istream& in, T& value) {
  return static_cast<bool>(in.read(reinterpret_cast<char*>(&value), sizeof value));
}

class CachingEncoder : public Encoder {
 public:
  explicit CachingEncoder(std::unique_ptr<Encoder> encoder) : encoder_(std::move(encoder)) {
    const Key key = key_of(info().name + '\n' + info().description);
    name_ = "vectors-" + std::to_string(key.first) + ".bin";
    read_cached(name_, [this](std::istream& in) { return load(in); });
  }

  const EncoderInfo& info() const override { return encoder_->info(); }

  SentenceVectors encode(std::span<const std::string_view> sentences,
                         const EncodeOptions& options) const override {
    const std::lock_guard lock(mutex_);
    std::vector<Key> keys;
    std::vector<std::string_view> missing;
    std::unordered_map<Key, std::size_t, KeyHash> place;  // in `missing`
    for (const std::string_view sentence : sentences) {
      keys.push_back(key_of(sentence));
      if (rows_.contains(keys.back())) continue;
      if (place.emplace(keys.back(), missing.size()).second) missing.push_back(sentence);
    }
    const SentenceVectors made =
        missing.empty() ? SentenceVectors{} : encoder_->encode(missing, options);
    SentenceVectors all;
    all.dimension = info().dimension;
    for (const Key& key : keys) {
      const auto known = rows_.find(key);
      const bool is_new = known == rows_.end();
      const std::size_t row = is_new ? place.at(key) : known->second;
      const SentenceVectors& from = is_new ? made : store_;
      const auto values = from.row(row);
      all.values.insert(all.values.end(), values.begin(), values.end());
      all.weights.push_back(from.weights[row]);
    }
    if (!missing.empty()) remember(place, made);
    return all;
  }

 private:
  void remember(const std::unordered_map<Key, std::size_t, KeyHash>& place,
                const SentenceVectors& made) const {
    if (store_.rows() + made.rows() > most_rows) return;
    store_.dimension = info().dimension;
    for (const auto& [key, row] : place) rows_.emplace(key, store_.rows() + row);
    store_.values.insert(store_.values.end(), made.values.begin(), made.values.end());
    store_.weights.insert(store_.weights.end(), made.weights.begin(), made.weights.end());
    write_cached(name_, [this](std::ostream& out) { save(out); });
  }

  void save(std::ostream& out) const {
    out.write(signature.data(), static_cast<std::streamsize>(signature.size()));
    write_value(out, std::uint64_t{store_.dimension});
    write_value(out, std::uint64_t{rows_.size()});
    for (const auto& [key, row] : rows_) {
      write_value(out, key.first);
      write_value(out, key.second);
      write_value(out, store_.weights[row]);
      const auto values = store_.row(row);
      out.write(reinterpret_cast<const char*>(values.data()),
                static_cast<std::streamsize>(values.size_bytes()));
    }
  }

  bool load(std::istream& in) {
    std::string begin(signature.size(), '\0');
    std::uint64_t dimension = 0;
    std::uint64_t rows = 0;
    if (!in.read(begin.data(), static_cast<std::streamsize>(begin.size())) || begin != signature ||
        !read_value(in, dimension) || !read_value(in, rows))
      return false;
    if (dimension != info().dimension || rows > most_rows) return false;
    store_.dimension = info().dimension;
    std::vector<float> values(info().dimension);
    for (std::uint64_t row = 0; row < rows; ++row) {
      Key key;
      float weight = 0.0F;
      if (!read_value(in, key.first) || !read_value(in, key.second) || !read_value(in, weight) ||
          !in.read(reinterpret_cast<char*>(values.data()),
                   static_cast<std::streamsize>(values.size() * sizeof(float)))) {
        rows_.clear();
        store_ = {};
        return false;
      }
      rows_.emplace(key, store_.rows());
      store_.values.insert(store_.values.end(), values.begin(), values.end());
      store_.weights.push_back(weight);
    }
    return true;
  }

  std::unique_ptr<Encoder> encoder_;
  std::string name_;
  mutable std::mutex mutex_;
  mutable SentenceVectors store_;
  mutable std::unordered_map<Key, std::size_t, KeyHash> rows_;
};

}  // namespace

std::unique_ptr<Encoder> with_vector_cache(std::unique_ptr<Encoder> encoder) {
  if (!encoder) return encoder;
  return std::make_unique<CachingEncoder>(std::move(encoder));
}

}  // namespace calque
