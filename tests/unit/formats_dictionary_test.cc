#include <gtest/gtest.h>

#include "formats/dictionary.h"
#include "formats/rows.h"
#include "text/error.h"

namespace calque {
namespace {

class DictionaryFile : public testing::Test {
 protected:
  // "chat=cat chien=dog:0.5"
  std::string parse(const std::string& text) {
    notes_.clear();
    std::string shape;
    for (const DictionaryEntry& entry : parse_dictionary(text, "words.tsv", notes_)) {
      if (!shape.empty()) shape += ' ';
      shape += entry.source + "=" + entry.target;
      if (entry.weight != 1.0) shape += ":" + std::to_string(entry.weight).substr(0, 4);
    }
    return shape;
  }
  std::string note() const {
    return notes_.empty() ? "" : notes_[0].place.file + ": " + notes_[0].text.english();
  }

  std::vector<Note> notes_;
};

TEST_F(DictionaryFile, HoldsWordsTermsAndWeights) {
  EXPECT_EQ(parse("chat\tcat\nchien\tdog\t0.5\n état de droit \trule of law\t1\tnote\nou\tor\t\n"),
            "chat=cat chien=dog:0.50 état de droit=rule of law ou=or");
  EXPECT_EQ(note(), "");
}

TEST_F(DictionaryFile, MayHaveAHeader) {
  EXPECT_EQ(parse("Source\tTarget\nchat\tcat\n"), "chat=cat");
  EXPECT_EQ(parse("source\ttarget\tweight\nchat\tcat\n"), "chat=cat");
  EXPECT_EQ(parse("# words\nfr\ten-GB\nchat\tcat\n"), "chat=cat");
}

TEST_F(DictionaryFile, KeepsShortWordsInTheFirstRow) {
  EXPECT_EQ(parse("de\tof\nle\tthe\n"), "de=of le=the");
  EXPECT_EQ(parse("de\tla\t0.3\n"), "de=la:0.30") << "a weight makes no header";
}

TEST_F(DictionaryFile, SkipsCommentsBlankLinesAndAMark) {
  EXPECT_EQ(parse("\xEF\xBB\xBF# one\r\n\r\nchat\tcat\r\n#chien\tdog\r\n"), "chat=cat");
  EXPECT_EQ(note(), "");
}

TEST_F(DictionaryFile, ReadsTheReversedForm) {
  EXPECT_EQ(parse("cat @ chat\nrule of law @ état de droit\n"),
            "chat=cat état de droit=rule of law");
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += "cat @ chat\n";
  EXPECT_EQ(parse(ten + "broken\n").size(), 89U);
  EXPECT_EQ(note(), "words.tsv: damaged rows left out: 1 (the first in line 11)");
  EXPECT_EQ(parse("moi @ toi\tme @ you\n"), "moi @ toi=me @ you") << "a tab decides";
}

TEST_F(DictionaryFile, DamagedRowsSpoilOnlyThemselves) {
  EXPECT_EQ(parse("chat\tcat\nchien\n\tdog\nloup\t \nours\tbear\t1.5\nours\tbear\tnan\n"
                  "ours\tbear\t0,5\nbo\xFFuf\tox\nlion\tlion\n"),
            "chat=cat lion=lion");
  EXPECT_EQ(notes_.size(), 1U);
  EXPECT_EQ(note(), "words.tsv: damaged rows left out: 7 (the first in line 2)");
}

TEST_F(DictionaryFile, WithoutAGoodRowIsRefused) {
  for (const std::string text : {"", "# nothing\n", "source\ttarget\n", "chat cat\nchien dog\n",
                                 "\xFF\xFE"
                                 "c\0h\0a\0t\0"}) {
    EXPECT_THROW(parse(text), InputError) << text;
  }
}

TEST_F(DictionaryFile, IsBounded) {
  std::string text;
  for (std::size_t i = 0; i <= most_rows; ++i) text += "a\tb\n";
  EXPECT_THROW(data_rows(text, "words.tsv"), InputError);
}

}  // namespace
}  // namespace calque
