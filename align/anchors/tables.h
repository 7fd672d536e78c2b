// The small data tables under models/anchors, compiled in.
#pragma once

#include <algorithm>
#include <bitset>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calque {

std::vector<std::string_view> split(std::string_view text, char separator);

// The rows of models/anchors/FILE split at tabs; lines that are empty or begin with '#' are left
// out. Empty for a file that is not there.
std::vector<std::vector<std::string_view>> read_table(std::string_view file);

// A cell "fr,es:ONU" of such a table: the form and whether it holds for `lang` (all languages
// without a prefix).
struct TableForm {
  std::string_view form;
  bool holds = false;
};
TableForm read_form(std::string_view cell, std::string_view lang);

// The language of a BCP 47 tag without script and region: "pt-BR" -> "pt".
std::string_view primary_language(std::string_view tag);

// Languages whose nouns and names take case endings.
bool inflects_nouns(std::string_view lang);

// Tells quickly of most words that none of a table's begins them: those are not looked up.
class Beginnings {
 public:
  void add(std::string_view word) {
    if (!word.empty()) known_.set(place(word));
  }
  // False only where no word that was added is `word` or its beginning.
  bool may_begin(std::string_view word) const {
    for (std::size_t size = 1; size <= std::min(word.size(), most_bytes); ++size) {
      if (known_.test(place(word.substr(0, size)))) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t most_bytes = 3;  // of a word that are looked at
  static constexpr std::size_t places = 1U << 16U;

  static std::size_t place(std::string_view word) {
    std::size_t sum = 0;
    for (const char c : word.substr(0, most_bytes)) sum = sum * 39 + static_cast<unsigned char>(c);
    return sum % places;
  }

  std::bitset<places> known_;
};

// Words and stems ("dollar*") with what they mean. Built once, then only read.
class WordMap {
 public:
  // A final '*' makes `word` a stem that may be followed by up to `most_more` bytes. The first
  // meaning of a word stays.
  void add(std::string_view word, std::string_view meaning);
  // The meaning of `word`: its own, else that of the longest stem it begins with; nullptr without.
  const std::string* find(std::string_view word) const;
  bool empty() const { return words_.empty() && stems_.empty(); }
  void add_beginnings(Beginnings& beginnings) const;

 private:
  static constexpr std::size_t most_more = 10;
  std::unordered_map<std::string, std::string> words_;
  std::unordered_map<std::string, std::string> stems_;
  std::size_t shortest_stem_ = 1000;
  std::size_t longest_stem_ = 0;
};

// Data that is made once for each language and thread; ICU's tables are slow to query.
template <class Data>
const Data& for_language(std::string_view lang, Data (*make)(const std::string&)) {
  thread_local std::unordered_map<std::string, std::unique_ptr<const Data>> made;
  // Most calls are for the language of the call before.
  thread_local std::string last_lang;
  thread_local const Data* last = nullptr;
  if (last != nullptr && last_lang == lang) return *last;
  std::unique_ptr<const Data>& data = made[std::string(lang)];
  if (data == nullptr) data = std::make_unique<const Data>(make(std::string(lang)));
  last_lang = lang;
  last = data.get();
  return *last;
}

}  // namespace calque
