#include "cli/help.h"

#include <algorithm>
#include <memory>

#include "cli/common.h"
#include "formats/output.h"
#include "text/error.h"

namespace calque {
namespace {

std::string with_colon(const std::string& text, const Session& session) {
  return Message(session.tr("{0}:"), {text}).english();
}

// "Input:" as the reader's language sets a colon; CLI11 writes the colons itself.
std::string with_colons(const std::string& text, const Session& session) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::string usage = session.tr("Usage") + ":";
    if (line.starts_with(usage)) {
      out += with_colon(session.tr("Usage"), session) + line.substr(usage.size());
    } else if (!line.starts_with(' ') && line.ends_with(':') && line != session.tr("Example:")) {
      out += with_colon(line.substr(0, line.size() - 1), session);
    } else {
      out += line;
    }
    out += '\n';
  }
  return out;
}

// CLI11 leaves two empty lines between groups.
std::string tidy(std::string text, const Session& session) {
  for (auto at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) {
    text.erase(at, 1);
  }
  return with_colons(text, session);
}

void print(const std::string& text) {
  Output out("-");
  out.write(text);
  out.commit();
}

const CLI::App& command_called(const CLI::App& app, const std::string& name) {
  const auto commands =
      app.get_subcommands([&](const CLI::App* command) { return command->check_name(name); });
  if (!commands.empty()) return *commands.front();
  const std::string meant = nearest(name, command_names(app));
  throw UsageError({"unknown command: {0}", {name}},
                   meant.empty()
                       ? Message("see {0} --help", {"calque"})
                       : Message("did you mean {0}? (see {1} --help)", {meant, "calque"}));
}

}  // namespace

void print_help(const CLI::App& app, const Session& session) { print(tidy(app.help(), session)); }

void add_help_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto names = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("help", tr("explain a command"));
  command->add_option(tr("COMMAND"), *names, tr("the command (default: all in short)"))
      ->option_text(" ")
      ->type_name("command");
  add_general_options(*command, session);
  command->footer(tr("Example:") + "\n  calque help align");
  command->callback([names, &app, &session] {
    session.command = [names, &app, &session] {
      const std::vector<std::string> wanted = *names;
      app.clear();  // else it would explain the command that was given, this one
      const CLI::App* chosen = &app;
      std::string before;
      for (const std::string& name : wanted) {
        before += (before.empty() ? "" : " ") + chosen->get_name();
        chosen = &command_called(*chosen, name);
      }
      print(tidy(chosen->help(before), session));
      return 0;
    };
  });
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace calque
