// XLIFF 1.2.
#include <algorithm>
#include <array>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"
#include "formats/bilingual/tag_pairs.h"
#include "formats/bilingual/xliff.h"
#include "formats/bilingual/xliff_writer.h"
#include "formats/bilingual/xml_units.h"

namespace calque {
namespace {

constexpr std::string_view end_of_file = "  </body></file>\n";
constexpr std::array<std::string_view, 9> own_elements = {"g",   "x",  "bx", "ex", "bpt",
                                                          "ept", "ph", "it", "mrk"};

// Name of XLIFF's own element that the tag was, or empty.
std::string_view own_element(const Tag& tag) {
  constexpr std::string_view of_format = "xliff:";
  if (!tag.element.starts_with(of_format)) return {};
  const std::string_view name = std::string_view(tag.element).substr(of_format.size());
  const bool known =
      std::find(own_elements.begin(), own_elements.end(), name) != own_elements.end();
  return known ? name : std::string_view();
}

const char* state_name(UnitState state) {
  switch (state) {
    case UnitState::initial: return "new";
    case UnitState::needs_review: return "needs-review-translation";
    case UnitState::translated: return "translated";
    case UnitState::reviewed: return "signed-off";
    case UnitState::final_: return "final";
    case UnitState::unknown: break;
  }
  return nullptr;
}

// "bold" and the like are XLIFF's own names too; others begin with "x-".
std::string type_name(const Tag& tag) {
  static constexpr std::array<std::string_view, 7> known = {"image",  "pb",         "lb",  "bold",
                                                            "italic", "underlined", "link"};
  if (tag.type == "ulined") return "underlined";
  if (!own_element(tag).empty() || tag.type.starts_with("x-")) return tag.type;
  return std::find(known.begin(), known.end(), tag.type) != known.end() ? tag.type
                                                                        : "x-" + tag.type;
}

// The element that holds the tag: its own where it still fits, else one for what is known of it.
std::string element_of(const Tag& tag, const TagPlace& place) {
  const bool pairs = tag.kind != TagKind::alone && place.partner.has_value();
  const bool open = tag.kind == TagKind::open;
  const std::string own(own_element(tag));
  if (own == "g" || own == "mrk") {
    if (pairs && place.nested) return own;
  } else if (!own.empty()) {
    return own;
  }
  if (tag.kind == TagKind::alone) return place.coded ? "ph" : "x";
  if (pairs && !place.coded && place.nested) return "g";
  if (!place.coded) return open ? "bx" : "ex";
  if (!pairs) return "it";
  return open ? "bpt" : "ept";
}

std::string tag_element(const Tag& tag, const TagPlace& place) {
  const std::string name = element_of(tag, place);
  const bool spans = name == "g" || name == "mrk";
  if (spans && tag.kind == TagKind::close) return "</" + name + '>';
  // Where two halves of a pair were joined by rid, their own ids are among the attributes.
  const bool by_rid =
      own_element(tag) == name && std::any_of(tag.attributes.begin(), tag.attributes.end(),
                                              [](const Property& a) { return a.name == "id"; });
  std::string begin = '<' + name;
  begin += xml_attribute(name == "mrk" ? "mid" : by_rid ? "rid" : "id", place.id);
  if (name == "it") begin += xml_attribute("pos", tag.kind == TagKind::open ? "open" : "close");
  if (!tag.type.empty() && name != "ept" && name != "ex") {
    begin += xml_attribute(name == "mrk" ? "mtype" : "ctype", type_name(tag));
  }
  if (own_element(tag) == name) begin += xml_attributes(tag.attributes);
  const bool coded = name == "bpt" || name == "ept" || name == "ph" || name == "it";
  if (coded) return begin + '>' + xml_escaped(tag.code) + "</" + name + '>';
  if (!tag.code.empty() && name != "mrk") begin += xml_attribute("equiv-text", tag.code);
  return begin + (spans ? ">" : "/>");
}

std::string content(const TaggedText& text) {
  const auto places = pair_tags(text.tags, "xliff:");
  return woven(
      text, [](std::string_view some) { return xml_escaped(some); },
      [&](std::size_t i) { return tag_element(text.tags[i], places[i]); });
}

class Xliff1Writer : public UnitWriter {
 public:
  Xliff1Writer(const UnitWriteOptions& options, WriteBytes write)
      : options_(options),
        write_(std::move(write)),
        losses_({UnitPart::plural, UnitPart::references, UnitPart::flags, UnitPart::kept,
                 UnitPart::controls},
                "xliff:") {}

  void write(const Unit& unit) override {
    begin();
    if (is_ignorable(unit)) return;  // white space between segments
    losses_.look_at(unit);
    ++number_;
    const bool same = comes_from(unit, "xliff");
    std::string out = frames_.before(
        unit, same, [&] { return file_element(unit, same); }, end_of_file);
    if (same) {
      for (const Property& kept : unit.kept) {
        if (kept.name == "xliff:before") out += "    " + kept.value + '\n';
      }
    }
    out += "    <trans-unit" +
           xml_attribute("id", unit.id.empty() ? std::to_string(number_) : unit.id);
    if (!unit.context.empty()) out += xml_attribute("resname", unit.context);
    if (!unit.translatable) out += xml_attribute("translate", "no");
    if (needs_its_spaces(unit)) out += xml_attribute("xml:space", "preserve");
    out += kept_attributes(unit, "xliff:unit:");
    out += ">\n      <source" + kept_attributes(unit, "xliff:source:") + '>' +
           content(unit.source) + "</source>\n";
    if (same) out += kept_elements(unit, true);
    if (unit.target) out += target_element(unit);
    out += others(unit, same);
    write_(out + "    </trans-unit>\n");
  }

  void finish() override {
    begin();
    if (number_ == 0) write_(file_element({}, false) + std::string(end_of_file));
    write_(frames_.at_end(end_of_file) + "</xliff>\n");
  }

  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  void begin() {
    if (begun_) return;
    begun_ = true;
    write_(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"" +
        xml_attributes(options_.file_header) + ">\n");
  }

  std::string file_element(const Unit& unit, bool same) const {
    const std::string& original =
        unit.file && !unit.file->original.empty() ? unit.file->original : options_.original;
    std::string out =
        "  <file" + xml_attribute("original", original.empty() ? "unknown" : original);
    if (same) {  // with its languages
      return out + xml_attributes(unit.file->attributes) + '>' + unit.file->header + "<body>\n";
    }
    const std::string& source = unit.source_lang.empty() ? options_.source_lang : unit.source_lang;
    const std::string& target = unit.target_lang.empty() ? options_.target_lang : unit.target_lang;
    out += xml_attribute("source-language", source.empty() ? "und" : source);
    if (!target.empty()) out += xml_attribute("target-language", target);
    return out + xml_attribute("datatype", "plaintext") + "><body>\n";
  }

  static std::string target_element(const Unit& unit) {
    std::string out = "      <target";
    const std::string* const own = find_property(unit, "xliff:target:state");
    const char* const name = state_name(unit.state);
    if (own != nullptr) {
      out += xml_attribute("state", *own);
    } else if (name != nullptr && find_property(unit, "xliff:unit:approved") == nullptr) {
      out += xml_attribute("state", name);
    }
    out += kept_attributes(unit, "xliff:target:", {"state"});
    return out + '>' + content(*unit.target) + "</target>\n";
  }

  static std::string others(const Unit& unit, bool same) {
    std::string out;
    for (const UnitNote& note : unit.notes) {
      out += "      <note" + (note.from.empty() ? "" : xml_attribute("from", note.from));
      if (same) out += xml_attributes(note.attributes);
      out += '>' + xml_escaped(note.text) + "</note>\n";
    }
    std::string contexts;
    for (const Property& property : unit.properties) {
      if (belongs_to_a_format(property)) continue;
      contexts += "<context" + xml_attribute("context-type", "x-" + property.name) + '>' +
                  xml_escaped(property.value) + "</context>";
    }
    if (!contexts.empty()) {
      out += "      <context-group" + xml_attribute("name", own_contexts) +
             xml_attribute("purpose", "information") + '>' + contexts + "</context-group>\n";
    }
    if (!same) return out;
    return out + kept_elements(unit, false);
  }

  // The schema wants seg-source in front of the target, the others behind it.
  static std::string kept_elements(const Unit& unit, bool seg_source) {
    std::string out;
    for (const Property& kept : unit.kept) {
      if (kept.name != "xliff") continue;
      if (kept.value.starts_with("<seg-source") == seg_source) out += "      " + kept.value + '\n';
    }
    return out;
  }

  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_;
  XliffFrames frames_;
  bool begun_ = false;
  std::size_t number_ = 0;
};

}  // namespace

std::unique_ptr<UnitWriter> write_xliff(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<Xliff1Writer>(options, std::move(write));
}

}  // namespace calque
