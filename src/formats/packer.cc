#include "formats/packer.h"

#include <exception>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "text/error.h"

namespace calque {
namespace {

struct FreeArchive {
  void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeEntry {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

}  // namespace

struct Packer::State {
  std::function<void(std::string_view)> write;
  std::exception_ptr thrown;  // must not pass through a library of C
  std::unique_ptr<archive, FreeArchive> packer;

  static la_ssize_t take(archive* a, void* data, const void* bytes, size_t size) {
    auto* self = static_cast<State*>(data);
    try {
      if (!self->thrown) self->write({static_cast<const char*>(bytes), size});
    } catch (...) {
      self->thrown = std::current_exception();
      archive_set_error(a, -1, "the place to write to failed");
      return -1;
    }
    return static_cast<la_ssize_t>(size);
  }

  void check(la_ssize_t status) {
    if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
    if (status >= ARCHIVE_OK) return;
    const char* why = archive_error_string(packer.get());
    throw OutputError({}, {"cannot be compressed: {0}", {why == nullptr ? "?" : std::string(why)}});
  }
};

Packer::Packer(Packing packing, std::function<void(std::string_view)> write)
    : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.write = std::move(write);
  state.packer.reset(archive_write_new());
  archive* const a = state.packer.get();
  if (packing == Packing::gzip) {
    state.check(archive_write_add_filter_gzip(a));
    archive_write_set_filter_option(a, "gzip", "timestamp", nullptr);  // the same bytes every time
  } else if (packing == Packing::zstd) {
    state.check(archive_write_add_filter_zstd(a));
  } else {
    state.check(archive_write_add_filter_xz(a));
  }
  state.check(archive_write_set_format_raw(a));
  archive_write_set_bytes_in_last_block(a, 1);
  state.check(archive_write_open(a, &state, nullptr, &State::take, nullptr));
  const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  state.check(archive_write_header(a, entry.get()));
}

Packer::~Packer() {
  if (state_) state_->write = [](std::string_view) {};  // closing writes: too late
}

void Packer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const la_ssize_t took = archive_write_data(state_->packer.get(), bytes.data(), bytes.size());
    state_->check(took);
    bytes.remove_prefix(static_cast<std::size_t>(took));
  }
}

void Packer::finish() { state_->check(archive_write_close(state_->packer.get())); }

}  // namespace calque
