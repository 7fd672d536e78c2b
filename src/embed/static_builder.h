// Makes the static encoder's table (embed/static_table.h) from the default encoder.
#pragma once

#include <string>

#include "embed/encoder.h"

namespace calque {

// Where the table is: in the models folder. Throws ModelError as models_folder() does.
std::string static_table_path();

enum class StaticTableState {
  missing,
  damaged,  // or of an earlier version
  ready,
};
// thorough: by reading the table, otherwise by whether it is there. Throws nothing.
StaticTableState static_table_state(bool thorough = false);

// Runs every piece of the default encoder's vocabulary through its network, each between the marks
// that begin and end an input, whitens the vectors and writes them in 4 bits, weighted by how rare
// the piece is. The method is in docs/static.md. Progress counts pieces. The file is whole or not
// there at any time. Throws ModelError when the default encoder is missing or fails and in a build
// without OpenVINO, OutputError when the file cannot be written.
void build_static_table(const EncodeOptions& options);

}  // namespace calque
