// XLIFF of any version (OASIS: "XLIFF 1.2", 2008; "XLIFF 2.1", 2018): finds which it is.
#include <unordered_set>

#include <fmt/format.h>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/language_choice.h"
#include "formats/bilingual/xliff.h"

namespace calque {
namespace {

class XliffReader : public XmlUnitReader, private XliffHost {
 public:
  XliffReader(const std::string& path, const UnitReadOptions& options)
      : XmlUnitReader(path, options), choice_(options) {}

  UnitFormat format() const override { return format_; }

 private:
  void begin_element(std::string_view name, const XmlAttributes& attributes) override {
    if (depth() > 1) {
      dialect_->begin_element(without_prefix(name), attributes);
      return;
    }
    if (name != "xliff" && !name.ends_with(":xliff")) {
      fail({"no XLIFF: its outermost element is {0}", {std::string(name)}});
    }
    prefix_ = name.substr(0, name.size() - std::string_view("xliff").size());
    header_ = other_attributes(attributes, {"version", "xmlns", "srcLang", "trgLang"});
    const std::string version(attributes["version"]);
    if (version.starts_with("1.") || version == "1") {
      dialect_ = make_xliff1(*this);
    } else if (version.starts_with("2.") || version == "2") {
      format_ = UnitFormat::xliff2;
      dialect_ = make_xliff2(*this, attributes);
    } else {
      fail({"XLIFF of version {0}, which nobody knows here", {version.empty() ? "?" : version}},
           "export it as XLIFF 1.2 or 2.1");
    }
  }

  void end_element(std::string_view name) override { dialect_->end_element(without_prefix(name)); }
  void add_text(std::string_view text) override {
    if (dialect_) dialect_->add_text(text);
  }

  // Names as XLIFF's own, where the file gives them a prefix.
  std::string_view without_prefix(std::string_view name) const {
    return name.starts_with(prefix_) ? name.substr(prefix_.size()) : name;
  }

  void check_end() override {
    std::vector<Note> notes;
    choice_.check_end(path(), notes);
    for (Note& each : notes) note(std::move(each.text));
  }

  std::size_t current_line() const override { return line(); }
  ByteRange current_place() const override { return place(); }
  std::string_view current_raw() const override { return raw(); }
  void keep_element(std::string& to) override { keep(to); }
  void note(Message text) override { XmlUnitReader::note(std::move(text)); }
  void refuse(Message problem, Message remedy) const override {
    fail(std::move(problem), std::move(remedy));
  }

  void put_unit(Unit unit) override {
    if (!choice_.takes(unit)) return;
    const std::string key = fmt::format("{} {}", fmt::ptr(unit.file.get()), unit.id);
    if (!unit.id.empty() && !ids_.insert(std::hash<std::string>()(key)).second && !told_of_ids_) {
      told_of_ids_ = true;
      note({"the id {0} (line {1}) is not the only one of its kind",
            {unit.id, std::to_string(unit.line)}});
    }
    put(std::move(unit));
  }

  LanguageChoice choice_;
  std::string prefix_;
  UnitFormat format_ = UnitFormat::xliff;
  std::unordered_set<std::size_t> ids_;  // hashes, for files of millions of units
  bool told_of_ids_ = false;
  std::unique_ptr<XliffDialect> dialect_;
};

}  // namespace

std::unique_ptr<UnitReader> open_xliff(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<XliffReader>(path, options);
}

}  // namespace calque
