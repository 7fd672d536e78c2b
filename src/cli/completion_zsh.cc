// Completion for zsh, by its function _arguments.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace calque {
namespace {

constexpr std::string_view foot = R"(
if [[ ${funcstack[1]} == _calque ]]; then
  _calque "$@"
else
  compdef _calque calque
fi
)";

// Inside '...', in a place where zsh gives brackets and colons a meaning.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

// The name of the function that completes a command: _calque_models_list.
std::string function_of(const CommandSpec& command) {
  std::string name = "_" + command.name;
  for (char& c : name) {
    if (c == ' ' || c == '-') c = '_';
  }
  return name;
}

std::string files_of(const ValueSpec& value) {
  if (value.extensions.empty()) return "_files";
  return fmt::format("_files -g \"*.({})(-.)\"", fmt::join(value.extensions, "|"));
}

// What _arguments calls an action.
std::string action(const ValueSpec& value) {
  const std::string choices = fmt::format("{}", fmt::join(value.choices, " "));
  if (value.files && !choices.empty()) {
    return fmt::format("{{ compadd -- {}; {} }}", choices, files_of(value));
  }
  if (value.files) return files_of(value);
  return choices.empty() ? " " : "(" + choices + ")";
}

std::string option_line(const OptionSpec& option) {
  const bool several = option.names.size() > 1;
  std::vector<std::string> names;
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    names.push_back(name + (!option.value.taken ? "" : is_long ? "=" : "+"));
  }
  std::string line =
      several ? fmt::format("'({})'{{{}}}'", fmt::join(option.names, " "), fmt::join(names, ","))
              : "'" + names.front();
  line += "[" + escaped(option.description) + "]";
  if (option.value.taken) {
    line += ":" + escaped(option.value_name) + ":" + action(option.value);
  }
  return "    " + line + "' \\\n";
}

std::string argument_line(const ArgumentSpec& argument) {
  const char* count = argument.several ? "*" : argument.required ? "" : ":";
  return fmt::format("    '{}:{}:{}' \\\n", count, escaped(argument.name), action(argument.value));
}

std::string options_of(const CommandSpec& command) {
  std::string lines;
  for (const OptionSpec& option : command.options) lines += option_line(option);
  return lines;
}

std::string leaf(const CommandSpec& command) {
  std::string text = function_of(command) + "() {\n  _arguments -s -S : \\\n" + options_of(command);
  for (const ArgumentSpec& argument : command.arguments) text += argument_line(argument);
  return text + "    && return\n}\n";
}

std::string branch(const CommandSpec& command) {
  const std::string name = function_of(command);
  std::string text = name + "() {\n  local context state state_descr line ret=1\n" +
                     "  typeset -A opt_args\n  local -a commands=(\n";
  for (const CommandSpec& below : command.commands) {
    text += fmt::format("    '{}:{}'\n", escaped(below.last_name()), escaped(below.description));
  }
  text += "  )\n  _arguments -C -s -S : \\\n" + options_of(command);
  text += "    '1: :->command' \\\n    '*:: :->arguments' && ret=0\n";
  text += "  case $state in\n    command) _describe command commands && ret=0 ;;\n";
  text += "    arguments)\n      case $words[1] in\n";
  for (const CommandSpec& below : command.commands) {
    text += fmt::format("        {}) {} && ret=0 ;;\n", below.last_name(), function_of(below));
  }
  return text + "      esac\n      ;;\n  esac\n  return ret\n}\n";
}

}  // namespace

std::string zsh_completion(const CommandSpec& root) {
  std::string script =
      "#compdef calque\n# zsh completion for calque, made by: calque completion zsh\n";
  for (const CommandSpec* command : all_commands(root)) {
    script += "\n" + (command->commands.empty() ? leaf(*command) : branch(*command));
  }
  return script + std::string(foot);
}

}  // namespace calque
