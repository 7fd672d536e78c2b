#include "text/error.h"

#include <fmt/format.h>

namespace calque {
namespace {

std::string compose(const Place& place, const Message& problem, const Message& remedy) {
  std::string text = describe(place);
  if (!text.empty()) text += ": ";
  text += problem.english();
  if (!remedy.empty()) text += "; " + remedy.english();
  return text;
}

}  // namespace

std::string describe(const Place& place) {
  std::string text = place.file;
  if (place.line) text += fmt::format(":{}", *place.line);
  if (place.byte) text += fmt::format(" (byte {})", *place.byte);
  return text;
}

Error::Error(ErrorKind kind, Place place, Message problem, Message remedy)
    : std::runtime_error(compose(place, problem, remedy)),
      kind_(kind),
      place_(std::move(place)),
      problem_(std::move(problem)),
      remedy_(std::move(remedy)) {}

}  // namespace calque
