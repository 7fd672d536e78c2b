// A main for fuzz targets where there is no libFuzzer: runs the target over the files and folders
// given and over a few inputs made here, so that targets are built and run by every compiler.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

namespace fs = std::filesystem;

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::vector<fs::path> files_in(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> made_inputs() {
  std::vector<std::string> inputs = {"",           "\n", std::string(64, '\0'), "\xFF\xFE\x41",
                                     "« \u201C (", "1.", std::string(2000, '"')};
  std::mt19937 random(1);
  const std::string pieces[] = {"a", "É",  " ",      "\n",   ". ", "«",
                                "»", "\"", "12,5 %", "\xE2", "日", "\t"};
  for (int round = 0; round < 50; ++round) {
    std::string input;
    for (int i = 0; i < 100; ++i) input += pieces[random() % std::size(pieces)];
    inputs.push_back(input);
  }
  return inputs;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = 0;
  try {
    for (int i = 1; i < argc; ++i) {
      for (const fs::path& path : files_in(argv[i])) {
        std::ifstream file(path, std::ios::binary);
        if (!file) {
          std::fprintf(stderr, "cannot read %s\n", path.c_str());
          return 1;
        }
        run(std::string(std::istreambuf_iterator<char>(file), {}));
        ++count;
      }
    }
    for (const std::string& input : made_inputs()) {
      run(input);
      ++count;
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "input %zu: %s\n", count + 1, error.what());
    return 1;
  }
  std::printf("%zu inputs\n", count);
  return 0;
}
