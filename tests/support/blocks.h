// Documents with markup, written out for comparison.
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace calque::test {

inline const char* letter_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph: return "P";
    case BlockKind::heading: return "H";
    case BlockKind::item: return "I";
    case BlockKind::quotation: return "Q";
    case BlockKind::boilerplate: return "B";
  }
  return "?";
}

// One line a block: "P some <b>text</b>", a line break as "/"; tags stand as their code in the
// file, or as their type in braces where they have none.
inline std::string blocks_of(const Document& document, bool with_tags = true) {
  std::string out;
  std::size_t tag = 0;
  const auto& tags = document.tags;
  for (const Block& block : document.blocks) {
    out += letter_of(block.kind) + std::string(" ");
    while (tag < tags.size() && tags[tag].at < block.range.begin) ++tag;
    for (std::size_t at = block.range.begin; at <= block.range.end; ++at) {
      for (; with_tags && tag < tags.size() && tags[tag].at == at; ++tag) {
        const std::string slash = tags[tag].kind == TagKind::close ? "/" : "";
        out += tags[tag].code.empty() ? "{" + slash + tags[tag].type + "}" : tags[tag].code;
      }
      if (at < block.range.end) out += document.text[at] == '\n' ? '/' : document.text[at];
    }
    out += '\n';
  }
  return out;
}

// What `words` of the text stand for in the file.
inline std::string in_file(const Document& document, std::string_view file,
                           std::string_view words) {
  const std::size_t at = document.text.find(words);
  if (at == std::string::npos) return "(not in the text)";
  return std::string(slice(file, document.origin.in_file({at, at + words.size()})));
}

}  // namespace calque::test
