// hunalign's ladder: where each bead begins on both sides, and its score.
#include <algorithm>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"

namespace calque {
namespace {

// How many segments of a side are in the unit: as many as its list of places has members, lines
// ("3,4") or ranges ("0-12,13-20"; as JSON "[[0,12],[13,20]]").
std::size_t segments_in(const Unit& unit, const char* side, bool has_text) {
  const std::string* const list = find_property(unit, side);
  if (list == nullptr) return has_text ? 1 : 0;
  if (list->find_first_of("0123456789") == std::string::npos) return 0;
  // Offsets come as pairs, [[0,12],[13,20]]: each begins with a bracket of its own.
  if (list->starts_with("[[")) {
    return static_cast<std::size_t>(std::count(list->begin(), list->end(), '[')) - 1;
  }
  return static_cast<std::size_t>(std::count(list->begin(), list->end(), ',')) + 1;
}

class LadderWriter : public UnitWriter {
 public:
  explicit LadderWriter(WriteBytes write) : write_(std::move(write)) {}

  void write(const Unit& unit) override {
    losses_.look_at(unit);
    const std::string* const score = find_property(unit, "score");
    write_(std::to_string(source_) + '\t' + std::to_string(target_) + '\t' +
           (score == nullptr ? "0" : *score) + '\n');
    source_ += segments_in(unit, "src", !unit.source.text.empty());
    target_ += segments_in(unit, "tgt", unit.target && !unit.target->text.empty());
  }

  void finish() override {
    write_(std::to_string(source_) + '\t' + std::to_string(target_) + "\t0\n");
  }
  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  WriteBytes write_;
  Losses losses_{{UnitPart::id, UnitPart::context, UnitPart::state, UnitPart::tags,
                  UnitPart::plural, UnitPart::references, UnitPart::flags, UnitPart::notes,
                  UnitPart::languages, UnitPart::kept, UnitPart::texts},
                 "text:"};
  std::size_t source_ = 0;
  std::size_t target_ = 0;
};

}  // namespace

std::unique_ptr<UnitWriter> write_ladder(const UnitWriteOptions&, WriteBytes write) {
  return std::make_unique<LadderWriter>(std::move(write));
}

}  // namespace calque
