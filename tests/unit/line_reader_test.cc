#include "formats/line_reader.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

struct Line {
  std::string text;
  std::size_t offset;
  std::size_t number;
  bool operator==(const Line&) const = default;
};

std::vector<Line> lines_of(const std::string& content) {
  const TemporaryFolder folder;
  LineReader reader(folder.write("in", content));
  std::vector<Line> lines;
  std::string text;
  while (reader.read(text)) lines.push_back({text, reader.offset(), reader.number()});
  EXPECT_FALSE(reader.read(text)) << "the end stays the end";
  return lines;
}

TEST(LineReader, TellsWhereEachLineBegins) {
  EXPECT_EQ(lines_of("ab\n\nc\n"), (std::vector<Line>{{"ab", 0, 1}, {"", 3, 2}, {"c", 4, 3}}));
}

TEST(LineReader, TheLastLineMayLackItsEnd) {
  EXPECT_EQ(lines_of("ab\ncd"), (std::vector<Line>{{"ab", 0, 1}, {"cd", 3, 2}}));
  EXPECT_EQ(lines_of("\n"), (std::vector<Line>{{"", 0, 1}}));
  EXPECT_TRUE(lines_of("").empty());
}

TEST(LineReader, LinesMayBeLongerThanTheBufferAndEndOnItsEdge) {
  for (const std::size_t size : {65534U, 65535U, 65536U, 65537U, 200000U}) {
    const std::string line(size, 'x');
    const auto lines = lines_of(line + "\ny\n" + line);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_TRUE(lines[0].text == line && lines[2].text == line) << size;
    EXPECT_EQ(lines[2].offset, size + 3);
  }
}

TEST(LineReader, RefusesWhatCannotBeRead) {
  const TemporaryFolder folder;
  EXPECT_THROW(LineReader(folder.path("missing")), InputError);
  EXPECT_THROW(LineReader(folder.path("")), InputError);
}

}  // namespace
}  // namespace calque
