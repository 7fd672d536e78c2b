// Links as units of bilingual files.
#pragma once

#include <optional>

#include "align/link.h"
#include "formats/bilingual/unit.h"
#include "formats/bilingual/unit_reader.h"
#include "formats/record.h"
#include "text/document.h"

namespace calque {

// The passages of a link with their inline tags; its score and, of mined links, grade and document
// are properties, named as the columns of results are. Tables and ladders (`format`) have its
// places and reasons as well, which would only swell a translation memory. `table`: beads or mined;
// `lines`: places are line numbers, as in bead_record().
Unit link_unit(const Document& source, const Document& target, const Link& link, UnitFormat format,
               Table table, bool lines);

// Whether a link with an empty side has a place in the format: ladders and tables hold all, XLIFF
// what has a source, translation memories and corpora pairs only.
bool holds(UnitFormat format, const Link& link);

}  // namespace calque
