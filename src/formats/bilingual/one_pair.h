// For formats that say their languages once a file (XLIFF 2, PO, Moses).
#pragma once

#include <memory>

#include "formats/bilingual/unit_writer.h"

namespace calque {

// Passes on the units in the languages of the first one; the others would come to be called what
// they are not, so that they are left out and counted as lost.
std::unique_ptr<UnitWriter> of_one_pair(std::unique_ptr<UnitWriter> writer);

}  // namespace calque
