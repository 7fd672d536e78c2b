// Which language a text is in.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

struct Identification {
  std::string lang = "und";     // BCP 47 ("fr", "zh", "sr"); "und" when unknown
  std::string script = "Zyyy";  // ISO 15924 of most letters; "Zyyy" without letters
  double prob = 0.0;            // 0..1
};

// What a longer text begins and ends with, to see whether it is in one language: as much as
// `end_size`, cut between two characters. `text` is longer than both together.
struct TextEnds {
  std::string_view begin;
  std::string_view end;
};
constexpr std::size_t end_size = 160;  // bytes
TextEnds text_ends(std::string_view text);

enum class Opinion { agrees, silent, contradicts };

// Immutable and shared by threads.
class Identifier {
 public:
  virtual ~Identifier() = default;
  // Judges `text` alone. Text without letters is "und" with probability 0.
  virtual Identification identify(std::string_view text) const = 0;
  // The candidates for `text`, most probable first, at most `most` of them. Empty without letters.
  virtual std::vector<Identification> candidates(std::string_view text, std::size_t most) const = 0;
  // What scripts and common words alone say of a text that is presumed to be in `lang`. Looks at
  // its first 300 bytes; a microsecond or two.
  virtual Opinion glance(std::string_view text, const std::string& lang) const = 0;
  // The same of a text of more than twice `end_size` bytes: contradicts where its beginning or its
  // end does; agrees where one of them does, or both together, or these with what stands between.
  // Looks at a thousand bytes at most.
  virtual Opinion glance_at_parts(std::string_view text, const std::string& lang) const = 0;
  // Whether a text that is presumed to be in `lang`, and where a glance is silent, surely is: the
  // model is asked, on few bytes. False when in doubt.
  virtual bool confirms(std::string_view text, const std::string& lang) const = 0;
};

// fastText model with labels as lid.176, OpenLID or GlotLID have them (labels.h). Throws ModelError
// when the file is missing or is not a fastText model of languages.
// Source: Joulin et al., "Bag of Tricks for Efficient Text Classification", 2016.
std::unique_ptr<Identifier> load_fasttext_identifier(const std::string& path);

// Script and stop words, for when there is no model: lower probabilities, about 30 languages.
std::unique_ptr<Identifier> make_stopword_identifier();

}  // namespace calque
