// Words of any script by their sounds, so that a name can be found again in another script.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "align/anchors/similarity.h"

namespace calque {

// Scripts as far as names in them are found and read differently.
enum class SoundFamily : std::uint8_t {
  none,   // no letter
  cased,  // with capitals: Latin, Cyrillic, Greek, Armenian
  plain,  // letters with vowels, without capitals: Georgian
  abjad,  // consonants only: Arabic, Hebrew
  indic,  // consonants with vowel marks: Devanagari, Bengali, Tamil, ...
  hangul,
  kana,  // katakana
  han,
  thai,   // consonants with vowel marks, written without spaces: Thai, Lao
  other,  // letters that names are not looked for in
};

SoundFamily sound_family(char32_t c);

// How sounds of such a word are compared with those of a name in Latin letters.
SoundProfile sound_profile(SoundFamily family);

// The sounds of a word in letters of one family, one ASCII letter each as in sound_form(): by ICU's
// transliteration of the single characters, then in the way the script writes foreign names.
std::string script_sounds(std::string_view word, SoundFamily family);

// A folded word of a script with capitals in Latin letters as English would spell it:
// fold_to_latin() where that keeps the sounds, Cyrillic by the usual digraphs ("чавес" ->
// "chaves").
std::string name_letters(std::string_view folded);

// The same for a name folded to Latin letters: sound_form() with what other scripts may leave out
// marked as weak ('R', 'G'), each group of vowels as its first.
std::string latin_sounds(std::string_view latin);

}  // namespace calque
