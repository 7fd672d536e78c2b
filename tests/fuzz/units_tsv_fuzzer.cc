// Reading TSV files of any bytes.
#include "fuzz/units.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  calque::fuzz_units("tsv", data, size);
  return 0;
}
