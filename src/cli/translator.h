// The program's messages in the user's language.
#pragma once

#include <locale>
#include <string>

namespace calque {

// "en" or "fr": `wanted` if given, else by LC_ALL, LC_MESSAGES or LANG (the first that is set),
// else "en". Throws UsageError when `wanted` is a language that the program does not speak.
std::string choose_ui_language(const std::string& wanted);

// Looks English texts up in the catalogue compiled in from po/LANGUAGE.po (Boost.Locale's gettext).
// Immutable; thread-safe.
class Translator {
 public:
  explicit Translator(const std::string& language);
  // The text itself where there is no translation.
  std::string operator()(const std::string& text) const;
  const std::string& language() const { return language_; }

 private:
  std::string language_;
  std::locale locale_;
};

}  // namespace calque
