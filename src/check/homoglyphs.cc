#include "check/homoglyphs.h"

#include <algorithm>
#include <array>

#include <unicode/uscript.h>

#include "check/text_scan.h"

namespace calque {
namespace {

struct Pair {
  char32_t letter;
  char latin;
};

constexpr std::array<Pair, 48> pairs = {
    {{U'а', 'a'}, {U'е', 'e'}, {U'о', 'o'}, {U'р', 'p'}, {U'с', 'c'}, {U'х', 'x'}, {U'у', 'y'},
     {U'і', 'i'}, {U'ј', 'j'}, {U'ѕ', 's'}, {U'А', 'A'}, {U'В', 'B'}, {U'Е', 'E'}, {U'К', 'K'},
     {U'М', 'M'}, {U'Н', 'H'}, {U'О', 'O'}, {U'Р', 'P'}, {U'С', 'C'}, {U'Т', 'T'}, {U'Х', 'X'},
     {U'І', 'I'}, {U'Ј', 'J'}, {U'Ѕ', 'S'}, {U'ο', 'o'}, {U'ν', 'v'}, {U'Α', 'A'}, {U'Β', 'B'},
     {U'Ε', 'E'}, {U'Ζ', 'Z'}, {U'Η', 'H'}, {U'Ι', 'I'}, {U'Κ', 'K'}, {U'Μ', 'M'}, {U'Ν', 'N'},
     {U'Ο', 'O'}, {U'Ρ', 'P'}, {U'Τ', 'T'}, {U'Υ', 'Y'}, {U'Χ', 'X'}, {U'ԁ', 'd'}, {U'һ', 'h'},
     {U'ԛ', 'q'}, {U'ԝ', 'w'}, {U'Ү', 'Y'}, {U'Һ', 'h'}, {U'ҽ', 'e'}, {U'ӏ', 'l'}}};

char latin_of(char32_t letter) {
  const auto end = pairs.end();
  const auto found =
      std::find_if(pairs.begin(), end, [&](const Pair& pair) { return pair.letter == letter; });
  return found == end ? '\0' : found->latin;
}

// The letter of the other alphabet that looks like `latin`; 0 when there is none.
char32_t of_script(char latin, unsigned script) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return pair.latin == latin && traits_of(pair.letter).script() == script;
  });
  return found == pairs.end() ? 0 : found->letter;
}

struct Word {
  ByteRange range;
  int latin = 0;
  int other = 0;
  unsigned script = 0;      // of the others
  int changes = 0;          // from one alphabet to another
  bool latin_alike = true;  // all Latin letters look like some of the other script
  bool other_alike = true;  // and the reverse
};

// The word that begins at `at`, which is moved behind it.
Word read_word(std::string_view text, std::size_t& at) {
  Word word;
  word.range.begin = at;
  unsigned before = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c)) break;
    at = next;
    const unsigned script = traits_of(c).script();
    if (script != USCRIPT_LATIN && script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK) continue;
    word.changes += static_cast<int>(before != 0 && before != script);
    before = script;
    if (script == USCRIPT_LATIN) {
      ++word.latin;
      word.latin_alike = word.latin_alike && c < 0x80 &&
                         (of_script(static_cast<char>(c), USCRIPT_CYRILLIC) != 0 ||
                          of_script(static_cast<char>(c), USCRIPT_GREEK) != 0);
    } else {
      ++word.other;
      word.script = script;
      word.other_alike = word.other_alike && latin_of(c) != '\0';
    }
  }
  word.range.end = at;
  return word;
}

std::string rewritten(std::string_view word, bool to_latin, unsigned script) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    char32_t other = 0;
    if (to_latin) {
      other = static_cast<unsigned char>(latin_of(c));
    } else if (c < 0x80) {
      other = of_script(static_cast<char>(c), script);
    }
    append_utf8(out, other == 0 ? c : other);
  }
  return out;
}

// "Facebookом", "грN", "%sЭто": two words in one, or a sign. A stray letter stands alone, in the
// case of its neighbours.
bool is_put_together(std::string_view text, const Word& word) {
  const char32_t before = character_before(text, word.range.begin);
  if (before == U'%' || before == U'\\' || is_digit(before)) return true;
  if (word.changes > 1) return false;
  if (std::min(word.latin, word.other) > 1) return true;
  std::size_t last = word.range.end;
  const char32_t final = previous_code_point(text, last);
  if (traits_of(final).script() != USCRIPT_LATIN && word.latin >= 4) return true;  // an ending
  return is_upper(final) && is_lower(character_before(text, last));
}

}  // namespace

bool is_homoglyph(char32_t c) { return c >= 0x370 && c < 0x530 && latin_of(c) != '\0'; }

void check_homoglyphs(const CheckedUnit& unit, FindingSink& sink) {
  const std::string_view text = unit.target.text;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(character_at(text, at))) {
      next_code_point(text, at);
      continue;
    }
    const Word word = read_word(text, at);
    if (word.latin == 0 || word.other == 0 || word.latin + word.other < 3) continue;
    // The fewer are the strangers.
    const bool to_latin = word.other_alike && word.latin > word.other;
    const bool to_other = word.latin_alike && word.other > word.latin;
    if (!to_latin && !to_other) continue;
    if (is_put_together(text, word) ||
        unit.source.text.find(slice(text, word.range)) != std::string_view::npos) {
      continue;
    }
    const std::string raw(slice(text, word.range));
    Finding& finding = sink.add(Severity::warning, {}, word.range,
                                Message("{0} mixes letters of two alphabets", {raw}));
    finding.suggestion = rewritten(raw, to_latin, word.script);
    finding.confidence = 0.8;
  }
}

}  // namespace calque
