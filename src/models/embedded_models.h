// Files of models/, as compiled in.
#pragma once

#include <string_view>

namespace calque {

// The bytes of "manifest.json", "fetch.py", "quantize.py" or "calibration.txt".
std::string_view embedded_model_file(std::string_view name);

}  // namespace calque
