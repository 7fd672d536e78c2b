// Model folders that are whole, and what is said of those that are not.
#include "embed/encoder_folder.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "embed/find_encoder.h"
#include "embed/static_builder.h"
#include "embed/static_table_writer.h"
#include "support/e5_file.h"
#include "support/tiny_encoder.h"
#include "text/error.h"

namespace calque {
namespace {

using nlohmann::json;

class EncoderFolder : public testing::Test {
 protected:
  void SetUp() override {
    setenv("CALQUE_CACHE", folder_.path("cache").c_str(), 1);
    write_tiny_encoder(folder_, "tiny");
    config_ = tiny_config();
  }
  void TearDown() override { unsetenv("CALQUE_CACHE"); }

  std::string path(const std::string& name) const { return folder_.path("tiny/" + name); }
  void write(const std::string& name, const std::string& content) const {
    folder_.write("tiny/" + name, content);
  }
  void write_config() const { write("config.json", config_.dump()); }

  // What loading complains of: the file's name and the problem.
  std::string complaint() const {
    try {
      load_encoder_folder(folder_.path("tiny"), 1);
    } catch (const ModelError& error) {
      EXPECT_FALSE(error.remedy().empty()) << error.what();
      return std::filesystem::path(error.place().file).filename().string() + ": " +
             error.problem().english();
    }
    return "none";
  }
  void expect_complaint(const std::string& part) const {
    const std::string found = complaint();
    EXPECT_NE(found.find(part), std::string::npos) << found;
  }

  TemporaryFolder folder_;
  json config_;
};

TEST_F(EncoderFolder, AWholeOneEncodes) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  const auto encoder = find_encoder(folder_.path("tiny"), 2);
  EXPECT_EQ(encoder->info().dimension, 64U);
  EXPECT_NE(encoder->info().description.find("tiny"), std::string::npos);
  const std::string long_text(100000, 'a');
  const std::vector<std::string_view> sentences = {"a b", "", "b", "a b", long_text};
  const SentenceVectors vectors = encoder->encode(sentences, {2, {}});
  ASSERT_EQ(vectors.rows(), 5U);
  EXPECT_TRUE(std::equal(vectors.row(0).begin(), vectors.row(0).end(), vectors.row(3).begin()));
  EXPECT_EQ(vectors.weights[1], 0);
  EXPECT_GT(vectors.weights[4], 1000 * vectors.weights[0]);
}

TEST_F(EncoderFolder, TheSecondTimeItComesFromTheCache) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  namespace fs = std::filesystem;
  const std::vector<std::string_view> sentences = {"a b", "b"};
  const auto first = load_encoder_folder(folder_.path("tiny"), 1)->encode(sentences, {});
  // What is compiled again replaces the file, which its other name then shows.
  const fs::path kept = fs::directory_iterator(folder_.path("cache"))->path();
  fs::create_hard_link(kept, folder_.path("other name"));
  const auto second = load_encoder_folder(folder_.path("tiny"), 1)->encode(sentences, {});
  EXPECT_TRUE(fs::equivalent(kept, folder_.path("other name")));
  EXPECT_EQ(first.values, second.values);
}

TEST_F(EncoderFolder, ACacheThatCannotBeWrittenDoesNoHarm) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  setenv("CALQUE_CACHE", "/proc/none", 1);
  EXPECT_EQ(complaint(), "none");
}

TEST_F(EncoderFolder, WhatIsLoadedWhenNeededIsNotTouchedBefore) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  const std::vector<std::string_view> sentences = {"a b", "b"};
  const auto wanted = load_encoder_folder(folder_.path("tiny"), 1)->encode(sentences, {});
  const auto encoder = load_encoder_folder(folder_.path("tiny"), 1, Loading::when_needed);
  EXPECT_EQ(encoder->info().dimension, 64U);
  EXPECT_EQ(encoder->encode(sentences, {}).values, wanted.values);
  write("model.xml", "<no");
  const auto damaged = load_encoder_folder(folder_.path("tiny"), 1, Loading::when_needed);
  EXPECT_THROW(damaged->encode(sentences, {}), ModelError);
  EXPECT_THROW(damaged->encode(sentences, {}), ModelError) << "and once more";
  config_.erase("dimension");
  write_config();
  EXPECT_THROW(load_encoder_folder(folder_.path("tiny"), 1, Loading::when_needed), ModelError);
}

TEST_F(EncoderFolder, MissingPartsAreNamed) {
  std::filesystem::remove(path("sentencepiece.bpe.model"));
  expect_complaint("tiny: the tokenizer is missing");
  std::filesystem::remove(path("model.xml"));
  expect_complaint("tiny: the network is missing");
  std::filesystem::remove(path("config.json"));
  expect_complaint("config.json: the file is missing");
  EXPECT_THROW(load_encoder_folder(folder_.path("none")), ModelError);
  EXPECT_THROW(find_encoder(folder_.path("none")), ModelError);
}

TEST_F(EncoderFolder, AConfigThatMakesNoSenseIsNamed) {
  write("config.json", "{\"dimension\": ");
  expect_complaint("config.json: not JSON");
  write("config.json", "[]");
  expect_complaint("config.json: not a JSON object");
  write("config.json", R"({"dimension": "many"})");
  expect_complaint("config.json: dimension is no whole number from 0 on");
  write("config.json", R"({"max_tokens": -3})");
  expect_complaint("config.json: max_tokens is no whole number");
  write("config.json", R"({"dimension": 384.5})");
  expect_complaint("config.json: dimension is no whole number");
  write("config.json", R"({"name": 7})");
  expect_complaint("config.json: a value is not of its kind");
  write("config.json", R"({"pooling": "max"})");
  expect_complaint("config.json: unknown pooling: max");
}

TEST_F(EncoderFolder, NumbersBeyondTheVocabularyAreNamed) {
  for (const char* name : {"begin_id", "end_id", "padding_id", "unknown_id"}) {
    config_ = tiny_config();
    config_["vocab_size"] = 10;
    config_[name] = 10;
    write_config();
    expect_complaint("config.json: " + std::string(name) +
                     " is 10, beyond the vocabulary's 10 rows");
  }
}

TEST_F(EncoderFolder, AFolderInPlaceOfAFileIsNamed) {
  for (const char* name : {"sentencepiece.bpe.model", "config.json"}) {
    write_tiny_encoder(folder_, "tiny");
    config_["tokenizer"] = "sentencepiece.bpe.model";
    write_config();
    std::filesystem::remove(path(name));
    std::filesystem::create_directory(path(name));
    expect_complaint(std::string(name) + ": the file is missing or cannot be read");
    std::filesystem::remove(path(name));
  }
}

TEST_F(EncoderFolder, FilesOfAnotherSizeAreDamaged) {
  config_["files"]["model.xml"] = {{"size", 1}};
  write_config();
  expect_complaint("model.xml: the file is damaged");
}

TEST_F(EncoderFolder, ATokenizerOfAnotherModelDoesNotFit) {
  config_["vocab_size"] = 5;
  write_config();
  expect_complaint("sentencepiece.bpe.model: the tokenizer does not fit the model: 9 pieces");
  config_["vocab_size"] = 500;
  write_config();
  expect_complaint("does not fit");
}

TEST_F(EncoderFolder, DamagedPartsAreModelErrors) {
  write("sentencepiece.bpe.model", "nothing");
  expect_complaint("sentencepiece.bpe.model: not a SentencePiece model");
}

TEST_F(EncoderFolder, ADamagedNetworkIsAModelError) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  write("model.bin", "short");
  expect_complaint("model.xml: the network cannot be used");
  write("model.xml", "<no");
  expect_complaint("model.xml: the network cannot be used");
  write("model.xml", "hello");
  expect_complaint("model.xml: neither a network of OpenVINO");
  write("model.xml", "<no");
  std::filesystem::remove(path("model.bin"));
  expect_complaint("model.bin: the file is missing");
}

TEST_F(EncoderFolder, AChangeBesideTheNetworkCompilesNothingAgain) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  const auto kept = [&] {
    const std::filesystem::directory_iterator files(folder_.path("cache"));
    return std::distance(begin(files), end(files));
  };
  EXPECT_EQ(complaint(), "none");
  EXPECT_EQ(kept(), 1);
  config_["licence"] = "another";
  write_config();
  EXPECT_EQ(complaint(), "none");
  EXPECT_EQ(kept(), 1);
}

TEST_F(EncoderFolder, AnotherDimensionIsAModelError) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  config_["dimension"] = 32;
  write_config();
  expect_complaint("model.xml: the network's vectors have 64 dimensions, not 32");
}

TEST_F(EncoderFolder, ValuesThatAreNoNumbersAreAModelError) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  E5Sizes sizes;
  sizes.vocabulary = 10;
  E5File spoilt(sizes);
  spoilt.spoil("l1.oln.b");
  const std::string weights = folder_.write("weights", spoilt.bytes(tiny_pieces()));
  save_e5_graph(E5WeightsFile(weights), path("model.xml"));
  const auto encoder = load_encoder_folder(folder_.path("tiny"), 1);
  const std::vector<std::string_view> sentences = {"a b"};
  try {
    encoder->encode(sentences, {});
    FAIL() << "no error";
  } catch (const ModelError& error) {
    EXPECT_EQ(error.place().file, folder_.path("tiny"));
    EXPECT_NE(error.problem().english().find("no numbers"), std::string::npos);
  }
}

TEST_F(EncoderFolder, ANetworkOfAnotherKindIsAModelError) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  config_["output"] = "logits";
  write_config();
  expect_complaint("model.xml: not a network for sentences: no output that fits");
  config_["output"] = "mean";
  write_config();
  std::string xml = folder_.read("tiny/model.xml");
  for (std::size_t at = 0; (at = xml.find("attention_mask", at)) != xml.npos;)
    xml.replace(at, 9, "detention");
  write("model.xml", xml);
  expect_complaint("model.xml: not a network for sentences: input detention_mask");
}

TEST_F(EncoderFolder, NoRoomForTextIsAModelError) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  config_["max_tokens"] = 4;
  write_config();
  expect_complaint("config.json: max_tokens");
}

TEST_F(EncoderFolder, WithoutOpenVinoTheRemedyIsNamed) {
  if (has_openvino()) GTEST_SKIP() << "this build has OpenVINO";
  expect_complaint("this build runs no networks");
}

TEST(FindEncoder, NoneIsNone) { EXPECT_EQ(find_encoder("none"), nullptr); }

TEST(FindEncoder, WithoutModelsAutoIsNoneAndTheOthersAreErrors) {
  const TemporaryFolder empty;
  setenv("CALQUE_MODELS", empty.path("").c_str(), 1);
  EXPECT_EQ(find_encoder("auto"), nullptr);
  EXPECT_THROW(find_encoder("e5"), ModelError);
  EXPECT_EQ(static_table_state(true), StaticTableState::missing);
  try {
    find_encoder("static");
    ADD_FAILURE() << "no error";
  } catch (const ModelError& error) {
    EXPECT_EQ(error.remedy().english(), "make it: calque models build static");
  }
  EXPECT_THROW(build_static_table({}), ModelError);
  unsetenv("CALQUE_MODELS");
}

TEST(FindEncoder, WithoutANetworkAutoIsTheTable) {
  TemporaryFolder models;
  setenv("CALQUE_MODELS", models.path("").c_str(), 1);
  StaticPiece piece{"▁cat", -1, 0, {}};
  pack_vector(std::vector<float>{1, 2}, piece);
  std::ofstream(static_table_path(), std::ios::binary)
      << static_table_bytes({"static", "0", "", ""}, 2, {piece});
  EXPECT_EQ(find_encoder("static")->info().name, "static");
  EXPECT_EQ(find_encoder("auto")->info().name, "static");
  EXPECT_EQ(static_table_state(), StaticTableState::ready);
  EXPECT_EQ(static_table_state(true), StaticTableState::damaged);  // of an earlier version
  unsetenv("CALQUE_MODELS");
}

}  // namespace
}  // namespace calque
