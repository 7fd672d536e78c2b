// Text with inline markup beside it: tags never count as text, and find their place again when the
// text is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

enum class TagKind { open, close, alone };

// A named value that a format has beside its texts: an attribute, a <prop>, a column of a table.
struct Property {
  std::string name;
  std::string value;
  bool is_json = false;  // the value is a number, a list or the like of a JSON file

  friend bool operator==(const Property&, const Property&) = default;
};

// One tag: HTML's <b>, Markdown's **, XLIFF's <x id="1"/>, TMX's <bpt>.
struct Tag {
  std::size_t at = 0;  // byte offset in the text where it stands; equal offsets in their order
  TagKind kind = TagKind::alone;
  std::string id;    // the same for a tag that opens and the one that closes it
  std::string type;  // what it does, by TMX's names: "bold", "italic", "link", "image", "lb" (line
                     // break), "code", ...; empty: unknown
  std::string code;  // what it stands for in the original document ("<b>", "**"); may be empty
  // The element that it was in a bilingual file ("g", "bpt"), and its other attributes, for writers
  // of the same format.
  std::string element = {};
  std::vector<Property> attributes = {};

  friend bool operator==(const Tag&, const Tag&) = default;
};

struct TaggedText {
  std::string text;  // valid UTF-8
  std::vector<Tag> tags = {};

  friend bool operator==(const TaggedText&, const TaggedText&) = default;
};

// The text with each tag at its place: `text_written` makes what stands between tags, `tag_written`
// is given the number of the tag.
template <typename TextWritten, typename TagWritten>
std::string woven(const TaggedText& text, TextWritten&& text_written, TagWritten&& tag_written) {
  const std::string_view all = text.text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.tags.size(); ++i) {
    out += text_written(all.substr(at, text.tags[i].at - at));
    at = text.tags[i].at;
    out += tag_written(i);
  }
  out += text_written(all.substr(at));
  return out;
}

}  // namespace calque
