// Shared by the tests: documents from lines, files of data/.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "text/document.h"
#include "text/utf8.h"

namespace calque::test {

inline std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

inline std::string data_path(const std::string& name) {
  return std::string(CALQUE_SOURCE_DIR) + "/data/" + name;
}

// Every line of `text` as a segment.
inline Document lines_of(std::string text, const std::string& lang = "und") {
  Document document{"test", std::move(text), lang, {}};
  for (const ByteRange& line : split_lines(document.text)) {
    document.segments.push_back({line, lang, SegmentKind::line});
  }
  return document;
}

inline Document lines_of(const std::vector<std::string>& lines, const std::string& lang = "und") {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return lines_of(text, lang);
}

}  // namespace calque::test
