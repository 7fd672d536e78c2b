#include "embed/vector_store.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "embed/cache_folder.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "calque-vectors-2";
constexpr std::uint32_t byte_order = 0x01020304;  // a file of another machine reads otherwise
constexpr std::size_t header_size = 32;
constexpr std::size_t chunk_size = 1 << 20;
constexpr int lock_tries = 50;
constexpr std::chrono::milliseconds between_tries{20};

// What a record begins with; the values follow.
struct RecordHead {
  SentenceKey key;
  float weight = 0;
  std::uint32_t checksum = 0;  // of the record with 0 in its place
};

// FNV-1a by words of four bytes, which the size of a record is a multiple of.
std::uint32_t checksum_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + i, sizeof word);
    hash = (hash ^ word) * 0x100000001b3;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

bool read_all(int file, char* to, std::size_t size, std::uint64_t from) {
  while (size > 0) {
    const ssize_t got = ::pread(file, to, size, static_cast<off_t>(from));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    from += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int file, std::string_view bytes, std::uint64_t to) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(to));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    to += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// Not for long: a process that is stopped in the middle must not stop the others.
bool lock(int file) {
  for (int i = 0; i < lock_tries; ++i) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    std::this_thread::sleep_for(between_tries);
  }
  return false;
}

// Whether the path still leads to the open file; another process may have replaced it.
bool is_current(int file, const std::string& path) {
  struct stat here {};
  struct stat there {};
  return ::fstat(file, &here) == 0 && ::stat(path.c_str(), &there) == 0 &&
         here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

}  // namespace

SentenceKey key_of(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE] = {};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha256(), nullptr);
  SentenceKey key;
  std::memcpy(&key, digest, sizeof key);
  return key;
}

VectorStore::VectorStore(const std::string& name, std::size_t dimension, std::uint64_t most_bytes)
    : dimension_(dimension),
      record_size_(sizeof(RecordHead) + dimension * sizeof(float)),
      most_bytes_(most_bytes) {
  if (const auto folder = cache_folder()) path_ = (fs::path(*folder) / (name + ".cache")).string();
}

VectorStore::~VectorStore() { close_file(); }

void VectorStore::close_file() {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
  scanned_ = 0;
  index_.clear();
}

std::string VectorStore::header() const {
  std::string bytes(header_size, '\0');
  const auto dimension = static_cast<std::uint32_t>(dimension_);
  magic.copy(bytes.data(), magic.size());
  std::memcpy(bytes.data() + magic.size(), &byte_order, sizeof byte_order);
  std::memcpy(bytes.data() + magic.size() + sizeof byte_order, &dimension, sizeof dimension);
  return bytes;
}

bool VectorStore::has_header(int file) const {
  std::string found(header_size, '\0');
  return read_all(file, found.data(), found.size(), 0) && found == header();
}

std::uint64_t VectorStore::place(std::uint64_t record) const {
  return header_size + record * record_size_;
}

// Whole ones.
std::uint64_t VectorStore::records_in(int file) const {
  struct stat status {};
  if (::fstat(file, &status) != 0) return 0;
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size < header_size ? 0 : (size - header_size) / record_size_;
}

bool VectorStore::open_current() {
  if (path_.empty()) return false;
  if (file_ >= 0 && is_current(file_, path_)) return true;
  close_file();
  file_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) return false;
  if (!has_header(file_)) {
    close_file();
    return false;
  }
  ::futimens(file_, nullptr);  // used: see remove_old() of the cache folder
  return true;
}

void VectorStore::refresh() {
  if (!open_current()) return;
  const std::uint64_t count = records_in(file_);
  if (count < scanned_) {  // cut by somebody else
    scanned_ = 0;
    index_.clear();
  }
  index_.reserve(count);
  const std::uint64_t at_once = std::max<std::uint64_t>(1, chunk_size / record_size_);
  std::string chunk;
  while (scanned_ < count) {
    const std::uint64_t records = std::min(at_once, count - scanned_);
    chunk.resize(records * record_size_);
    if (!read_all(file_, chunk.data(), chunk.size(), place(scanned_))) return;
    for (std::uint64_t i = 0; i < records; ++i) {
      SentenceKey key;
      std::memcpy(&key, chunk.data() + i * record_size_, sizeof key);
      index_.insert_or_assign(key, scanned_ + i);
    }
    scanned_ += records;
  }
}

std::string VectorStore::record(const SentenceKey& key, float weight,
                                std::span<const float> row) const {
  std::string bytes(record_size_, '\0');
  RecordHead head{key, weight, 0};
  std::memcpy(bytes.data(), &head, sizeof head);
  std::memcpy(bytes.data() + sizeof head, row.data(), row.size_bytes());
  head.checksum = checksum_of(bytes);
  std::memcpy(bytes.data(), &head, sizeof head);
  return bytes;
}

bool VectorStore::read(const SentenceKey& key, std::span<float> row, float& weight) const {
  const auto known = index_.find(key);
  if (known == index_.end()) return false;
  std::string bytes(record_size_, '\0');
  if (!read_all(file_, bytes.data(), bytes.size(), place(known->second))) return false;
  RecordHead head;
  std::memcpy(&head, bytes.data(), sizeof head);
  const std::uint32_t checksum = head.checksum;
  head.checksum = 0;
  std::memcpy(bytes.data(), &head, sizeof head);
  if (head.key != key || checksum != checksum_of(bytes)) return false;
  std::memcpy(row.data(), bytes.data() + sizeof head, row.size_bytes());
  weight = head.weight;
  return true;
}

// The file to add to, locked, with a header of ours; -1 when there is none to be had.
int VectorStore::open_locked() {
  for (int i = 0; i < lock_tries; ++i) {
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return -1;
    if (!lock(file)) {
      ::close(file);
      return -1;
    }
    if (!is_current(file, path_)) {  // replaced while we waited
      ::close(file);
      continue;
    }
    if (has_header(file)) return file;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size == 0 && write_all(file, header(), 0)) {
      return file;
    }
    return begin_anew(file, 0);
  }
  return -1;
}

// Puts a new file with the newest `records` of the locked one into its place, closes the old one
// and gives the new one, locked; -1 when it cannot be made.
int VectorStore::begin_anew(int old, std::uint64_t records) {
  const std::string temporary = path_ + "." + std::to_string(::getpid()) + ".tmp";
  const int file = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool good = file >= 0 && lock(file) && write_all(file, header(), 0);
  const std::uint64_t all = records_in(old);
  std::string bytes;
  for (std::uint64_t i = 0; good && i < records; ++i) {
    bytes.resize(record_size_);
    good = read_all(old, bytes.data(), bytes.size(), place(all - records + i)) &&
           write_all(file, bytes, place(i));
  }
  good = good && ::rename(temporary.c_str(), path_.c_str()) == 0;
  ::close(old);
  if (good) return file;
  if (file >= 0) {
    ::unlink(temporary.c_str());
    ::close(file);
  }
  return -1;
}

void VectorStore::add(const std::vector<SentenceKey>& keys, const SentenceVectors& vectors) {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::create_directories(fs::path(path_).parent_path(), ignored);
  int file = open_locked();
  if (file < 0) return;
  const std::uint64_t half =
      (std::max<std::uint64_t>(most_bytes_, header_size) - header_size) / 2 / record_size_;
  const std::uint64_t count = std::min<std::uint64_t>(keys.size(), half);
  if (place(records_in(file) + count) > most_bytes_) {
    file = begin_anew(file, std::min(half, records_in(file)));
    if (file < 0) return;
  }
  const std::uint64_t end = place(records_in(file));
  bool good = true;
  std::string bytes;
  std::uint64_t written = end;
  for (std::uint64_t i = 0; good && i < count; ++i) {
    bytes += record(keys[i], vectors.weights[i], vectors.row(i));
    if (bytes.size() < chunk_size && i + 1 < count) continue;
    good = write_all(file, bytes, written);
    written += bytes.size();
    bytes.clear();
  }
  // A full disk: what is whole stays, the rest would be in the way of nobody but takes room.
  if (!good && ::ftruncate(file, static_cast<off_t>(place(records_in(file)))) != 0) {
    // Then the next one writes over it.
  }
  ::close(file);
  refresh();
}

}  // namespace calque
