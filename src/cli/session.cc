#include "cli/session.h"

#include <cstdio>

#include <fmt/format.h>

namespace calque {
namespace {

void print_line(const std::string& text) { fmt::print(stderr, "calque: {}\n", text); }

// "file:line (byte N): text", as far as known.
std::string at_place(const Session& session, const Place& place, const std::string& text) {
  std::string where = place.file;
  if (place.line) where += fmt::format(":{}", *place.line);
  if (place.byte) where += " (" + session.say({"byte {0}", {std::to_string(*place.byte)}}) + ")";
  return where.empty() ? text : session.say({"{0}: {1}", {where, text}});
}

}  // namespace

std::string Session::say(const Message& message) const {
  return message.translated([this](const std::string& text) { return tr(text); });
}

void Session::note(const Note& note) const {
  if (quiet) return;
  print_line(say({"note: {0}", {at_place(*this, note.place, say(note.text))}}));
}

void Session::detail(const Message& text) const {
  if (verbose && !quiet) print_line(say(text));
}

void Session::complain(const Error& error) const {
  const std::string line = at_place(*this, error.place(), say(error.problem()));
  print_line(error.remedy().empty() ? line : say({"{0}; {1}", {line, say(error.remedy())}}));
}

int exit_status(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return 2;
    case ErrorKind::input: return 3;
    case ErrorKind::model: return 4;
    case ErrorKind::output: return 5;
  }
  return 70;
}

}  // namespace calque
