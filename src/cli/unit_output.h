// Bilingual files on their way out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/session.h"
#include "formats/bilingual/unit_writer.h"
#include "formats/output.h"

namespace calque {

// The unfinished files are guarded against signals.
class UnitOutput {
 public:
  // `path` empty or "-": standard output. Throws OutputError when it cannot be written; Moses' two
  // files, whose names end in the languages of the first unit, are opened with it. Throws
  // UsageError when they have no name.
  UnitOutput(const std::string& path, UnitFormat format, const UnitWriteOptions& options,
             std::vector<std::string> inputs);
  ~UnitOutput();
  UnitOutput(const UnitOutput&) = delete;
  UnitOutput& operator=(const UnitOutput&) = delete;

  // Throws UsageError when a file would replace one of the inputs.
  void write(const Unit& unit);
  void commit();
  // Says what had no place in the format.
  void note_losses(const Session& session) const;

 private:
  void open(const Unit& first);
  std::vector<std::string> paths(const Unit& first) const;

  std::string path_;
  UnitFormat format_;
  UnitWriteOptions options_;
  std::vector<std::string> inputs_;
  std::vector<std::unique_ptr<Output>> files_;
  std::unique_ptr<UnitWriter> writer_;
};

}  // namespace calque
