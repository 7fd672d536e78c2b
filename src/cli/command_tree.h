// The command line as data, for whatever describes it: shell completion and manual pages.
//
// What an option or argument takes is read from CLI11's type name, which the help does not show:
//   "files", "files tsv jsonl"   names of files, of these extensions first
//   "language", "charset", "model", "command"
//   several of them, and words, separated by "|": "none|files ftz bin"
// Without one, the option text tells: "keep|join|auto" are choices, FILE is a file.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace calque {

struct ValueSpec {
  bool taken = false;                   // false: a flag
  std::vector<std::string> choices;     // words to offer
  bool files = false;                   // offer names of files too,
  std::vector<std::string> extensions;  // of these extensions ("tsv"); empty: all
};

struct OptionSpec {
  std::vector<std::string> names;  // with their dashes, short ones first
  std::string value_name;          // as the help shows it: "FILE", "tsv|jsonl"
  std::string description;
  std::string group;  // heading in the help
  ValueSpec value;
};

struct ArgumentSpec {
  std::string name;
  std::string description;
  bool required = false;
  bool several = false;
  ValueSpec value;
};

struct CommandSpec {
  std::string name;  // as typed: "calque models list"
  std::string description;
  std::string footer;               // examples, as in the help
  std::vector<OptionSpec> options;  // without hidden ones
  std::vector<ArgumentSpec> arguments;
  std::vector<CommandSpec> commands;

  std::string last_name() const { return name.substr(name.rfind(' ') + 1); }
};

// The tree below `app`, in the session's language.
CommandSpec describe_commands(const CLI::App& app, const Session& session);

// The command and all below it, each before its own.
std::vector<const CommandSpec*> all_commands(const CommandSpec& root);

}  // namespace calque
