// The facts that the checks of a translation's completeness rest on, for bench/fit_check.py.
//
// check_features ENCODER SRC_LANG TGT_LANG FILE.tsv: a row of JSON for each row of the table (two
// columns, no header): length, cosine, rival. ENCODER as --encoder takes it.
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "check/facts.h"
#include "embed/find_encoder.h"

namespace {

using namespace calque;

std::vector<Unit> read(const char* path, const std::string& source, const std::string& target) {
  std::vector<Unit> units;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Unit unit;
    unit.source.text = line.substr(0, tab);
    unit.target = TaggedText{line.substr(tab + 1)};
    unit.source_lang = source;
    unit.target_lang = target;
    units.push_back(std::move(unit));
  }
  return units;
}

int print_facts(char** arguments) {
  const auto encoder = find_encoder(arguments[1]);
  const std::vector<Unit> units = read(arguments[4], arguments[2], arguments[3]);
  std::vector<CheckedUnit> checked;
  for (const Unit& unit : units) {
    checked.push_back({unit,
                       {unit.source.text, {}, unit.source_lang},
                       {unit.target->text, {}, unit.target_lang}});
  }
  UsualLengths lengths;
  const UnitFacts facts(checked, {nullptr, encoder.get(), false, {}}, lengths);
  for (const CheckedUnit& unit : checked) {
    const nlohmann::ordered_json row = {
        {"length", unit.facts.length}, {"cosine", unit.facts.cosine}, {"rival", unit.facts.rival}};
    std::puts(row.dump().c_str());
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("usage: check_features ENCODER SRC_LANG TGT_LANG FILE.tsv\n", stderr);
    return 2;
  }
  try {
    return print_facts(arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "check_features: %s\n", error.what());
    return 1;
  }
}
