// --rules and --srx: from files to the rules that sentences are found by.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/common.h"
#include "formats/srx.h"

namespace calque {
namespace {

// "lt" for "lists/lt.rules".
std::string language_of(const std::string& path) {
  const std::filesystem::path name = std::filesystem::path(path).filename();
  const std::string stem = name.stem().string();
  const bool code =
      (stem.size() == 2 || stem.size() == 3) &&
      std::all_of(stem.begin(), stem.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (name.extension() == ".rules" && (code || stem == "root")) return stem;
  throw UsageError({"the name of a rule list tells its language, this one does not: {0}", {path}},
                   "call it lt.rules for Lithuanian, and so on, or root.rules for every language");
}

// nullptr without --rules, when the built-in lists stand as they are.
std::unique_ptr<const RuleBook> load_lists(const InputOptions& options, const Session& session) {
  if (options.rules.empty()) return nullptr;
  auto book = std::make_unique<RuleBook>(built_in_rules());
  std::vector<std::pair<std::string, RuleFile>> files;
  for (const std::string& path : options.rules) {
    const std::string lang = language_of(path);
    std::vector<Note> notes;
    files.emplace_back(
        lang, parse_rules(read_document(path, {"", false, false, "text"}, notes).text, path));
    add_rules(*book, lang, files.back().second);
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto& [lang, file] = files[i];
    for (const RuleExample& example : failing_examples(file, *book, lang)) {
      const std::string wanted = fmt::format("{}", fmt::join(example.sentences, " | "));
      session.note({{options.rules[i], example.line},
                    {"the rules do not cut this example so: {0}", {wanted}}});
    }
  }
  return book;
}

// nullptr when there are none.
std::unique_ptr<const SrxRules> load_srx(const InputOptions& options, const Session& session) {
  if (options.srx.empty()) return nullptr;
  std::vector<Note> notes;
  auto rules =
      std::make_unique<const SrxRules>(parse_srx(read_bytes(options.srx), options.srx, notes));
  if (options.lines) notes.push_back({{options.srx}, "not used: with --lines every line is whole"});
  for (const Note& note : notes) session.note(note);
  return rules;
}

}  // namespace

UserRules load_rules(const InputOptions& options, const Session& session) {
  return {load_lists(options, session), load_srx(options, session)};
}

}  // namespace calque
