// Completion for fish 3 and newer.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace calque {
namespace {

constexpr std::string_view head = R"(# fish completion for calque, made by: calque completion fish

# Whether the command line is at the command $argv ("calque models list"), its options passed over.
function __calque_at
    set -l command calque
    set -l value no
    for word in (commandline -opc)[2..-1]
        if test $value = yes
            set value no
            continue
        end
        switch "$command $word"
)";

constexpr std::string_view middle = R"(                set value yes
        end
    end
    test "$command" = "$argv"
end

# Folders and files, of these only those with one of the extensions $argv, unless there is none.
function __calque_files
    set -l all (__fish_complete_path (commandline -ct))
    set -l fitting
    for line in $all
        set -l name (string split \t -- $line)[1]
        set -l extension (string split -r -m1 . -- $name)[-1]
        if string match -q '*/' -- $name; or contains -- $extension $argv
            set -a fitting $line
        end
    end
    set -q fitting[1]; and printf '%s\n' $fitting; or printf '%s\n' $all
end

complete -c calque -e
complete -c calque -f
)";

std::string single_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string condition(const CommandSpec& command) {
  return fmt::format("complete -c calque -n '__calque_at {}'", command.name);
}

// The arguments of `complete` that offer a value.
std::string offer(const ValueSpec& value) {
  std::string words = fmt::format("{}", fmt::join(value.choices, " "));
  const bool all_files = value.files && value.extensions.empty();
  if (value.files && !all_files) {
    words += fmt::format(" (__calque_files {})", fmt::join(value.extensions, " "));
  }
  words.erase(0, words.find_first_not_of(' '));
  return (words.empty() ? "" : " -a " + single_quoted(words)) + (all_files ? " -F" : " -f");
}

std::string option_line(const CommandSpec& command, const OptionSpec& option) {
  std::string line = condition(command);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (option.value.taken) line += " -r" + offer(option.value);
  return line + " -d " + single_quoted(option.description) + "\n";
}

std::string commands_switch(const std::vector<const CommandSpec*>& commands) {
  std::string names;
  std::string valued;
  for (const CommandSpec* command : commands) {
    if (command->name != "calque") names += " " + single_quoted(command->name);
    for (const OptionSpec& option : command->options) {
      if (!option.value.taken) continue;
      for (const std::string& name : option.names)
        valued += " " + single_quoted(command->name + " " + name);
    }
  }
  return "            case" + names + "\n                set command \"$command $word\"\n" +
         "            case" + valued + "\n";
}

std::string lines_of(const CommandSpec& command) {
  std::string lines = "\n";
  for (const CommandSpec& below : command.commands) {
    lines += condition(command) + " -a " + below.last_name() + " -d " +
             single_quoted(below.description) + "\n";
  }
  for (const ArgumentSpec& argument : command.arguments) {
    const std::string line = condition(command) + offer(argument.value) + "\n";
    if (lines.find(line) == lines.npos) lines += line;
  }
  for (const OptionSpec& option : command.options) lines += option_line(command, option);
  return lines;
}

}  // namespace

std::string fish_completion(const CommandSpec& root) {
  const auto commands = all_commands(root);
  std::string script = std::string(head) + commands_switch(commands) + std::string(middle);
  for (const CommandSpec* command : commands) script += lines_of(*command);
  return script;
}

}  // namespace calque
