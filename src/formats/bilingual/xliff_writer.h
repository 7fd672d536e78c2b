// What the writers of XLIFF's two forms share.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit.h"
#include "formats/bilingual/unit_writer.h"

namespace calque {

// Opens and closes <file> and <group> as units come that lie in others. The elements are written as
// the reader kept them.
class XliffFrames {
 public:
  // What is to be written before `unit`: `begin_file` gives the start of a new file.
  std::string before(const Unit& unit, bool same_format,
                     const std::function<std::string()>& begin_file, std::string_view end_file);
  // What is to be written at the end.
  std::string at_end(std::string_view end_file);

 private:
  std::string close_groups(std::size_t but);

  bool in_file_ = false;
  std::string file_;  // what tells files apart
  const FileInfo* info_ = nullptr;
  std::string target_lang_;
  std::vector<std::shared_ptr<const std::string>> groups_;
};

// The properties whose names begin with `prefix`, as attributes, save those named.
std::string kept_attributes(const Unit& unit, std::string_view prefix,
                            std::initializer_list<std::string_view> but = {});
// Whether a reader that folds white space would change one of the texts.
bool needs_its_spaces(const Unit& unit);
// Whether the unit was read from a file of this format ("xliff", "xliff2").
bool comes_from(const Unit& unit, std::string_view format);

}  // namespace calque
