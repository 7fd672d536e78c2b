#include "langid/labels.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <unicode/locid.h>

#include "text/error.h"

namespace calque {
namespace {

constexpr std::string_view label_prefix = "__label__";

bool are_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string_view without_prefix(std::string_view label) {
  return label.starts_with(label_prefix) ? label.substr(label_prefix.size()) : label;
}

std::string_view code_of(std::string_view label) {
  return label.substr(0, label.find_first_of("_-"));
}

bool has_script(std::string_view label) {
  const std::string_view rest = label.substr(code_of(label).size());
  return rest.size() >= 5 && are_letters(rest.substr(1, 4)) &&
         (rest.size() == 5 || rest[5] == '_' || rest[5] == '-');
}

// "fr", "fra_Latn", "zh-Hant", "be-tarask"
bool names_language(std::string_view label) {
  const std::string_view code = code_of(label);
  return (code.size() == 2 || code.size() == 3) && are_letters(code);
}

std::string tag_of_wikipedia(std::string_view label) {
  static const std::map<std::string_view, std::string> tags{
      {"als", "gsw"}, {"bh", "bho"}, {"diq", "zza"}, {"eml", "egl"}};
  const auto found = tags.find(label);
  return found == tags.end() ? std::string(label) : found->second;
}

std::string tag_of_iso(std::string_view label) {
  const auto locale = icu::Locale::createCanonical(std::string(code_of(label)).c_str());
  const std::string lang = locale.getLanguage();
  return lang.empty() ? "und" : lang;
}

}  // namespace

std::vector<std::string> tags_of_labels(const std::vector<std::string>& labels,
                                        const std::string& file) {
  std::vector<std::string_view> plain;
  for (const std::string& label : labels) plain.push_back(without_prefix(label));
  const auto strangers = std::count_if(
      plain.begin(), plain.end(), [](std::string_view label) { return !names_language(label); });
  if (2 * static_cast<std::size_t>(strangers) >= plain.size()) {
    const std::string first = plain.empty() ? std::string() : std::string(plain.front());
    throw ModelError({.file = file}, {"its labels name no languages: {0}", {first}},
                     "name a model of languages, such as lid.176, OpenLID or GlotLID");
  }
  const bool iso = std::any_of(plain.begin(), plain.end(), has_script) ||
                   std::none_of(plain.begin(), plain.end(),
                                [](std::string_view label) { return code_of(label).size() == 2; });
  std::vector<std::string> tags;
  for (const std::string_view label : plain)
    tags.push_back(iso ? tag_of_iso(label) : tag_of_wikipedia(label));
  return tags;
}

}  // namespace calque
