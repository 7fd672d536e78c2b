// Bytes of unknown encoding to UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/error.h"

namespace calque {

struct DecodeOptions {
  std::string charset;  // IANA name; empty: detect
  bool lossy = false;   // replace what is invalid by U+FFFD instead of failing
};

struct DecodedText {
  // Valid UTF-8. The byte order mark of a UTF-8 file stays in the text, so that offsets hold in the
  // original file; trim() takes it for white space. That of a converted file is left out.
  std::string text;
  std::string charset;       // what the bytes were ("UTF-8", "UTF-16LE", "windows-1252", ...)
  std::size_t repaired = 0;  // how many invalid sequences were replaced (lossy only)
};

// Decodes the whole content of a file. UTF-8 and UTF-16 (with or without a mark) are told apart by
// their bytes; other charsets are recognised only when the text is plainly not UTF-8 and reads well
// in one of the legacy charsets (windows-1252 stands for ISO-8859-1). Text that holds valid
// multi-byte UTF-8 beside broken bytes is broken UTF-8, never a legacy charset.
// Throws InputError (file: `file`) for binary content (NUL bytes outside UTF-16), invalid UTF-8
// with the byte offset and line, and bytes that the named charset does not have; UsageError for a
// charset that nobody knows. Thread-safe.
DecodedText decode(std::string_view bytes, const std::string& file, const DecodeOptions& options);

}  // namespace calque
