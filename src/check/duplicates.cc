// duplicates: a pair that stood in the input before, or an id that another unit has.
#include <array>
#include <string>
#include <unordered_map>

#include "check/checks.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 0> aliases = {};

class Memory : public CheckMemory {
 public:
  void look(const CheckedUnit& unit, std::size_t number, FindingSink& sink) override {
    const std::string pair = std::string(unit.source.text) + '\x1F' +
                             std::string(unit.target.text) + '\x1F' + unit.unit.context + '\x1F' +
                             unit.target.lang;
    const auto [seen, is_new] = pairs_.try_emplace(std::hash<std::string>()(pair), number);
    if (is_new || unit.unit.plural) return;
    sink.add(Severity::info, {0, unit.source.text.size()}, {0, unit.target.text.size()},
             {"the same pair stands in unit {0}", {std::to_string(seen->second + 1)}});
  }

 private:
  std::unordered_map<std::size_t, std::size_t> pairs_;  // hash -> the unit that had it first
};

std::unique_ptr<CheckMemory> start() { return std::make_unique<Memory>(); }

}  // namespace

const UnitCheck duplicates_check = {"duplicates", "a pair that stood in the input before", aliases,
                                    nullptr, start};

}  // namespace calque
