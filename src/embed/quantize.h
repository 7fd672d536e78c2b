// A model folder in 8 bits: weights and arithmetic, for processors that multiply these faster.
#pragma once

#include <functional>
#include <string>

namespace calque {

// "models/labse" -> "models/labse-int8".
std::string quantized_folder(const std::string& folder);

// Makes quantized_folder(folder), whole or not at all, and gives its path. models/quantize.py does
// it with the Python package NNCF, which measures the ranges of values on the sentences of
// models/calibration.txt; each tenth of them is kept back, and its vectors must be nearly those of
// `folder` (cosine at least 0.98). What the script says goes to `report` line by line.
// Throws ModelError when the folder cannot be used, a package is missing, or the check fails;
// OutputError when the goal cannot be written.
std::string quantize_encoder(const std::string& folder,
                             const std::function<void(const std::string&)>& report = {});

}  // namespace calque
