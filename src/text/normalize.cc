#include "text/normalize.h"

#include <algorithm>
#include <memory>

#include <boost/locale.hpp>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "text/utf8.h"

namespace calque {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

const std::locale& unicode_locale() {
  static const std::locale locale = [] {
    boost::locale::generator generator(boost::locale::localization_backend_manager::global());
    return generator("en_US.UTF-8");
  }();
  return locale;
}

// Letters that Unicode does not decompose though people type them as others.
const char* spelled_out(char32_t c) {
  switch (c) {
    case U'œ': return "oe";
    case U'æ': return "ae";
    case U'ø': return "o";
    case U'ł': return "l";
    case U'đ':
    case U'ð': return "d";
    case U'þ': return "th";
    case U'ı': return "i";
    case U'’':
    case U'‘':
    case U'ʼ': return "'";
    default: return nullptr;
  }
}

// An ICU transliterator is not safe to share between threads while it works, so each has its own.
const icu::Transliterator& latin_transliterator() {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return *transliterator;
}

bool is_latin_letter(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_ALPHABETIC) == 0 ||
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SCRIPT) == USCRIPT_LATIN;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  const std::string composed =
      boost::locale::normalize(std::string(text), boost::locale::norm_nfkc, unicode_locale());
  return boost::locale::fold_case(composed, unicode_locale());
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  const std::string apart =
      boost::locale::normalize(fold_case(text), boost::locale::norm_nfkd, unicode_locale());
  std::string out;
  out.reserve(apart.size());
  for (std::size_t at = 0; at < apart.size();) {
    const char32_t c = next_code_point(apart, at);
    // Only the accents of Latin, Greek and Cyrillic are ornaments; marks of other scripts are
    // vowels.
    if (c >= 0x300 && c <= 0x36F) continue;
    if (const char* letters = spelled_out(c)) {
      out += letters;
    } else {
      append_utf8(out, c);
    }
  }
  return boost::locale::normalize(out, boost::locale::norm_nfc, unicode_locale());
}

std::string fold_to_latin(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  bool latin = true;
  for (std::size_t at = 0; latin && at < text.size();)
    latin = is_latin_letter(next_code_point(text, at));
  if (latin) return fold(text);
  icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  latin_transliterator().transliterate(wide);
  std::string narrow;
  wide.toUTF8String(narrow);
  return fold(narrow);
}

}  // namespace calque
