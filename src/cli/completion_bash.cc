// Completion for bash 4 and newer.
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion.h"

namespace calque {
namespace {

constexpr std::string_view head = R"(# bash completion for calque, made by: calque completion bash

# Offers the words of $2 that begin with $1.
_calque_words() {
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -W "$2" -- "$1")
}

# Offers the folders and files that begin with $1; with $2 ("tsv jsonl") only files with one of
# these extensions, unless there is none.
_calque_files() {
  local name all=() fitting=()
  compopt -o filenames 2>/dev/null
  while IFS= read -r name; do
    all+=("$name")
    if [[ -d ${name/#\~/$HOME} || " $2 " == *" ${name##*.} "* ]]; then fitting+=("$name"); fi
  done < <(compgen -f -- "$1")
  if [[ -n $2 && ${#fitting[@]} -gt 0 ]]; then all=("${fitting[@]}"); fi
  COMPREPLY+=("${all[@]}")
}

_calque() {
  local word=${COMP_WORDS[COMP_CWORD]} command=calque option= arguments=0 plain= i
  COMPREPLY=()
  if [[ $word == '=' ]]; then word=; fi
  word=${word#[\"\']}
  # Which command it is, and whether the word is an option's value.
  for ((i = 1; i < COMP_CWORD; ++i)); do
    option=
    case "$plain$command ${COMP_WORDS[i]}" in
)";

constexpr std::string_view middle = R"(        option=${COMP_WORDS[i]}
        if [[ ${COMP_WORDS[i + 1]} == '=' ]]; then ((++i)); fi
        ((++i))
        ;;
      '-- '*) ((++arguments)) ;;
      *' --') plain='-- ' ;;
      *' -'?*) ;;
      *) ((++arguments)) ;;
    esac
  done
  if ((i > COMP_CWORD)); then
    case "$command $option" in
)";

constexpr std::string_view options_head = R"(    esac
    return
  fi
  if [[ -z $plain && $word == -* ]]; then
    case $command in
)";

constexpr std::string_view arguments_head = R"(    esac
    return
  fi
  case $command in
)";

constexpr std::string_view foot = R"(  esac
}

complete -F _calque calque
)";

// The shell commands that offer a value.
std::string offer(const ValueSpec& value) {
  std::string text;
  if (!value.choices.empty()) {
    text += fmt::format("_calque_words \"$word\" '{}'", fmt::join(value.choices, " "));
  }
  if (value.files) {
    if (!text.empty()) text += "; ";
    text += fmt::format("_calque_files \"$word\" '{}'", fmt::join(value.extensions, " "));
  }
  return text;
}

// "'a' | 'b'", broken into lines.
std::string alternatives(const std::vector<std::string>& patterns, const std::string& indent) {
  return fmt::format("{}{})", indent, fmt::join(patterns, " |\\\n" + indent));
}

std::string command_patterns(const std::vector<const CommandSpec*>& commands) {
  std::vector<std::string> patterns;
  for (const CommandSpec* command : commands) {
    if (command->name != "calque") patterns.push_back("'" + command->name + "'");
  }
  return alternatives(patterns, "      ") + "\n        command+=\" ${COMP_WORDS[i]}\"\n" +
         "        arguments=0\n        ;;\n";
}

std::string valued_options(const std::vector<const CommandSpec*>& commands) {
  std::vector<std::string> patterns;
  for (const CommandSpec* command : commands) {
    for (const OptionSpec& option : command->options) {
      if (!option.value.taken) continue;
      for (const std::string& name : option.names) {
        patterns.push_back("'" + command->name + " " + name + "'");
      }
    }
  }
  return alternatives(patterns, "      ") + "\n";
}

std::string option_values(const std::vector<const CommandSpec*>& commands) {
  std::map<std::string, std::vector<std::string>> by_offer;
  for (const CommandSpec* command : commands) {
    for (const OptionSpec& option : command->options) {
      const std::string text = offer(option.value);
      if (text.empty()) continue;
      for (const std::string& name : option.names) {
        by_offer[text].push_back("'" + command->name + " " + name + "'");
      }
    }
  }
  std::string lines;
  for (const auto& [text, patterns] : by_offer) {
    lines += alternatives(patterns, "      ") + "\n        " + text + "\n        ;;\n";
  }
  return lines;
}

std::string option_names(const CommandSpec& command) {
  std::vector<std::string> names;
  for (const OptionSpec& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return fmt::format("      '{}') _calque_words \"$word\" '{}' ;;\n", command.name,
                     fmt::join(names, " "));
}

std::string command_arguments(const CommandSpec& command) {
  if (!command.commands.empty()) {
    std::vector<std::string> names;
    for (const CommandSpec& below : command.commands) names.push_back(below.last_name());
    return fmt::format("    '{}') _calque_words \"$word\" '{}' ;;\n", command.name,
                       fmt::join(names, " "));
  }
  std::string lines;
  for (std::size_t i = 0; i < command.arguments.size(); ++i) {
    const ArgumentSpec& argument = command.arguments[i];
    const std::string text = offer(argument.value);
    if (text.empty()) continue;
    lines += fmt::format("      if ((arguments {} {})); then {}; fi\n",
                         argument.several ? ">=" : "==", i, text);
  }
  if (lines.empty()) return {};
  return fmt::format("    '{}')\n{}      ;;\n", command.name, lines);
}

}  // namespace

std::string bash_completion(const CommandSpec& root) {
  const auto commands = all_commands(root);
  std::string script(head);
  script += command_patterns(commands) + valued_options(commands);
  script += std::string(middle) + option_values(commands);
  script += options_head;
  for (const CommandSpec* command : commands) script += option_names(*command);
  script += arguments_head;
  for (const CommandSpec* command : commands) script += command_arguments(*command);
  return script + std::string(foot);
}

}  // namespace calque
