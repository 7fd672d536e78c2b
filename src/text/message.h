// Messages for people, kept apart from their wording so that the program can show them in the
// user's language while logs and exceptions read English.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

// An English text with numbered places ("{0}", "{1}") and what goes into them. The English text is
// also the key under which a translation is looked up.
class Message {
 public:
  Message() = default;
  // Not explicit: a plain English text is a message without places.
  // NOLINTBEGIN(google-explicit-constructor)
  Message(const char* text) : text_(text) {}
  Message(std::string text, std::vector<std::string> arguments = {})
      : text_(std::move(text)), arguments_(std::move(arguments)) {}
  // NOLINTEND(google-explicit-constructor)

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }
  std::string english() const;
  // The message with its text replaced by translate(text()) before the places are filled. A
  // translation whose places do not fit falls back to English.
  std::string translated(const std::function<std::string(const std::string&)>& translate) const;

 private:
  std::string text_;
  std::vector<std::string> arguments_;
};

}  // namespace calque
