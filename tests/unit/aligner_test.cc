#include "align/aligner.h"

#include <gtest/gtest.h>

#include "support.h"

namespace calque {
namespace {

TEST(Aligner, EmptySidesGiveGaps) {
  EXPECT_TRUE(align(test::lines_of(""), test::lines_of("")).empty());
  const auto links = align(test::lines_of("one\ntwo\n"), test::lines_of(""));
  ASSERT_EQ(links.size(), 2U);
  EXPECT_TRUE(links[0].target.empty());
  EXPECT_EQ(links[1].source, std::vector<std::size_t>{1});
}

TEST(Aligner, AnySizesAreAccepted) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "Zeile Nummer " + std::to_string(i) + " von vielen.\n";
  std::size_t covered = 0;
  for (const Link& link :
       align(test::lines_of("Line number 1234 of many.\n"), test::lines_of(many))) {
    covered += link.target.size();
  }
  EXPECT_EQ(covered, 3000U);
}

TEST(Aligner, EmptyLinesAreSegmentsToo) {
  const auto links = align(test::lines_of("\n\nBonjour Robert Kessler\n"),
                           test::lines_of("\nHello Robert Kessler\n"));
  std::size_t source = 0;
  std::size_t target = 0;
  for (const Link& link : links) {
    source += link.source.size();
    target += link.target.size();
  }
  EXPECT_EQ(source, 3U);
  EXPECT_EQ(target, 2U);
}

TEST(Aligner, EqualNumbersAloneDoNotBendTheAlignment) {
  // A chapter number that comes again in a running text must not pull the texts apart.
  std::vector<std::string> source{"Kapitel 1"};
  std::vector<std::string> target{"Libro 2", "Capitolo 1"};
  const char* names[] = {"Anselm Ritter", "Berta Kranz", "Konrad Vogt",
                         "Dorothea Lind", "Emil Sander", "Frieda Holm"};
  for (int i = 0; i < 24; ++i) {
    source.push_back(std::string(names[i % 6]) + " sprach lange mit den Leuten am Hafen, Tag " +
                     std::to_string(i + 30) + ".");
    target.push_back(std::string(names[i % 6]) + " parlò a lungo con la gente al porto, giorno " +
                     std::to_string(i + 30) + ".");
  }
  source.push_back("Kapitel 2");
  target.push_back("Capitolo 2");
  std::size_t right = 0;
  for (const Link& link : align(test::lines_of(source), test::lines_of(target))) {
    if (link.source.size() == 1 && link.target.size() == 1)
      right += link.target[0] == link.source[0] + 1;
  }
  EXPECT_GE(right, 25U);
}

TEST(Aligner, AVeryLongLineIsAligned) {
  std::string line;
  for (int i = 0; i < 20000; ++i) line += "mot" + std::to_string(i % 700) + " ";
  const auto links = align(test::lines_of("Berlin\n" + line + "\nParis\n"),
                           test::lines_of("Berlin\n" + line + "\nParis\n"));
  ASSERT_EQ(links.size(), 3U);
  EXPECT_EQ(links[1].target, std::vector<std::size_t>{1});
}

}  // namespace
}  // namespace calque
