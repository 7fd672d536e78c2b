#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/output.h"
#include "support/temporary_folder.h"

namespace calque {
namespace {

mode_t mode_of(const std::string& path) {
  struct stat status = {};
  ::stat(path.c_str(), &status);
  return status.st_mode & 07777;
}

TEST(Output, appears_only_when_committed) {
  const TemporaryFolder folder;
  Output output(folder.path("out.tsv"));
  output.write("one\n");
  EXPECT_FALSE(std::filesystem::exists(folder.path("out.tsv")));
  output.commit();
  EXPECT_EQ(folder.read("out.tsv"), "one\n");
  EXPECT_EQ(folder.size(), 1U);
}

TEST(Output, leaves_nothing_behind_without_commit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out.tsv", "old\n");
  {
    Output output(path);
    output.write(std::string(200000, 'x'));
  }
  EXPECT_EQ(folder.read("out.tsv"), "old\n");
  EXPECT_EQ(folder.size(), 1U);
}

TEST(Output, keeps_the_permissions_of_the_file_it_replaces) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out.tsv", "old\n");
  ::chmod(path.c_str(), 0640);
  Output output(path);
  output.write("new\n");
  output.commit();
  EXPECT_EQ(mode_of(path), 0640U);
  EXPECT_EQ(folder.read("out.tsv"), "new\n");
}

TEST(Output, gives_a_new_file_the_usual_permissions) {
  const TemporaryFolder folder;
  const mode_t before = ::umask(022);
  Output output(folder.path("out.tsv"));
  output.commit();
  ::umask(before);
  EXPECT_EQ(mode_of(folder.path("out.tsv")), 0644U);
}

TEST(Output, writes_through_a_symbolic_link) {
  const TemporaryFolder folder;
  folder.write("real.tsv", "old\n");
  std::filesystem::create_symlink("real.tsv", folder.path("link.tsv"));
  Output output(folder.path("link.tsv"));
  output.write("new\n");
  output.commit();
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link.tsv")));
  EXPECT_EQ(folder.read("real.tsv"), "new\n");
}

TEST(Output, fails_where_there_is_no_folder_or_a_directory) {
  const TemporaryFolder folder;
  EXPECT_THROW(Output(folder.path("no/out.tsv")), OutputError);
  EXPECT_THROW(Output(folder.path("")), OutputError);
}

TEST(Output, fails_on_a_full_device) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
  Output output("/dev/full");
  output.write("one\n");
  EXPECT_THROW(output.commit(), OutputError);
}

TEST(Output, writes_to_a_device_directly) {
  Output output("/dev/null");
  EXPECT_TRUE(output.temporary().empty());
  output.write("one\n");
  output.commit();
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(Output, refuses_a_read_only_file) {
  if (::geteuid() == 0) GTEST_SKIP() << "root writes everything";
  const TemporaryFolder folder;
  const std::string path = folder.write("out.tsv", "old\n");
  ::chmod(path.c_str(), 0444);
  EXPECT_THROW(Output{path}, OutputError);
}

}  // namespace
}  // namespace calque
