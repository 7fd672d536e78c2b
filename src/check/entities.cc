// entities: a name that has become another one.
#include <array>
#include <string>

#include "check/checks.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 0> aliases = {};

std::string text_of(const CheckedText& side, ByteRange range) {
  return std::string(slice(side.text, range));
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  for (const NameDoubt& doubt : unit.facts.names) {
    const std::string source = text_of(unit.source, doubt.source);
    const std::string target = text_of(unit.target, doubt.target);
    const Message message =
        doubt.target.empty()   ? Message("the name {0} is missing in the translation", {source})
        : doubt.source.empty() ? Message("the source has no name {0}", {target})
                               : Message("the name {0} has become {1}", {source, target});
    sink.add(doubt.sure ? Severity::warning : Severity::info, doubt.source, doubt.target, message)
        .confidence = doubt.confidence;
  }
}

}  // namespace

const UnitCheck entities_check = {"entities", "names that have become others", aliases, run};

}  // namespace calque
