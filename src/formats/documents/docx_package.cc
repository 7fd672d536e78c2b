#include "formats/documents/docx_package.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <archive.h>
#include <archive_entry.h>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::size_t largest_unpacked = std::size_t{512} << 20;  // bytes, of all parts
// XML packs to a twentieth, a bomb to a thousandth; small files may do as they like.
constexpr std::size_t highest_ratio = 250;
constexpr std::size_t always_unpacked = std::size_t{8} << 20;
constexpr int most_entries = 100'000;
constexpr const char* save_again = "get the file again, or save it again in a word processor";

struct CloseArchive {
  void operator()(archive* archive) const { archive_read_free(archive); }
};

std::string* part_called(DocxParts& parts, std::string_view name) {
  if (name == "word/document.xml") return &parts.document;
  if (name == "word/styles.xml") return &parts.styles;
  if (name == "word/footnotes.xml") return &parts.footnotes;
  if (name == "word/endnotes.xml") return &parts.endnotes;
  return nullptr;
}

class Unpacker {
 public:
  Unpacker(std::string_view bytes, const std::string& file)
      : file_(file),
        most_(std::min(largest_unpacked, std::max(always_unpacked, highest_ratio * bytes.size()))),
        archive_(archive_read_new()) {
    archive_read_support_format_zip(archive_.get());
    if (archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) fail();
  }

  DocxParts read() {
    DocxParts parts;
    for (int i = 0; i < most_entries; ++i) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN) fail();
      const char* name = archive_entry_pathname(entry);
      std::string* part = name == nullptr ? nullptr : part_called(parts, name);
      if (part == nullptr || !part->empty()) continue;
      if (archive_entry_is_data_encrypted(entry) != 0) refuse_encrypted();
      *part = unpack();
    }
    return parts;
  }

 private:
  std::string unpack() {
    std::string part;
    std::array<char, 1 << 16> buffer{};
    while (true) {
      const la_ssize_t got = archive_read_data(archive_.get(), buffer.data(), buffer.size());
      if (got < 0) fail();
      if (got == 0) return part;
      unpacked_ += static_cast<std::size_t>(got);
      if (unpacked_ > most_) {
        throw InputError({file_}, {"unpacks to more than {0} MB", {std::to_string(most_ >> 20)}},
                         save_again);
      }
      part.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

  [[noreturn]] void refuse_encrypted() const {
    throw InputError({file_}, "the document is encrypted, or in Word's old format (.doc)",
                     "save it as DOCX without a password in a word processor");
  }

  [[noreturn]] void fail() const {
    const char* why = archive_error_string(archive_.get());
    throw InputError({file_}, {"the archive is damaged ({0})", {why == nullptr ? "?" : why}},
                     save_again);
  }

  std::string file_;
  std::size_t most_;
  std::size_t unpacked_ = 0;
  std::unique_ptr<archive, CloseArchive> archive_;
};

}  // namespace

bool looks_like_ole(std::string_view begin) {
  return begin.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

DocxParts read_docx_parts(std::string_view bytes, const std::string& file) {
  if (looks_like_ole(bytes)) {
    throw InputError({file}, "the document is encrypted, or in Word's old format (.doc)",
                     "save it as DOCX without a password in a word processor");
  }
  if (!bytes.starts_with("PK")) {
    throw InputError({file}, "not a DOCX file (no ZIP archive)",
                     "save it as DOCX without a password in a word processor");
  }
  DocxParts parts = Unpacker(bytes, file).read();
  if (parts.document.empty()) {
    throw InputError({file}, "not a DOCX file (the archive holds no word/document.xml)",
                     "save it as DOCX without a password in a word processor");
  }
  return parts;
}

}  // namespace calque
