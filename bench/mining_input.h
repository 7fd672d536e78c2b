// What the tools for mining read.
#pragma once

#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "embed/find_encoder.h"
#include "embed/vector_cache.h"
#include "embed/vectors_file.h"
#include "langid/router.h"

namespace calque {

// `lines`: every line is a segment.
inline Document read_text(const std::string& lang, const std::string& path,
                          const Identifier& identifier, bool lines = false) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  Document document{path, bytes.str(), {}, {}};
  segment(document, identifier, {.lang = lang, .lines = lines});
  return document;
}

// The encoder that $ENCODER names, with a cache; nullptr without. "beside": the vectors of a text
// lie beside it, as `calque embed --output TEXT.npy TEXT` writes them.
class MiningVectors {
 public:
  MiningVectors() {
    const char* name = std::getenv("ENCODER");
    beside_ = name != nullptr && std::string(name) == "beside";
    if (name != nullptr && !beside_) encoder_ = with_vector_cache(find_encoder(name));
  }

  bool empty() const { return !beside_ && encoder_ == nullptr; }

  SentenceVectors of(const Document& document) const {
    if (empty()) return {};
    std::vector<std::string_view> sentences;
    std::vector<float> lengths;
    for (const Segment& segment : document.segments) {
      sentences.push_back(slice(document.text, segment.range));
      lengths.push_back(static_cast<float>(sentences.back().size()));
    }
    if (beside_) return read_vectors(document.id + ".npy", sentences.size(), 0, lengths);
    return encoder_->encode(sentences, {});
  }

 private:
  bool beside_ = false;
  std::unique_ptr<Encoder> encoder_;
};

}  // namespace calque
