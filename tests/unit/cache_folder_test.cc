#include "embed/cache_folder.h"

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <stdexcept>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace calque {
namespace {

class Cache : public testing::Test {
 protected:
  void SetUp() override { use(folder_.path("cache")); }
  void TearDown() override { unsetenv("CALQUE_CACHE"); }
  static void use(const std::string& path) { setenv("CALQUE_CACHE", path.c_str(), 1); }

  static void keep(const std::string& content) {
    write_cached("thing", [&](std::ostream& out) { out << content; });
  }
  // What is kept; "nothing" when it is not there.
  static std::string kept() {
    std::string content = "nothing";
    read_cached("thing", [&](std::istream& in) {
      content.assign(std::istreambuf_iterator<char>(in), {});
      return true;
    });
    return content;
  }
  std::string only_file() const {
    return std::filesystem::directory_iterator(folder_.path("cache"))->path().string();
  }

  TemporaryFolder folder_;
};

TEST_F(Cache, GivesBackWhatWasKept) {
  EXPECT_EQ(kept(), "nothing");
  keep("some bytes");
  EXPECT_EQ(kept(), "some bytes");
  keep("others");
  EXPECT_EQ(kept(), "others");
}

// OpenVINO writes its header last.
TEST_F(Cache, AWriterMayGoBack) {
  write_cached("thing", [](std::ostream& out) {
    const auto begin = out.tellp();
    out << "???? bytes";
    out.seekp(begin);
    out << "some";
  });
  EXPECT_EQ(kept(), "some bytes");
}

TEST_F(Cache, AFileThatWasCutShortIsNotUsedAndGoes) {
  keep("some bytes");
  const std::string file = only_file();
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  EXPECT_EQ(kept(), "nothing");
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST_F(Cache, AFileOfAnotherFormIsNotUsed) {
  keep("some bytes");
  std::filesystem::resize_file(only_file(), 0);
  EXPECT_EQ(kept(), "nothing");
}

TEST_F(Cache, WhatIsOfNoUseGoes) {
  keep("some bytes");
  EXPECT_FALSE(read_cached("thing", [](std::istream&) { return false; }));
  EXPECT_EQ(kept(), "nothing");
}

TEST_F(Cache, AFailureWhileWritingLeavesNothing) {
  EXPECT_NO_THROW(write_cached("thing", [](std::ostream& out) {
    out << "half";
    throw std::runtime_error("disk full");
  }));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path("cache")));
  EXPECT_NO_THROW(write_cached("thing", [](std::ostream& out) { out.setstate(std::ios::badbit); }));
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path("cache")));
}

TEST_F(Cache, AFolderThatCannotBeMadeIsDoneWithout) {
  folder_.write("file", "");
  use(folder_.path("file"));  // no folder, and none can be made there
  EXPECT_NO_THROW(keep("some bytes"));
  EXPECT_EQ(kept(), "nothing");
  use("/proc/no-such-folder");
  EXPECT_NO_THROW(keep("some bytes"));
  EXPECT_EQ(kept(), "nothing");
}

}  // namespace
}  // namespace calque
