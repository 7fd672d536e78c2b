// TMX 1.4b and its forerunners (LISA OSCAR: "TMX 1.4b Specification", 2005).
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/language_choice.h"
#include "formats/bilingual/xml_units.h"

namespace calque {
namespace {

struct Variant {
  std::string lang;
  TaggedText text;
  ByteRange range;
  std::vector<UnitNote> notes;
  std::vector<Property> properties;
};

const std::string of_format = "tmx:";

bool is_paired(std::string_view element) { return element == "bpt" || element == "ept"; }

class TmxReader : public XmlUnitReader {
 public:
  TmxReader(const std::string& path, const UnitReadOptions& options)
      : XmlUnitReader(path, options),
        wanted_source_(options.source_lang),
        wanted_target_(options.target_lang) {}

  UnitFormat format() const override { return UnitFormat::tmx; }

 private:
  void begin_element(std::string_view name, const XmlAttributes& attributes) override {
    if (depth() == 1) {
      if (name != "tmx") fail({"no TMX: its outermost element is {0}", {std::string(name)}});
      for (Property& attribute : other_attributes(attributes, {"version"})) {
        header_.push_back({"root:" + attribute.name, std::move(attribute.value)});  // namespaces
      }
      return;
    }
    if (text_.active()) {
      begin_inline(name, attributes);
    } else if (name == "header") {
      file_source_lang_ = attributes["srclang"];
      for (Property& attribute : other_attributes(attributes, {})) {
        header_.push_back(std::move(attribute));
      }
    } else if (name == "tu") {
      begin_unit(attributes);
    } else if (name == "tuv") {
      variants_.emplace_back();
      const std::string_view lang = attributes["xml:lang"];
      variants_.back().lang = lang.empty() ? attributes["lang"] : lang;
      if (variants_.back().lang.empty()) fail("a tuv that names no language", "name its language");
      variants_.back().properties = other_attributes(attributes, {"xml:lang", "lang"});
    } else if (name == "seg") {
      if (variants_.empty()) fail("a seg outside of a tuv");
      text_.begin(variants_.back().text, place().end);
    } else if (name == "note" || name == "prop") {
      value_.clear();
      value_name_ = attributes["type"];
      in_value_ = true;
    }
  }

  void end_element(std::string_view name) override {
    if (text_.active()) {
      end_inline(name);
      return;
    }
    if (name == "note" || name == "prop") {
      in_value_ = false;
      take_value(name == "note");
    } else if (name == "tu") {
      finish_unit();
    }
  }

  void add_text(std::string_view text) override {
    if (text_.active()) {
      text_.add_text(text);
    } else if (in_value_) {
      value_ += text;
    }
  }

  void begin_unit(const XmlAttributes& attributes) {
    unit_ = Unit();
    variants_.clear();
    in_unit_ = true;
    unit_.id = attributes["tuid"];
    unit_.line = line();
    unit_source_lang_ = attributes["srclang"];
    for (Property& property : other_attributes(attributes, {"tuid", "srclang"})) {
      unit_.properties.push_back({"tmx:tu:" + property.name, std::move(property.value)});
    }
  }

  void take_value(bool is_note) {
    if (!in_unit_) {
      header_.push_back({(is_note ? "note" : "prop:") + value_name_, value_});
      return;
    }
    auto& notes = variants_.empty() ? unit_.notes : variants_.back().notes;
    auto& properties = variants_.empty() ? unit_.properties : variants_.back().properties;
    if (is_note) {
      notes.push_back({value_, {}});
    } else {
      const bool own = variants_.empty() && value_name_ == "x-context" && unit_.context.empty();
      if (own) {  // as our writer puts it
        unit_.context = value_;
      } else {
        properties.push_back({(variants_.empty() ? "" : "prop:") + value_name_, value_});
      }
    }
  }

  // --- inline elements ---

  void begin_inline(std::string_view name, const XmlAttributes& attributes) {
    if (name == "sub") {  // text within a code: a part of the code
      if (!std::exchange(told_of_sub_, true)) {
        note("texts within codes (sub) are read as parts of the codes");
      }
      return;
    }
    if (name != "bpt" && name != "ept" && name != "ph" && name != "it" && name != "hi" &&
        name != "ut") {
      fail({"an element that TMX does not have in a seg: {0}", {std::string(name)}});
    }
    if (text_.in_code()) {  // of a text in a <sub>: a part of the code, too
      ++codes_within_;
      return;
    }
    TagKind kind = TagKind::alone;
    if (name == "bpt" || name == "hi") kind = TagKind::open;
    if (name == "ept") kind = TagKind::close;
    if (name == "it") kind = attributes["pos"] == "end" ? TagKind::close : TagKind::open;
    Tag& tag =
        text_.add_tag(kind, of_format + std::string(name), attributes[is_paired(name) ? "i" : "x"]);
    tag.type = attributes["type"];
    tag.attributes = other_attributes(attributes, {is_paired(name) ? "i" : "x", "type", "pos"});
    if (name == "hi") {
      highlights_.push_back(tag.id);
    } else {
      text_.open_code();
    }
  }

  void end_inline(std::string_view name) {
    if (name == "seg") {
      variants_.back().range = text_.end(place().begin);
      highlights_.clear();
    } else if (name == "hi") {
      text_.add_tag(TagKind::close, of_format + std::string(name), highlights_.back());
      highlights_.pop_back();
    } else if (codes_within_ > 0 && name != "sub") {
      --codes_within_;
    } else if (name != "sub") {
      text_.close_code();
    }
  }

  // --- languages ---

  Variant* best(const std::string& wanted, const Variant* other) {
    Variant* found = nullptr;
    int fit = 0;
    for (Variant& variant : variants_) {
      const int its = &variant == other ? 0 : language_fit(wanted, variant.lang);
      if (its > fit) {
        fit = its;
        found = &variant;
      }
    }
    return found;
  }

  Variant* find_source() {
    if (!wanted_source_.empty()) return best(wanted_source_, nullptr);
    std::string named = unit_source_lang_.empty() ? file_source_lang_ : unit_source_lang_;
    // With only the target asked for, the source is what it is not.
    if (named == "*all*" || named.empty()) named = named_source_;
    if (named.empty()) {
      for (Variant& variant : variants_) {
        if (wanted_target_.empty() || language_fit(wanted_target_, variant.lang) == 0)
          return &variant;
      }
      return nullptr;
    }
    return best(named, nullptr);
  }

  Variant* find_target(const Variant* source) {
    if (!wanted_target_.empty()) return best(wanted_target_, source);
    if (!chosen_target_.empty()) return best(chosen_target_, source);
    for (Variant& variant : variants_) {
      if (&variant != source) return &variant;
    }
    return nullptr;
  }

  void finish_unit() {
    in_unit_ = false;
    ++units_;
    for (const Variant& variant : variants_) languages_.insert(variant.lang);
    Variant* const source = find_source();
    Variant* const target = source == nullptr ? nullptr : find_target(source);
    if (source == nullptr ||
        (target == nullptr && (!wanted_target_.empty() || variants_.size() > 1))) {
      ++left_out_;
      return;
    }
    for (const auto& [wanted, found] :
         {std::pair(wanted_source_, source), {wanted_target_, target}}) {
      if (found != nullptr && language_fit(wanted, found->lang) == 1 && taken_for_.empty()) {
        taken_for_ = wanted + " = " + found->lang;
      }
    }
    if (named_source_.empty()) named_source_ = source->lang;
    ++taken_;
    if (target != nullptr && chosen_target_.empty()) chosen_target_ = target->lang;
    unit_.source = std::move(source->text);
    unit_.source_lang = source->lang;
    unit_.source_range = source->range;
    take_side(*source, "tmx:source:");
    if (target != nullptr) {
      unit_.target = std::move(target->text);
      unit_.target_lang = target->lang;
      unit_.target_range = target->range;
      take_side(*target, "tmx:target:");
    }
    put(std::move(unit_));
    unit_ = Unit();
  }

  void take_side(Variant& variant, const std::string& prefix) {
    for (Property& property : variant.properties) {
      unit_.properties.push_back({prefix + property.name, std::move(property.value)});
    }
    for (UnitNote& note : variant.notes) {
      unit_.properties.push_back({prefix + "note", std::move(note.text)});
    }
  }

  void check_end() override {
    std::string all;
    for (const std::string& lang : languages_) all += (all.empty() ? "" : ", ") + lang;
    if (units_ > 0 && taken_ == 0) {
      const std::string asked =
          wanted_source_ + (wanted_target_.empty() ? "" : " > ") + wanted_target_;
      throw InputError({path()}, {"no unit has the languages asked for ({0})", {asked}},
                       {"the file has {0}: choose with --src-lang and --tgt-lang", {all}});
    }
    if (left_out_ > 0) {
      note({"units left out, having other languages: {0}", {std::to_string(left_out_)}});
    }
    if (!taken_for_.empty()) note({"a language taken for the one asked for: {0}", {taken_for_}});
    if (languages_.size() > 2 && (wanted_source_.empty() || wanted_target_.empty())) {
      note({"the file has more than two languages ({0}); taken is {1}", {all, chosen_target_}});
    }
  }

  std::string wanted_source_;
  std::string wanted_target_;
  std::string file_source_lang_;
  std::string unit_source_lang_;
  std::string chosen_target_;
  std::string named_source_;  // of the first unit, where the file names none
  std::set<std::string> languages_;
  std::size_t units_ = 0;
  std::size_t taken_ = 0;

  Unit unit_;
  bool in_unit_ = false;
  bool told_of_sub_ = false;
  std::size_t codes_within_ = 0;  // open ones within a code
  std::size_t left_out_ = 0;
  std::string taken_for_;  // a language that stands for the one asked for: "pt-BR = pt-PT"
  std::vector<Variant> variants_;
  InlineText text_;
  std::vector<std::string> highlights_;  // ids of the <hi> that are open
  bool in_value_ = false;
  std::string value_;
  std::string value_name_;
};

}  // namespace

std::unique_ptr<UnitReader> open_tmx(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<TmxReader>(path, options);
}

}  // namespace calque
