// Reading documents.
#pragma once

#include <string>
#include <vector>

#include "formats/note.h"
#include "langid/rules.h"
#include "text/document.h"

namespace calque {

struct ReadOptions {
  std::string charset;  // IANA name; empty: detect
  bool lossy = false;   // repair invalid bytes instead of failing
  bool lines = false;   // plain text, whatever its name; of nothing but empty lines too
  // "text", "html", "markdown", "docx", "jsonl"; empty: by the file's name, else by its first bytes
  std::string format = {};
  // What web pages say besides their text; nullptr: the built-in patterns. Not owned.
  const BoilerplatePatterns* boilerplate = nullptr;
};

// What a path (of a file, or a document's id) is called in messages: "<stdin>" for "-".
std::string display_path(const std::string& path);

// The content of the file at `path` ("-": standard input). Throws InputError when it is missing, a
// directory, unreadable or larger than 2 GiB. What is packed (.gz, .zst, .xz) is unpacked.
// Thread-safe for different paths.
std::string read_bytes(const std::string& path);

// Reads the file at `path` ("-": standard input) into a document without segments; its id is the
// path. Formats with markup are in formats/documents/. Appends a note to `notes` when the text was
// converted from another charset or repaired. Throws InputError when the file is missing, a
// directory, unreadable, empty, blank (save with `lines`), binary, larger than 2 GiB, damaged, or
// not valid in its charset; UsageError for an unknown charset or format. Thread-safe for different
// paths.
Document read_document(const std::string& path, const ReadOptions& options,
                       std::vector<Note>& notes);

}  // namespace calque
