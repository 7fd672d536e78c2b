// What the readers of TMX and XLIFF share: units out of a stream of XML events, text with inline
// elements, elements kept as they stand.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual/unit_reader.h"
#include "formats/xml_parser.h"

namespace calque {

class XmlUnitReader : public UnitReader, protected XmlParser {
 public:
  bool read(Unit& unit) override;
  const std::vector<Property>& header() const override { return header_; }
  std::vector<Note> take_notes() override;

 protected:
  XmlUnitReader(const std::string& path, const UnitReadOptions& options)
      : XmlParser(path, options.text) {}

  // What a reader of one format sees: elements that are not being kept as they stand.
  virtual void begin_element(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;
  virtual void add_text(std::string_view text) = 0;
  // At the end of the file: whether it was what it should be.
  virtual void check_end() = 0;

  // Everything up to the end of the element that has just begun goes to `to` as it stands.
  void keep(std::string& to);

  void put(Unit unit) { ready_.push_back(std::move(unit)); }
  void note(Message text) { notes_.push_back({{path()}, std::move(text)}); }

  std::vector<Property> header_;

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) final;
  void on_end(std::string_view name) final;
  void on_text(std::string_view text) final;
  void on_cdata(bool begins) final;

  std::deque<Unit> ready_;
  std::vector<Note> notes_;
  std::string* kept_ = nullptr;
  std::size_t kept_depth_ = 0;
  bool ended_ = false;
};

// A text with inline elements while it is being read: <source>, <seg> and the like.
class InlineText {
 public:
  void begin(TaggedText& text, std::size_t place);
  bool active() const { return text_ != nullptr; }

  void add_text(std::string_view text);
  // A tag at the end of the text so far; what follows until close_code() is its code.
  Tag& add_tag(TagKind kind, std::string_view element, std::string_view id);
  void open_code() { in_code_ = true; }
  void close_code() { in_code_ = false; }
  bool in_code() const { return in_code_; }
  // The text ends at this place of the file; returns where it stood.
  ByteRange end(std::size_t place);

 private:
  TaggedText* text_ = nullptr;
  std::size_t begin_ = 0;
  bool in_code_ = false;
};

// The attributes but those named, each as a Property.
std::vector<Property> other_attributes(const XmlAttributes& attributes,
                                       std::initializer_list<std::string_view> known);

// Whether an attribute may be called so (the names of files are, those of other formats may not
// be).
bool is_xml_name(std::string_view name);

// ` name="value"`.
std::string xml_attribute(std::string_view name, std::string_view value);
// All of them.
std::string xml_attributes(const std::vector<Property>& attributes);

}  // namespace calque
