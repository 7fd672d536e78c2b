// calque completion, calque man: the command line describes itself
#include <filesystem>

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/completion.h"
#include "cli/manual.h"

namespace calque {
namespace {

struct ManualOptions {
  std::vector<std::string> command;
  std::string folder;
};

void print(const std::string& path, const std::string& text) {
  Output output(path);
  output.write(text);
  output.commit();
}

int complete(const std::string& shell, const CLI::App& app, const Session& session) {
  const CommandSpec root = describe_commands(app, session);
  if (shell == "bash") {
    print("-", bash_completion(root));
  } else if (shell == "zsh") {
    print("-", zsh_completion(root));
  } else if (shell == "fish") {
    print("-", fish_completion(root));
  } else {
    throw UsageError({"unknown shell: {0}", {shell}}, {"choose one of {0}", {"bash|zsh|fish"}});
  }
  return 0;
}

// The command of which `words` are the name.
const CommandSpec& find_command(const CommandSpec& root, const std::vector<std::string>& words) {
  std::string name = root.name;
  const bool whole = words.size() == 1 && words.front() == root.name;  // "calque" is its own page
  for (const std::string& word : words) {
    if (!whole) name += " " + word;
  }
  for (const CommandSpec* command : all_commands(root)) {
    if (command->name == name) return *command;
  }
  throw UsageError({"unknown command: {0}", {name}}, "calque --help names them all");
}

int write_manual(const ManualOptions& options, const CLI::App& app, const Session& session) {
  const CommandSpec root = describe_commands(app, session);
  const std::vector<HelpTopic> topics = help_topics(session.tr);
  if (options.folder.empty()) {
    print("-", manual_page(root, find_command(root, options.command), topics, session.tr));
    return 0;
  }
  if (!options.command.empty()) {
    throw UsageError("--folder writes the pages of all commands", "leave out one or the other");
  }
  const std::filesystem::path folder(options.folder);
  std::error_code failed;  // which writing there will tell
  std::filesystem::create_directories(folder, failed);
  for (const CommandSpec* command : all_commands(root)) {
    print((folder / (manual_name(*command) + ".1")).string(),
          manual_page(root, *command, topics, session.tr));
  }
  return 0;
}

}  // namespace

void add_completion_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completion", tr("print a script that completes calque in a shell"));
  command->add_option(tr("SHELL"), *shell, "bash|zsh|fish")
      ->required()
      ->option_text(" ")
      ->type_name("bash|zsh|fish");
  add_general_options(*command, session);
  command->footer(tr("Example: completion in this bash, until it ends") +
                  "\n  source <(calque completion bash)\n" +
                  tr("Example: in every zsh, with a folder of $fpath") +
                  "\n  calque completion zsh > ~/.zsh/completions/_calque\n" +
                  tr("Example: in every fish") +
                  "\n  calque completion fish > ~/.config/fish/completions/calque.fish");
  command->callback([shell, &app, &session] {
    session.command = [shell, &app, &session] { return complete(*shell, app, session); };
  });
}

void add_man_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<ManualOptions>();
  CLI::App* command = app.add_subcommand("man", tr("print the manual page of a command (roff)"));
  command->add_option(tr("COMMAND"), options->command, tr("the command (default: calque itself)"))
      ->option_text(" ")
      ->type_name("command");
  command->add_option("--folder", options->folder, tr("write the pages of all commands there"))
      ->option_text(tr("FOLDER"))
      ->type_name("files")
      ->group(tr("Results"));
  add_general_options(*command, session);
  command->footer(tr("Example: read the page of a command") + "\n  calque man align | man -l -");
  command->callback([options, &app, &session] {
    session.command = [options, &app, &session] { return write_manual(*options, app, session); };
  });
}

}  // namespace calque
