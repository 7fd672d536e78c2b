// Sums of remembered words against the library's own way from a line to its labels.
#include "langid/fasttext_model.h"

#include <random>
#include <sstream>
#include <string>

#include <fasttext/fasttext.h>
#include <gtest/gtest.h>

#include "models/manifest.h"

namespace calque {
namespace {

std::string random_line(std::mt19937& random) {
  // Real words, bytes that part words for fastText, its own sign for the end of a line.
  const std::string parts[] = {"the",  "house", "la",          "maison",  "дом",
                               "家は", "</s>",  "__label__fr", "\t",      "\v",
                               "  ",   "é",     "x9",          "الكلمات", "."};
  std::string line;
  for (std::size_t size = random() % 12; size > 0; --size) {
    line += parts[random() % std::size(parts)];
    if (random() % 3 != 0) line += ' ';
  }
  for (std::size_t letters = random() % 9; letters > 0; --letters)
    line += static_cast<char>('a' + random() % 26);
  return line;
}

TEST(FastTextModel, PredictsAsTheLibraryDoes) {
  const auto path = locate_model(*find_model("lid.176"));
  if (!path) GTEST_SKIP() << "the model has not been fetched";
  fasttext::FastText library;
  library.loadModel(*path);
  const FastTextModel model(*path);
  const FastTextModel other(*path);  // has a memory of its own
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string line = random_line(random);
    std::istringstream in(line + '\n');
    std::vector<std::pair<fasttext::real, std::string>> expected;
    library.predictLine(in, expected, 5, 0.0F);
    const auto found = (round % 7 == 0 ? other : model).predict(line, 5);
    ASSERT_EQ(found.size(), expected.size()) << line;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_NEAR(found[i].second, expected[i].first, 1e-4) << line;
      if (found[i].second > 0.01) {
        EXPECT_EQ(model.labels()[found[i].first].name, expected[i].second) << line;
      }
    }
  }
}

}  // namespace
}  // namespace calque
