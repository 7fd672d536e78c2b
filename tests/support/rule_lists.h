// The rule lists of models/rules as they are written, and the words to try them with.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {

struct ListedWord {
  std::string text;
  std::size_t line = 0;  // from 1
};

struct RuleList {
  std::string lang;
  std::map<std::string, std::vector<ListedWord>> sections;  // without those of patterns

  const std::vector<ListedWord>& words(const std::string& section) const {
    static const std::vector<ListedWord> none;
    const auto found = sections.find(section);
    return found == sections.end() ? none : found->second;
  }
  std::vector<ListedWord> abbreviations() const {
    std::vector<ListedWord> all;
    for (const char* section : {"never", "rarely", "often", "before number"}) {
      all.insert(all.end(), words(section).begin(), words(section).end());
    }
    return all;
  }
};

inline std::string file_content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Words with their lines: separated by white space, without comments.
inline std::vector<ListedWord> listed_words(std::string_view content) {
  std::vector<ListedWord> words;
  std::size_t number = 0;
  for (const ByteRange range : split_lines(content)) {
    ++number;
    const std::string_view line = slice(content, range);
    for (std::size_t at = line.find_first_not_of(" \t"); at < line.size();) {
      const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
      if (line[at] == '#') break;
      words.push_back({std::string(line.substr(at, end - at)), number});
      at = std::min(line.find_first_not_of(" \t", end), line.size());
    }
  }
  return words;
}

inline RuleList rule_list(const std::filesystem::path& path) {
  RuleList list;
  list.lang = path.stem().string();
  const std::string content = file_content(path);
  std::string section;
  std::size_t number = 0;
  for (const ByteRange range : split_lines(content)) {
    ++number;
    const std::string_view line = trim(slice(content, range));
    if (line.starts_with('[')) {
      section = line.substr(1, line.size() - 2);
    } else if (!section.starts_with("boilerplate")) {
      for (const ListedWord& word : listed_words(line)) {
        list.sections[section].push_back({word.text, number});
      }
    }
  }
  return list;
}

// All lists, in order of their names.
inline std::vector<RuleList> rule_lists() {
  std::vector<RuleList> lists;
  for (const auto& entry : std::filesystem::directory_iterator(CALQUE_SOURCE_DIR "/models/rules")) {
    if (entry.path().extension() == ".rules") lists.push_back(rule_list(entry.path()));
  }
  std::sort(lists.begin(), lists.end(),
            [](const RuleList& a, const RuleList& b) { return a.lang < b.lang; });
  return lists;
}

// A name and an ordinary word that are in no list, in the script of `like`.
struct SampleWords {
  std::string name;
  std::string word;
};
inline SampleWords sample_words(std::string_view like) {
  static const std::map<UScriptCode, SampleWords> samples = {
      {USCRIPT_LATIN, {"Quillard", "xoba"}},     {USCRIPT_CYRILLIC, {"Квиллард", "хоба"}},
      {USCRIPT_GREEK, {"Κουιλάρντ", "χοβα"}},    {USCRIPT_ARABIC, {"قويلار", "خوبا"}},
      {USCRIPT_HEBREW, {"קוילארד", "חובא"}},     {USCRIPT_DEVANAGARI, {"क्विलार्ड", "खोबाल"}},
      {USCRIPT_BENGALI, {"কুইলার্ড", "খোবাল"}},    {USCRIPT_GUJARATI, {"ક્વિલાર્ડ", "ખોબાલ"}},
      {USCRIPT_TAMIL, {"குவில்லார்டு", "கோபாலம்"}}, {USCRIPT_TELUGU, {"క్విలార్డ్", "ఖోబాలం"}},
      {USCRIPT_KANNADA, {"ಕ್ವಿಲ್ಲಾರ್ಡ್", "ಖೋಬಾಲ"}},   {USCRIPT_MALAYALAM, {"ക്വില്ലാർഡ്", "ഖോബാലം"}},
      {USCRIPT_THAI, {"ควิลลาร์ด", "โคบา"}},       {USCRIPT_LAO, {"ຄວິນລາດ", "ໂຄບາ"}},
      {USCRIPT_GEORGIAN, {"კვილარდი", "ხობა"}},  {USCRIPT_ARMENIAN, {"Քվիլարդ", "խոբա"}},
  };
  for (std::size_t at = 0; at < like.size();) {
    const char32_t c = next_code_point(like, at);
    if (!is_letter(c)) continue;
    UErrorCode status = U_ZERO_ERROR;
    const auto found = samples.find(uscript_getScript(static_cast<UChar32>(c), &status));
    if (found != samples.end()) return found->second;
  }
  return samples.at(USCRIPT_LATIN);
}

}  // namespace calque
