// What every command shares: how to speak to the person in front of it.
#pragma once

#include <functional>
#include <string>

#include "cli/translator.h"
#include "formats/note.h"
#include "text/error.h"

namespace calque {

struct Session {
  explicit Session(const std::string& ui_language) : tr(ui_language) {}

  Translator tr;
  bool quiet = false;
  bool verbose = false;
  std::string wanted_ui_language;  // as typed; it was seen to before the command line was read
  int threads = 0;                 // 0: as many as there are processors
  std::function<int()> command;    // set by the command line; returns the exit status

  std::string say(const Message& message) const;
  void note(const Note& note) const;       // to standard error, unless quiet
  void detail(const Message& text) const;  // to standard error, when verbose
  void complain(const Error& error) const;
};

// The exit status of docs/errors.md.
int exit_status(ErrorKind kind);

}  // namespace calque
