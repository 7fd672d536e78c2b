#include "cli/manual.h"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/utf8.h"

namespace calque {
namespace {

// Text as roff shows it: nothing in it is a command, dashes can be searched and copied.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text.front() == '.' || text.front() == '\'')) out = "\\&";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case U'\\': out += "\\e"; break;
      case U'-': out += "\\-"; break;
      case U'\'': out += "\\(aq"; break;
      case U'"': out += "\\(dq"; break;
      case U'~': out += "\\(ti"; break;
      case U'^': out += "\\(ha"; break;
      case U'\u00A0':
      case U'\u202F': out += "\\~"; break;
      default:
        out += c < 0x80 ? std::string(1, static_cast<char>(c))
                        : fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
    }
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

icu::UnicodeString utf16(const std::string& text) { return icu::UnicodeString::fromUTF8(text); }

std::string capitals(const std::string& text) {
  std::string out;
  return utf16(text).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

std::string sentence_case(const std::string& text) {
  icu::UnicodeString all = utf16(text);
  icu::UnicodeString first(all, 0, all.moveIndex32(0, 1));
  all.replace(0, first.length(), icu::UnicodeString(first).toUpper(icu::Locale::getRoot()));
  std::string out;
  return all.toUTF8String(out);
}

std::string section(const std::string& title) { return ".SH \"" + roff(capitals(title)) + "\"\n"; }

std::string entry(const std::string& name, const std::string& text) {
  return ".TP\n" + name + "\n" + roff(text) + "\n";
}

// "tsv|jsonl" is typed as it stands, FILE is not.
std::string value_text(const std::string& name) {
  return name.find('|') == std::string::npos ? italic(name) : bold(name);
}

std::string option_names(const OptionSpec& option) {
  std::string text;
  for (const std::string& name : option.names) text += (text.empty() ? "" : ", ") + bold(name);
  return option.value.taken ? text + " " + value_text(option.value_name) : text;
}

std::string synopsis(const CommandSpec& command, const Translator& tr) {
  std::string text = bold(command.name) + " [" + italic(tr("OPTIONS")) + "]";
  for (const ArgumentSpec& argument : command.arguments) {
    const std::string name = italic(argument.name) + (argument.several ? "..." : "");
    text += argument.required ? " " + name : " [" + name + "]";
  }
  if (!command.commands.empty()) text += " " + italic(tr("COMMAND"));
  return section(tr("Synopsis")) + text + "\n";
}

std::string arguments(const CommandSpec& command, const Translator& tr) {
  if (command.arguments.empty()) return {};
  std::string text = section(tr("Arguments"));
  for (const ArgumentSpec& argument : command.arguments) {
    text += entry(italic(argument.name), argument.description);
  }
  return text;
}

std::string commands(const CommandSpec& command, const Translator& tr) {
  if (command.commands.empty()) return {};
  std::string text = section(tr("Commands"));
  for (const CommandSpec& below : command.commands) {
    text += entry(bold(below.last_name()), below.description);
  }
  return text;
}

// By group, in the order in which the groups turn up.
std::string options(const CommandSpec& command, const Translator& tr) {
  std::vector<std::string> groups;
  for (const OptionSpec& option : command.options) {
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  std::string text = section(tr("OPTIONS"));
  for (const std::string& group : groups) {
    if (groups.size() > 1) text += ".SS \"" + roff(group) + "\"\n";
    for (const OptionSpec& option : command.options) {
      if (option.group == group) text += entry(option_names(option), option.description);
    }
  }
  return text;
}

// "Example: what it shows", then command lines, indented.
std::string examples(const CommandSpec& command, const Translator& tr) {
  // French sets a space before the colon, of one kind or another.
  const std::string label = tr("Example:");
  const std::string_view word(label.data(), label.find_first_of(" :\xC2\xE2"));
  std::string text;
  std::string_view rest = command.footer;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("  ")) {
      text += ".PP\n.RS 4\n.nf\n" + roff(line.substr(2)) + "\n.fi\n.RE\n";
      continue;
    }
    if (line.starts_with(word)) line.erase(0, line.find(':') + 1);
    line.erase(0, line.find_first_not_of(' '));
    if (!line.empty()) text += ".PP\n" + roff(sentence_case(line)) + "\n";
  }
  return text.empty() ? text : section(tr("Examples")) + text;
}

std::string topics_text(const std::vector<HelpTopic>& topics) {
  std::string text;
  for (const HelpTopic& topic : topics) {
    text += section(topic.title);
    for (const auto& [name, meaning] : topic.entries) text += entry(bold(name), meaning);
  }
  return text;
}

std::string see_also(const CommandSpec& root, const CommandSpec& command, const Translator& tr) {
  std::string text;
  for (const CommandSpec* other : all_commands(root)) {
    if (other == &command) continue;
    text += (text.empty() ? "" : ",\n") + bold(manual_name(*other)) + "(1)";
  }
  return section(tr("See also")) + text + "\n";
}

}  // namespace

std::string manual_name(const CommandSpec& command) {
  std::string name = command.name;
  std::replace(name.begin(), name.end(), ' ', '-');
  return name;
}

std::string manual_page(const CommandSpec& root, const CommandSpec& command,
                        const std::vector<HelpTopic>& topics, const Translator& tr) {
  const std::string name = manual_name(command);
  std::string page = fmt::format(".TH \"{}\" 1 \"\" \"calque {}\" \"\"\n.nh\n.ad l\n",
                                 roff(capitals(name)), CALQUE_VERSION);
  std::string summary = command.description;
  while (summary.ends_with('.')) summary.pop_back();
  page += section(tr("Name")) + roff(name) + " \\- " + roff(summary) + "\n";
  page += synopsis(command, tr) + commands(command, tr) + arguments(command, tr);
  page += options(command, tr);
  if (&command != &root) page += examples(command, tr);
  page += topics_text(topics);
  return page + see_also(root, command, tr);
}

}  // namespace calque
