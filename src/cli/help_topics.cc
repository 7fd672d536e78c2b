#include "cli/help_topics.h"

#include <fmt/format.h>

namespace calque {

std::vector<HelpTopic> help_topics(const Translator& tr) {
  return {{tr("Exit status"),
           {{"0", tr("done")},
            {"2", tr("wrong use: an option, a value or an argument")},
            {"3", tr("bad input: missing, unreadable, damaged or not of its format")},
            {"4", tr("a model that was named is missing, damaged or does not fit")},
            {"5", tr("the output cannot be written, or its reader went away")},
            {"70", tr("an internal error, or not enough memory")},
            {"130, 143", tr("stopped by SIGINT (Ctrl-C), by SIGTERM")}}},
          {tr("Environment"),
           {{"LC_ALL, LC_MESSAGES, LANG",
             tr("the first that is set chooses the language of messages: fr, else English")},
            {"CALQUE_MODELS", tr("folder of the models")},
            {"CALQUE_CACHE", tr("folder of what is kept to save time")},
            {"CALQUE_PYTHON", tr("the Python that \"models fetch\" runs")},
            {"NO_COLOR", tr("if it is set, no colours unless --color always asks for them")},
            {"COLUMNS", tr("width of text results where there is no terminal (default: 100)")}}},
          {tr("Files"),
           {{"~/.local/share/calque/models",
             tr("models; in $XDG_DATA_HOME if it is set, elsewhere with CALQUE_MODELS")},
            {"~/.cache/calque",
             tr("kept to save time, can be thrown away; in $XDG_CACHE_HOME if it is set, elsewhere "
                "with CALQUE_CACHE")}}}};
}

std::string help_text(const std::vector<HelpTopic>& topics) {
  constexpr std::size_t column = 32;  // where the help's other texts begin
  std::string text;
  for (const HelpTopic& topic : topics) {
    text += topic.title + ":\n";
    for (const auto& [name, meaning] : topic.entries) {
      text += fmt::format("  {:<{}}{}\n", name, column - 2, meaning);
    }
    text += '\n';
  }
  return text;
}

}  // namespace calque
