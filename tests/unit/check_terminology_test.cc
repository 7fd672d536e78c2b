#include <gtest/gtest.h>

#include "check/glossary.h"
#include "formats/glossary_file.h"
#include "support/temporary_folder.h"
#include "text/error.h"
#include "unit/check_content_support.h"

namespace calque {
namespace {

std::string told(const Glossary& glossary, const test::Pair& pair) {
  return test::told_of_one("terminology", pair, "en", "fr",
                           {nullptr, nullptr, false, {}, &glossary});
}

TEST(Terminology, a_term_must_be_called_what_the_glossary_says) {
  const Glossary glossary({{"quay", {"quai", "appontement"}, {"dock"}}}, "en", "fr");
  EXPECT_EQ(told(glossary, {"The quay is closed.", "Le débarcadère est fermé."}),
            "warning: the term quay should be translated as quai, appontement");
  EXPECT_EQ(told(glossary, {"The quay is closed.", "Le quai est fermé."}), "");
  EXPECT_EQ(told(glossary, {"Both quays are closed.", "Les appontements sont fermés."}), "");
  EXPECT_EQ(told(glossary, {"The quay is closed.", "Le dock, un quai, est fermé."}),
            "error: the term dock must not be used here");
  EXPECT_EQ(told(glossary, {"The key is lost.", "La clé est perdue."}), "");
}

TEST(Terminology, inflection_and_compounds_are_no_alarm) {
  const Glossary finnish({{"city", {"kaupunki"}, {}}}, "en", "fi");
  EXPECT_FALSE(finnish.find_target("Asun kaupungissa.", "kaupunki", true).empty());
  const Glossary german({{"harbour", {"Hafen"}, {}}}, "en", "de");
  EXPECT_FALSE(german.find_target("Der Hafenmeister kommt.", "Hafen", true).empty());
  EXPECT_TRUE(german.find_target("Der Haken kommt.", "Hafen", true).empty());
  const Glossary japanese({{"harbour", {"港"}, {}}}, "en", "ja");
  EXPECT_FALSE(japanese.find_target("この港は古い。", "港", true).empty());
}

TEST(Terminology, of_overlapping_terms_the_longest_counts) {
  const Glossary glossary({{"harbour", {"port"}, {}}, {"harbour master", {"capitaine"}, {}}}, "en",
                          "fr");
  const auto found = glossary.find("The harbour master left the harbour.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].term->source, "harbour master");
  EXPECT_EQ(found[1].term->source, "harbour");
}

TEST(GlossaryFile, rows_of_tables_and_of_tbx_are_terms) {
  TemporaryFolder folder;
  std::vector<Note> notes;
  const auto rows =
      read_glossary(folder.write("g.tsv", "# ours\nquay\tquai\nquay\tdock\tforbidden\nbroken\n"),
                    "en", "fr", notes);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[1].forbidden);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].text.english(), "damaged rows left out: 1 (the first in line 4)");
  const std::string tbx =
      "<?xml version='1.0'?><martif><text><body><termEntry id='1'><langSet "
      "xml:lang='en'><tig><term>"
      "quay</term></tig></langSet><langSet xml:lang='fr-FR'><tig><term>quai</term></tig><tig><term>"
      "dock</term><termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></tig>"
      "</langSet></termEntry></body></text></martif>";
  const auto terms = read_glossary(folder.write("g.tbx", tbx), "en", "fr", notes);
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].target, "quai");
  EXPECT_TRUE(terms[1].forbidden);
  EXPECT_THROW(read_glossary(folder.write("b.tbx", tbx.substr(0, 90)), "en", "fr", notes),
               InputError);
  EXPECT_THROW(read_glossary(folder.write("c.tbx", tbx), "en", "ja", notes), InputError);
}

}  // namespace
}  // namespace calque
