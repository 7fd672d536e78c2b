#include "cli/command_tree.h"

#include <algorithm>
#include <set>

#include <unicode/ucnv.h>

#include "langid/languages.h"
#include "langid/rules.h"
#include "models/manifest.h"

namespace calque {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// Those that we know more about than their script.
std::vector<std::string> language_codes() {
  const std::vector<std::string> ruled = ruled_languages();
  std::set<std::string> codes(ruled.begin(), ruled.end());
  for (const StopWords& list : stop_words()) {
    codes.insert(list.languages.begin(), list.languages.end());
  }
  return {codes.begin(), codes.end()};
}

// The names that the web knows, of ICU's several hundred.
std::vector<std::string> charset_names() {
  std::set<std::string> names;
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const char* name = ucnv_getStandardName(ucnv_getAvailableName(i), "MIME", &status);
    if (U_SUCCESS(status) && name != nullptr) names.insert(name);
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> model_names() {
  std::vector<std::string> names;
  for (const ModelEntry& model : model_manifest()) names.push_back(model.name);
  names.emplace_back("static");  // made, not fetched
  return names;
}

class Describer {
 public:
  Describer(const CLI::App& root, const Session& session) : root_(root), session_(session) {}

  CommandSpec describe(const CLI::App& app, const std::string& name) const {
    CommandSpec command{name, app.get_description(), app.get_footer(), {}, {}, {}};
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_group().empty()) continue;
      if (option->get_positional()) {
        command.arguments.push_back(argument(*option));
      } else {
        command.options.push_back(describe(*option));
      }
    }
    for (const CLI::App* below : app.get_subcommands({})) {
      if (below->get_group().empty() || below->get_name().empty()) continue;
      command.commands.push_back(describe(*below, name + " " + below->get_name()));
    }
    return command;
  }

 private:
  OptionSpec describe(const CLI::Option& option) const {
    OptionSpec made;
    for (const std::string& name : option.get_snames()) made.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) made.names.push_back("--" + name);
    made.description = option.get_description();
    made.group = option.get_group();
    if (option.get_items_expected_max() == 0) return made;
    made.value_name = option.get_option_text();
    made.value = value(option, made.value_name);
    return made;
  }

  ArgumentSpec argument(const CLI::Option& option) const {
    const std::string name = option.get_name(true);
    return {name, option.get_description(), option.get_required(),
            option.get_items_expected_max() > 1, value(option, name)};
  }

  ValueSpec value(const CLI::Option& option, const std::string& shown) const {
    ValueSpec value;
    value.taken = true;
    const std::string type = option.get_type_name();
    const bool typed = !type.empty() && type.front() >= 'a' && type.front() <= 'z';
    if (typed) {
      for (const std::string& one : split(type, '|')) add(value, one);
    } else if (shown.find('|') != std::string::npos) {
      value.choices = split(shown, '|');
    } else {
      value.files = shown == session_.tr("FILE");
    }
    return value;
  }

  void add(ValueSpec& value, const std::string& kind) const {
    std::vector<std::string> words = split(kind, ' ');
    if (words.front() == "files") {
      value.files = true;
      value.extensions.assign(words.begin() + 1, words.end());
      return;
    }
    if (kind == "language") words = language_codes();
    if (kind == "charset") words = charset_names();
    if (kind == "model") words = model_names();
    if (kind == "command") words = command_names();
    value.choices.insert(value.choices.end(), words.begin(), words.end());
  }

  std::vector<std::string> command_names() const {
    std::vector<std::string> names;
    for (const CLI::App* command : root_.get_subcommands({})) {
      if (!command->get_group().empty()) names.push_back(command->get_name());
    }
    return names;
  }

  const CLI::App& root_;
  const Session& session_;
};

void add_commands(const CommandSpec& command, std::vector<const CommandSpec*>& all) {
  all.push_back(&command);
  for (const CommandSpec& below : command.commands) add_commands(below, all);
}

}  // namespace

CommandSpec describe_commands(const CLI::App& app, const Session& session) {
  return Describer(app, session).describe(app, app.get_name());
}

std::vector<const CommandSpec*> all_commands(const CommandSpec& root) {
  std::vector<const CommandSpec*> all;
  add_commands(root, all);
  return all;
}

}  // namespace calque
