// models/manifest.json and models/fetch.py, as compiled in.
#pragma once

#include <string_view>

namespace calque {

// The bytes of "manifest.json" or "fetch.py".
std::string_view embedded_model_file(std::string_view name);

}  // namespace calque
