// consistency: the same source translated in different ways, and the same translation for
// different sources. Told at the later unit, which names the earlier one.
#include <array>
#include <string>
#include <unordered_map>

#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 4> aliases = {{{"weblate", "inconsistent"},
                                                {"weblate", "reused"},
                                                {"xbench", "same source/different target"},
                                                {"xbench", "same target/different source"}}};

// A whole sentence may be told in two ways; a label should not be.
constexpr std::size_t longest_label = 60;  // bytes

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

// What was seen first of a text: hashes, since there may be millions.
struct Seen {
  std::size_t other = 0;  // hash of the text on the other side
  std::size_t unit = 0;
};

class Memory : public CheckMemory {
 public:
  void look(const CheckedUnit& unit, std::size_t number, FindingSink& sink) override {
    // White space at the ends and its amount do not matter; capitals and marks do.
    const std::string source = single_spaced(unit.source.text);
    const std::string target = single_spaced(unit.target.text);
    // A message is told apart by its context; plural forms share their source.
    const std::string apart =
        unit.unit.context + '\n' + unit.target.lang +
        (unit.unit.plural ? '\n' + std::to_string(unit.unit.plural->index) : std::string());
    const std::size_t source_hash = hash_of(source + '\n' + apart);
    const std::size_t target_hash = hash_of(target + '\n' + apart);
    const auto [by_source, new_source] = sources_.try_emplace(source_hash, target_hash, number);
    if (!new_source && by_source->second.other != target_hash) {
      const bool is_label = source.size() <= longest_label;
      sink.add(is_label ? Severity::warning : Severity::info, {0, unit.source.text.size()},
               {0, unit.target.text.size()},
               {"the same source is translated in another way in unit {0}",
                {std::to_string(by_source->second.unit + 1)}})
          .confidence = is_label ? 0.6 : 0.3;
    }
    const auto [by_target, new_target] = targets_.try_emplace(target_hash, source_hash, number);
    if (!new_target && by_target->second.other != source_hash && is_telling(source, target)) {
      sink.add(Severity::info, {0, unit.source.text.size()}, {0, unit.target.text.size()},
               {"another source has the same translation in unit {0}",
                {std::to_string(by_target->second.unit + 1)}})
          .confidence = 0.4;
    }
  }

 private:
  // Many words of an interface are one in another language.
  static bool is_telling(std::string_view source, std::string_view target) {
    return source.find(' ') != source.npos && target.size() >= 12;
  }

  std::unordered_map<std::size_t, Seen> sources_;
  std::unordered_map<std::size_t, Seen> targets_;
};

std::unique_ptr<CheckMemory> start() { return std::make_unique<Memory>(); }

}  // namespace

const UnitCheck consistency_check = {
    "consistency", "one source in several translations, or the reverse", aliases, nullptr, start};

}  // namespace calque
