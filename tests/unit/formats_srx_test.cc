#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "formats/srx.h"
#include "text/error.h"

namespace calque {
namespace {

SrxDocument parse(const std::string& bytes) {
  std::vector<Note> notes;
  return parse_srx(bytes, "rules.srx", notes);
}

const std::string version_2 = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no">
<formathandle type="start" include="no"/>
</header>
<body>
<languagerules>
<languagerule languagerulename="English">
<!-- titles -->
<rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>[\.!?]&amp;?</beforebreak>
<afterbreak> </afterbreak></rule>
<rule><afterbreak><![CDATA[<br>]]></afterbreak></rule>
</languagerule>
</languagerules>
<maprules>
<languagemap languagepattern="EN.*" languagerulename="English"/>
</maprules>
</body>
</srx>
)";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, text.npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(SrxFile, RulesAndMapsAreReadWithTheirLines) {
  const SrxDocument made = parse(version_2);
  EXPECT_FALSE(made.cascade);
  EXPECT_FALSE(made.unicode_breaks);
  ASSERT_EQ(made.rules.size(), 1U);
  EXPECT_EQ(made.rules[0].name, "English");
  const auto& rules = made.rules[0].rules;
  ASSERT_EQ(rules.size(), 3U);
  EXPECT_FALSE(rules[0].breaks);
  EXPECT_EQ(rules[0].before, R"(\bMr\.)");
  EXPECT_EQ(rules[0].after, R"(\s)");
  EXPECT_EQ(rules[0].line, 10U);
  EXPECT_TRUE(rules[1].breaks);
  EXPECT_EQ(rules[1].before, R"([\.!?]&?)");
  EXPECT_EQ(rules[1].after, " ");
  EXPECT_TRUE(rules[2].breaks);
  EXPECT_EQ(rules[2].before, "");
  EXPECT_EQ(rules[2].after, "<br>");
  ASSERT_EQ(made.maps.size(), 1U);
  EXPECT_EQ(made.maps[0].pattern, "EN.*");
  EXPECT_EQ(made.maps[0].rules, 0U);
  EXPECT_EQ(made.maps[0].line, 17U);
}

TEST(SrxFile, NamespacePrefixesMakeNoDifference) {
  std::string text = version_2;
  for (std::size_t at = 0; (at = text.find('<', at)) != text.npos; ++at) {
    if (text[at + 1] == '/') ++at;
    if (text[at + 1] >= 'a' && text[at + 1] <= 'z') text.insert(at + 1, "s:");
  }
  text = replaced(text, "xmlns=", "xmlns:s=");
  EXPECT_EQ(parse(text).rules[0].rules.size(), 3U);
  EXPECT_EQ(parse(text).maps.size(), 1U);
}

TEST(SrxFile, CascadeThatIsNotSaidDependsOnTheVersion) {
  const std::string unsaid = replaced(version_2, " cascade=\"no\"", "");
  EXPECT_TRUE(parse(unsaid).cascade);
  EXPECT_FALSE(parse(replaced(unsaid, "version=\"2.0\"", "version=\"1.0\"")).cascade);
  EXPECT_TRUE(parse(replaced(version_2, "cascade=\"no\"", "cascade=\"YES\"")).cascade);
}

TEST(SrxFile, TheFirstVersionHasMapsWithinMaps) {
  std::string text = replaced(version_2, "<maprules>", "<maprules><maprule maprulename='m'>");
  text = replaced(text, "</maprules>", "</maprule></maprules>");
  EXPECT_EQ(parse(text).maps.size(), 1U);
}

TEST(SrxFile, OkapiMayAskForIcuBreaks) {
  const std::string options = "<o:options xmlns:o='x' useIcu4jBreakRules='yes'/></header>";
  EXPECT_TRUE(parse(replaced(version_2, "</header>", options)).unicode_breaks);
}

TEST(SrxFile, OmegatsOlderFileIsRead) {
  const SrxDocument made = parse(R"(<?xml version="1.0" encoding="UTF-8"?>
<java version="1.8.0" class="java.beans.XMLDecoder">
 <object class="org.omegat.core.segmentation.SRX">
  <void property="mappingRules">
   <void method="add">
    <object class="org.omegat.core.segmentation.MapRule">
     <void property="language"><string>French</string></void>
     <void property="pattern"><string>FR.*</string></void>
     <void property="rules">
      <void method="add">
       <object class="org.omegat.core.segmentation.Rule">
        <void property="afterbreak"><string>\s</string></void>
        <void property="beforebreak"><string>Mme\.</string></void>
       </object>
      </void>
      <void method="add">
       <object class="org.omegat.core.segmentation.Rule">
        <void property="beforebreak"><string>\.</string></void>
        <void property="breakRule"><boolean>true</boolean></void>
       </object>
      </void>
     </void>
    </object>
   </void>
  </void>
 </object>
</java>)");
  ASSERT_EQ(made.maps.size(), 1U);
  EXPECT_EQ(made.maps[0].pattern, "FR.*");
  ASSERT_EQ(made.rules[0].rules.size(), 2U);
  EXPECT_FALSE(made.rules[0].rules[0].breaks);
  EXPECT_EQ(made.rules[0].rules[0].before, R"(Mme\.)");
  EXPECT_EQ(made.rules[0].rules[0].after, R"(\s)");
  EXPECT_TRUE(made.rules[0].rules[1].breaks);
  EXPECT_EQ(made.rules[0].rules[1].line, 17U);
}

TEST(SrxFile, OtherEncodingsAreRead) {
  std::string wide = "\xFF\xFE";
  for (const char c : replaced(version_2, "UTF-8", "UTF-16")) wide += {c, '\0'};
  EXPECT_EQ(parse(wide).maps[0].line, 17U);
  std::string latin = replaced(version_2, "UTF-8", "ISO-8859-1");
  latin = replaced(latin, "Mr", "\xC9t");
  EXPECT_EQ(parse(latin).rules[0].rules[0].before, R"(\bÉt\.)");
  EXPECT_EQ(parse("\xEF\xBB\xBF" + version_2).maps.size(), 1U);
}

TEST(SrxFile, RulesOfTheSameNameAreJoinedWithANote) {
  const std::string more =
      "<languagerule languagerulename=\"English\"><rule break=\"no\"><beforebreak>a</beforebreak>"
      "</rule></languagerule></languagerules>";
  std::vector<Note> notes;
  const SrxDocument made =
      parse_srx(replaced(version_2, "</languagerules>", more), "rules.srx", notes);
  ASSERT_EQ(made.rules.size(), 1U);
  EXPECT_EQ(made.rules[0].rules.size(), 4U);
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].place.line, 15U);
}

// Fails in `line` (0: none) with `words`.
void expect_failure(const std::string& bytes, std::size_t line, const std::string& words) {
  try {
    parse(bytes);
    ADD_FAILURE() << words;
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, "rules.srx");
    EXPECT_EQ(error.place().line.value_or(0), line) << error.what();
    EXPECT_NE(error.problem().english().find(words), std::string::npos) << error.what();
  }
}

TEST(SrxFile, WhatIsNoSrxFileIsRefused) {
  expect_failure("", 0, "the file is empty");
  expect_failure(" \n\t", 0, "nothing but white space");
  expect_failure("Mr.\nMrs.\n", 3, "not XML");
  expect_failure("<srx a=1/>", 1, "not well-formed XML");
  expect_failure("<?xml version='1.0'?>\n\n<tmx version='1.4'/>", 3, "its root is <tmx>");
  expect_failure("<srx version='2.0'>\n</srx>", 1, "no language map");
  expect_failure("<java>\n</java>", 1, "no language map");
  expect_failure("<srx>caf\xC3</srx>", 1, "not valid UTF-8");
  expect_failure("<?xml version='1.0' encoding='x-none'?><srx/>", 1, "unknown charset");
  expect_failure(std::string("<srx>\0</srx>", 12), 1, "looks binary");
}

TEST(SrxFile, TruncatedFilesAreRefused) {
  const std::size_t whole = version_2.rfind("</srx>") + 6;
  for (std::size_t size = 1; size < whole; size += 7) {
    EXPECT_THROW(parse(version_2.substr(0, size)), InputError) << size;
  }
  expect_failure(version_2.substr(0, version_2.find("<maprules>")), 15, "a tag is missing");
}

TEST(SrxFile, MapsToRulesThatDoNotExistAreNamed) {
  expect_failure(
      replaced(version_2, "languagerulename=\"English\"/>", "languagerulename=\"Latin\"/>"), 17,
      "no rules called \"Latin\"");
  expect_failure(replaced(version_2, " languagerulename=\"English\"/>", "/>"), 17,
                 "no rules called");
}

TEST(SrxFile, EntitiesAreNotExpanded) {
  std::string bomb = "<!DOCTYPE srx [<!ENTITY a0 \"aaaaaaaaaa\">\n";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + before + "\">\n";
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\n<srx ";
  std::string text = replaced(version_2, "<srx ", bomb);
  text = replaced(text, "\\bMr", "&a19;&file;");
  EXPECT_EQ(parse(text).rules[0].rules[0].before, R"(&a19;&file;\.)");
}

TEST(SrxFile, DeepAndLargeFilesAreRead) {
  std::string deep = "<srx>";
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  EXPECT_THROW(parse(deep), InputError);
  for (int i = 0; i < 200'000; ++i) deep += "</a>";
  expect_failure(deep + "</srx>", 1, "no language map");
  std::string large;
  for (int i = 0; i < 200'000; ++i) {
    large += "<rule break='no'>\n<beforebreak>w" + std::to_string(i) + "\\.</beforebreak></rule>\n";
  }
  const SrxDocument made = parse(replaced(version_2, "<!-- titles -->\n", large));
  ASSERT_EQ(made.rules[0].rules.size(), 200'003U);
  EXPECT_EQ(made.rules[0].rules[199'999].line, 9U + 2U * 199'999U);
}

TEST(SrxFile, MisspeltPartsOfARuleAreNamed) {
  for (const auto& [right, wrong] : std::vector<std::pair<std::string, std::string>>{
           {"<beforebreak>\\bMr\\.</beforebreak>", "<beforbreak>\\bMr\\.</beforbreak>"},
           {"break=\"no\"", "break=\"maybe\""},
           {"break=\"no\"", "brake=\"no\""}}) {
    try {
      parse(replaced(version_2, right, wrong));
      ADD_FAILURE() << wrong;
    } catch (const InputError& error) {
      EXPECT_EQ(error.place().line, 10U) << wrong;
    }
  }
}

}  // namespace
}  // namespace calque
