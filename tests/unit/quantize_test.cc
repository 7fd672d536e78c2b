// A model folder in 8 bits, with scripts that stand in for Python and NNCF.
#include "embed/quantize.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

#include "embed/e5_graph.h"
#include "embed/encoder_folder.h"
#include "embed/find_encoder.h"
#include "support/tiny_encoder.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Quantize : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
    setenv("CALQUE_CACHE", folder_.path("cache").c_str(), 1);
    write_tiny_encoder(folder_, "tiny");
  }
  void TearDown() override {
    unsetenv("CALQUE_CACHE");
    unsetenv("CALQUE_PYTHON");
  }

  // What is called as: python quantize.py MODEL INPUTS GOAL.
  void python(const std::string& commands) const {
    const std::string path = folder_.write("python", "#!/bin/sh\n" + commands + "\n");
    fs::permissions(path, fs::perms::owner_all);
    setenv("CALQUE_PYTHON", path.c_str(), 1);
  }
  std::string copying(const std::string& model) const {
    return "cp " + folder_.path(model) + ".xml \"$4\"; cp " + folder_.path(model) +
           ".bin \"${4%.xml}.bin\"; cp \"$3\" " + folder_.path("inputs.json");
  }
  std::string complaint() const {
    try {
      quantize_encoder(folder_.path("tiny"));
    } catch (const ModelError& error) {
      EXPECT_FALSE(error.remedy().empty()) << error.what();
      EXPECT_FALSE(fs::exists(folder_.path("tiny-int8")));
      for (const auto& entry : fs::directory_iterator(folder_.path(""))) {
        EXPECT_EQ(entry.path().filename().string().find(".tiny"), std::string::npos);
      }
      return error.problem().english();
    }
    return "none";
  }

  TemporaryFolder folder_;
};

TEST(QuantizedFolder, LiesBesideTheOther) {
  EXPECT_EQ(quantized_folder("models/labse"), "models/labse-int8");
  EXPECT_EQ(quantized_folder("models/labse/"), "models/labse-int8");
}

TEST_F(Quantize, MakesAFolderThatDescribesItself) {
  python(copying("tiny/model"));
  EXPECT_EQ(quantize_encoder(folder_.path("tiny")), folder_.path("tiny-int8"));
  const EncoderConfig config = read_encoder_config(folder_.path("tiny-int8"));
  EXPECT_EQ(config.name, "tiny-int8");
  EXPECT_EQ(config.network.dimension, 64U);
  const json written = json::parse(folder_.read("tiny-int8/config.json"));
  EXPECT_EQ(written["files"].size(), 3U);
  EXPECT_EQ(written["max_tokens"], 40);
  EXPECT_EQ(find_encoder(folder_.path("tiny-int8"))->info().dimension, 64U);
  EXPECT_NO_THROW(quantize_encoder(folder_.path("tiny"))) << "and again, over the first";
}

TEST_F(Quantize, TheScriptGetsSentencesAsNumbers) {
  python(copying("tiny/model"));
  quantize_encoder(folder_.path("tiny"));
  const json rows = json::parse(folder_.read("inputs.json"));
  ASSERT_GT(rows.size(), 50U);
  for (const json& row : rows) {
    EXPECT_GT(row.size(), 2U);
    EXPECT_LE(row.size(), 40U);
    EXPECT_EQ(row.front(), 0);
    EXPECT_EQ(row.back(), 2);
  }
}

TEST_F(Quantize, AMissingPackageIsNamedWithTheCommandForIt) {
  python("echo nncf >&2; exit 3");
  try {
    quantize_encoder(folder_.path("tiny"));
    FAIL() << "no error";
  } catch (const ModelError& error) {
    EXPECT_EQ(error.problem().english(), "a package of Python is missing: nncf");
    EXPECT_NE(error.remedy().english().find("pip install nncf"), std::string::npos);
  }
}

TEST_F(Quantize, AScriptThatFailsIsQuoted) {
  python("echo first >&2; echo 'ValueError: odd' >&2; exit 1");
  EXPECT_EQ(complaint(), "the network cannot be quantized: ValueError: odd");
  python("exit 0");
  EXPECT_EQ(complaint(), "the network cannot be quantized: ?");
}

TEST_F(Quantize, ANetworkThatGivesOtherVectorsIsNotKept) {
  E5Sizes sizes;
  sizes.vocabulary = 10;
  sizes.layers = 1;
  const std::string weights = folder_.write("weights", E5File(sizes).bytes(tiny_pieces()));
  save_e5_graph(E5WeightsFile(weights), folder_.path("other.xml"));
  python(copying("other"));
  EXPECT_NE(complaint().find("in 8 bits the model gives other vectors"), std::string::npos);
}

// The script itself, as far as it goes without its packages.
TEST(QuantizeScript, SaysWhichPackageIsMissing) {
  const TemporaryFolder folder;
  folder.write("inputs.json", "[]");
  const std::string command = std::string("python3 -I -S ") + CALQUE_SOURCE_DIR +
                              "/models/quantize.py model.xml " + folder.path("inputs.json") +
                              " goal.xml 2> " + folder.path("said");
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 3);
  EXPECT_EQ(folder.read("said"), "nncf\n");
}

TEST(FindEncoder, WithoutItsFolderTheQuantizedOneIsAnError) {
  const TemporaryFolder empty;
  setenv("CALQUE_MODELS", empty.path("").c_str(), 1);
  EXPECT_THROW(find_encoder("e5-int8"), ModelError);
  unsetenv("CALQUE_MODELS");
}

}  // namespace
}  // namespace calque
