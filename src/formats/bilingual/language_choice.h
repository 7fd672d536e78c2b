// Which languages of a file are the source and the target.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit_reader.h"

namespace calque {

// How well a language fits the one wanted: 3 the same tag, 2 one is the beginning of the other
// ("en", "en-US"), 1 the same language with another region or script ("en-GB", "en-US"), 0 another.
int language_fit(std::string_view wanted, std::string_view offered);

// "und" and "mul" say nothing.
bool is_unknown_language(std::string_view lang);

// Of a file whose units say what they are in: takes those of the languages asked for.
class LanguageChoice {
 public:
  explicit LanguageChoice(const UnitReadOptions& options)
      : source_(options.source_lang), target_(options.target_lang) {}

  // Whether to take the unit. One that does not say its languages is in those asked for.
  bool takes(Unit& unit);
  // At the end of the file: throws InputError when none was taken, else notes how many were not.
  void check_end(const std::string& file, std::vector<Note>& notes);

 private:
  std::string source_;
  std::string target_;
  std::size_t taken_ = 0;
  std::size_t left_out_ = 0;
  std::string languages_;  // of one that was left out
};

}  // namespace calque
