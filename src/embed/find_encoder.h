// The encoder that a name stands for.
#pragma once

#include <memory>
#include <string>

#include "embed/encoder.h"
#include "embed/encoder_folder.h"
#include "embed/openvino_model.h"

namespace calque {

// What "auto" stands for at the moment: "e5", "static" or "none"; any other name for itself. Where
// no networks can be run, "e5" is never chosen.
std::string name_in_use(const std::string& name, Networks networks = networks_here());

// "auto": the best that is here, nullptr where there is none; "e5": the default model;
// "e5-int8": the same in 8 bits (embed/quantize.h); "static": the table; "none": nullptr; else the
// path of a model folder (embed/encoder_folder.h). For up to `threads` calls at a time (0: one a
// processor). Throws ModelError when the encoder that was named is missing, damaged or does not
// fit, and also for "auto" when what is there is damaged.
std::unique_ptr<Encoder> find_encoder(const std::string& name, std::size_t threads = 0,
                                      Loading loading = Loading::at_once,
                                      Networks networks = networks_here());

}  // namespace calque
