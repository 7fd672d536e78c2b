#include "formats/byte_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include <archive.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/input_file.h"
#include "formats/reader.h"
#include "text/error.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr std::size_t read_at_once = 1 << 16;

struct Ending {
  std::string_view name;
  Packing packing;
};
constexpr std::array<Ending, 3> endings = {
    {{".gz", Packing::gzip}, {".zst", Packing::zstd}, {".xz", Packing::xz}}};

struct Magic {
  std::string_view bytes;
  Packing packing;
};
constexpr std::array<Magic, 3> magics = {{{"\x1F\x8B", Packing::gzip},
                                          {"\x28\xB5\x2F\xFD", Packing::zstd},
                                          {std::string_view("\xFD\x37zXZ\0", 6), Packing::xz}}};

Packing packing_of_bytes(std::string_view begin) {
  for (const Magic& magic : magics) {
    if (begin.starts_with(magic.bytes)) return magic.packing;
  }
  return Packing::none;
}

// Whether more bytes are needed to tell; a line that is typed must not wait for the next one.
bool may_become_packed(std::string_view begin) {
  return std::any_of(magics.begin(), magics.end(), [&](const Magic& magic) {
    return begin.size() < magic.bytes.size() && magic.bytes.starts_with(begin);
  });
}

std::size_t ending_of(const std::string& path, Packing* packing) {
  const std::string folded = fold_case(path);
  for (const Ending& ending : endings) {
    if (!folded.ends_with(ending.name)) continue;
    *packing = ending.packing;
    return ending.name.size();
  }
  *packing = Packing::none;
  return 0;
}

struct CloseArchive {
  void operator()(archive* archive) const { archive_read_free(archive); }
};

}  // namespace

struct ByteSource::State {
  explicit State(const std::string& name) : path(name), file(std::in_place, name) {}
  State(const std::string& name, std::string bytes)
      : path(name), size(bytes.size()), begin(std::move(bytes)) {}

  std::string path;
  std::optional<InputFile> file;  // none: `begin` is all there is
  std::size_t size = 0;
  std::string begin;  // read ahead, to see what it is
  std::size_t taken = 0;
  bool looked = false;
  std::unique_ptr<archive, CloseArchive> unpacker;  // nullptr: not packed
  std::string buffer;                               // of what is packed

  std::size_t read_raw(char* to, std::size_t most) const {
    if (!file) return 0;
    ssize_t got = -1;
    do {
      got = ::read(file->descriptor(), to, most);
    } while (got < 0 && errno == EINTR);
    if (got < 0) fail_to_read(path, errno);
    return static_cast<std::size_t>(got);
  }

  // What it is; only once bytes are wanted, because a pipe may not have any yet.
  void look() {
    if (looked) return;
    looked = true;
    if (file) {
      begin.resize(read_at_once);
      begin.resize(read_raw(begin.data(), read_at_once));
    }
    // A pipe may give its first bytes one by one.
    while (!begin.empty() && may_become_packed(begin)) {
      std::array<char, 6> more{};
      const std::size_t got = read_raw(more.data(), more.size() - begin.size());
      if (got == 0) break;
      begin.append(more.data(), got);
    }
    if (packing_of_bytes(begin) != Packing::none) open_unpacker();
  }

  std::size_t read_plain(char* to, std::size_t most) {
    if (taken == begin.size()) return read_raw(to, most);
    const std::size_t count = std::min(most, begin.size() - taken);
    std::memcpy(to, begin.data() + taken, count);
    taken += count;
    return count;
  }

  // libarchive's way to ask for bytes.
  static la_ssize_t give(archive* archive, void* data, const void** bytes) {
    auto* self = static_cast<State*>(data);
    self->buffer.resize(read_at_once);
    *bytes = self->buffer.data();
    try {
      return static_cast<la_ssize_t>(self->read_plain(self->buffer.data(), self->buffer.size()));
    } catch (const Error& error) {  // must not pass through a library of C
      archive_set_error(archive, EIO, "%s", error.what());
      return -1;
    }
  }

  void open_unpacker() {
    unpacker.reset(archive_read_new());
    archive* const a = unpacker.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_filter_xz(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    archive_entry* entry = nullptr;
    if (archive_read_open(a, this, nullptr, &State::give, nullptr) != ARCHIVE_OK) fail();
    const int status = archive_read_next_header(a, &entry);
    if (status == ARCHIVE_EOF) return;  // nothing is packed in it
    if (status != ARCHIVE_OK) fail();
  }

  std::size_t read_packed(char* to, std::size_t most) {
    const la_ssize_t got = archive_read_data(unpacker.get(), to, most);
    if (got < 0) fail();
    return static_cast<std::size_t>(got);
  }

  [[noreturn]] void fail() const {
    const char* why = archive_error_string(unpacker.get());
    throw InputError({display_path(path)},
                     {"the compressed file is cut off or damaged ({0})",
                      {why == nullptr ? "?" : std::string(why)}},
                     "compress or fetch it again");
  }
};

Packing packing_of_name(const std::string& path) {
  Packing packing = Packing::none;
  ending_of(path, &packing);
  return packing;
}

std::string without_packing(const std::string& path) {
  Packing packing = Packing::none;
  return path.substr(0, path.size() - ending_of(path, &packing));
}

ByteSource::ByteSource(const std::string& path) : state_(std::make_unique<State>(path)) {
  struct stat status = {};
  if (::fstat(state_->file->descriptor(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) fail_to_read(path, EISDIR);
    if (S_ISREG(status.st_mode)) state_->size = static_cast<std::size_t>(status.st_size);
  }
}

ByteSource::ByteSource(const std::string& name, std::string bytes)
    : state_(std::make_unique<State>(name, std::move(bytes))) {}

ByteSource::~ByteSource() = default;

std::size_t ByteSource::read(char* to, std::size_t size) {
  state_->look();
  return state_->unpacker ? state_->read_packed(to, size) : state_->read_plain(to, size);
}

bool ByteSource::packed() const {
  state_->look();
  return state_->unpacker != nullptr;
}

std::size_t ByteSource::size_hint() const { return packed() ? 0 : state_->size; }

}  // namespace calque
