// A person's decisions as a file, docs/formats.md: the results of `align` and `mine`, edited.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "align/pins.h"
#include "text/document.h"

namespace calque {

// The pins in `text`, the content of the file `path`: TSV, or JSONL where the name ends in .jsonl
// or the first row begins with '{'. With `lines`, segments are named by their numbers from 0, else
// by byte ranges of the document, which mean every segment that they overlap. A segment without
// counterpart becomes a pin for every target where the row names none of them. Throws InputError
// (file, line) for bytes that are not UTF-8, a header, column or cell that is missing, a number,
// range, word or target that makes no sense. What pins may say together is left to check_pins(). A
// wide pin that the file repeats comes once. Thread-safe.
std::vector<Pin> parse_pins(std::string_view text, const std::string& path, const Document& source,
                            const std::vector<const Document*>& targets, bool lines);

// check_pins() for the `pins` that parse_pins() found in `text`: without `lines`, the error names
// byte ranges as they stand in the file instead of numbers of segments. Thread-safe.
void check_pins_of_file(const std::vector<Pin>& pins, std::string_view text,
                        const std::string& path, const Document& source,
                        const std::vector<const Document*>& targets, bool lines,
                        LinksEach links_each);

}  // namespace calque
