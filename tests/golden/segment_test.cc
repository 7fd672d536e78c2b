// The segments of data/segment/*.txt are those of the .tsv beside each text. To accept new ones,
// run with CALQUE_UPDATE_GOLDEN=1 and read the difference.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "langid/identifier.h"
#include "langid/router.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

std::string segments_of(const fs::path& path) {
  Document document;
  document.text = read(path);
  SegmentOptions options;
  const std::string name = path.filename().string();
  options.lang = name.substr(0, name.find('-'));
  segment(document, *make_stopword_identifier(), options);
  std::string out;
  for (const Segment& segment : document.segments) {
    out += std::string(calque::name(segment.kind)) + '\t' +
           escaped(slice(document.text, segment.range)) + '\n';
  }
  return out;
}

std::vector<std::string> samples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(CALQUE_SOURCE_DIR "/data/segment")) {
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class SegmentGolden : public testing::TestWithParam<std::string> {};

TEST_P(SegmentGolden, SegmentsAsExpected) {
  const fs::path base = fs::path(CALQUE_SOURCE_DIR "/data/segment") / GetParam();
  const std::string got = segments_of(base.string() + ".txt");
  if (std::getenv("CALQUE_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(base.string() + ".tsv", std::ios::binary) << got;
  }
  EXPECT_EQ(got, read(base.string() + ".tsv"));
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Samples, SegmentGolden, testing::ValuesIn(samples()), test_name);

}  // namespace
}  // namespace calque
