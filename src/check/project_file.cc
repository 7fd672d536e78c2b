#include "check/project_file.h"

#include <filesystem>
#include <functional>
#include <map>

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "formats/reader.h"
#include "text/error.h"
#include "text/nearest.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

class ProjectFile {
 public:
  ProjectFile(const std::string& path, CheckSettings& settings)
      : path_(path), settings_(settings) {}

  void read() {
    const toml::table all = parse();
    each(all, {{"check", [this](const toml::node& node) { read_check(node); }}});
  }

 private:
  using Handlers = std::map<std::string, std::function<void(const toml::node&)>>;

  Place place(const toml::source_region& region) const {
    return {display_path(path_), region.begin.line};
  }

  // Errors of settings do not know the line.
  template <typename Apply>
  void apply(const toml::node& node, Apply apply) const {
    try {
      apply();
    } catch (const UsageError& error) {
      throw InputError(place(node.source()), error.problem(), error.remedy());
    }
  }

  toml::table parse() const {
    const std::string text = read_bytes(path_);
    try {
      return toml::parse(text, path_);
    } catch (const toml::parse_error& error) {
      throw InputError(place(error.source()), {"not TOML: {0}", {std::string(error.description())}},
                       "mend the line, or leave the file out with --no-config");
    }
  }

  // Calls the handler of each key.
  void each(const toml::table& table, const Handlers& handlers) const {
    for (const auto& [key, node] : table) {
      const auto handler = handlers.find(std::string(key.str()));
      if (handler == handlers.end()) refuse(key, handlers);
      handler->second(node);
    }
  }

  [[noreturn]] void refuse(const toml::key& key, const Handlers& handlers) const {
    std::vector<std::string> known;
    for (const auto& [name, handler] : handlers) known.push_back(name);
    const std::string meant = nearest(std::string(key.str()), known);
    throw InputError(place(key.source()), {"unknown key: {0}", {std::string(key.str())}},
                     meant.empty() ? Message("see docs/checks.md for the keys that there are")
                                   : Message("did you mean {0}?", {meant}));
  }

  const toml::table& table(const toml::node& node) const {
    if (const toml::table* found = node.as_table()) return *found;
    throw InputError(place(node.source()), "not a table", "see docs/checks.md for an example");
  }

  std::string text(const toml::node& node) const {
    if (const auto found = node.value_exact<std::string>()) return *found;
    throw InputError(place(node.source()), "not a text", "put it in quotation marks");
  }

  // A text, or a list of texts, set apart by commas.
  std::string names(const toml::node& node) const {
    const toml::array* list = node.as_array();
    if (list == nullptr) return text(node);
    std::string all;
    for (const toml::node& each : *list) all += (all.empty() ? "" : ",") + text(each);
    return all;
  }

  void read_check(const toml::node& node) const {
    each(table(node),
         {{"checks", [this](const toml::node& value) { read_checks(value); }},
          {"severity", [this](const toml::node& value) { read_severities(value); }},
          {"fail-on", [this](const toml::node& value) { read_fail_on(value); }},
          {"min-severity", [this](const toml::node& value) { read_least_severity(value); }},
          {"min-confidence", [this](const toml::node& value) { read_least_confidence(value); }},
          {"baseline", [this](const toml::node& value) { read_baseline(value); }},
          {"glossary", [this](const toml::node& value) { read_glossaries(value); }},
          {"ignore", [this](const toml::node& value) { read_ignore(value); }}});
  }

  void read_checks(const toml::node& node) const {
    apply(node, [&] { choose_checks(settings_, names(node)); });
  }

  void read_severities(const toml::node& node) const {
    for (const auto& [key, value] : table(node)) {
      apply(value, [&] { set_severity(settings_, std::string(key.str()), text(value)); });
    }
  }

  void read_fail_on(const toml::node& node) const {
    apply(node, [&] { set_fail_on(settings_, text(node)); });
  }

  void read_least_severity(const toml::node& node) const {
    apply(node, [&] { settings_.least_severity = severity_called(text(node)); });
  }

  void read_least_confidence(const toml::node& node) const {
    const auto value = node.value<double>();
    if (!value || !(*value >= 0.0 && *value <= 1.0)) {
      throw InputError(place(node.source()), "not a confidence", "give a number from 0 to 1");
    }
    settings_.least_confidence = *value;
  }

  void read_baseline(const toml::node& node) const {
    settings_.baseline = (fs::path(path_).parent_path() / text(node)).string();
  }

  // One or a list.
  void read_glossaries(const toml::node& node) const {
    const auto add = [&](const toml::node& each) {
      settings_.glossaries.push_back((fs::path(path_).parent_path() / text(each)).string());
    };
    const toml::array* list = node.as_array();
    if (list == nullptr) return add(node);
    for (const toml::node& each : *list) add(each);
  }

  void read_ignore(const toml::node& node) const {
    const toml::array* list = node.as_array();
    if (list == nullptr) {
      throw InputError(place(node.source()), "not a list", "put it in square brackets");
    }
    for (const toml::node& each : *list) settings_.ignored.push_back(ignore_rule(each));
  }

  // A pattern for the message or one of the texts, or a table of patterns that must all fit.
  IgnoreRule ignore_rule(const toml::node& node) const {
    IgnoreRule rule;
    if (node.is_string()) {
      set(rule.any, node);
      return rule;
    }
    each(table(node),
         {{"checks", [&](const toml::node& value) { rule.checks = check_names(value); }},
          {"message", [&](const toml::node& value) { set(rule.message, value); }},
          {"source", [&](const toml::node& value) { set(rule.source, value); }},
          {"target", [&](const toml::node& value) { set(rule.target, value); }}});
    return rule;
  }

  void set(TextPattern& pattern, const toml::node& node) const {
    apply(node, [&] { pattern = TextPattern(text(node)); });
  }

  std::set<std::string, std::less<>> check_names(const toml::node& node) const {
    std::set<std::string, std::less<>> chosen;
    const toml::array* list = node.as_array();
    const auto add = [&](const toml::node& one) {
      apply(one, [&] { chosen.emplace(check_called(text(one)).name); });
    };
    if (list == nullptr) {
      add(node);
    } else {
      for (const toml::node& one : *list) add(one);
    }
    return chosen;
  }

  const std::string& path_;
  CheckSettings& settings_;
};

}  // namespace

std::optional<std::string> find_project_file(const std::string& folder) {
  std::error_code ignored;
  fs::path here = fs::canonical(folder, ignored);
  for (;;) {
    const fs::path file = here / "calque.toml";
    if (fs::is_regular_file(file, ignored)) return file.string();
    const fs::path above = here.parent_path();
    if (above == here || above.empty()) return std::nullopt;
    here = above;
  }
}

void read_project_file(const std::string& path, CheckSettings& settings) {
  ProjectFile(path, settings).read();
}

}  // namespace calque
