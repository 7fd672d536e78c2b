// Texts and their vectors, for the tools of this folder.
#pragma once

#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "embed/find_encoder.h"
#include "embed/vector_cache.h"
#include "embed/vectors_file.h"
#include "langid/router.h"
#include "text/document.h"
#include "text/utf8.h"

namespace calque {

inline std::string read_all(const std::string& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Cut into segments as the program does it; `lines`: every line is one.
inline Document read_text(const std::string& lang, const std::string& path,
                          const Identifier& identifier, bool lines = false) {
  Document document{path, read_all(path), {}, {}};
  segment(document, identifier, {.lang = lang, .lines = lines});
  return document;
}

// Every line is a segment, of a language that nobody looked for.
inline Document read_lines(const std::string& path) {
  Document document{path, read_all(path), "und", {}};
  for (const ByteRange& line : split_lines(document.text))
    document.segments.push_back({line, "und", SegmentKind::line});
  return document;
}

// Reads vectors from the files beside the texts whose suffix VECTORS is, or makes them with the
// encoder that the variable ENCODER names; parts of sentences only that can encode.
class LineVectors {
 public:
  LineVectors() {
    if (const char* name = std::getenv("ENCODER")) encoder_ = with_vector_cache(find_encoder(name));
    if (const char* suffix = std::getenv("VECTORS")) suffix_ = suffix;
  }

  bool any() const { return encoder_ || !suffix_.empty(); }

  SentenceVectors of(const Document& document) const {
    std::vector<std::string_view> lines;
    std::vector<float> lengths;
    for (const Segment& segment : document.segments) {
      lines.push_back(slice(document.text, segment.range));
      lengths.push_back(static_cast<float>(count_code_points(lines.back()) + 1));
    }
    if (encoder_ && suffix_.empty()) return encoder_->encode(lines, options_);
    const std::string path = document.id + suffix_;
    if (suffix_.empty() || !std::ifstream(path)) return {};
    return read_vectors(path, lengths.size(), 0, lengths);
  }

  // Empty where there is no encoder.
  std::function<SentenceVectors(std::span<const std::string_view>)> of_parts() const {
    if (!encoder_) return {};
    return [this](std::span<const std::string_view> parts) {
      return encoder_->encode(parts, options_);
    };
  }

 private:
  EncodeOptions options_;
  std::unique_ptr<Encoder> encoder_;
  std::string suffix_;
};

}  // namespace calque
