// The one style of error: every failure the toolkit reports is an Error, which says what is wrong,
// where, and what to do about it. Nothing in the libraries prints or exits.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "text/message.h"

namespace calque {

// Whose fault it is; the program's exit status follows from it (docs/errors.md).
enum class ErrorKind {
  usage,   // wrong options or arguments
  input,   // a file is missing, unreadable, damaged or not of its format
  model,   // a model is missing, damaged or does not fit
  output,  // a result cannot be written
};

// Where in a file; line and byte count from 1 and 0 respectively and may be unknown.
struct Place {
  std::string file;
  std::optional<std::size_t> line = std::nullopt;
  std::optional<std::size_t> byte = std::nullopt;
};

class Error : public std::runtime_error {
 public:
  // problem: one clause without a final stop ("not valid UTF-8"); remedy: what the user can do.
  Error(ErrorKind kind, Place place, Message problem, Message remedy = {});

  ErrorKind kind() const { return kind_; }
  const Place& place() const { return place_; }
  const Message& problem() const { return problem_; }
  const Message& remedy() const { return remedy_; }

 private:
  ErrorKind kind_;
  Place place_;
  Message problem_;
  Message remedy_;
};

struct UsageError : Error {
  explicit UsageError(Message problem, Message remedy = {})
      : Error(ErrorKind::usage, {}, std::move(problem), std::move(remedy)) {}
};
struct InputError : Error {
  InputError(Place place, Message problem, Message remedy = {})
      : Error(ErrorKind::input, std::move(place), std::move(problem), std::move(remedy)) {}
};
struct ModelError : Error {
  ModelError(Place place, Message problem, Message remedy = {})
      : Error(ErrorKind::model, std::move(place), std::move(problem), std::move(remedy)) {}
};
struct OutputError : Error {
  OutputError(Place place, Message problem, Message remedy = {})
      : Error(ErrorKind::output, std::move(place), std::move(problem), std::move(remedy)) {}
};

// "file:line (byte N)", as far as known; empty without a file.
std::string describe(const Place& place);

}  // namespace calque
