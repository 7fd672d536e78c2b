#include "formats/srx.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <new>
#include <optional>

#include <pugixml.hpp>

#include "formats/reader.h"
#include "formats/rows.h"
#include "formats/xml_parser.h"
#include "text/charset.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr const char* not_srx_remedy =
    "give an SRX file, such as OmegaT, Okapi and LanguageTool have";

// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool is(const pugi::xml_node& node, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node) == name;
}

template <typename Use>
void for_each(const pugi::xml_node& parent, std::string_view name, Use use) {
  for (const pugi::xml_node& child : parent.children()) {
    if (is(child, name)) use(child);
  }
}

pugi::xml_node first(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& child) { return is(child, name); });
}

// All its text, comments left out.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

std::optional<bool> yes_or_no(const pugi::xml_attribute& attribute) {
  std::string value = attribute.value();
  std::transform(value.begin(), value.end(), value.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (value == "yes" || value == "true") return true;
  if (value == "no" || value == "false") return false;
  return std::nullopt;
}

// A file and where its lines begin.
class Source {
 public:
  Source(std::string_view text, std::string file) : file_(std::move(file)) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
      line_ends_.push_back(at);
    }
  }

  Place at(std::ptrdiff_t offset) const {
    const auto byte = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, offset));
    const auto end = std::lower_bound(line_ends_.begin(), line_ends_.end(), byte);
    return {file_, static_cast<std::size_t>(end - line_ends_.begin()) + 1};
  }
  Place at(const pugi::xml_node& node) const { return at(node.offset_debug()); }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<std::size_t> line_ends_;
};

// The encoding that the XML declaration names, where the bytes are such that it can be read; empty
// when UTF-8 or when the bytes tell (UTF-16).
std::string declared_charset(std::string_view bytes) {
  std::string name = xml_declared_charset(bytes);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name.starts_with("UTF") ? std::string() : name;
}

class Reader {
 public:
  Reader(const Source& source, std::vector<Note>& notes) : source_(source), notes_(notes) {
    made_.file = source.file();
  }

  SrxDocument read_srx(const pugi::xml_node& root) {
    read_header(root);
    const pugi::xml_node body = first(root, "body");
    for_each(first(body, "languagerules"), "languagerule",
             [&](const pugi::xml_node& node) { read_language_rules(node); });
    read_maps(first(body, "maprules"));
    return finish(root);
  }

  // OmegaT's older file: Java's own XML of the same things.
  SrxDocument read_omegat(const pugi::xml_node& root) {
    const pugi::xpath_node_set maps =
        root.select_nodes("//object[@class='org.omegat.core.segmentation.MapRule']");
    for (const pugi::xpath_node& found : maps) read_map_rule(found.node());
    return finish(root);
  }

 private:
  void note(const Place& place, const Message& text) { notes_.push_back({place, text}); }

  void read_header(const pugi::xml_node& root) {
    const pugi::xml_node header = first(root, "header");
    // The first version has no such attribute, and one map; OmegaT's files, which leave it out,
    // mean yes.
    const bool version_1 = std::string_view(root.attribute("version").value()).starts_with("1");
    made_.cascade = yes_or_no(header.attribute("cascade")).value_or(!version_1);
    const pugi::xml_node options = first(header, "options");  // Okapi's
    for (const pugi::xml_attribute& attribute : options.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "useIcu4jBreakRules" || name == "useIcu4JBreakRules") {
        made_.unicode_breaks = yes_or_no(attribute).value_or(false);
      }
    }
  }

  void read_language_rules(const pugi::xml_node& node) {
    const std::string name = node.attribute("languagerulename").value();
    const auto [known, added] = sets_.emplace(name, made_.rules.size());
    if (added) {
      made_.rules.push_back({name, {}});
    } else {
      note(source_.at(node), {"rules of the same name, \"{0}\", are joined", {name}});
    }
    for_each(node, "rule", [&](const pugi::xml_node& rule) {
      check_rule(rule);
      made_.rules[known->second].rules.push_back(
          {yes_or_no(rule.attribute("break")).value_or(true), text_of(first(rule, "beforebreak")),
           text_of(first(rule, "afterbreak")), *source_.at(rule).line});
    });
  }

  // A misspelt part would turn an exception into a break, or into a rule for every place.
  void check_rule(const pugi::xml_node& rule) const {
    for (const pugi::xml_node& part : rule.children()) {
      if (part.type() != pugi::node_element || is(part, "beforebreak") || is(part, "afterbreak"))
        continue;
      throw InputError(source_.at(part), {"a rule has no part called <{0}>", {part.name()}},
                       "a rule holds <beforebreak> and <afterbreak>");
    }
    for (const pugi::xml_attribute& attribute : rule.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "break" && !yes_or_no(attribute)) {
        throw InputError(source_.at(rule),
                         {"neither yes nor no: break=\"{0}\"", {attribute.value()}},
                         "write break=\"yes\" or break=\"no\"");
      }
      if (name != "break" && name.find(':') == std::string_view::npos) {
        throw InputError(source_.at(rule),
                         {"a rule has no attribute called {0}", {attribute.name()}},
                         "write break=\"yes\" or break=\"no\"");
      }
    }
  }

  // <languagemap>s, in the first version within <maprule>s.
  void read_maps(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) {
      if (is(child, "maprule")) {
        for_each(child, "languagemap", [&](const pugi::xml_node& map) { read_map(map); });
      } else if (is(child, "languagemap")) {
        read_map(child);
      }
    }
  }

  void read_map(const pugi::xml_node& node) {
    const std::string name = node.attribute("languagerulename").value();
    const auto set = sets_.find(name);
    if (set == sets_.end()) {
      throw InputError(source_.at(node), {"there are no rules called \"{0}\"", {name}},
                       "name one of the file's <languagerule>s");
    }
    made_.maps.push_back(
        {node.attribute("languagepattern").value(), set->second, *source_.at(node).line});
  }

  // <void property="NAME"><string>...</string></void>
  static std::string property(const pugi::xml_node& node, const char* name) {
    const pugi::xml_node found = node.find_child_by_attribute("void", "property", name);
    return text_of(found.first_child());
  }

  void read_map_rule(const pugi::xml_node& node) {
    const std::size_t line = *source_.at(node).line;
    made_.maps.push_back({property(node, "pattern"), made_.rules.size(), line});
    made_.rules.push_back({property(node, "language"), {}});
    const pugi::xml_node rules = node.find_child_by_attribute("void", "property", "rules");
    for (const pugi::xpath_node& found :
         rules.select_nodes(".//object[@class='org.omegat.core.segmentation.Rule']")) {
      const pugi::xml_node rule = found.node();
      made_.rules.back().rules.push_back({property(rule, "breakRule") == "true",
                                          property(rule, "beforebreak"),
                                          property(rule, "afterbreak"), *source_.at(rule).line});
    }
  }

  SrxDocument finish(const pugi::xml_node& root) {
    if (made_.maps.empty()) {
      throw InputError(source_.at(root), "no language map in the file, so its rules are for nobody",
                       "add a <languagemap>");
    }
    return std::move(made_);
  }

  const Source& source_;
  std::vector<Note>& notes_;
  std::map<std::string, std::size_t> sets_;  // name -> index
  SrxDocument made_;
};

std::string decode_xml(std::string_view bytes, const std::string& file) {
  constexpr const char* remedy = "save it as UTF-8, or name its encoding in the XML declaration";
  try {
    return decode(bytes, file, {declared_charset(bytes), false}).text;
  } catch (const InputError& error) {
    throw InputError(error.place(), error.problem(), remedy);
  } catch (const UsageError& error) {  // a charset that nobody knows
    throw InputError({file, 1}, error.problem(), remedy);
  }
}

Message problem_of(const pugi::xml_parse_result& result) {
  switch (result.status) {
    case pugi::status_no_document_element: return {"not XML"};
    case pugi::status_end_element_mismatch:
      return {"not well-formed XML: a tag is missing, or closes another than was opened"};
    default: return {"not well-formed XML"};
  }
}

}  // namespace

SrxDocument parse_srx(std::string_view bytes, const std::string& path, std::vector<Note>& notes) {
  const std::string file = display_path(path);
  if (bytes.empty()) throw InputError({file}, "the file is empty", not_srx_remedy);
  const std::string text = decode_xml(bytes, file);
  if (trim(text).empty()) {
    throw InputError({file}, "nothing but white space in the file", not_srx_remedy);
  }
  const Source source(text, file);
  pugi::xml_document xml;
  const pugi::xml_parse_result result =
      xml.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                      pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result) throw InputError(source.at(result.offset), problem_of(result), not_srx_remedy);
  const pugi::xml_node root = xml.document_element();
  Reader reader(source, notes);
  if (is(root, "srx")) return reader.read_srx(root);
  if (is(root, "java")) return reader.read_omegat(root);
  throw InputError(source.at(root), {"not an SRX file: its root is <{0}>", {root.name()}},
                   not_srx_remedy);
}

}  // namespace calque
