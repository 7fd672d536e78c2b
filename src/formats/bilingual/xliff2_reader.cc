// XLIFF 2.0 to 2.2.
#include <array>
#include <map>
#include <utility>

#include "formats/bilingual/xliff.h"
#include "text/utf8.h"

namespace calque {
namespace {

UnitState state_of(std::string_view name) {
  if (name == "initial") return UnitState::initial;
  if (name == "translated") return UnitState::translated;
  if (name == "reviewed") return UnitState::reviewed;
  if (name == "final") return UnitState::final_;
  return UnitState::unknown;
}

struct TypeName {
  std::string_view tmx;
  std::string_view type;
  std::string_view sub_type;
};
constexpr std::array<TypeName, 8> type_names = {{{"bold", "fmt", "xlf:b"},
                                                 {"italic", "fmt", "xlf:i"},
                                                 {"ulined", "fmt", "xlf:u"},
                                                 {"lb", "fmt", "xlf:lb"},
                                                 {"pb", "fmt", "xlf:pb"},
                                                 {"var", "ui", "xlf:var"},
                                                 {"link", "link", ""},
                                                 {"image", "image", ""}}};

class Xliff2 : public XliffDialect {
 public:
  Xliff2(XliffHost& host, const XmlAttributes& root)
      : host_(host), source_lang_(root["srcLang"]), target_lang_(root["trgLang"]) {}

  void begin_element(std::string_view name, const XmlAttributes& attributes) override {
    if (text_.active()) {
      begin_inline(name, attributes);
    } else if (in_unit_) {
      begin_in_unit(name, attributes);
    } else if (name == "file") {
      file_ = std::make_shared<FileInfo>();
      file_->original = attributes["original"];
      file_->attributes = other_attributes(attributes, {"original"});
      groups_.clear();
    } else if (name == "group") {
      groups_.push_back(std::make_shared<std::string>(host_.current_raw()));
      group_begins_ = true;
    } else if (name == "unit") {
      in_unit_ = true;
      frame_ = Unit();
      parts_.clear();
      data_.clear();
      frame_.group = attributes["id"];
      frame_.context = attributes["name"];
      frame_.translatable = attributes["translate"] != "no";
      frame_.preserve_space = attributes["xml:space"] == "preserve";
      for (Property& other :
           other_attributes(attributes, {"id", "name", "translate", "xml:space"})) {
        frame_.properties.push_back({"xliff2:unit:" + other.name, std::move(other.value)});
      }
    } else {
      const bool in_group = group_begins_ && !groups_.empty();
      host_.keep_element(in_group ? *groups_.back() : file_->header);
    }
  }

  void end_element(std::string_view name) override {
    if (text_.active()) {
      end_inline();
    } else if (name == "note" && in_unit_) {
      frame_.notes.back().text = std::move(value_);
      in_value_ = false;
    } else if (name == "data" && in_unit_) {
      data_[data_id_] = std::move(value_);
      in_value_ = false;
    } else if (name.ends_with(":meta")) {
      in_meta_ = false;
    } else if (name == "unit") {
      finish_unit();
    } else if (name == "group" && !groups_.empty()) {
      groups_.pop_back();
      group_begins_ = false;
    }
  }

  void add_text(std::string_view text) override {
    if (text_.active()) {
      text_.add_text(text);
    } else if (in_value_) {
      value_ += text;
    } else if (in_meta_) {
      frame_.properties.back().value += text;
    }
  }

 private:
  void begin_in_unit(std::string_view name, const XmlAttributes& attributes) {
    if (name == "segment" || name == "ignorable") {
      parts_.emplace_back();
      Unit& part = parts_.back();
      part.id = attributes["id"];
      part.line = host_.current_line();
      part.state = state_of(attributes["state"]);
      part.translatable = name == "segment";
      for (Property& other : other_attributes(attributes, {"state"})) {
        part.properties.push_back({"xliff2:segment:" + other.name, std::move(other.value)});
      }
      if (name == "ignorable") part.properties.push_back({"xliff2:ignorable", "yes"});
    } else if ((name == "source" || name == "target") && !parts_.empty()) {
      TaggedText& text = name == "source" ? parts_.back().source : parts_.back().target.emplace();
      if (attributes["xml:space"] == "preserve") frame_.preserve_space = true;
      in_source_ = name == "source";
      text_.begin(text, host_.current_place().end);
      open_.clear();
    } else if (name == "note") {
      frame_.notes.push_back(
          {{}, std::string(attributes["category"]), other_attributes(attributes, {"category"})});
      value_.clear();
      in_value_ = true;
    } else if (name == "data") {
      data_id_ = attributes["id"];
      value_.clear();
      in_value_ = true;
    } else if (name == "cp" && in_value_) {
      value_ += code_point(attributes);
    } else if (name.ends_with(":metadata")) {
      metadata_ = host_.current_raw();  // its groups are looked at one by one
    } else if (name.ends_with(":metaGroup") && attributes["category"] == own_metadata) {
      return;
    } else if (name.ends_with(":meta")) {
      frame_.properties.push_back({std::string(attributes["type"]), {}});
      in_meta_ = true;
    } else if (name.ends_with(":metaGroup")) {
      if (!metadata_.empty())
        frame_.kept.push_back({"xliff2:metadata", std::exchange(metadata_, {})});
      frame_.kept.push_back({"xliff2:metaGroup", {}});
      host_.keep_element(frame_.kept.back().value);
    } else if (name != "notes" && name != "originalData") {
      frame_.kept.push_back({"xliff2", {}});
      host_.keep_element(frame_.kept.back().value);
    }
  }

  std::string code_point(const XmlAttributes& attributes) const {
    std::string text;
    try {
      append_utf8(text,
                  static_cast<char32_t>(std::stoul(std::string(attributes["hex"]), nullptr, 16)));
    } catch (const std::logic_error&) {
      host_.refuse("a cp element without a hexadecimal number", "give it as hex=\"001A\"");
    }
    return text;
  }

  void begin_inline(std::string_view name, const XmlAttributes& attributes) {
    open_.push_back({std::string(name), {}});
    if (name == "cp") {
      text_.add_text(code_point(attributes));
      return;
    }
    const bool pair = name == "pc" || name == "mrk";
    TagKind kind = TagKind::alone;
    if (pair || name == "sc" || name == "sm") kind = TagKind::open;
    if (name == "ec" || name == "em") kind = TagKind::close;
    const bool by_start = kind == TagKind::close && attributes.has("startRef");
    Tag& tag = text_.add_tag(kind, "xliff2:" + std::string(name),
                             attributes[by_start ? "startRef" : "id"]);
    tag.type = tag_type_of_xliff2(attributes["type"], attributes["subType"]);
    const std::string start(attributes[name == "pc" ? "dataRefStart" : "dataRef"]);
    if (const auto data = data_.find(start); data != data_.end()) tag.code = data->second;
    // What closes may have its other half in another segment: it keeps how it names it.
    const char* const named = kind == TagKind::close ? "dataRef" : "id";
    tag.attributes = other_attributes(attributes, {named, "dataRefStart", "dataRefEnd", "dataRef"});
    if (pair) open_.back() = {std::string(name), tag.id, std::string(attributes["dataRefEnd"])};
  }

  void end_inline() {
    if (open_.empty()) {
      Unit& part = parts_.back();
      (in_source_ ? part.source_range : part.target_range) = text_.end(host_.current_place().begin);
      return;
    }
    const Open ended = std::move(open_.back());
    open_.pop_back();
    if (ended.element != "pc" && ended.element != "mrk") return;
    Tag& tag = text_.add_tag(TagKind::close, "xliff2:" + ended.element, ended.id);
    if (const auto data = data_.find(ended.data); data != data_.end()) tag.code = data->second;
  }

  void finish_unit() {
    in_unit_ = false;
    group_begins_ = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      Unit& part = parts_[i];
      part.group = frame_.group;
      part.id = frame_.group + (parts_.size() == 1 && part.id.empty()
                                    ? ""
                                    : '/' + (part.id.empty() ? std::to_string(i + 1) : part.id));
      part.context = frame_.context;
      part.translatable = part.translatable && frame_.translatable;
      part.preserve_space = frame_.preserve_space;
      part.source_lang = source_lang_;
      part.target_lang = target_lang_;
      part.file = file_;
      part.groups.assign(groups_.begin(), groups_.end());
      // Of the whole unit; ignorable parts are left out of other formats.
      const bool ignorable = is_ignorable(part);
      if (!ignorable || i + 1 == parts_.size()) {
        part.notes = std::exchange(frame_.notes, {});
        part.kept = std::exchange(frame_.kept, {});
      }
      part.properties.insert(part.properties.begin(), frame_.properties.begin(),
                             frame_.properties.end());
      host_.put_unit(std::move(part));
    }
    parts_.clear();
  }

  struct Open {
    std::string element;
    std::string id;
    std::string data = {};  // id of what stands for its end
  };

  XliffHost& host_;
  std::string source_lang_;
  std::string target_lang_;
  std::shared_ptr<FileInfo> file_ = std::make_shared<FileInfo>();
  std::vector<std::shared_ptr<std::string>> groups_;
  bool group_begins_ = false;  // no unit has come in the group yet
  Unit frame_;                 // what all segments of the unit have
  std::vector<Unit> parts_;
  std::map<std::string, std::string> data_;
  std::string data_id_;
  std::string metadata_;  // the start tag, until a group in it is kept
  bool in_unit_ = false;
  bool in_value_ = false;
  bool in_meta_ = false;
  bool in_source_ = false;
  std::string value_;
  InlineText text_;
  std::vector<Open> open_;
};

}  // namespace

std::string tag_type_of_xliff2(std::string_view type, std::string_view sub_type) {
  for (const TypeName& known : type_names) {
    if (known.type == type && (known.sub_type.empty() || known.sub_type == sub_type))
      return std::string(known.tmx);
  }
  return {};
}

Xliff2Type xliff2_type_of(std::string_view tag_type) {
  for (const TypeName& known : type_names) {
    if (known.tmx == tag_type) return {std::string(known.type), std::string(known.sub_type)};
  }
  return {};
}

std::unique_ptr<XliffDialect> make_xliff2(XliffHost& host, const XmlAttributes& root) {
  return std::make_unique<Xliff2>(host, root);
}

}  // namespace calque
