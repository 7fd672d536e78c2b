#include "formats/reader.h"

#include <algorithm>
#include <array>

#include "formats/byte_source.h"
#include "formats/documents/docx.h"
#include "formats/documents/html.h"
#include "formats/documents/jsonl_document.h"
#include "formats/documents/markdown.h"
#include "formats/input_file.h"
#include "text/charset.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Charset names that most people know under another one.
std::string display_name(const std::string& charset) {
  return charset == "windows-1252" ? "windows-1252 (Latin-1)" : charset;
}

enum class DocumentFormat { text, html, markdown, docx, jsonl };

struct FormatName {
  std::string_view name;  // of an option, or the end of a file's name
  DocumentFormat format;
};
constexpr std::array<FormatName, 5> format_names = {{{"text", DocumentFormat::text},
                                                     {"html", DocumentFormat::html},
                                                     {"markdown", DocumentFormat::markdown},
                                                     {"docx", DocumentFormat::docx},
                                                     {"jsonl", DocumentFormat::jsonl}}};
constexpr std::array<FormatName, 11> endings = {{{".txt", DocumentFormat::text},
                                                 {".html", DocumentFormat::html},
                                                 {".htm", DocumentFormat::html},
                                                 {".xhtml", DocumentFormat::html},
                                                 {".md", DocumentFormat::markdown},
                                                 {".markdown", DocumentFormat::markdown},
                                                 {".mkd", DocumentFormat::markdown},
                                                 {".docx", DocumentFormat::docx},
                                                 {".docm", DocumentFormat::docx},
                                                 {".jsonl", DocumentFormat::jsonl},
                                                 {".ndjson", DocumentFormat::jsonl}}};

DocumentFormat choose_format(const std::string& path, std::string_view bytes,
                             const ReadOptions& options) {
  if (options.lines) return DocumentFormat::text;
  for (const FormatName& each : format_names) {
    if (options.format == each.name) return each.format;
  }
  if (!options.format.empty()) {
    throw UsageError({"unknown input format: {0}", {options.format}},
                     {"choose one of {0}", {"text|html|markdown|docx|jsonl"}});
  }
  const std::string name = fold_case(without_packing(path));
  for (const FormatName& ending : endings) {
    if (name.ends_with(ending.name)) return ending.format;
  }
  if (looks_like_docx(bytes)) return DocumentFormat::docx;
  return looks_like_html(bytes) ? DocumentFormat::html : DocumentFormat::text;
}

DecodedText decode_text(std::string_view bytes, const std::string& name,
                        const ReadOptions& options) {
  return decode(bytes, name, {options.charset, options.lossy});
}

// A page may say what charset it is in. UTF-8 that is valid is UTF-8 all the same: many pages were
// converted and still say what they were.
DecodedText decode_page(std::string_view bytes, const std::string& name,
                        const ReadOptions& options) {
  const std::string declared = html_declared_charset(bytes);
  const bool escapes = bytes.find('\x1B') != bytes.npos;  // ISO-2022 is ASCII to look at
  if (!options.charset.empty() || declared.empty() || declared.starts_with("utf-") ||
      (!escapes && !find_invalid_utf8(bytes)))
    return decode_text(bytes, name, options);
  try {
    return decode(bytes, name, {declared, options.lossy});
  } catch (const Error&) {  // it says something that is not so
    return decode_text(bytes, name, options);
  }
}

void add_notes(const DecodedText& decoded, const std::string& name, const ReadOptions& options,
               std::vector<Note>& notes) {
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
  const DocumentFormat format = choose_format(path, bytes, options);
  if (format == DocumentFormat::docx) return read_docx(bytes, path);
  DecodedText decoded = format == DocumentFormat::html ? decode_page(bytes, name, options)
                                                       : decode_text(bytes, name, options);
  if (!options.lines && trim(decoded.text).empty()) {
    throw InputError({name}, "nothing but white space in the file", "give a file with text in it");
  }
  add_notes(decoded, name, options, notes);
  const BoilerplatePatterns& patterns =
      options.boilerplate == nullptr ? boilerplate_patterns() : *options.boilerplate;
  if (format == DocumentFormat::html) return read_html(decoded.text, path, patterns);
  if (format == DocumentFormat::jsonl) return read_jsonl_document(decoded.text, path, patterns);
  if (format == DocumentFormat::markdown) return read_markdown(decoded.text, path);
  return {path, std::move(decoded.text), {}, {}};
}

}  // namespace calque
