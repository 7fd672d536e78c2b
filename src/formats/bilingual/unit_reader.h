// Reading bilingual files unit by unit.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit.h"
#include "formats/note.h"
#include "formats/text_source.h"

namespace calque {

enum class UnitFormat { tsv, csv, jsonl, tmx, xliff, xliff2, po, moses, ladder };

struct UnitReadOptions {
  std::string format;  // by name; empty: by the file's name
  // Of the texts wanted. Where a format says what it holds: those to take (a TMX may hold more than
  // two), and an error when they are not there. Where it does not: what the units are said to be.
  std::string source_lang;
  std::string target_lang;
  std::string header = "auto";  // tables: auto, yes, no
  // Tables: columns of the source and the target, by name or number from 1; empty: src_text and
  // tgt_text by the header, else the first two.
  std::string source_column;
  std::string target_column;
  bool unescape = false;    // TSV: \t, \n and two backslashes in cells are what they stand for
  bool keep_going = false;  // a bad record is left out with a note instead of ending it all
  std::string second;       // path of the target's file: Moses
  TextSourceOptions text;   // charset and how to treat invalid bytes
};

// Reads as much as it needs. Not thread-safe; several readers may work at the same time.
class UnitReader {
 public:
  virtual ~UnitReader() = default;
  // The next unit; false at the end. Throws InputError (file, line and what to do) for what is
  // damaged.
  virtual bool read(Unit& unit) = 0;
  // What it turned out to be; of XLIFF the version is known once the first unit has been read.
  virtual UnitFormat format() const = 0;
  // What the file says of itself beside its units (TMX's header, PO's first entry), as properties;
  // complete when the first unit has been read.
  virtual const std::vector<Property>& header() const = 0;
  // What a person should know; those since the last call.
  virtual std::vector<Note> take_notes() = 0;
};

// Opens the file at `path` ("-": standard input; .gz, .zst and .xz are unpacked). Throws InputError
// when it is missing, empty, or not of its format, UsageError for an unknown one.
std::unique_ptr<UnitReader> open_units(const std::string& path, const UnitReadOptions& options);

}  // namespace calque
