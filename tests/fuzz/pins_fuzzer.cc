// Pins files: any bytes give pins of segments that exist, or an InputError with a line of the file.
#include <algorithm>
#include <vector>

#include "formats/pins.h"
#include "fuzz/documents.h"
#include "fuzz/fuzz.h"
#include "text/error.h"

namespace {

using namespace calque;

void check_side(const std::vector<std::size_t>& side, const Document& document, bool lines) {
  fuzz::require(std::is_sorted(side.begin(), side.end()), "segments are in their order");
  fuzz::require(std::adjacent_find(side.begin(), side.end()) == side.end(),
                "no segment comes twice");
  fuzz::require(lines || side.empty() || side.back() < document.segments.size(),
                "ranges mean segments that exist");
}

void check_error(const InputError& error, std::string_view text) {
  const auto line_ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  fuzz::require(!error.problem().english().empty(), "an error says what is wrong");
  fuzz::require(error.place().file == "pins", "an error names the file");
  fuzz::require(
      error.place().line && *error.place().line >= 1 && *error.place().line <= line_ends + 1,
      "an error names a line of the file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::bytes_of(data, size);
  const unsigned choice = fuzz::take_byte(text);
  const bool lines = (choice & 1) != 0;
  const LinksEach links_each = (choice & 2) != 0 ? LinksEach::several : LinksEach::one;
  static const Document source = fuzz::make_document("aaa\nbbb\nccc\nddd\neee\n", true);
  static const Document target = fuzz::make_document("a.\nb.\nc.\n", true);
  std::vector<const Document*> targets = {&target};
  if ((choice & 4) != 0) targets.push_back(&source);
  try {
    const std::vector<Pin> pins = parse_pins(text, "pins", source, targets, lines);
    for (const Pin& pin : pins) {
      fuzz::require(pin.target_document < targets.size(), "pins name targets that exist");
      check_side(pin.source, source, lines);
      check_side(pin.target, *targets[pin.target_document], lines);
    }
    check_pins_of_file(pins, text, "pins", source, targets, lines, links_each);
  } catch (const InputError& error) {
    check_error(error, text);
  }
  return 0;
}
