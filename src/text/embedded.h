// Data files compiled into the libraries (see cmake/EmbedFiles.cmake).
#pragma once

#include <string_view>

namespace calque {

struct EmbeddedFile {
  std::string_view name;     // without its folder: "fr.rules"
  std::string_view content;  // the file's bytes
};

}  // namespace calque
