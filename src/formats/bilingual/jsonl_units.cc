// JSON Lines: one object a unit, with src_text and tgt_text.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/language_choice.h"
#include "formats/bilingual/losses.h"
#include "formats/bilingual/text_lines.h"
#include "text/error.h"

namespace calque {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 256;

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const char* kind_name(TagKind kind) {
  return kind == TagKind::open ? "open" : kind == TagKind::close ? "close" : "alone";
}

// --- reading ---

class JsonlReader : public UnitReader {
 public:
  JsonlReader(const std::string& path, const UnitReadOptions& options)
      : options_(options), lines_(path, options.text) {}

  bool read(Unit& unit) override {
    while (lines_.read(line_)) {
      if (line_.find_first_not_of(" \t\r") == std::string::npos) continue;
      try {
        unit = Unit();
        unit.line = lines_.number();
        if (!fill_fast(unit)) {
          unit = Unit();
          unit.line = lines_.number();
          fill(unit);
        }
        if (unit.source_lang.empty()) unit.source_lang = options_.source_lang;
        if (unit.target_lang.empty()) unit.target_lang = options_.target_lang;
        return true;
      } catch (const InputError& error) {
        if (!options_.keep_going) throw;
        notes_.push_back({error.place(), {"left out: {0}", {error.problem().english()}}});
      }
    }
    return false;
  }

  const std::vector<Property>& header() const override { return header_; }
  std::vector<Note> take_notes() override {
    std::vector<Note> notes = lines_.take_notes();
    notes.insert(notes.end(), notes_.begin(), notes_.end());
    notes_.clear();
    return notes;
  }

  UnitFormat format() const override { return UnitFormat::jsonl; }

 private:
  [[noreturn]] void fail(Message problem) const {
    throw InputError({lines_.path(), lines_.number(), lines_.offset()}, std::move(problem),
                     "one JSON object a line, with src_text and tgt_text");
  }

  void fill(Unit& unit) {
    // What is nested without end would end the program.
    const auto within_depth = [this](int depth, Json::parse_event_t, Json&) {
      if (depth > deepest)
        fail({"values are nested more than {0} deep", {std::to_string(deepest)}});
      return true;
    };
    Json record = Json::parse(line_, within_depth, false);
    if (record.is_discarded()) fail("not JSON");
    if (!record.is_object()) fail("not a JSON object");
    try {
      fill_from(unit, record);
    } catch (const Json::exception&) {
      fail("a member is not of its kind");
    }
  }

  void fill_from(Unit& unit, const Json& record) {
    bool has_source = false;
    for (const auto& [name, value] : record.items()) {
      if (name == "src_text" || name == "source") {
        unit.source.text = text_of(value, name);
        has_source = true;
      } else if (name == "tgt_text" || name == "target") {
        if (!value.is_null()) unit.target.emplace().text = text_of(value, name);
      } else if (name == "translation" && value.is_object()) {
        has_source = take_translation(unit, value) || has_source;
      } else {
        take_other(unit, name, value);
      }
    }
    if (!has_source) fail("a record without src_text");
    if (const auto tags = record.find("src_tags"); tags != record.end())
      take_tags(unit.source, *tags);
    if (const auto tags = record.find("tgt_tags"); tags != record.end() && unit.target) {
      take_tags(*unit.target, *tags);
    }
  }

  // Records of nothing but texts and numbers, as most are, several times as fast; false for others
  // and for what is damaged, which fill() tells about.
  bool fill_fast(Unit& unit) {
    using simdjson::dom::element_type;
    line_.reserve(line_.size() + simdjson::SIMDJSON_PADDING);  // the parser looks beyond the end
    simdjson::dom::object record;
    if (parser_.parse(line_.data(), line_.size(), false).get(record) != simdjson::SUCCESS)
      return false;
    bool has_source = false;
    for (const auto& [member, value] : record) {
      const element_type type = value.type();
      if (type == element_type::NULL_VALUE) continue;
      std::string_view text;
      const bool is_text = value.get(text) == simdjson::SUCCESS;
      if (type == element_type::ARRAY || type == element_type::OBJECT ||
          type == element_type::BOOL) {
        return false;
      }
      if (member == "src_text" || member == "source") {
        unit.source.text = text;
        has_source = is_text;
      } else if (member == "tgt_text" || member == "target") {
        if (!is_text) return false;
        unit.target.emplace().text = text;
      } else {
        take_named(unit, std::string(member), is_text ? std::string(text) : simdjson::minify(value),
                   !is_text);
      }
    }
    return has_source;
  }

  std::string text_of(const Json& value, const std::string& name) const {
    if (!value.is_string()) fail({"{0} is no text", {name}});
    return value.get<std::string>();
  }

  // {"en": "...", "fr": "..."}, as in datasets of Hugging Face.
  bool take_translation(Unit& unit, const Json& value) {
    const auto take = [&](const std::string& wanted, const std::string& other, TaggedText& text,
                          std::string& lang) {
      for (const auto& [its, content] : value.items()) {
        const bool fits = wanted.empty() ? its != other : language_fit(wanted, its) > 0;
        if (!fits) continue;
        text.text = text_of(content, its);
        lang = its;
        return true;
      }
      return false;
    };
    if (!take(options_.source_lang, options_.target_lang, unit.source, unit.source_lang)) {
      fail({"the record's translation has no {0}", {options_.source_lang}});
    }
    TaggedText target;
    if (take(options_.target_lang, unit.source_lang, target, unit.target_lang)) {
      unit.target = std::move(target);
    }
    return true;
  }

  void take_other(Unit& unit, const std::string& name, const Json& value) {
    if (value.is_null() || name == "src_tags" || name == "tgt_tags") return;
    if (name == "translatable" && value.is_boolean()) {
      unit.translatable = value.get<bool>();
    } else if (name == "notes" && value.is_array()) {
      for (const Json& note : value) unit.notes.push_back(note_of(note));
    } else if ((name == "references" || name == "flags") && value.is_array()) {
      for (const Json& item : value) {
        if (item.is_string()) (name == "flags" ? unit.flags : unit.references).push_back(item);
      }
    } else if (name == "plural" && value.is_object() && value.contains("index") &&
               value["index"].is_number_unsigned()) {
      unit.plural =
          PluralForm{value["index"], value.value("singular", ""), value.value("plural", "")};
    } else {
      take_named(unit, name, value.is_string() ? value.get<std::string>() : dump(value),
                 !value.is_string());
    }
  }

  // A member that is one text.
  static void take_named(Unit& unit, const std::string& name, std::string text, bool is_json) {
    if (name == "id") {
      unit.id = std::move(text);
    } else if (name == "src_lang") {
      unit.source_lang = std::move(text);
    } else if (name == "tgt_lang") {
      unit.target_lang = std::move(text);
    } else if (name == "context") {
      unit.context = std::move(text);
    } else if (name == "state" && parse_unit_state(text)) {
      unit.state = *parse_unit_state(text);
    } else {
      unit.properties.push_back({name, std::move(text), is_json});
    }
  }

  static UnitNote note_of(const Json& note) {
    if (note.is_string()) return {note.get<std::string>(), {}};
    if (!note.is_object()) return {dump(note), {}};
    return {note.value("text", ""), note.value("from", "")};
  }

  void take_tags(TaggedText& text, const Json& tags) const {
    if (!tags.is_array()) fail("tags that are no list");
    for (const Json& each : tags) {
      Tag tag;
      const auto at = each.is_object() ? each.find("at") : each.end();
      if (!each.is_object() || at == each.end() || !at->is_number_unsigned() ||
          at->get<std::size_t>() > text.text.size()) {
        fail("a tag without a place in its text");
      }
      tag.at = at->get<std::size_t>();
      const std::string kind = each.value("kind", "alone");
      tag.kind = kind == "open" ? TagKind::open : kind == "close" ? TagKind::close : TagKind::alone;
      tag.id = each.value("id", "");
      tag.type = each.value("type", "");
      tag.code = each.value("code", "");
      tag.element = each.value("element", "");
      const bool inside = tag.at < text.text.size() &&
                          (static_cast<unsigned char>(text.text[tag.at]) & 0xC0U) == 0x80;
      if (inside) fail("a tag within a character");
      text.tags.push_back(std::move(tag));
    }
    std::stable_sort(text.tags.begin(), text.tags.end(),
                     [](const Tag& a, const Tag& b) { return a.at < b.at; });
  }

  UnitReadOptions options_;
  TextLines lines_;
  std::string line_;
  simdjson::dom::parser parser_;
  std::vector<Note> notes_;
  std::vector<Property> header_;
};

// --- writing ---

Json tags_json(const TaggedText& text) {
  Json tags = Json::array();
  for (const Tag& tag : text.tags) {
    Json json = {{"at", tag.at}, {"kind", kind_name(tag.kind)}};
    if (!tag.id.empty()) json["id"] = tag.id;
    if (!tag.type.empty()) json["type"] = tag.type;
    if (!tag.code.empty()) json["code"] = tag.code;
    if (!tag.element.empty()) json["element"] = tag.element;
    tags.push_back(std::move(json));
  }
  return tags;
}

// What was no text in a JSON file comes back as it was, and what our results have as numbers and
// lists; all else is a text, whatever it looks like.
Json property_json(const Property& property) {
  static constexpr std::array<std::string_view, 4> of_results = {"score", "src", "tgt", "evidence"};
  const bool known =
      std::find(of_results.begin(), of_results.end(), property.name) != of_results.end();
  if (property.is_json || known) {
    Json parsed = Json::parse(property.value, nullptr, false);
    if (!parsed.is_discarded()) return parsed;
  }
  return property.value;
}

// Members that mean something else than a property of this name would.
bool is_member(const std::string& name) {
  static constexpr std::array<std::string_view, 14> members = {
      "id",     "context",  "src_text",   "tgt_text", "src_lang", "tgt_lang", "translatable",
      "plural", "original", "references", "flags",    "notes",    "src_tags", "tgt_tags"};
  return std::find(members.begin(), members.end(), name) != members.end();
}

class JsonlWriter : public UnitWriter {
 public:
  JsonlWriter(const UnitWriteOptions& options, WriteBytes write)
      : options_(options), write_(std::move(write)) {}

  void write(const Unit& unit) override {
    Json json = Json::object();
    const auto put = [&](const char* name, const std::string& value) {
      if (!value.empty()) json[name] = value;
    };
    put("id", unit.id);
    put("context", unit.context);
    json["src_text"] = unit.source.text;
    json["tgt_text"] = unit.target ? Json(unit.target->text) : Json();
    put("src_lang", unit.source_lang.empty() ? options_.source_lang : unit.source_lang);
    put("tgt_lang", unit.target_lang.empty() ? options_.target_lang : unit.target_lang);
    if (unit.state != UnitState::unknown) json["state"] = name(unit.state);
    if (!unit.translatable) json["translatable"] = false;
    if (unit.plural) {
      json["plural"] = {{"index", unit.plural->index},
                        {"singular", unit.plural->singular},
                        {"plural", unit.plural->plural}};
    }
    if (unit.file) put("original", unit.file->original);
    if (!unit.references.empty()) json["references"] = unit.references;
    if (!unit.flags.empty()) json["flags"] = unit.flags;
    for (const UnitNote& note : unit.notes) {
      Json written = {{"text", note.text}};
      if (!note.from.empty()) written["from"] = note.from;
      json["notes"].push_back(std::move(written));
    }
    if (!unit.source.tags.empty()) json["src_tags"] = tags_json(unit.source);
    if (unit.target && !unit.target->tags.empty()) json["tgt_tags"] = tags_json(*unit.target);
    for (const Property& property : unit.properties) {
      if (is_member(property.name)) {
        losses_.count(UnitPart::properties);
      } else if (const auto same = json.find(property.name); same == json.end()) {
        json[property.name] = property_json(property);
      } else {  // of the same name, as a TMX may have them
        if (!same->is_array()) *same = Json::array({*same});
        same->push_back(property_json(property));
      }
    }
    losses_.look_at(unit);
    write_(dump(json) + '\n');
  }

  void finish() override {}
  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_{{UnitPart::kept}};
};

}  // namespace

std::unique_ptr<UnitReader> open_jsonl(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<JsonlReader>(path, options);
}

std::unique_ptr<UnitWriter> write_jsonl(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<JsonlWriter>(options, std::move(write));
}

}  // namespace calque
