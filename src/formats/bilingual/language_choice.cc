#include "formats/bilingual/language_choice.h"

#include <algorithm>

namespace calque {
namespace {

// Underscores, as POSIX writes them, are hyphens.
std::string plain(std::string_view tag) {
  std::string folded(tag);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return folded;
}

}  // namespace

int language_fit(std::string_view wanted, std::string_view offered) {
  const std::string a = plain(wanted);
  const std::string b = plain(offered);
  if (a == b) return 3;
  if (a.starts_with(b + '-') || b.starts_with(a + '-')) return 2;
  return a.substr(0, a.find('-')) == b.substr(0, b.find('-')) ? 1 : 0;
}

bool is_unknown_language(std::string_view lang) {
  return lang.empty() || lang == "und" || lang == "mul";
}

bool LanguageChoice::takes(Unit& unit) {
  const auto fits = [](const std::string& wanted, const std::string& its) {
    return wanted.empty() || is_unknown_language(its) || language_fit(wanted, its) > 0;
  };
  if (!fits(source_, unit.source_lang) || !fits(target_, unit.target_lang)) {
    ++left_out_;
    languages_ = unit.source_lang + " > " + unit.target_lang;
    return false;
  }
  ++taken_;
  if (is_unknown_language(unit.source_lang) && !source_.empty()) unit.source_lang = source_;
  if (is_unknown_language(unit.target_lang) && !target_.empty()) unit.target_lang = target_;
  return true;
}

void LanguageChoice::check_end(const std::string& file, std::vector<Note>& notes) {
  if (left_out_ == 0) return;
  if (taken_ == 0) {
    const std::string asked = source_ + " > " + target_;
    throw InputError({file}, {"no unit has the languages asked for ({0})", {asked}},
                     {"the file has {0}: choose with --src-lang and --tgt-lang", {languages_}});
  }
  notes.push_back(
      {{file}, {"units left out, having other languages: {0}", {std::to_string(left_out_)}}});
}

}  // namespace calque
