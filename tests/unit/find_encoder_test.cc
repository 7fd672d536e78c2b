// What --encoder auto stands for.
#include "embed/find_encoder.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "embed/default_encoder.h"
#include "embed/static_builder.h"
#include "support/temporary_folder.h"

namespace calque {
namespace {

class FindEncoder : public testing::Test {
 protected:
  void SetUp() override { setenv("CALQUE_MODELS", folder_.path("").c_str(), 1); }
  void TearDown() override { unsetenv("CALQUE_MODELS"); }

  TemporaryFolder folder_;
};

TEST_F(FindEncoder, WhereNoNetworkRunsTheTableIsTaken) {
  EXPECT_EQ(name_in_use("auto", Networks::runnable), "none");
  std::filesystem::create_directory(default_encoder_folder());
  folder_.write(std::string(default_encoder_name) + "/config.json", "{}");
  EXPECT_EQ(name_in_use("auto", Networks::runnable), "e5");
  EXPECT_EQ(name_in_use("auto", Networks::no_avx2), "none");
  EXPECT_EQ(find_encoder("auto", 1, Loading::when_needed, Networks::no_avx2), nullptr);
  folder_.write(std::filesystem::path(static_table_path()).filename().string(), "");
  EXPECT_EQ(name_in_use("auto", Networks::runnable), "e5");
  EXPECT_EQ(name_in_use("auto", Networks::no_avx2), "static");
  EXPECT_EQ(name_in_use("auto", Networks::not_built), "static");
  EXPECT_EQ(name_in_use("e5", Networks::no_avx2), "e5");
}

}  // namespace
}  // namespace calque
