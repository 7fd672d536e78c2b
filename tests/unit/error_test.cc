#include "text/error.h"

#include <string>

#include <gtest/gtest.h>

namespace calque {
namespace {

TEST(Error, SaysPlaceProblemAndRemedyInOneLine) {
  const InputError error({"a.txt", 3, 17}, "not valid UTF-8", "give --lossy to repair it");
  EXPECT_STREQ(error.what(), "a.txt:3 (byte 17): not valid UTF-8; give --lossy to repair it");
}

TEST(Error, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ(UsageError("no command").what(), "no command");
  EXPECT_STREQ(OutputError({.file = "out.tsv"}, "no space left").what(), "out.tsv: no space left");
}

TEST(Error, FillsInTheArgumentsOfItsMessages) {
  const ModelError error({.file = "lid.176.ftz"}, Message("{0} bytes instead of {1}", {"1", "2"}),
                         Message("run: calque models fetch {0}", {"lid.176"}));
  EXPECT_STREQ(error.what(), "lid.176.ftz: 1 bytes instead of 2; run: calque models fetch lid.176");
}

TEST(Error, KindTellsWhoseFaultItIs) {
  EXPECT_EQ(UsageError("x").kind(), ErrorKind::usage);
  EXPECT_EQ(InputError({}, "x").kind(), ErrorKind::input);
  EXPECT_EQ(ModelError({}, "x").kind(), ErrorKind::model);
  EXPECT_EQ(OutputError({}, "x").kind(), ErrorKind::output);
}

TEST(Error, KeepsItsPartsForTheCaller) {
  const InputError error({.file = "a.txt", .byte = 5}, "binary content", "give a text file");
  EXPECT_EQ(error.place().file, "a.txt");
  EXPECT_EQ(error.place().byte, 5U);
  EXPECT_FALSE(error.place().line.has_value());
  EXPECT_EQ(error.problem().english(), "binary content");
  EXPECT_EQ(error.remedy().english(), "give a text file");
}

TEST(DescribePlace, GivesFileLineAndByte) {
  EXPECT_EQ(describe({}), "");
  EXPECT_EQ(describe({.file = "a"}), "a");
  EXPECT_EQ(describe({.file = "a", .line = 2}), "a:2");
  EXPECT_EQ(describe({.file = "a", .byte = 0}), "a (byte 0)");
}

}  // namespace
}  // namespace calque
