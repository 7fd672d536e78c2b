// TMX 1.4b.
#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"
#include "formats/bilingual/tag_pairs.h"
#include "formats/bilingual/xml_units.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr std::string_view of_unit = "tmx:tu:";
constexpr std::string_view of_source = "tmx:source:";
constexpr std::string_view of_target = "tmx:target:";
constexpr std::string_view prop = "prop:";
constexpr std::string_view root = "root:";

// bpt and ept for a pair, it for one that lost its partner, ph for what stands alone.
std::string tag_element(const Tag& tag, const TagPlace& place) {
  if (tag.element == "tmx:hi" && place.partner && place.nested) {
    if (tag.kind == TagKind::close) return "</hi>";
    std::string begin = "<hi";
    if (!tag.id.empty()) begin += xml_attribute("x", tag.id);
    if (!tag.type.empty()) begin += xml_attribute("type", tag.type);
    return begin + xml_attributes(tag.attributes) + '>';
  }
  std::string name = tag.element == "tmx:ut" ? "ut" : "ph";
  std::string attributes;
  if (tag.kind == TagKind::alone) {
    if (!tag.id.empty()) attributes = xml_attribute("x", tag.id);
  } else if (place.partner) {
    name = tag.kind == TagKind::open ? "bpt" : "ept";
    attributes = xml_attribute("i", place.id);
  } else {
    name = "it";
    attributes = xml_attribute("pos", tag.kind == TagKind::open ? "begin" : "end");
    if (!tag.id.empty()) attributes += xml_attribute("x", tag.id);
  }
  if (!tag.type.empty() && name != "ept" && name != "ut")
    attributes += xml_attribute("type", tag.type);
  const bool own =
      tag.element == "tmx:" + name;  // attributes of another format mean something else
  if (own) attributes += xml_attributes(tag.attributes);
  return '<' + name + attributes + '>' + xml_escaped(tag.code) + "</" + name + '>';
}

std::string segment(const TaggedText& text) {
  const auto places = pair_tags(text.tags, "tmx:");
  return "<seg>" +
         woven(
             text, [](std::string_view some) { return xml_escaped(some); },
             [&](std::size_t i) { return tag_element(text.tags[i], places[i]); }) +
         "</seg>";
}

class TmxWriter : public UnitWriter {
 public:
  TmxWriter(const UnitWriteOptions& options, WriteBytes write)
      : options_(options),
        write_(std::move(write)),
        losses_({UnitPart::state, UnitPart::plural, UnitPart::references, UnitPart::flags,
                 UnitPart::kept, UnitPart::controls},
                "tmx:") {}

  void write(const Unit& unit) override {
    if (is_ignorable(unit)) return;
    begin(unit);
    losses_.look_at(unit);
    const std::string& source = unit.source_lang.empty() ? source_lang_ : unit.source_lang;
    const std::string& target = unit.target_lang.empty() ? target_lang_ : unit.target_lang;
    std::string out = "    <tu";
    if (!unit.id.empty()) out += xml_attribute("tuid", unit.id);
    if (source != source_lang_) out += xml_attribute("srclang", source);
    for (const Property& property : unit.properties) {
      if (!property.name.starts_with(of_unit)) continue;
      const std::string name = property.name.substr(of_unit.size());
      const bool own = name == "tuid" || name == "srclang";
      if (is_xml_name(name) && !own) out += xml_attribute(name, property.value);
    }
    out += ">\n";
    for (const UnitNote& note : unit.notes)
      out += "      <note>" + xml_escaped(note.text) + "</note>\n";
    if (!unit.context.empty()) out += property_element("x-context", unit.context, "      ");
    for (const Property& property : unit.properties) {
      if (!belongs_to_a_format(property))
        out += property_element(property.name, property.value, "      ");
    }
    out += variant(unit, source, unit.source, of_source);
    if (unit.target) out += variant(unit, target, *unit.target, of_target);
    write_(out + "    </tu>\n");
  }

  void finish() override {
    begin({});
    write_("  </body>\n</tmx>\n");
  }

  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  static std::string property_element(const std::string& name, const std::string& value,
                                      const char* indent) {
    return indent + ("<prop" + xml_attribute("type", name)) + '>' + xml_escaped(value) +
           "</prop>\n";
  }

  // What the file has of one side beside the text.
  static std::string variant(const Unit& unit, const std::string& lang, const TaggedText& text,
                             std::string_view side) {
    std::string begin = "      <tuv" + xml_attribute("xml:lang", lang);
    std::string inside;
    for (const Property& property : unit.properties) {
      if (!property.name.starts_with(side)) continue;
      const std::string name = property.name.substr(side.size());
      if (name == "note") {
        inside += "<note>" + xml_escaped(property.value) + "</note>";
      } else if (name.starts_with(prop)) {
        inside += "<prop" + xml_attribute("type", name.substr(prop.size())) + '>' +
                  xml_escaped(property.value) + "</prop>";
      } else if (is_xml_name(name)) {
        begin += xml_attribute(name, property.value);
      }
    }
    return begin + '>' + inside + segment(text) + "</tuv>\n";
  }

  // TMX says the source's language in its header, so that the first unit must be seen before.
  void begin(const Unit& first) {
    if (begun_) return;
    begun_ = true;
    source_lang_ = options_.source_lang.empty() ? first.source_lang : options_.source_lang;
    target_lang_ = options_.target_lang.empty() ? first.target_lang : options_.target_lang;
    if (source_lang_.empty()) source_lang_ = "und";
    if (target_lang_.empty()) target_lang_ = "und";
    write_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\"" + root_attributes() +
           ">\n  <header" + header_attributes() + header_content() + "  <body>\n");
  }

  std::string root_attributes() const {
    std::string all;
    for (const Property& given : options_.file_header) {
      if (given.name.starts_with(root))
        all += xml_attribute(given.name.substr(root.size()), given.value);
    }
    return all;
  }

  std::string header_attributes() const {
    std::vector<Property> attributes = {
        {"creationtool", "calque"}, {"creationtoolversion", CALQUE_VERSION},
        {"segtype", "sentence"},    {"o-tmf", "calque"},
        {"adminlang", "en"},        {"srclang", source_lang_},
        {"datatype", "plaintext"}};
    for (const Property& given : options_.file_header) {
      if (given.name.starts_with(prop) || given.name.starts_with("note") ||
          given.name.starts_with(root)) {
        continue;
      }
      bool known = false;
      for (Property& attribute : attributes) {
        if (attribute.name != given.name) continue;
        known = true;
        if (given.name != "srclang" && !given.name.starts_with("creationtool")) {
          attribute.value = given.value;
        }
      }
      if (!known) attributes.push_back(given);
    }
    return xml_attributes(attributes);
  }

  std::string header_content() const {
    std::string inside;
    for (const Property& given : options_.file_header) {
      if (given.name.starts_with(prop)) {
        inside += property_element(given.name.substr(prop.size()), given.value, "    ");
      } else if (given.name == "note") {
        inside += "    <note>" + xml_escaped(given.value) + "</note>\n";
      }
    }
    return inside.empty() ? "/>\n" : ">\n" + inside + "  </header>\n";
  }

  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_;
  bool begun_ = false;
  std::string source_lang_;
  std::string target_lang_;
};

}  // namespace

std::unique_ptr<UnitWriter> write_tmx(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<TmxWriter>(options, std::move(write));
}

}  // namespace calque
