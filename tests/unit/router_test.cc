#include "langid/router.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "langid/identifier.h"

namespace calque {
namespace {

Document segmented(const std::string& text, const SegmentOptions& options = {}) {
  Document document;
  document.text = text;
  segment(document, *make_stopword_identifier(), options);
  return document;
}

TEST(Router, BlocksAreSplitInTheirOwnLanguage) {
  const Document document = segmented(
      "The ship that lay in the harbour was old. Mr. Delestre said that it was the oldest of all "
      "of them, and that nobody would move it.\n\n"
      "Le navire qui se trouvait dans le port était vieux. M. Delestre a dit que c’était le plus "
      "vieux de tous, et que personne ne le déplacerait.\n");
  ASSERT_EQ(document.segments.size(), 4U);
  EXPECT_EQ(document.segments[0].lang, "en");
  EXPECT_EQ(document.segments[3].lang, "fr");
  EXPECT_TRUE(slice(document.text, document.segments[3].range).starts_with("M. Delestre"));
}

TEST(Router, ALanguageThatIsGivenIsTaken) {
  SegmentOptions options;
  options.lang = "de";
  const Document document = segmented("Am 3. Oktober kam er an. Er blieb.", options);
  EXPECT_EQ(document.lang, "de");
  ASSERT_EQ(document.segments.size(), 2U);
  EXPECT_EQ(document.segments[1].lang, "de");
}

TEST(Router, SegmentsHaveTheKindOfTheirBlock) {
  SegmentOptions options;
  options.lang = "en";
  const Document document = segmented(
      "The rain\n\nIt fell. It stopped.\n\n- one. Two.\n\n> Nobody came.\n\nLeave a Reply\n",
      options);
  std::vector<SegmentKind> kinds;
  for (const Segment& segment : document.segments) kinds.push_back(segment.kind);
  using enum SegmentKind;
  EXPECT_EQ(kinds, (std::vector<SegmentKind>{heading, sentence, sentence, item, item, quotation,
                                             boilerplate}));
}

TEST(Router, EveryLineIsASegmentOnRequest) {
  SegmentOptions options;
  options.lines = true;
  const Document document = segmented("One. Two.\n\n  - three \r\n", options);
  ASSERT_EQ(document.segments.size(), 3U);
  EXPECT_EQ(document.segments[0].range, (ByteRange{0, 9}));
  EXPECT_TRUE(document.segments[1].range.empty());
  EXPECT_EQ(slice(document.text, document.segments[2].range), "  - three ");
  for (const Segment& segment : document.segments) EXPECT_EQ(segment.kind, SegmentKind::line);
}

TEST(Router, EmptyTextHasNoSegments) {
  SegmentOptions options;
  EXPECT_TRUE(segmented("", options).segments.empty());
  EXPECT_EQ(segmented("").lang, "und");
  options.lines = true;
  EXPECT_TRUE(segmented("", options).segments.empty());
  EXPECT_EQ(segmented("\n\n\n", options).segments.size(), 3U);
}

TEST(Router, SegmentsOfAnEarlierRunAreReplaced) {
  Document document;
  document.text = "One. Two.";
  const auto identifier = make_stopword_identifier();
  segment(document, *identifier);
  segment(document, *identifier);
  EXPECT_EQ(document.segments.size(), 2U);
}

TEST(Router, ANumberBelongsToItsHeading) {
  Document document;
  document.text = "5.3. Structure of a package\n\nIt has two parts.";
  document.blocks = {{{0, 27}, BlockKind::heading}, {{29, 46}, BlockKind::paragraph}};
  segment(document, *make_stopword_identifier(), {"en"});
  ASSERT_EQ(document.segments.size(), 2U);
  EXPECT_EQ(slice(document.text, document.segments[0].range), "5.3. Structure of a package");
}

}  // namespace
}  // namespace calque
