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
      : XmlUnitReader(path, options),
        wanted_source_(options.source_lang),
        wanted_target_(options.target_lang) {}

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
    if (units_ == 0 || taken_ > 0) return;
    const std::string asked = wanted_source_ + " > " + wanted_target_;
    throw InputError({path()}, {"no unit has the languages asked for ({0})", {asked}},
                     {"the file has {0}: choose with --src-lang and --tgt-lang", {languages_}});
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
    ++units_;
    languages_ = unit.source_lang + " > " + unit.target_lang;
    const auto fits = [](const std::string& wanted, const std::string& its) {
      return wanted.empty() || its.empty() || language_fit(wanted, its) > 0;
    };
    if (!fits(wanted_source_, unit.source_lang) || !fits(wanted_target_, unit.target_lang)) return;
    ++taken_;
    if (unit.target_lang.empty()) unit.target_lang = wanted_target_;
    if (unit.source_lang.empty()) unit.source_lang = wanted_source_;
    const std::string key = fmt::format("{} {}", fmt::ptr(unit.file.get()), unit.id);
    if (!unit.id.empty() && !ids_.insert(std::hash<std::string>()(key)).second && !told_of_ids_) {
      told_of_ids_ = true;
      note({"the id {0} (line {1}) is not the only one of its kind",
            {unit.id, std::to_string(unit.line)}});
    }
    put(std::move(unit));
  }

  std::string wanted_source_;
  std::string wanted_target_;
  std::string languages_;
  std::string prefix_;
  UnitFormat format_ = UnitFormat::xliff;
  std::size_t units_ = 0;
  std::size_t taken_ = 0;
  std::unordered_set<std::size_t> ids_;  // hashes, for files of millions of units
  bool told_of_ids_ = false;
  std::unique_ptr<XliffDialect> dialect_;
};

}  // namespace

std::unique_ptr<UnitReader> open_xliff(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<XliffReader>(path, options);
}

}  // namespace calque
