// The encoder that only looks pieces up: a sentence's vector is the sum of its pieces' vectors.
#pragma once

#include <memory>
#include <string>

#include "embed/encoder.h"

namespace calque {

// Reads a table (embed/static_table.h). Its encoder gives a sentence without a known piece a row of
// zeros of weight 0, every other one the length of its sum as weight, so that weights and rows of
// neighbouring sentences add up to exactly what their joined text has. Throws ModelError.
std::unique_ptr<Encoder> load_static_encoder(const std::string& path);

}  // namespace calque
