// Two small documents out of one input, for targets that compare.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "langid/identifier.h"
#include "langid/router.h"
#include "text/document.h"
#include "text/utf8.h"

namespace calque::fuzz {

inline const Identifier& identifier() {
  static const std::unique_ptr<Identifier> made = make_stopword_identifier();
  return *made;
}

inline Document make_document(std::string_view bytes, bool lines) {
  Document document;
  document.id = "input";
  document.text = repair_utf8(bytes);
  segment(document, identifier(), {.lang = {}, .lines = lines});
  return document;
}

// Source and target, parted at the first 0x01 byte, else in the middle.
inline std::pair<Document, Document> make_pair(std::string_view bytes, bool lines) {
  std::size_t cut = bytes.find('\x01');
  const std::size_t rest = cut == std::string_view::npos ? bytes.size() / 2 : cut + 1;
  if (cut == std::string_view::npos) cut = rest;
  return {make_document(bytes.substr(0, cut), lines), make_document(bytes.substr(rest), lines)};
}

}  // namespace calque::fuzz
