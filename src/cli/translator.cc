#include "cli/translator.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "text/embedded.h"
#include "text/error.h"

namespace calque {

std::span<const EmbeddedFile> message_files();

namespace {

namespace gettext = boost::locale::gnu_gettext;

bool is_spoken(std::string_view language) { return language == "en" || language == "fr"; }

std::locale make_locale(const std::string& language) {
  if (language == "en") return std::locale::classic();
  gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.paths.emplace_back("");
  info.domains.emplace_back("calque");
  info.callback = [&](const std::string&, const std::string&) {
    for (const EmbeddedFile& file : message_files()) {
      if (file.name == language + ".mo") {
        return std::vector<char>(file.content.begin(), file.content.end());
      }
    }
    return std::vector<char>();
  };
  return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

}  // namespace

std::string choose_ui_language(const std::string& wanted) {
  if (!wanted.empty()) {
    if (is_spoken(wanted)) return wanted;
    throw UsageError({"unknown language for messages: {0}", {wanted}},
                     {"choose one of {0}", {"en|fr"}});
  }
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view name(value);
    const std::string_view language = name.substr(0, name.find_first_of("_.@-"));
    return is_spoken(language) ? std::string(language) : "en";
  }
  return "en";
}

Translator::Translator(const std::string& language)
    : language_(language), locale_(make_locale(language)) {}

std::string Translator::operator()(const std::string& text) const {
  if (text.empty()) return text;  // the empty key holds the catalogue's header
  return boost::locale::gettext(text.c_str(), locale_);
}

}  // namespace calque
