#include "formats/bilingual/xml_units.h"

#include <algorithm>

namespace calque {

bool XmlUnitReader::read(Unit& unit) {
  while (ready_.empty()) {
    if (parse_some()) continue;
    if (!ended_) check_end();
    ended_ = true;
    if (ready_.empty()) return false;
  }
  unit = std::move(ready_.front());
  ready_.pop_front();
  return true;
}

std::vector<Note> XmlUnitReader::take_notes() {
  std::vector<Note> notes = source().take_notes();
  notes.insert(notes.end(), notes_.begin(), notes_.end());
  notes_.clear();
  return notes;
}

void XmlUnitReader::keep(std::string& to) {
  kept_ = &to;
  kept_depth_ = depth();
  to += raw();
}

void XmlUnitReader::on_start(std::string_view name, const XmlAttributes& attributes) {
  if (kept_ != nullptr) {
    *kept_ += raw();
  } else {
    begin_element(name, attributes);
  }
}

void XmlUnitReader::on_end(std::string_view name) {
  if (kept_ == nullptr) {
    end_element(name);
    return;
  }
  *kept_ += raw();  // nothing for <x/>, which was kept whole
  if (depth() == kept_depth_) kept_ = nullptr;
}

void XmlUnitReader::on_text(std::string_view text) {
  if (kept_ != nullptr) {
    *kept_ += raw();
  } else {
    add_text(text);
  }
}

void XmlUnitReader::on_cdata(bool begins) {
  if (kept_ != nullptr) *kept_ += begins ? "<![CDATA[" : "]]>";
}

void InlineText::begin(TaggedText& text, std::size_t place) {
  text_ = &text;
  begin_ = place;
  in_code_ = false;
}

void InlineText::add_text(std::string_view text) {
  if (in_code_ && !text_->tags.empty()) {
    text_->tags.back().code += text;
  } else {
    text_->text += text;
  }
}

Tag& InlineText::add_tag(TagKind kind, std::string_view element, std::string_view id) {
  Tag tag;
  tag.at = text_->text.size();
  tag.kind = kind;
  tag.id = id;
  tag.element = element;
  text_->tags.push_back(std::move(tag));
  return text_->tags.back();
}

ByteRange InlineText::end(std::size_t place) {
  text_ = nullptr;
  in_code_ = false;
  return {begin_, std::max(begin_, place)};
}

std::vector<Property> other_attributes(const XmlAttributes& attributes,
                                       std::initializer_list<std::string_view> known) {
  std::vector<Property> others;
  attributes.each([&](std::string_view name, std::string_view value) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      others.push_back({std::string(name), std::string(value)});
    }
  });
  return others;
}

bool is_xml_name(std::string_view name) {
  const auto fits = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
                        static_cast<unsigned char>(c) >= 0x80;
    return letter || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  const bool begins = !name.empty() && fits(name[0]) && name[0] != '-' && name[0] != '.' &&
                      !(name[0] >= '0' && name[0] <= '9');
  return begins && std::all_of(name.begin(), name.end(), fits);
}

std::string xml_attribute(std::string_view name, std::string_view value) {
  std::string attribute = " ";
  attribute += name;
  attribute += "=\"";
  attribute += xml_escaped(value, true);
  attribute += '"';
  return attribute;
}

std::string xml_attributes(const std::vector<Property>& attributes) {
  std::string all;
  for (const Property& attribute : attributes)
    all += xml_attribute(attribute.name, attribute.value);
  return all;
}

}  // namespace calque
