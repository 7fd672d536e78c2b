// What two texts teach about each other: all that a bead's score rests on beside the weights.
#pragma once

#include "align/length_model.h"
#include "align/lexicon.h"
#include "align/similarity_model.h"

namespace calque {

struct TextModel {
  Lexicon lexicon;
  LengthModel lengths;
  SimilarityModel similarity = {};  // knows nothing without an encoder
};

}  // namespace calque
