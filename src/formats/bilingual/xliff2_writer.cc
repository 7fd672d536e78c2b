// XLIFF 2.1.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"
#include "formats/bilingual/tag_pairs.h"
#include "formats/bilingual/xliff.h"
#include "formats/bilingual/xliff_writer.h"
#include "formats/bilingual/xml_units.h"

namespace calque {
namespace {

constexpr std::string_view end_of_file = "  </file>\n";

bool is_element(const Tag& tag, std::string_view name) {
  return tag.element == "xliff2:" + std::string(name);
}

const char* state_name(UnitState state) {
  switch (state) {
    case UnitState::initial: return "initial";
    case UnitState::needs_review:  // translated, but to be looked at: 2.1 knows no such state
    case UnitState::translated: return "translated";
    case UnitState::reviewed: return "reviewed";
    case UnitState::final_: return "final";
    case UnitState::unknown: break;
  }
  return nullptr;
}

// Text in which what XML cannot hold is an element of its own.
std::string with_code_points(std::string_view text) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r') continue;
    out += xml_escaped(text.substr(begin, i - begin)) + fmt::format("<cp hex=\"{:04X}\"/>", c);
    begin = i + 1;
  }
  return out + xml_escaped(text.substr(begin));
}

// The codes of a unit's tags, each once.
class OriginalData {
 public:
  std::string id_of(const std::string& code) {
    const auto [place, first] = numbers_.emplace(code, codes_.size() + 1);
    if (first) codes_.push_back(code);
    return "d" + std::to_string(place->second);
  }

  std::string element() const {
    if (codes_.empty()) return {};
    std::string out = "      <originalData>";
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      out += "<data" + xml_attribute("id", "d" + std::to_string(i + 1)) + '>' +
             with_code_points(codes_[i]) + "</data>";
    }
    return out + "</originalData>\n";
  }

 private:
  std::vector<std::string> codes_;
  std::map<std::string, std::size_t> numbers_;  // from 1
};

class Content {
 public:
  Content(const TaggedText& text, OriginalData& data)
      : text_(text), places_(pair_tags(text.tags, "xliff2:")), data_(data) {}

  std::string written() {
    return woven(text_, with_code_points, [&](std::size_t i) { return element(i); });
  }

 private:
  std::string element(std::size_t i) {
    const Tag& tag = text_.tags[i];
    const TagPlace& place = places_[i];
    const bool annotation =
        is_element(tag, "mrk") || is_element(tag, "sm") || is_element(tag, "em");
    const bool open = tag.kind == TagKind::open;
    if (tag.kind == TagKind::alone) return simple("ph", tag, place, "id");
    const bool apart = is_element(tag, "sc") || is_element(tag, "ec") || is_element(tag, "sm") ||
                       is_element(tag, "em");
    if (place.partner && place.nested && !apart) return spanning(annotation ? "mrk" : "pc", i);
    const std::string name = annotation ? (open ? "sm" : "em") : (open ? "sc" : "ec");
    const bool own = is_element(tag, name);
    if (open) return simple(name, tag, place, "id", !place.partner && !annotation && !own);
    // Its own attributes tell what it closes, perhaps in another segment.
    if (own) return simple(name, tag, place, nullptr);
    return simple(name, tag, place, place.partner ? "startRef" : "id",
                  !place.partner && !annotation);
  }

  std::string simple(const std::string& name, const Tag& tag, const TagPlace& place,
                     const char* id_name, bool isolated = false) {
    std::string out = '<' + name;
    if (id_name != nullptr) out += xml_attribute(id_name, place.id);
    if (isolated && !has_attribute(tag, "isolated")) out += xml_attribute("isolated", "yes");
    out += common(tag, name);
    if (!tag.code.empty()) out += xml_attribute("dataRef", data_.id_of(tag.code));
    return out + "/>";
  }

  std::string spanning(const std::string& name, std::size_t i) {
    const Tag& tag = text_.tags[i];
    if (tag.kind == TagKind::close) return "</" + name + '>';
    const Tag& end = text_.tags[*places_[i].partner];
    std::string out = '<' + name + xml_attribute("id", places_[i].id) + common(tag, name);
    if (!tag.code.empty()) out += xml_attribute("dataRefStart", data_.id_of(tag.code));
    if (!end.code.empty()) out += xml_attribute("dataRefEnd", data_.id_of(end.code));
    return out + '>';
  }

  static bool has_attribute(const Tag& tag, std::string_view name) {
    return std::any_of(tag.attributes.begin(), tag.attributes.end(),
                       [&](const Property& a) { return a.name == name; });
  }

  static std::string common(const Tag& tag, const std::string& name) {
    std::string out;
    const bool own = is_element(tag, name);
    const Xliff2Type type = xliff2_type_of(tag.type);
    const bool annotation = name == "mrk" || name == "sm" || name == "em";
    if (!type.type.empty() && !annotation && name != "ec" && !(own && has_attribute(tag, "type"))) {
      out += xml_attribute("type", type.type);
      if (!type.sub_type.empty()) out += xml_attribute("subType", type.sub_type);
    }
    return own ? out + xml_attributes(tag.attributes) : out;
  }

  const TaggedText& text_;
  std::vector<TagPlace> places_;
  OriginalData& data_;
};

class Xliff2Writer : public UnitWriter {
 public:
  Xliff2Writer(const UnitWriteOptions& options, WriteBytes write)
      : options_(options),
        write_(std::move(write)),
        losses_({UnitPart::plural, UnitPart::references, UnitPart::flags, UnitPart::kept},
                "xliff2:") {}

  void write(const Unit& unit) override {
    begin(unit);
    losses_.look_at(unit);
    if (unit.state == UnitState::needs_review) losses_.count(UnitPart::state);
    const bool continues = !segments_.empty() && !unit.group.empty() &&
                           unit.group == segments_.front().group &&
                           unit.file == segments_.front().file;
    if (!continues) write_unit();
    segments_.push_back(unit);
  }

  void finish() override {
    begin({});
    write_unit();
    if (number_ == 0) write_(file_element({}, false) + std::string(end_of_file));
    write_(frames_.at_end(end_of_file) + "</xliff>\n");
  }

  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  // One pair of languages a file: of the options, else of the first unit.
  void begin(const Unit& first) {
    if (begun_) return;
    begun_ = true;
    std::string source = options_.source_lang.empty() ? first.source_lang : options_.source_lang;
    const std::string& target =
        options_.target_lang.empty() ? first.target_lang : options_.target_lang;
    if (source.empty()) source = "und";
    write_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"2.1\"" +
           xml_attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0") + root_attributes() +
           xml_attribute("srcLang", source) +
           (target.empty() ? std::string() : xml_attribute("trgLang", target)) + ">\n");
  }

  // Namespaces, that kept elements may need.
  std::string root_attributes() const {
    std::string out;
    bool metadata = false;
    for (const Property& given : options_.file_header) {
      out += xml_attribute(given.name, given.value);
      metadata = metadata || given.name == "xmlns:mda";
    }
    if (!metadata) out += xml_attribute("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0");
    return out;
  }

  std::string file_element(const Unit& unit, bool same) {
    const std::string& original =
        unit.file && !unit.file->original.empty() ? unit.file->original : options_.original;
    std::string attributes;
    bool named = false;
    if (same) {
      for (const Property& attribute : unit.file->attributes) {
        attributes += xml_attribute(attribute.name, attribute.value);
        named = named || attribute.name == "id";
      }
    }
    ++files_;
    std::string out = "  <file";
    if (!named) out += xml_attribute("id", "f" + std::to_string(files_));
    if (!original.empty()) out += xml_attribute("original", original);
    out += attributes + ">\n";
    if (same && !unit.file->header.empty()) out += "    " + unit.file->header + '\n';
    return out;
  }

  void write_unit() {
    if (segments_.empty()) return;
    ++number_;
    const Unit& first = segments_.front();
    const bool same = comes_from(first, "xliff2");
    std::string out = frames_.before(
        first, same, [&] { return file_element(first, same); }, end_of_file);
    std::string id = !first.group.empty() ? first.group : first.id;
    if (id.empty()) id = "u" + std::to_string(number_);
    out += "    <unit" + xml_attribute("id", id);
    if (!first.context.empty()) out += xml_attribute("name", first.context);
    const bool all_fixed = std::none_of(segments_.begin(), segments_.end(),
                                        [](const Unit& part) { return part.translatable; });
    if (all_fixed) out += xml_attribute("translate", "no");
    const bool spaces = std::any_of(segments_.begin(), segments_.end(), [](const Unit& part) {
      return !is_ignorable(part) && needs_its_spaces(part);
    });
    if (spaces) out += xml_attribute("xml:space", "preserve");
    out += kept_attributes(first, "xliff2:unit:") + ">\n";
    if (same) {
      for (const Property& kept : first.kept) {
        if (kept.name == "xliff2") out += "      " + kept.value + '\n';
      }
    }
    out += metadata(first, same) + notes(first, same);
    OriginalData data;
    std::string segments;
    for (const Unit& segment : segments_) segments += segment_element(segment, data);
    write_(out + data.element() + segments + "    </unit>\n");
    segments_.clear();
  }

  static std::string metadata(const Unit& unit, bool same) {
    std::string metas;
    std::string groups;
    std::string begin = "<mda:metadata>";
    for (const Property& kept : unit.kept) {
      if (same && kept.name == "xliff2:metadata") begin = kept.value;
      if (same && kept.name == "xliff2:metaGroup") groups += kept.value;
    }
    for (const Property& property : unit.properties) {
      if (belongs_to_a_format(property)) continue;
      metas += "<mda:meta" + xml_attribute("type", property.name) + '>' +
               xml_escaped(property.value) + "</mda:meta>";
    }
    if (!metas.empty()) {
      groups += "<mda:metaGroup" + xml_attribute("category", own_metadata) + '>' + metas +
                "</mda:metaGroup>";
    }
    if (groups.empty()) return {};
    const std::string name = begin.substr(1, begin.find_first_of(" \t\r\n>") - 1);
    return "      " + begin + groups + "</" + name + ">\n";
  }

  static std::string notes(const Unit& unit, bool same) {
    if (unit.notes.empty()) return {};
    std::string out = "      <notes>";
    for (const UnitNote& note : unit.notes) {
      out += "<note" + (note.from.empty() ? "" : xml_attribute("category", note.from));
      if (same) out += xml_attributes(note.attributes);
      out += '>' + xml_escaped(note.text) + "</note>";
    }
    return out + "</notes>\n";
  }

  static std::string segment_element(const Unit& unit, OriginalData& data) {
    const bool ignorable = is_ignorable(unit);
    const std::string name = ignorable ? "ignorable" : "segment";
    std::string out = "      <" + name;
    const char* const state = ignorable ? nullptr : state_name(unit.state);
    if (state != nullptr && unit.target) out += xml_attribute("state", state);
    out += kept_attributes(unit, "xliff2:segment:") + "><source>" +
           Content(unit.source, data).written() + "</source>";
    if (unit.target) out += "<target>" + Content(*unit.target, data).written() + "</target>";
    return out + "</" + name + ">\n";
  }

  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_;
  XliffFrames frames_;
  bool begun_ = false;
  std::size_t number_ = 0;
  std::size_t files_ = 0;
  std::vector<Unit> segments_;  // of the unit that is not written yet
};

}  // namespace

std::unique_ptr<UnitWriter> write_xliff2(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<Xliff2Writer>(options, std::move(write));
}

}  // namespace calque
