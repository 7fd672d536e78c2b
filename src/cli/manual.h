// Manual pages, made from the command line's own description.
#pragma once

#include <string>
#include <vector>

#include "cli/command_tree.h"
#include "cli/help_topics.h"
#include "cli/translator.h"

namespace calque {

// "calque-models-list", the page of `command`.
std::string manual_name(const CommandSpec& command);

// The page of `command` as roff for man(7), in ASCII. `root` is the whole tree, to refer to.
std::string manual_page(const CommandSpec& root, const CommandSpec& command,
                        const std::vector<HelpTopic>& topics, const Translator& tr);

}  // namespace calque
