#include "formats/bilingual/xliff_writer.h"

#include <algorithm>

#include "formats/bilingual/xml_units.h"

namespace calque {

std::string XliffFrames::close_groups(std::size_t but) {
  std::string out;
  for (; groups_.size() > but; groups_.pop_back()) {
    const std::string& begin = *groups_.back();  // "<group id=...": with its prefix, if it has one
    out += "    </" + begin.substr(1, begin.find_first_of(" \t\r\n>") - 1) + ">\n";
  }
  return out;
}

std::string XliffFrames::before(const Unit& unit, bool same_format,
                                const std::function<std::string()>& begin_file,
                                std::string_view end_file) {
  std::string out;
  const std::string file = (unit.file ? unit.file->original : "") + '\n' + unit.source_lang + '\n';
  // A unit without translation may not tell the language.
  const bool same_target = unit.target_lang.empty() || unit.target_lang == target_lang_;
  const bool same_file = same_format ? unit.file.get() == info_ : file == file_ && same_target;
  if (!in_file_ || !same_file) {
    if (in_file_) out += close_groups(0) + std::string(end_file);
    out += begin_file();
    in_file_ = true;
    file_ = file;
    info_ = unit.file.get();
    target_lang_ = unit.target_lang;
  }
  const auto groups = same_format ? unit.groups : decltype(unit.groups)();
  const auto differ = std::mismatch(groups_.begin(), groups_.end(), groups.begin(), groups.end());
  const auto same = static_cast<std::size_t>(differ.first - groups_.begin());
  out += close_groups(same);
  for (std::size_t i = same; i < groups.size(); ++i) {
    out += "    " + *groups[i] + '\n';
    groups_.push_back(groups[i]);
  }
  return out;
}

std::string XliffFrames::at_end(std::string_view end_file) {
  if (!in_file_) return {};
  return close_groups(0) + std::string(end_file);
}

std::string kept_attributes(const Unit& unit, std::string_view prefix,
                            std::initializer_list<std::string_view> but) {
  std::string out;
  for (const Property& property : unit.properties) {
    if (!property.name.starts_with(prefix)) continue;
    const std::string_view name = std::string_view(property.name).substr(prefix.size());
    // Other prefixes are declared by the file that the unit comes from, if it does.
    if (name.find(':') != name.npos && !name.starts_with("xml:") && !unit.file) continue;
    if (!is_xml_name(name)) continue;
    if (std::find(but.begin(), but.end(), name) == but.end())
      out += xml_attribute(name, property.value);
  }
  return out;
}

bool needs_its_spaces(const Unit& unit) {
  const auto needs = [](const std::string& text) {
    bool after_space = true;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (space && (after_space || c != ' ')) return true;
      after_space = space;
    }
    return after_space && !text.empty();
  };
  return unit.preserve_space || needs(unit.source.text) ||
         (unit.target && needs(unit.target->text));
}

bool comes_from(const Unit& unit, std::string_view format) {
  return unit.file && (format == "xliff2") == !unit.group.empty();
}

}  // namespace calque
