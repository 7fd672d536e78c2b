#include "embed/static_encoder.h"

#include <functional>

#include <gtest/gtest.h>

#include "support/static_table.h"
#include "support/temporary_folder.h"
#include "text/error.h"

namespace calque {
namespace {

using Pieces = std::map<std::string, TablePiece>;

const Pieces small_table = {{"▁cat", {-3, 0.5F, {4, 0, 0, 0}}},
                            {"▁", {-2, 1, {0, 0, 0, 0}}},
                            {"▁ca", {-4, 1, {0, 0, 7, 0}}},
                            {"t", {-5, 1, {0, 0, 7, 0}}},
                            {"s", {-4, 2, {0, -3, 0, 0}}}};

class StaticEncoderTest : public ::testing::Test {
 protected:
  std::string write(const Pieces& pieces, int bits,
                    const std::function<void(nlohmann::json&)>& change = {}) {
    const std::string payload = table_payload(pieces, bits);
    nlohmann::json header = table_header(pieces, bits, payload);
    if (change) change(header);
    return folder_.write("static", table_file(header, payload));
  }

  std::string problem_of(const std::string& path) {
    try {
      load_static_encoder(path);
    } catch (const ModelError& error) {
      EXPECT_EQ(error.place().file, path);
      EXPECT_FALSE(error.remedy().empty());
      return error.problem().english();
    }
    return "no error";
  }

  TemporaryFolder folder_;
};

TEST_F(StaticEncoderTest, AddsTheVectorsOfTheBestPiecesUp) {
  for (const int bits : {4, 8}) {
    const auto encoder = load_static_encoder(write(small_table, bits));
    EXPECT_EQ(encoder->info().dimension, 4U);
    const std::vector<std::string_view> sentences = {"cats", "cat", "", "dog", " cat\tcat "};
    const SentenceVectors vectors = encoder->encode(sentences);
    ASSERT_EQ(vectors.rows(), 5U);
    // cats = 0.5 * (4, 0, 0, 0) + 2 * (0, -3, 0, 0)
    EXPECT_FLOAT_EQ(vectors.weights[0] * vectors.row(0)[0], 2);
    EXPECT_FLOAT_EQ(vectors.weights[0] * vectors.row(0)[1], -6);
    EXPECT_FLOAT_EQ(vectors.row(1)[0], 1);
    EXPECT_EQ(vectors.weights[2], 0);
    EXPECT_EQ(vectors.weights[3], 0);
    EXPECT_FLOAT_EQ(vectors.weights[4], 4);
  }
}

TEST_F(StaticEncoderTest, GivesTheSameForAnyNumberOfThreads) {
  const auto encoder = load_static_encoder(write(small_table, 4));
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) texts.push_back(std::string(i % 7, 's') + " cat cats t");
  const std::vector<std::string_view> sentences(texts.begin(), texts.end());
  EncodeOptions options;
  const SentenceVectors one = encoder->encode(sentences, options);
  std::size_t last = 0;
  options.threads = 4;
  options.progress = [&last](std::size_t done) { last = done; };
  const SentenceVectors four = encoder->encode(sentences, options);
  EXPECT_EQ(one.values, four.values);
  EXPECT_EQ(one.weights, four.weights);
  EXPECT_EQ(last, texts.size());
}

TEST_F(StaticEncoderTest, BearsOddTexts) {
  const auto encoder = load_static_encoder(write(small_table, 8));
  const std::string longest(100000, 'x');
  const std::string invalid = "cat\xFF\xF0\x9F s\xE2";
  const std::vector<std::string_view> sentences = {longest, invalid, "\xE2\x80\x8B", "　cat"};
  const SentenceVectors vectors = encoder->encode(sentences);
  EXPECT_EQ(vectors.weights[0], 0);
  EXPECT_GT(vectors.weights[1], 0);
  EXPECT_EQ(vectors.weights[2], 0);
  EXPECT_FLOAT_EQ(vectors.row(3)[0], 1);
}

TEST_F(StaticEncoderTest, RefusesAFileThatIsCutOffAnywhere) {
  const std::string bytes = [&] {
    write(small_table, 8);
    return folder_.read("static");
  }();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string path = folder_.write("short", bytes.substr(0, size));
    EXPECT_EQ(problem_of(path),
              size < 14 ? "not a table of static vectors" : "the table is cut off")
        << size;
  }
}

TEST_F(StaticEncoderTest, RefusesEveryDamagedByteOfThePayload) {
  write(small_table, 8);
  const std::string bytes = folder_.read("static");
  const std::size_t payload = table_payload(small_table, 8).size();
  for (std::size_t at = bytes.size() - payload; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_EQ(problem_of(folder_.write("damaged", damaged)),
              "the table is damaged: its checksum is another")
        << at;
  }
  EXPECT_EQ(problem_of(folder_.write("longer", bytes + "x")),
            "the table is damaged: its checksum is another");
}

TEST_F(StaticEncoderTest, RefusesAHeaderThatDoesNotFit) {
  const auto changed = [&](const std::string& key, const nlohmann::json& value) {
    return problem_of(write(small_table, 8, [&](nlohmann::json& header) { header[key] = value; }));
  };
  const std::string damaged = "the table's header is damaged";
  EXPECT_EQ(changed("dimension", 3), damaged);
  EXPECT_EQ(changed("dimension", 0), damaged);
  EXPECT_EQ(changed("dimension", "four"), damaged);
  EXPECT_EQ(changed("bits", 5), damaged);
  EXPECT_EQ(changed("pieces", 1ULL << 60U), damaged);
  EXPECT_EQ(changed("checksum", "xyz"), damaged);
  EXPECT_EQ(changed("format", 2), "a table of form 2, which this version cannot read");
  EXPECT_EQ(changed("pieces", 6), "the table is cut off");
  EXPECT_EQ(problem_of(write(small_table, 8, [](nlohmann::json& header) { header.erase("name"); })),
            damaged);
}

TEST_F(StaticEncoderTest, RefusesPiecesThatAreNotSorted) {
  std::string payload = table_payload(small_table, 8);
  nlohmann::json header = table_header(small_table, 8, payload);
  std::swap(payload[payload.size() - std::string("s\nt\n▁\n▁ca\n▁cat").size()],
            payload[payload.size() - std::string("t\n▁\n▁ca\n▁cat").size()]);
  header["checksum"] = hexadecimal(payload_checksum(payload));
  EXPECT_EQ(problem_of(folder_.write("unsorted", table_file(header, payload))),
            "the table's pieces are damaged");
}

TEST_F(StaticEncoderTest, NamesAMissingFile) {
  EXPECT_EQ(problem_of(folder_.path("none")), "the table of static vectors is missing");
}

}  // namespace
}  // namespace calque
