// Anchors that are found by their letters alone: addresses, placeholders, acronyms, cognates.
#include <gtest/gtest.h>

#include "support/anchors.h"

namespace calque {
namespace {

using Strings = std::vector<std::string>;

Strings urls(const std::string& text) { return test::found(AnchorKind::url, "en", text); }
Strings placeholders(const std::string& text) {
  return test::keys(AnchorKind::placeholder, "en", text);
}

double compare(AnchorKind kind, const std::string& a, const std::string& b) {
  return anchor_type(kind).compare({kind, {}, a, 1.0}, {kind, {}, b, 1.0});
}

TEST(UrlAnchors, FindsAddressesWithoutTheSentencesPunctuation) {
  EXPECT_EQ(urls("see https://www.Example.org/a_(b)/, now"),
            Strings{"https://www.Example.org/a_(b)/=example.org/a_(b)"});
  EXPECT_EQ(urls("(see http://example.org/a)."), Strings{"http://example.org/a=example.org/a"});
  EXPECT_EQ(urls("«www.example.org»"), Strings{"www.example.org=example.org"});
  EXPECT_EQ(urls("write to jo.doe@port.example."),
            Strings{"jo.doe@port.example=jo.doe@port.example"});
  EXPECT_EQ(urls("at example.com today"), Strings{"example.com=example.com"});
}

TEST(UrlAnchors, FindsHandlesHashtagsAndFiles) {
  EXPECT_EQ(urls("@jodoe and #Harbour2024"),
            (Strings{"@jodoe=@jodoe", "#Harbour2024=#harbour2024"}));
  EXPECT_EQ(urls("open /usr/bin/env and report.pdf"),
            (Strings{"/usr/bin/env=/usr/bin/env", "report.pdf=report.pdf"}));
  EXPECT_EQ(urls("and/or, #5, e.g. this... U.S. p.m. 3.5"), Strings{});
}

TEST(UrlAnchors, TheNumbersOfAnAddressAreNoNumbers) {
  EXPECT_EQ(test::keys(AnchorKind::number, "en", "see https://a.example/2024/15 of 7"),
            Strings{"7"});
}

TEST(UrlAnchors, ComparesAddressesAndSites) {
  EXPECT_EQ(compare(AnchorKind::url, "a.example/x", "a.example/x"), 1.0);
  EXPECT_EQ(compare(AnchorKind::url, "a.example/x", "a.example/y"), 0.4);
  EXPECT_EQ(compare(AnchorKind::url, "a.example/x", "b.example/x"), 0.0);
}

TEST(PlaceholderAnchors, FindsTheUsualForms) {
  EXPECT_EQ(placeholders("%s of %1$d: %(name)s {0} {name} {{ x }} ${x} %-5.2f"),
            (Strings{"%s", "%1$d", "%(name)s", "{0}", "{name}", "{{ x }}", "${x}", "%-5.2f"}));
}

TEST(PlaceholderAnchors, PassesOverPercentagesAndBraces) {
  EXPECT_EQ(placeholders("100% sure, 50%d, {not this one}, %hello, 5 % de plus"), Strings{});
}

TEST(AcronymAnchors, TurnsOtherLanguagesIntoEnglish) {
  const auto acronyms = [](const std::string& lang, const std::string& text) {
    return test::keys(AnchorKind::acronym, lang, text);
  };
  EXPECT_EQ(acronyms("fr", "l’ONU, l’OTAN, l’UE et l’IA"), (Strings{"UN", "NATO", "EU", "AI"}));
  EXPECT_EQ(acronyms("en", "the U.N., NATO and the EU"), (Strings{"UN", "NATO", "EU"}));
  EXPECT_EQ(acronyms("de", "die EZB und das BIP"), (Strings{"ECB", "GDP"}));
  EXPECT_EQ(acronyms("es", "el FMI y la OMS"), (Strings{"IMF", "WHO"}));
  EXPECT_EQ(acronyms("ru", "в ООН и НАТО"), (Strings{"UN", "NATO"}));
  EXPECT_EQ(acronyms("es", "el SIDA, el VIH y el ADN"), (Strings{"AIDS", "HIV", "DNA"}));
  EXPECT_EQ(acronyms("fr", "la TVA, le PIB et un OVNI"), (Strings{"VAT", "GDP", "UFO"}));
  EXPECT_EQ(acronyms("ru", "в ЕС, ВОЗ, МВФ и ФБР"), (Strings{"EU", "WHO", "IMF", "FBI"}));
  EXPECT_EQ(acronyms("uk", "у ВООЗ і ЄС про ВВП"), (Strings{"WHO", "EU", "GDP"}));
  EXPECT_EQ(acronyms("el", "ο ΟΗΕ, το ΝΑΤΟ και η ΕΕ"), (Strings{"UN", "NATO", "EU"}));
  EXPECT_EQ(acronyms("pl", "w ONZ i UE o PKB"), (Strings{"UN", "EU", "GDP"}));
  EXPECT_EQ(acronyms("tr", "ve BM ile AB"), (Strings{"UN", "EU"}));
  EXPECT_EQ(acronyms("fi", "ja YK sekä BKT"), (Strings{"UN", "GDP"}));
  EXPECT_EQ(acronyms("hu", "az ENSZ és a DNS"), (Strings{"UN", "DNA"}));
  EXPECT_EQ(acronyms("sr", "и СЗО о ДНК"), (Strings{"WHO", "DNA"}));
  EXPECT_EQ(acronyms("en", "two GPUs of INAS"), (Strings{"GPU", "INAS"}));
}

TEST(AcronymAnchors, HeadingsInCapitalsHoldNone) {
  EXPECT_EQ(test::keys(AnchorKind::acronym, "en", "OLD SHIP FOUND\nan old ship was found"),
            Strings{});
}

TEST(AcronymAnchors, LettersInAnotherOrderAreAHint) {
  EXPECT_EQ(compare(AnchorKind::acronym, "UN", "UN"), 1.0);
  EXPECT_EQ(compare(AnchorKind::acronym, "OTAN", "NATO"), 0.4);
  EXPECT_EQ(compare(AnchorKind::acronym, "UE", "EU"), 0.0);
  EXPECT_EQ(compare(AnchorKind::acronym, "INAS", "SMP"), 0.0);
}

TEST(CognateAnchors, TakesLongerContentWords) {
  EXPECT_EQ(test::keys(AnchorKind::cognate, "fr", "une réalité avec des photos où Luc va"),
            (Strings{"realite", "fotos"}));
  EXPECT_EQ(test::keys(AnchorKind::cognate, "ru", "инфраструктура"), Strings{"infrastructura"});
  EXPECT_EQ(test::keys(AnchorKind::cognate, "zh", "基础设施非常重要"), Strings{});
}

TEST(CognateAnchors, LeavesNamesAloneButNotQuotations) {
  EXPECT_EQ(test::keys(AnchorKind::cognate, "fr", "hier Solange Abgrall « la mission »"),
            Strings{"mision"});
}

TEST(CognateAnchors, ComparesAcrossLanguages) {
  const auto alike = [](const std::string& lang, const std::string& word,
                        const std::string& english) {
    return test::alike(AnchorKind::cognate, lang, word, "en", english);
  };
  EXPECT_GT(alike("fr", "réalité", "reality"), 0.5);
  EXPECT_GT(alike("fr", "technique", "technical"), 0.5);
  EXPECT_GT(alike("fr", "démocratie", "democracy"), 0.5);
  EXPECT_GT(alike("es", "universidad", "university"), 0.5);
  EXPECT_GT(alike("de", "Infrastruktur", "infrastructure"), 0.5);
  EXPECT_GT(alike("ru", "инфраструктура", "infrastructure"), 0.5);
  EXPECT_GT(alike("ru", "президент", "president"), 0.5);
  EXPECT_LT(alike("fr", "bateau", "harbour"), 0.3);
  EXPECT_LT(alike("fr", "chantier", "company"), 0.3);
  EXPECT_LT(alike("de", "Zeitung", "building"), 0.3);
}

}  // namespace
}  // namespace calque
