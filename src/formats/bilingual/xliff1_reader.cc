// XLIFF 1.0 to 1.2.
#include <array>
#include <utility>

#include "formats/bilingual/xliff.h"

namespace calque {
namespace {

struct StateName {
  std::string_view name;
  UnitState state;
};
constexpr std::array<StateName, 10> states = {{
    {"new", UnitState::initial},
    {"needs-translation", UnitState::initial},
    {"needs-adaptation", UnitState::needs_review},
    {"needs-l10n", UnitState::needs_review},
    {"needs-review-adaptation", UnitState::needs_review},
    {"needs-review-l10n", UnitState::needs_review},
    {"needs-review-translation", UnitState::needs_review},
    {"translated", UnitState::translated},
    {"signed-off", UnitState::reviewed},
    {"final", UnitState::final_},
}};

class Xliff1 : public XliffDialect {
 public:
  explicit Xliff1(XliffHost& host) : host_(host) {}

  void begin_element(std::string_view name, const XmlAttributes& attributes) override {
    if (text_.active()) {
      begin_inline(name, attributes);
    } else if (in_unit_) {
      begin_in_unit(name, attributes);
    } else if (name == "file") {
      begin_file(attributes);
    } else if (name == "header") {
      host_.keep_element(file_->header);
    } else if (name == "group") {
      groups_.push_back(std::make_shared<std::string>(host_.current_raw()));
      group_begins_ = true;
    } else if (name == "trans-unit") {
      begin_unit(attributes);
    } else if (name == "body") {
      for (Property& attribute : other_attributes(attributes, {})) {
        file_->attributes.push_back(std::move(attribute));  // namespaces
      }
    } else {
      keep_between(name);
    }
  }

  void end_element(std::string_view name) override {
    if (text_.active()) {
      end_inline(name);
    } else if (name == "note") {
      unit_.notes.back().text = std::move(value_);
      in_note_ = false;
    } else if (name == "context-group") {
      in_contexts_ = false;
    } else if (name == "context") {
      in_context_ = false;
    } else if (name == "trans-unit") {
      in_unit_ = false;
      host_.put_unit(std::move(unit_));
    } else if (name == "group" && !groups_.empty()) {
      groups_.pop_back();
      group_begins_ = false;
    } else if (name == "file") {
      end_file();
    }
  }

  void add_text(std::string_view text) override {
    if (text_.active()) {
      text_.add_text(text);
    } else if (in_note_) {
      value_ += text;
    } else if (in_context_) {
      unit_.properties.back().value += text;
    }
  }

 private:
  void begin_file(const XmlAttributes& attributes) {
    file_ = std::make_shared<FileInfo>();
    file_->original = attributes["original"];
    source_lang_ = attributes["source-language"];
    target_lang_ = attributes["target-language"];
    file_->attributes = other_attributes(attributes, {"original"});
    groups_.clear();
    group_begins_ = false;
    units_in_file_ = 0;
    in_file_ = true;
  }

  void end_file() {
    in_file_ = false;
    if (units_in_file_ == 0) {
      host_.note({"left out: the file {0}, which holds no unit", {file_->original}});
    } else if (!between_.empty()) {
      host_.note({"left out: what stands behind the last unit of the file {0}", {file_->original}});
    }
    between_.clear();
    left_out_.clear();
  }

  // Elements beside units belong to the beginning of their group, or stand before the next unit.
  void keep_between(std::string_view name) {
    if (!in_file_) {
      host_.note({"left out: the element {0} beside the files", {std::string(name)}});
      host_.keep_element(left_out_);
    } else if (group_begins_ && !groups_.empty()) {
      host_.keep_element(*groups_.back());
    } else {
      between_.push_back({"xliff:before", {}});
      host_.keep_element(between_.back().value);
    }
  }

  void begin_unit(const XmlAttributes& attributes) {
    unit_ = Unit();
    in_unit_ = true;
    unit_.id = attributes["id"];
    unit_.line = host_.current_line();
    unit_.source_lang = source_lang_;
    unit_.target_lang = target_lang_;
    unit_.translatable = attributes["translate"] != "no";
    unit_.preserve_space = attributes["xml:space"] == "preserve";
    unit_.file = file_;
    unit_.groups.assign(groups_.begin(), groups_.end());
    unit_.kept = std::exchange(between_, {});
    group_begins_ = false;
    ++units_in_file_;
    if (attributes["approved"] == "yes") unit_.state = UnitState::final_;
    for (Property& other : other_attributes(attributes, {"id", "translate", "xml:space"})) {
      if (other.name == "resname") {
        unit_.context = std::move(other.value);
      } else {
        unit_.properties.push_back({"xliff:unit:" + other.name, std::move(other.value)});
      }
    }
  }

  void begin_in_unit(std::string_view name, const XmlAttributes& attributes) {
    if (name == "source") {
      if (attributes.has("xml:lang")) unit_.source_lang = attributes["xml:lang"];
      for (Property& other : other_attributes(attributes, {})) {
        unit_.properties.push_back({"xliff:source:" + other.name, std::move(other.value)});
      }
      begin_text(unit_.source);
    } else if (name == "target") {
      if (attributes.has("xml:lang")) unit_.target_lang = attributes["xml:lang"];
      read_state(attributes);
      begin_text(unit_.target.emplace());
    } else if (name == "note") {
      unit_.notes.push_back(
          {{}, std::string(attributes["from"]), other_attributes(attributes, {"from"})});
      value_.clear();
      in_note_ = true;
    } else if (name == "context-group" && attributes["name"] == own_contexts) {
      in_contexts_ = true;
    } else if (name == "context" && in_contexts_) {
      std::string_view type = attributes["context-type"];
      if (type.starts_with("x-")) type.remove_prefix(2);
      unit_.properties.push_back({std::string(type), {}});
      in_context_ = true;
    } else {
      unit_.kept.push_back({"xliff", {}});
      host_.keep_element(unit_.kept.back().value);
    }
  }

  void read_state(const XmlAttributes& attributes) {
    const std::string_view its = attributes["state"];
    for (const StateName& known : states) {
      // "approved" says more than a state before it.
      if (known.name == its && unit_.state != UnitState::final_) unit_.state = known.state;
    }
    for (Property& other : other_attributes(attributes, {"state"})) {
      unit_.properties.push_back({"xliff:target:" + other.name, std::move(other.value)});
    }
    if (!its.empty()) unit_.properties.push_back({"xliff:target:state", std::string(its)});
  }

  void begin_text(TaggedText& text) {
    text = {};
    text_.begin(text, host_.current_place().end);
    depth_ = 0;
    open_.clear();
  }

  void begin_inline(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    TagKind kind = TagKind::alone;
    if (name == "g" || name == "mrk" || name == "bpt" || name == "bx") kind = TagKind::open;
    if (name == "ept" || name == "ex") kind = TagKind::close;
    if (name == "it") kind = attributes["pos"] == "close" ? TagKind::close : TagKind::open;
    if (name == "sub" || text_.in_code()) {  // text within a code: a part of the code
      open_.push_back({std::string(name), false, {}});
      return;
    }
    // rid joins the two halves of a pair whose ids differ.
    const bool by_rid = attributes.has("rid");
    Tag& tag = text_.add_tag(kind, "xliff:" + std::string(name),
                             attributes[by_rid          ? "rid"
                                        : name == "mrk" ? "mid"
                                                        : "id"]);
    tag.type = attributes[name == "mrk" ? "mtype" : "ctype"];
    const bool empty = name == "g" || name == "x" || name == "bx" || name == "ex";
    if (empty) tag.code = attributes["equiv-text"];
    tag.attributes = other_attributes(
        attributes, {by_rid          ? "rid"
                     : name == "mrk" ? "mid"
                                     : "id",
                     name == "mrk" ? "mtype" : "ctype", empty ? "equiv-text" : "pos", "pos"});
    const bool coded = name == "bpt" || name == "ept" || name == "ph" || name == "it";
    if (coded) text_.open_code();
    open_.push_back({std::string(name), coded, tag.id});
  }

  void end_inline(std::string_view name) {
    if (depth_ == 0) {
      const ByteRange range = text_.end(host_.current_place().begin);
      (name == "source" ? unit_.source_range : unit_.target_range) = range;
      return;
    }
    --depth_;
    const Open ended = std::move(open_.back());
    open_.pop_back();
    if (ended.coded) text_.close_code();
    if (!text_.in_code() && (ended.element == "g" || ended.element == "mrk")) {
      text_.add_tag(TagKind::close, "xliff:" + ended.element, ended.id);
    }
  }

  struct Open {
    std::string element;
    bool coded;
    std::string id;
  };

  XliffHost& host_;
  std::shared_ptr<FileInfo> file_ = std::make_shared<FileInfo>();
  std::string source_lang_;
  std::string target_lang_;
  std::vector<std::shared_ptr<std::string>> groups_;
  Unit unit_;
  bool in_unit_ = false;
  bool in_note_ = false;
  bool in_contexts_ = false;
  bool in_context_ = false;
  bool group_begins_ = false;  // no unit has come in the group yet
  bool in_file_ = false;
  std::size_t units_in_file_ = 0;
  std::string left_out_;
  std::vector<Property> between_;  // elements between units, for the next one
  std::string value_;
  InlineText text_;
  std::size_t depth_ = 0;  // of inline elements
  std::vector<Open> open_;
};

}  // namespace

std::unique_ptr<XliffDialect> make_xliff1(XliffHost& host) {
  return std::make_unique<Xliff1>(host);
}

}  // namespace calque
