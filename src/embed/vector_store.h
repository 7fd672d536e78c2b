// Sentence vectors in a file of the cache folder that only grows and that processes share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "embed/encoder.h"

namespace calque {

// Stands for a sentence: sixteen bytes of its SHA-256, which two do not share by chance.
struct SentenceKey {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  bool operator==(const SentenceKey&) const = default;
};

struct SentenceKeyHash {
  std::size_t operator()(const SentenceKey& key) const { return key.first; }
};

SentenceKey key_of(std::string_view text);

// The file has a header, then records of one size: key, weight, checksum, values. Records are added
// at the end, under a lock of the file; one that was cut short is written over, one whose checksum
// does not fit is not used. A file of another form is replaced. When it would outgrow its limit,
// its older half is dropped; who still reads the old file finds the new one at the next refresh().
//
// Nothing here fails: a folder that cannot be read or written is done without. Not thread-safe.
class VectorStore {
 public:
  // A file of vectors of `dimension` numbers that grows up to `most_bytes`.
  VectorStore(const std::string& name, std::size_t dimension, std::uint64_t most_bytes);
  ~VectorStore();
  VectorStore(const VectorStore&) = delete;
  VectorStore& operator=(const VectorStore&) = delete;

  // Looks for what was added since the last time, here or by other processes.
  void refresh();
  // Whether the sentence is known; then its row and weight are filled in.
  bool read(const SentenceKey& key, std::span<float> row, float& weight) const;
  // keys[i]: of row i. Of more rows than half the limit, the first.
  void add(const std::vector<SentenceKey>& keys, const SentenceVectors& vectors);

 private:
  void close_file();
  bool open_current();
  int open_locked();
  int begin_anew(int old, std::uint64_t records);
  std::string record(const SentenceKey& key, float weight, std::span<const float> row) const;
  std::string header() const;
  bool has_header(int file) const;
  std::uint64_t place(std::uint64_t record) const;
  std::uint64_t records_in(int file) const;

  std::string path_;  // empty: no cache folder
  std::size_t dimension_;
  std::size_t record_size_;
  std::uint64_t most_bytes_;
  int file_ = -1;              // open for reading
  std::uint64_t scanned_ = 0;  // records of it that index_ knows
  std::unordered_map<SentenceKey, std::uint64_t, SentenceKeyHash> index_;
};

}  // namespace calque
