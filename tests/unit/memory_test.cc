#include "embed/memory.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace calque
