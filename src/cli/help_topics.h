// What holds for all commands, told once for the help and the manual pages.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/translator.h"

namespace calque {

struct HelpTopic {
  std::string title;
  std::vector<std::pair<std::string, std::string>> entries;  // name, meaning
};

// Exit statuses, environment, files.
std::vector<HelpTopic> help_topics(const Translator& tr);

// The topics as the help shows them, each line ended.
std::string help_text(const std::vector<HelpTopic>& topics);

}  // namespace calque
