#include "text/message.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace calque {
namespace {

std::string fill(const std::string& text, const std::vector<std::string>& arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& argument : arguments) store.push_back(argument);
  return fmt::vformat(text, store);
}

}  // namespace

std::string Message::english() const {
  if (arguments_.empty()) return text_;
  return fill(text_, arguments_);
}

std::string Message::translated(
    const std::function<std::string(const std::string&)>& translate) const {
  if (text_.empty()) return text_;
  const std::string other = translate(text_);
  if (arguments_.empty()) return other;
  try {
    return fill(other, arguments_);
  } catch (const fmt::format_error&) {
    return english();
  }
}

}  // namespace calque
