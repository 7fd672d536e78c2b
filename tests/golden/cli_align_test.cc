// What `calque align` promises other programs, on real texts.
#include <fstream>
#include <regex>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support.h"
#include "support/run_program.h"

namespace calque {
namespace {

using Json = nlohmann::json;

const std::string story_fr = test::data_path("parallel/story.fr.txt");
const std::string story_en = test::data_path("parallel/story.en.txt");

class AlignProgram : public testing::Test {
 protected:
  // Without a model, so that every machine gives the same.
  ProgramResult run(const std::vector<std::string>& arguments) {
    return calque_(arguments, {"", {{"CALQUE_MODELS", folder_.path("none")}}});
  }
  std::vector<Json> beads(const std::string& source, const std::string& target) {
    const ProgramResult result = run({"align", "--lines", "--format", "jsonl", source, target});
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<Json> parsed;
    for (std::size_t begin = 0; begin < result.out.size();) {
      const std::size_t end = result.out.find('\n', begin);
      parsed.push_back(Json::parse(result.out.substr(begin, end - begin)));
      begin = end + 1;
    }
    return parsed;
  }

  TemporaryFolder folder_;
  Program calque_{CALQUE_BIN};
};

TEST_F(AlignProgram, puts_every_line_in_one_bead_and_gives_each_link_a_reason) {
  std::multiset<std::size_t> source;
  std::multiset<std::size_t> target;
  std::size_t links = 0;
  for (const Json& bead : beads(story_fr, story_en)) {
    for (const std::size_t line : bead.at("src").get<std::vector<std::size_t>>())
      source.insert(line);
    for (const std::size_t line : bead.at("tgt").get<std::vector<std::size_t>>())
      target.insert(line);
    const bool gap = bead.at("src").empty() || bead.at("tgt").empty();
    if (gap) {
      EXPECT_EQ(bead.at("src").size() + bead.at("tgt").size(), 1U);
    }
    if (!gap && !bead.at("src_text").get<std::string>().empty()) {
      EXPECT_FALSE(bead.at("evidence").empty()) << bead.dump();
      ++links;
    }
  }
  EXPECT_GT(links, 80U);
  EXPECT_EQ(std::set<std::size_t>(source.begin(), source.end()).size(), source.size());
  EXPECT_EQ(std::set<std::size_t>(target.begin(), target.end()).size(), target.size());
}

TEST_F(AlignProgram, says_plainly_that_texts_are_unrelated) {
  const ProgramResult result =
      run({"align", "--format", "jsonl", story_fr, test::data_path("comparable/harbour/en-1.txt")});
  EXPECT_EQ(result.status, 0);
  const std::regex note("only [0-9]+ of [0-9]+ segments found a partner: are .* a text and its");
  EXPECT_TRUE(std::regex_search(result.err, note)) << result.err;
  const ProgramResult related = run({"align", "--format", "jsonl", story_fr, story_en});
  EXPECT_EQ(related.err.find("found a partner"), std::string::npos) << related.err;
}

}  // namespace
}  // namespace calque
