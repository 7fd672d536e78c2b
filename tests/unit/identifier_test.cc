#include "langid/identifier.h"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <gtest/gtest.h>

#include "langid/clean_text.h"
#include "langid/han.h"
#include "models/manifest.h"
#include "support/processor_time.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

// A supervised fastText model of two languages and four words, as the library writes them.
class TinyModel {
 public:
  explicit TinyModel(const char* english = "__label__en", const char* french = "__label__fr") {
    add<std::int32_t>({793712314, 12});
    // dimension, window, epochs, least count, negatives, word n-grams, softmax, supervised,
    // buckets, shortest and longest n-gram, update rate
    add<std::int32_t>({2, 5, 5, 1, 5, 1, 3, 3, 0, 0, 0, 100});
    add<double>({1e-4});
    add<std::int32_t>({6, 4, 2});
    add<std::int64_t>({100, -1});
    for (const char* word : {"the", "house", "la", "maison"}) add_entry(word, 0);
    for (const char* label : {english, french}) add_entry(label, 1);
    add<std::uint8_t>({0});
    add<std::int64_t>({4, 2});
    add<float>({3, 0, 3, 0, 0, 3, 0, 3});
    add<std::uint8_t>({0});
    add<std::int64_t>({2, 2});
    add<float>({3, -3, -3, 3});
  }

  std::string bytes;

 private:
  template <typename T>
  void add(std::initializer_list<T> values) {
    for (const T value : values) {
      char raw[sizeof value];
      std::memcpy(raw, &value, sizeof value);
      bytes.append(raw, sizeof value);
    }
  }
  void add_entry(const char* word, std::uint8_t type) {
    bytes += word;
    bytes += '\0';
    add<std::int64_t>({10});
    add<std::uint8_t>({type});
  }
};

class ModelFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ =
        (fs::path(testing::TempDir()) /
         (std::string("calque-") + testing::UnitTest::GetInstance()->current_test_info()->name()))
            .string();
  }
  void TearDown() override { fs::remove_all(path_); }

  std::unique_ptr<Identifier> load(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    return load_fasttext_identifier(path_);
  }

  std::string path_;
};

TEST_F(ModelFile, LoadsASmallModel) {
  const auto identifier = load(TinyModel().bytes);
  EXPECT_EQ(identifier->identify("the house").lang, "en");
  EXPECT_EQ(identifier->identify("la maison").lang, "fr");
  EXPECT_EQ(identifier->candidates("la maison", 9).size(), 2U);
}

TEST_F(ModelFile, LabelsOfSeveralSchemesAreReadAsBcp47) {
  const auto languages = [&](const char* english, const char* french) {
    const auto identifier = load(TinyModel(english, french).bytes);
    return identifier->identify("the house").lang + " " + identifier->identify("la maison").lang;
  };
  EXPECT_EQ(languages("__label__eng_Latn", "__label__fra_Latn"), "en fr");
  EXPECT_EQ(languages("__label__eng", "__label__fra"), "en fr");
  EXPECT_EQ(languages("eng-Latn", "fra-Latn"), "en fr");
}

TEST_F(ModelFile, AModelOfOtherThingsIsRefused) {
  EXPECT_THROW(load(TinyModel("__label__positive", "__label__negative").bytes), ModelError);
}

TEST_F(ModelFile, MissingOrEmptyIsAModelError) {
  EXPECT_THROW(load_fasttext_identifier(path_), ModelError);
  EXPECT_THROW(load(""), ModelError);
  EXPECT_THROW(load("not a model at all"), ModelError);
  EXPECT_THROW(load_fasttext_identifier(testing::TempDir()), ModelError) << "a folder";
}

TEST_F(ModelFile, EveryTruncationIsAModelError) {
  const std::string whole = TinyModel().bytes;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW(load(whole.substr(0, size)), ModelError) << size;
  }
  EXPECT_THROW(load(whole + 'x'), ModelError);
}

TEST_F(ModelFile, DamagedBytesNeverCrash) {
  const std::string whole = TinyModel().bytes;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0x80}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      try {
        load(damaged)->identify("the house and la maison");
      } catch (const ModelError& error) {
        EXPECT_EQ(error.place().file, path_);
        EXPECT_FALSE(error.remedy().empty());
      }
    }
  }
}

TEST(CleanText, LeavesOutAddressesMarkupAndDigits) {
  EXPECT_EQ(clean_text("Voir https://example.org/a?b=c ou www.example.org").letters, "Voir ou");
  EXPECT_EQ(clean_text("Write to jo.doe@example.org or @jodoe #tag now").letters,
            "Write to or now");
  EXPECT_EQ(clean_text("<b>fett</b> und {name} 42").letters, "fett und");
  EXPECT_EQ(clean_text("a < b, c > d").letters, "a b c d");
}

TEST(CleanText, AddressesEndWhereAnotherScriptBegins) {
  EXPECT_EQ(clean_text("请看https://example.org/页面吧").letters, "请看 页面吧");
}

TEST(CleanText, KeepsInnerApostrophesAndComposesAccents) {
  EXPECT_EQ(clean_text("'L’e\xCC\x81te\xCC\x81' est-il là ?").letters, "L’été est-il là");
}

TEST(CleanText, LowersAndNoticesCapitals) {
  EXPECT_EQ(clean_text("İSTANBUL ÇOK GÜZEL").lower, "istanbul çok güzel");
  EXPECT_TRUE(clean_text("UN TREN HA LLEGADO").shouted);
  EXPECT_FALSE(clean_text("NATO und UNO").shouted);
}

TEST(CleanText, SamplesLongTextsFromEndToEnd) {
  const std::string text = "first " + std::string(1'000'000, '.') + " last";
  const CleanText clean = clean_text(text);
  EXPECT_LT(clean.plain.size(), 5000U);
  EXPECT_EQ(clean.letters, "first last");
  EXPECT_EQ(clean_text(std::string(1'000'000, '1') + "middle" + std::string(999'000, '2')).letters,
            "middle")
      << "letters that the sample misses are looked for";
}

TEST(Han, TellsNationalCharactersApart) {
  EXPECT_GT(count_telling_han("働込畑峠").japanese, 3U);
  EXPECT_GT(count_telling_han("这们说吗").chinese, 3U);
  EXPECT_EQ(chinese_script("我们说汉语"), "Hans");
  EXPECT_EQ(chinese_script("我們說漢語"), "Hant");
  EXPECT_EQ(chinese_script("中文"), "Hani");
  EXPECT_TRUE(has_cantonese_characters("佢哋"));
  EXPECT_FALSE(has_cantonese_characters("他们"));
}

struct Example {
  const char* lang;
  const char* text;
};

constexpr Example sentences[] = {
    {"en", "They said that the bridge would be closed for two weeks because of the flood."},
    {"fr", "Le maire a annoncé que les écoles de la ville seront fermées jusqu’à lundi."},
    {"de", "Die Brücke ist seit gestern gesperrt, weil der Fluss über die Ufer getreten ist."},
    {"es", "El puente está cerrado desde ayer porque el río se ha desbordado con las lluvias."},
    {"it", "Il ponte è chiuso da ieri perché il fiume è uscito dagli argini dopo la pioggia."},
    {"pt", "A ponte está fechada desde ontem porque o rio não parou de subir com as chuvas."},
    {"nl", "De brug is sinds gisteren dicht omdat het water van de rivier veel te hoog staat."},
    {"pl",
     "Most jest zamknięty od wczoraj, bo po deszczach rzeka wystąpiła z brzegów i nie opada."},
    {"sv", "Bron är stängd sedan i går för att floden har stigit och det inte slutar att regna."},
    {"tr", "Köprü dünden beri kapalı, çünkü yağmurdan sonra nehir çok yükseldi ve hâlâ inmedi."},
    {"ru", "Мост закрыт со вчерашнего дня, потому что после дождей река вышла из берегов."},
    {"uk", "Міст закритий з учорашнього дня, бо після дощів річка вийшла з берегів."},
    {"ar", "الجسر مغلق منذ أمس لأن النهر فاض بعد الأمطار التي لم تتوقف حتى الآن."},
    {"fa", "پل از دیروز بسته است زیرا رودخانه پس از باران از بستر خود بیرون آمده است."},
    {"hi", "पुल कल से बंद है क्योंकि बारिश के बाद नदी का पानी बहुत बढ़ गया है।"},
    {"zh", "因为大雨之后河水上涨，这座桥从昨天起就关闭了。"},
    {"ja", "大雨で川があふれたため、橋は昨日から閉鎖されている。"},
    {"ko", "비가 온 뒤 강물이 넘쳐서 다리가 어제부터 통제되고 있다."},
    {"th", "สะพานปิดตั้งแต่เมื่อวานเพราะน้ำในแม่น้ำล้นตลิ่ง"},
    {"he", "הגשר סגור מאתמול כי הנהר עלה על גדותיו אחרי הגשם."},
};

void expect_odd_texts_are_handled(const Identifier& identifier) {
  for (const std::string& text :
       {std::string(), std::string("12 345,67"), std::string("😀🎉"), std::string("?!… – *"),
        std::string("https://example.org/article"), std::string(3, '\0'),
        std::string("\xFF\xC0")}) {
    const Identification found = identifier.identify(text);
    EXPECT_EQ(found.lang, "und") << text;
    EXPECT_EQ(found.script, "Zyyy") << text;
    EXPECT_EQ(found.prob, 0.0) << text;
    EXPECT_TRUE(identifier.candidates(text, 3).empty()) << text;
  }
  EXPECT_EQ(identifier.identify("ᎠᎴᎢ ᏣᎳᎩ").lang, "und") << "no known language has this script";
  EXPECT_EQ(identifier.identify("ᎠᎴᎢ ᏣᎳᎩ").script, "Cher");
  EXPECT_EQ(identifier.identify(std::string("Where\0 are the keys of the house?", 33)).lang, "en");
  EXPECT_EQ(identifier.identify("Das \xFFist nicht \xC3gut f\xC3\xBCr die Kinder").lang, "de");
}

void expect_long_lines_are_quick(const Identifier& identifier) {
  std::string text;
  while (text.size() < 50'000'000) text += "Le chat de la voisine dort sur le lit. ";
  EXPECT_LT(processor_seconds([&] { EXPECT_EQ(identifier.identify(text).lang, "fr"); }), 2.0);
}

TEST(StopwordIdentifier, FindsTheLanguageOfSentences) {
  const auto identifier = make_stopword_identifier();
  for (const auto& [lang, text] : sentences) {
    const Identification found = identifier->identify(text);
    EXPECT_EQ(found.lang, lang) << text;
    EXPECT_LE(found.prob, 0.8) << text;
    EXPECT_GT(found.prob, 0.1) << text;
  }
}

TEST(StopwordIdentifier, DoesNotGuess) {
  const auto identifier = make_stopword_identifier();
  EXPECT_EQ(identifier->identify("Microsoft Windows").lang, "und");
  EXPECT_EQ(identifier->identify("Microsoft Windows").script, "Latn");
}

TEST(StopwordIdentifier, HandlesOddTexts) {
  expect_odd_texts_are_handled(*make_stopword_identifier());
}

TEST(StopwordIdentifier, IsQuickOnLongLines) {
  expect_long_lines_are_quick(*make_stopword_identifier());
}

TEST(StopwordIdentifier, OrdersItsCandidates) {
  const auto found =
      make_stopword_identifier()->candidates("Hun sagde at han ikke kunne komme i dag.", 4);
  ASSERT_EQ(found.size(), 4U);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i - 1].prob, found[i].prob);
}

// The fetched model, or nothing: these tests are skipped where it is not there.
class Lid176 : public testing::Test {
 protected:
  void SetUp() override {
    const ModelEntry* model = find_model("lid.176");
    ASSERT_NE(model, nullptr);
    const auto path = locate_model(*model);
    if (!path) GTEST_SKIP() << "the model has not been fetched";
    path_ = *path;
  }

  std::string path_;
};

TEST_F(Lid176, FindsTheLanguageOfSentences) {
  const auto identifier = load_fasttext_identifier(path_);
  for (const auto& [lang, text] : sentences) {
    EXPECT_EQ(identifier->identify(text).lang, lang) << text;
  }
}

TEST_F(Lid176, FindsTheLanguageOfShortTexts) {
  const auto identifier = load_fasttext_identifier(path_);
  for (const auto& [lang, text] : std::initializer_list<Example>{{"en", "I love you!"},
                                                                 {"en", "Do you know it?"},
                                                                 {"de", "„Danke!“"},
                                                                 {"zh", "狮子很强壮。"},
                                                                 {"zh", "有問題嗎？"},
                                                                 {"ja", "何が起きたの？"},
                                                                 {"yue", "佢哋今日冇嚟"},
                                                                 {"es", "UN TREN HA LLEGADO"},
                                                                 {"tr", "BU SABAH YAĞMUR YAĞIYOR"},
                                                                 {"ru", "Windows 11 уже здесь"}}) {
    EXPECT_EQ(identifier->identify(text).lang, lang) << text;
  }
  EXPECT_EQ(identifier->identify("我們說漢語").script, "Hant");
}

TEST_F(Lid176, UsesBcp47AndStandardLanguages) {
  const auto identifier = load_fasttext_identifier(path_);
  for (const auto& [lang, text] : sentences) {
    for (const Identification& one : identifier->candidates(text, 200)) {
      for (const char* code : {"sh", "als", "bh", "eml", "wuu", "arz"}) EXPECT_NE(one.lang, code);
    }
  }
  EXPECT_EQ(identifier->identify("Vlada je juče donijela odluku o ovom pitanju.").script, "Latn");
}

TEST_F(Lid176, NamesAloneBelongToNoLanguage) {
  const auto identifier = load_fasttext_identifier(path_);
  for (const char* names : {"Anselm Ritter", "Paris", "OK", "Lisboa Porto"}) {
    EXPECT_EQ(identifier->identify(names).lang, "und") << names;
    EXPECT_EQ(identifier->identify(names).script, "Latn") << names;
  }
  EXPECT_EQ(identifier->identify("Rauchen verboten").lang, "de");
}

TEST_F(Lid176, HandlesOddTexts) { expect_odd_texts_are_handled(*load_fasttext_identifier(path_)); }

TEST_F(Lid176, IsQuickOnLongLines) {
  expect_long_lines_are_quick(*load_fasttext_identifier(path_));
}

TEST_F(Lid176, RefusesDamagedCopies) {
  std::ifstream in(path_, std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string copy = testing::TempDir() + "calque-damaged-lid";
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{500}, whole.size() / 2, whole.size() - 1}) {
    std::ofstream(copy, std::ios::binary) << whole.substr(0, size);
    EXPECT_THROW(load_fasttext_identifier(copy), ModelError) << size;
  }
  for (std::size_t at = 3; at < whole.size(); at += whole.size() / 20) {
    std::string damaged = whole;
    damaged.replace(at, 4, "\xFF\xFF\xFF\x7F");
    std::ofstream(copy, std::ios::binary) << damaged;
    try {
      load_fasttext_identifier(copy)->identify("Une phrase bien ordinaire.");
    } catch (const ModelError&) {
    }
  }
  fs::remove(copy);
}

}  // namespace
}  // namespace calque
