#include "embed/memory.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "text/error.h"

namespace calque {
namespace {

TEST(Memory, WhatFitsIsNotComplainedOf) { EXPECT_NO_THROW(require_memory(1, "model")); }

TEST(Memory, WhatDoesNotFitIsAnErrorThatSaysHowMuchIsNeeded) {
  if (!available_memory()) GTEST_SKIP() << "the system does not tell how much memory is free";
  try {
    require_memory(4'000'000'000'000'000, "model");
    FAIL() << "no error";
  } catch (const ModelError& error) {
    EXPECT_EQ(error.place().file, "model");
    EXPECT_NE(error.problem().english().find("4000000000 MB"), std::string::npos);
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST(Memory, ALimitOfTheAddressSpaceCounts) {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  if (pages == 0) GTEST_SKIP() << "the system does not tell what is used";
  constexpr std::uint64_t left = 64'000'000;
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  const rlimit small{pages * page + left, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_AS, &small), 0);
  const auto available = available_memory();
  setrlimit(RLIMIT_AS, &before);
  ASSERT_TRUE(available);
  EXPECT_LE(*available, left);
}

}  // namespace
}  // namespace calque
