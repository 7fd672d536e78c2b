// What the fuzz targets of the bilingual formats share.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "formats/bilingual/unit_formats.h"
#include "formats/bilingual/unit_writer.h"
#include "fuzz/fuzz.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {

// Readers take the names of files; this one lies in memory.
class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(::memfd_create("fuzz", 0)) {
    if (descriptor_ < 0 || ::write(descriptor_, data, size) < 0) std::abort();
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

inline void check_text(const TaggedText& text) {
  fuzz::require(!find_invalid_utf8(text.text), "texts are valid UTF-8");
  std::size_t at = 0;
  for (const Tag& tag : text.tags) {
    fuzz::require(tag.at >= at && tag.at <= text.text.size(),
                  "tags stand in their texts, in order");
    at = tag.at;
  }
}

// Reads the bytes as a file of this format; what comes out is sound and can be written in all
// formats.
inline void fuzz_units(const char* format, const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  UnitReadOptions options;
  options.format = format;
  options.keep_going = true;
  std::vector<Unit> units;
  try {
    const auto reader = open_units(file.path(), options);
    for (Unit unit; units.size() < 1000 && reader->read(unit);) {
      check_text(unit.source);
      if (unit.target) check_text(*unit.target);
      units.push_back(unit);
    }
    reader->take_notes();
  } catch (const InputError&) {
    // What is damaged is told.
  }
  for (const UnitFormat other :
       {UnitFormat::tsv, UnitFormat::csv, UnitFormat::jsonl, UnitFormat::tmx, UnitFormat::xliff,
        UnitFormat::xliff2, UnitFormat::po, UnitFormat::moses, UnitFormat::ladder}) {
    std::string bytes;
    const auto take = [&](std::string_view some) { bytes += some; };
    const auto writer = make_unit_writer(other, {}, take, take);
    for (const Unit& unit : units) writer->write(unit);
    writer->finish();
    fuzz::require(!find_invalid_utf8(bytes), "what is written is valid UTF-8");
  }
}

}  // namespace calque
