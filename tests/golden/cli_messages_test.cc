// Every message of the program and the libraries has a French translation that fits.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "check/catalogue.h"
#include "models/manifest.h"
#include "support/run_program.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The C string literal that begins at `at`, which is moved behind it.
std::string read_literal(const std::string& text, std::size_t& at) {
  std::string literal;
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] != '\\') {
      literal += text[at];
    } else if (++at < text.size()) {
      literal += text[at] == 'n' ? '\n' : text[at] == 't' ? '\t' : text[at];
    }
  }
  ++at;
  return literal;
}

// The string literals between the bracket at `at` and its partner; neighbouring ones joined.
std::vector<std::string> literals_in_brackets(const std::string& text, std::size_t at) {
  std::vector<std::string> literals;
  int depth = 0;
  bool joins = false;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      const std::string literal = read_literal(text, at);
      if (joins) {
        literals.back() += literal;
      } else {
        literals.push_back(literal);
      }
      joins = true;
      continue;
    }
    if (c == '\'') at += text[at + 1] == '\\' ? 3 : 2;
    if (c == '(' || c == '{') ++depth;
    if (c == ')' || c == '}') --depth;
    if (depth == 0) break;
    if (std::isspace(static_cast<unsigned char>(c)) == 0) joins = false;
    ++at;
  }
  return literals;
}

// Texts given to tr() and translate(), and the longer ones given to messages, notes and errors;
// single words there are what goes into the text.
std::set<std::string> keys_in(const std::string& source) {
  static const std::regex direct(R"(\b(?:tr|translate)\()");
  static const std::regex indirect(
      R"(\b(?:(?:Input|Usage|Model|Output)Error|BrokenPipe|Message|say|note|detail|notes\.push_back|sink_?\s*\.add|fail|refuse)\s*\()");
  std::set<std::string> keys;
  const auto each = [&](const std::regex& pattern, const auto& use) {
    for (std::sregex_iterator found(source.begin(), source.end(), pattern), none; found != none;
         ++found) {
      const auto at = static_cast<std::size_t>(found->position() + found->length() - 1);
      for (const std::string& literal : literals_in_brackets(source, at)) use(literal);
    }
  };
  each(direct, [&](const std::string& literal) { keys.insert(literal); });
  each(indirect, [&](const std::string& literal) {
    if (literal.find(' ') != std::string::npos) keys.insert(literal);
  });
  return keys;
}

// Named texts and those that a function returns, which may be messages.
std::set<std::string> constants_in(const std::string& source) {
  static const std::regex constant(R"(constexpr const char\* \w+ =\s*")");
  static const std::regex returned(R"(\breturn\s*\{)");
  const std::sregex_iterator none;
  std::set<std::string> texts;
  for (std::sregex_iterator found(source.begin(), source.end(), constant); found != none; ++found) {
    auto at = static_cast<std::size_t>(found->position() + found->length() - 1);
    texts.insert(read_literal(source, at));
  }
  for (std::sregex_iterator found(source.begin(), source.end(), returned); found != none; ++found) {
    const auto at = static_cast<std::size_t>(found->position() + found->length() - 1);
    for (const std::string& literal : literals_in_brackets(source, at)) texts.insert(literal);
  }
  return texts;
}

using KeysByFile = std::map<std::string, std::set<std::string>>;

KeysByFile keys_of_project(std::set<std::string> (*find)(const std::string&)) {
  KeysByFile files;
  for (const char* folder : {"src", "langid", "align"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(CALQUE_SOURCE_DIR) / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".cc" && path.extension() != ".h") continue;
      const std::set<std::string> keys = find(read_file(path));
      if (!keys.empty()) files[path.lexically_relative(CALQUE_SOURCE_DIR).string()] = keys;
    }
  }
  return files;
}

std::map<std::string, std::string> read_catalogue(const fs::path& path) {
  std::map<std::string, std::string> entries;
  const std::string text = read_file(path);
  std::string* part = nullptr;
  std::string id;
  std::string translation;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 6, "msgid ") == 0) {
      if (part != nullptr) entries[id] = translation;
      id.clear();
      translation.clear();
      part = &id;
    } else if (text.compare(at, 7, "msgstr ") == 0) {
      part = &translation;
    } else if (text[at] == '"') {
      *part += read_literal(text, at);
      continue;
    } else if (text[at] == '#') {
      at = text.find('\n', at);
    }
    ++at;
  }
  entries[id] = translation;
  return entries;
}

std::multiset<std::string> places_in(const std::string& text) {
  static const std::regex place(R"(\{\d*\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), place),
          std::sregex_token_iterator()};
}

TEST(Messages, are_all_translated_into_french) {
  const auto catalogue = read_catalogue(fs::path(CALQUE_SOURCE_DIR) / "src/cli/po/fr.po");
  const auto files = keys_of_project(keys_in);
  EXPECT_GT(files.size(), 8U) << "the sources were not found";
  for (const auto& [file, keys] : files) {
    for (const std::string& key : keys) {
      const auto entry = catalogue.find(key);
      EXPECT_TRUE(entry != catalogue.end() && !entry->second.empty()) << file << ": " << key;
    }
  }
}

TEST(Messages, have_no_translation_that_nobody_asks_for) {
  const auto catalogue = read_catalogue(fs::path(CALQUE_SOURCE_DIR) / "src/cli/po/fr.po");
  std::set<std::string> asked;
  for (const auto& find : {keys_in, constants_in}) {
    for (const auto& [file, keys] : keys_of_project(find)) asked.insert(keys.begin(), keys.end());
  }
  for (const ModelEntry& model : model_manifest()) {
    EXPECT_TRUE(catalogue.contains(model.purpose)) << model.purpose;
    asked.insert(model.purpose);
  }
  for (const UnitCheck& check : unit_checks()) {
    EXPECT_TRUE(catalogue.contains(check.description)) << check.description;
    asked.insert(check.description);
  }
  for (const auto& [id, translation] : catalogue) {
    EXPECT_TRUE(id.empty() || asked.contains(id)) << id;
  }
}

TEST(Messages, keep_their_places_in_translation) {
  for (const auto& [id, translation] :
       read_catalogue(fs::path(CALQUE_SOURCE_DIR) / "src/cli/po/fr.po")) {
    if (id.empty()) continue;
    EXPECT_EQ(places_in(id), places_in(translation)) << id;
  }
}

// Where a colon, semicolon, question or exclamation mark, percent sign or closing guillemet does
// not stand behind a no-break space U+00A0, or an opening one not before it; the narrow U+202F,
// which terminals show in odd widths, is used nowhere.
bool is_spaced_in_french(const std::string& text) {
  const std::string space = "\u00A0";
  if (text.find("\u202F") != std::string::npos) return false;
  for (const std::string mark : {":", ";", "?", "!", "%", "»"}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      if (at < space.size() || text.compare(at - space.size(), space.size(), space) != 0) {
        return false;
      }
    }
  }
  for (auto at = text.find("«"); at != std::string::npos; at = text.find("«", at + 1)) {
    if (text.compare(at + 2, space.size(), space) != 0) return false;
  }
  return true;
}

TEST(Messages, set_french_punctuation_apart_in_one_way) {
  EXPECT_TRUE(is_spaced_in_french("note\u00A0: «\u00A0a\u00A0»"));
  EXPECT_FALSE(is_spaced_in_french("note : a"));
  EXPECT_FALSE(is_spaced_in_french("«a\u00A0»"));
  for (const auto& [id, translation] :
       read_catalogue(fs::path(CALQUE_SOURCE_DIR) / "src/cli/po/fr.po")) {
    if (id.empty()) continue;
    EXPECT_TRUE(is_spaced_in_french(translation)) << translation;
  }
}

TEST(Messages, follow_the_locale_and_the_option) {
  const Program calque(CALQUE_BIN);
  const std::vector<std::string> missing = {"segment", "/no/such/file"};
  const std::string english = "calque: /no/such/file: no such file; check the path\n";
  const std::string french =
      "calque: /no/such/file\u00A0: fichier introuvable\u00A0; vérifiez le chemin\n";
  EXPECT_EQ(calque(missing).err, english);
  EXPECT_EQ(calque(missing, {"", {{"LANG", "fr_FR.UTF-8"}}}).err, french);
  EXPECT_EQ(calque(missing, {"", {{"LC_MESSAGES", "fr"}, {"LANG", "en_GB"}}}).err, french);
  EXPECT_EQ(calque(missing, {"", {{"LC_ALL", "C"}, {"LANG", "fr_FR"}}}).err, english);
  EXPECT_EQ(calque(missing, {"", {{"LANG", "de_DE.UTF-8"}}}).err, english);
  EXPECT_EQ(calque({"segment", "--ui-lang", "fr", "/no/such/file"}).err, french);
  EXPECT_EQ(calque({"--ui-lang=en", "segment", "/no/such/file"}, {"", {{"LANG", "fr"}}}).err,
            english);
}

// Words that are in English help and in no French one.
TEST(Messages, speak_french_in_the_help_of_every_command) {
  const std::vector<std::vector<std::string>> commands = {{},
                                                          {"langid"},
                                                          {"segment"},
                                                          {"align"},
                                                          {"mine"},
                                                          {"check"},
                                                          {"models"},
                                                          {"models", "list"},
                                                          {"models", "fetch"},
                                                          {"models", "verify"},
                                                          {"models", "build"},
                                                          {"completion"},
                                                          {"man"}};
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--help", "--ui-lang", "fr"});
    const std::string help = Program(CALQUE_BIN)(command).out;
    EXPECT_GT(help.size(), 300U);
    for (const char* word : {" the ", " of ", " and ", " is ", "Options:", "OPTIONS:", "Example",
                             "REQUIRED", "FILE", "General", "Results"}) {
      EXPECT_EQ(help.find(word), std::string::npos) << word << "\n" << help;
    }
  }
}

TEST(Messages, speak_french_in_lists_and_wrong_use) {
  const Program calque(CALQUE_BIN);
  const auto french = [&](std::vector<std::string> arguments) {
    const ProgramResult result = calque(arguments, {"", {{"LC_ALL", "fr_FR.UTF-8"}}});
    return result.out + result.err;
  };
  EXPECT_NE(french({"models", "list"}).find("identification des langues"), std::string::npos);
  EXPECT_NE(french({"segment", "--quiet=maybe"}).find("n’accepte pas"), std::string::npos);
  EXPECT_NE(french({"segment", std::string(5000, 'x')}).find("trop long"), std::string::npos);
}

TEST(Messages, speak_french_in_help_too) {
  const ProgramResult result = Program(CALQUE_BIN)({"mine", "--help", "--ui-lang", "fr"});
  EXPECT_EQ(result.status, 0);
  EXPECT_NE(result.out.find("Exemple"), std::string::npos);
  EXPECT_EQ(result.out.find("the "), std::string::npos) << result.out;
  for (const std::string heading : {"Usage", "Entrée", "Résultats"}) {
    EXPECT_NE(result.out.find(heading + "\u00A0:"), std::string::npos) << result.out;
  }
}

}  // namespace
}  // namespace calque
