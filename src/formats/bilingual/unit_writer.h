// Writing bilingual files unit by unit.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit.h"
#include "formats/bilingual/unit_reader.h"

namespace calque {

struct UnitWriteOptions {
  // Of the whole file, for formats that say it once; empty: of the first unit.
  std::string source_lang;
  std::string target_lang;
  std::string original;              // the file that the units come from
  std::vector<std::string> columns;  // tables; empty: the usual ones
  bool header = true;                // tables
  std::vector<Property> file_header =
      {};  // UnitReader::header() of the input, if it is of the same format
};

using WriteBytes = std::function<void(std::string_view)>;

// What went in and the format has no place for, and how many units had it.
struct LostPart {
  Message what;  // "notes"
  std::size_t units = 0;
};

// Not thread-safe.
class UnitWriter {
 public:
  virtual ~UnitWriter() = default;
  virtual void write(const Unit& unit) = 0;
  // What ends the file; to be called once, after the last unit.
  virtual void finish() = 0;
  virtual std::vector<LostPart> lost() const = 0;
};

// `second` takes the target's bytes of formats of two files (Moses); unused otherwise.
std::unique_ptr<UnitWriter> make_unit_writer(UnitFormat format, const UnitWriteOptions& options,
                                             WriteBytes write, WriteBytes second = {});

}  // namespace calque
