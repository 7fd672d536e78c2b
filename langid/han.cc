#include "langid/han.h"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace calque {
namespace {

// The characters of a legacy charset; empty when ICU was built without it.
icu::UnicodeSet characters_of(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return set;
  ucnv_getUnicodeSet(converter.get(), set.toUSet(), UCNV_ROUNDTRIP_SET, &status);
  return U_SUCCESS(status) ? set : icu::UnicodeSet();
}

struct HanSets {
  icu::UnicodeSet japanese;
  icu::UnicodeSet chinese;
  icu::UnicodeSet simplified;
  icu::UnicodeSet traditional;
};

HanSets make_sets() {
  const icu::UnicodeSet jis = characters_of("Shift_JIS");
  const icu::UnicodeSet gb = characters_of("GB2312");
  const icu::UnicodeSet big5 = characters_of("Big5");
  HanSets sets;
  if (jis.isEmpty() || gb.isEmpty() || big5.isEmpty()) return sets;
  sets.japanese.addAll(jis).removeAll(gb).removeAll(big5);
  sets.chinese.addAll(gb).addAll(big5).removeAll(jis);
  sets.simplified.addAll(gb).removeAll(big5);
  sets.traditional.addAll(big5).removeAll(gb);
  for (icu::UnicodeSet* set :
       {&sets.japanese, &sets.chinese, &sets.simplified, &sets.traditional}) {
    set->freeze();
  }
  return sets;
}

const HanSets& han_sets() {
  static const HanSets sets = make_sets();
  return sets;
}

}  // namespace

bool is_han(char32_t c) {
  return c >= 0x2E80 && uscript_hasScript(static_cast<UChar32>(c), USCRIPT_HAN);
}

HanEvidence count_telling_han(std::string_view text) {
  HanEvidence evidence;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_han(c)) continue;
    evidence.japanese += han_sets().japanese.contains(static_cast<UChar32>(c));
    evidence.chinese += han_sets().chinese.contains(static_cast<UChar32>(c));
  }
  return evidence;
}

std::string_view chinese_script(std::string_view text) {
  std::size_t simplified = 0;
  std::size_t traditional = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_han(c)) continue;
    simplified += han_sets().simplified.contains(static_cast<UChar32>(c));
    traditional += han_sets().traditional.contains(static_cast<UChar32>(c));
  }
  if (simplified > 2 * traditional) return "Hans";
  return traditional > 2 * simplified ? "Hant" : "Hani";
}

bool has_cantonese_characters(std::string_view text) {
  constexpr std::u32string_view cantonese = U"嘅咗喺嘢唔哋冇佢嚟啲咁噉嗰乜畀諗攞㗎喎咩";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x4E00 && cantonese.find(c) != std::u32string_view::npos) return true;
  }
  return false;
}

}  // namespace calque
