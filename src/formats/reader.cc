#include "formats/reader.h"

#include <algorithm>

#include "formats/byte_source.h"
#include "formats/input_file.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Charset names that most people know under another one.
std::string display_name(const std::string& charset) {
  return charset == "windows-1252" ? "windows-1252 (Latin-1)" : charset;
}

}  // namespace

std::string read_bytes(const std::string& path) {
  ByteSource source(path);
  refuse_large(path, source.size_hint());
  std::string bytes;
  std::size_t size = 0;
  bytes.resize(std::max<std::size_t>(source.size_hint() + 1, 65536));
  while (true) {
    if (size == bytes.size()) bytes.resize(2 * size);
    const std::size_t got = source.read(bytes.data() + size, bytes.size() - size);
    if (got == 0) break;
    size += got;
    refuse_large(path, size);
  }
  bytes.resize(size);
  return bytes;
}

std::string display_path(const std::string& path) { return path == "-" ? "<stdin>" : path; }

Document read_document(const std::string& path, const ReadOptions& options,
                       std::vector<Note>& notes) {
  const std::string name = display_path(path);
  std::string bytes = read_bytes(path);
  if (bytes.empty()) throw InputError({name}, "the file is empty", "give a file with text in it");
  DecodedText decoded = decode(bytes, name, {options.charset, options.lossy});
  if (!options.lines && trim(decoded.text).empty()) {
    throw InputError({name}, "nothing but white space in the file", "give a file with text in it");
  }
  if (decoded.charset != "UTF-8" && options.charset.empty()) {
    notes.push_back(
        {{name},
         {"read as {0}; offsets count in its UTF-8 form", {display_name(decoded.charset)}}});
  }
  if (decoded.repaired > 0) {
    notes.push_back(
        {{name},
         {"invalid byte sequences replaced by U+FFFD: {0}", {std::to_string(decoded.repaired)}}});
  }
  return {path, std::move(decoded.text), {}, {}};
}

}  // namespace calque
