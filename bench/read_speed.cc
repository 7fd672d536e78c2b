// How fast bilingual files are read to units.
//
//   read_speed FILE...
//
// Prints units and megabytes (10^6 bytes of the file) a second of processor time, the best of
// three.
#include <ctime>
#include <filesystem>
#include <iostream>

#include "formats/bilingual/unit_reader.h"
#include "text/error.h"

namespace {

double processor_seconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

std::size_t count_units(const std::string& path) {
  const auto reader = calque::open_units(path, {});
  calque::Unit unit;
  std::size_t count = 0;
  while (reader->read(unit)) ++count;
  return count;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    for (int i = 1; i < count; ++i) {
      double best = 1e9;
      std::size_t units = 0;
      for (int round = 0; round < 3; ++round) {
        const double before = processor_seconds();
        units = count_units(arguments[i]);
        best = std::min(best, processor_seconds() - before);
      }
      const double megabytes = static_cast<double>(std::filesystem::file_size(arguments[i])) / 1e6;
      std::cout << arguments[i] << '\t' << units << " units\t" << megabytes << " MB\t" << best
                << " s\t" << megabytes / best << " MB/s\n";
    }
  } catch (const calque::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
