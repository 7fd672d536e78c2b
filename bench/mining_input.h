// What the tools for mining read.
#pragma once

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "embed/find_encoder.h"
#include "embed/vector_cache.h"
#include "langid/router.h"

namespace calque {

inline Document read_text(const std::string& lang, const std::string& path,
                          const Identifier& identifier) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  Document document{path, bytes.str(), {}, {}};
  segment(document, identifier, {.lang = lang});
  return document;
}

// The encoder that $ENCODER names, with a cache; nullptr without.
inline std::unique_ptr<Encoder> encoder_of_environment() {
  const char* name = std::getenv("ENCODER");
  return name == nullptr ? nullptr : with_vector_cache(find_encoder(name));
}

inline SentenceVectors vectors_of(const Document& document, const Encoder* encoder) {
  if (encoder == nullptr) return {};
  std::vector<std::string_view> sentences;
  for (const Segment& segment : document.segments)
    sentences.push_back(slice(document.text, segment.range));
  return encoder->encode(sentences, {});
}

}  // namespace calque
