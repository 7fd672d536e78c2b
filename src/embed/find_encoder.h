// The encoder that a name stands for.
#pragma once

#include <memory>
#include <string>

#include "embed/encoder.h"

namespace calque {

// "auto": the best that is here, nullptr where there is none; "e5": the default model; "static": the
// table; "none": nullptr; else the path of a model folder (embed/encoder_folder.h). Throws
// ModelError when one that was named is missing, damaged or does not fit.
std::unique_ptr<Encoder> find_encoder(const std::string& name);

}  // namespace calque
