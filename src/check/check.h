// Checks: what can be wrong with a translation, one function a kind.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/anchors/anchor.h"
#include "check/finding.h"
#include "formats/bilingual/unit.h"

namespace calque {

// One text of a unit.
struct CheckedText {
  std::string_view text;                 // valid UTF-8
  std::span<const Tag> tags;             // in order of `at`
  std::string lang;                      // BCP 47, "und" when unknown
  std::span<const Anchor> anchors = {};  // numbers, dates, names, ...; ranges in the text
  std::string found_lang = {};  // that it seems to be in, where this is another; else empty
  double found_prob = 0.0;
};

// A name that seems to be lost, or to have come in.
struct NameDoubt {
  ByteRange source = {};  // empty: none there
  ByteRange target = {};
  double confidence = 0.5;
  bool sure = false;
};

// How the two texts fit each other, beside what a text says by itself.
struct PairFacts {
  // log(characters of target / source) less what is usual between the two languages, in standard
  // deviations of texts so long.
  double length = 0.0;
  // Which encoder has looked at the unit; the others are 0 without one.
  enum class Encoded { none, table, network } encoded = Encoded::none;
  double cosine = 0.0;  // of the centred vectors
  double rival = 0.0;   // the greatest cosine of either text with another unit's
  std::vector<NameDoubt> names = {};
};

// A unit whose source and target are both there, neither of nothing but white space (save for the
// check "empty").
struct CheckedUnit {
  const Unit& unit;
  CheckedText source;
  CheckedText target;
  PairFacts facts = {};
};

// Takes what one check finds in one unit.
class FindingSink {
 public:
  FindingSink(std::size_t unit, std::string_view check, std::vector<Finding>& findings)
      : unit_(unit), check_(check), findings_(findings) {}

  // The result may be changed until the next one is added.
  Finding& add(Severity severity, ByteRange source, ByteRange target, Message message) {
    findings_.push_back({unit_, check_, severity, 1.0, std::move(message), source, target});
    return findings_.back();
  }

 private:
  std::size_t unit_;
  std::string_view check_;
  std::vector<Finding>& findings_;
};

// The name of the same check in another tool.
struct CheckAlias {
  std::string_view tool;  // "pofilter", "checkmate", "weblate", "xbench"
  std::string_view id;
};

// What a check keeps in mind that sets a unit against those before it. Takes the units in order;
// not thread-safe.
class CheckMemory {
 public:
  virtual ~CheckMemory() = default;
  // `number`: of the unit in the input, from 0.
  virtual void look(const CheckedUnit& unit, std::size_t number, FindingSink& sink) = 0;
};

struct UnitCheck {
  std::string_view name;
  const char* description;  // English; one clause
  std::span<const CheckAlias> aliases;
  // One of the two: of a unit by itself, or of a unit among others.
  void (*run)(const CheckedUnit& unit, FindingSink& sink) = nullptr;
  std::unique_ptr<CheckMemory> (*start)() = nullptr;
};

}  // namespace calque
