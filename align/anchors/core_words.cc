#include "align/anchors/core_words.h"

#include <string>
#include <unordered_map>

#include "align/anchors/tables.h"
#include "text/normalize.h"

namespace calque {
namespace {

struct CoreWords {
  WordMap english;  // folded word -> English core word
};

CoreWords make_core_words(const std::string& lang) {
  CoreWords words;
  for (const auto& row : read_table("core_words.tsv")) {
    for (std::size_t i = 2; i < row.size(); ++i) {
      const TableForm forms = read_form(row[i], lang);
      if (!forms.holds) continue;
      for (const std::string_view form : split(forms.form, '|'))
        words.english.add(fold(form), row[1]);
    }
  }
  return words;
}

using Weights = std::unordered_map<std::string, double>;

Weights make_weights() {
  Weights weights;
  for (const auto& row : read_table("core_words.tsv")) {
    weights.emplace(row[1], std::stod(std::string(row[0])));
  }
  return weights;
}

}  // namespace

std::string_view core_word(std::string_view folded, std::string_view lang) {
  const std::string* english = for_language<CoreWords>(lang, make_core_words).english.find(folded);
  return english == nullptr ? std::string_view() : *english;
}

std::optional<double> core_weight(std::string_view english) {
  static const Weights weights = make_weights();
  const auto found = weights.find(std::string(english));
  return found == weights.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace calque
