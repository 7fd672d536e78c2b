// Sentence vectors that somebody else's encoder made, one file a text.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "embed/encoder.h"

namespace calque {

// The vectors in a .npy file (float16, float32 or float64, two dimensions, C order) or, when the
// file is no .npy, of bare little-endian float32 rows of `dimension` numbers. dimension 0: as the
// .npy says, or for bare numbers the size of the file over expected_rows. Rows come out normalised;
// a row of zeros stays one and says nothing of its sentence. `lengths`, one a row, are the weights
// (the sentences' lengths in any unit, of one text or of both); empty: all 1.
// Throws InputError when the file cannot be read or is damaged, when it has another number of rows
// or columns than asked for, or holds a number that is infinite or none.
SentenceVectors read_vectors(const std::string& path, std::size_t expected_rows,
                             std::size_t dimension = 0, std::span<const float> lengths = {});

// As a .npy file. Throws OutputError.
void write_vectors(const std::string& path, const SentenceVectors& vectors);

}  // namespace calque
