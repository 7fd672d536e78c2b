// encoding: what reading or writing in the wrong encoding has left, characters that nobody sees,
// and letters of one alphabet in words of another.
#include <array>

#include <unicode/unorm2.h>

#include "check/checks.h"
#include "check/homoglyphs.h"
#include "check/mojibake.h"
#include "check/text_scan.h"
#include "text/sieve.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 5> aliases = {{{"pofilter", "validchars"},
                                                {"checkmate", "ALLOWED_CHARACTERS"},
                                                {"weblate", "zero-width-space"},
                                                {"weblate", "zero_width_space"},
                                                {"weblate", "kashida"}}};

enum class Kind { none, lost, control, bidi, mark, joiner, space, soft_hyphen };

Kind kind_of(char32_t c) {
  if (c == 0xFFFD) return Kind::lost;
  if (c < 0x20) return c == U'\t' || c == U'\n' || c == U'\r' ? Kind::none : Kind::control;
  if (c >= 0x7F && c < 0xA0) return c == 0x85 ? Kind::none : Kind::control;
  if (c == 0xAD) return Kind::soft_hyphen;
  if (c == 0x200B || c == 0x2060 || c == 0xFEFF) return Kind::space;
  if (c == 0x200C || c == 0x200D) return Kind::joiner;
  if (c == 0x200E || c == 0x200F || c == 0x61C) return Kind::mark;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return Kind::bidi;
  return Kind::none;
}

// Anything that one of the parts of this check may want to look at.
bool is_special(char32_t c) {
  return kind_of(c) != Kind::none || (c >= 0x300 && c < 0x370) || is_mojibake_lead(c) ||
         is_homoglyph(c);
}

std::string code_of(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string code = "U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) code += digits[c >> shift & 0xF];
  return code;
}

bool is_right_to_left(std::string_view lang) {
  return is_one_of(
      lang, {"ar", "he", "fa", "ur", "ps", "ckb", "ku", "sd", "ug", "yi", "dv", "syr", "arc"});
}

// Scripts whose letters are joined or kept apart by them, and emoji.
bool may_have_joiner(char32_t before, char32_t after) {
  const auto joins = [](char32_t c) {
    return (c >= 0x600 && c < 0x10A0) || (c >= 0x1780 && c < 0x1900) || c >= 0x1F000 ||
           (c >= 0x2190 && c < 0x2C00) || c == 0xFE0F || (c >= 0x8A0 && c < 0x900);
  };
  return joins(before) || joins(after);
}

bool is_usual(Kind kind, std::string_view lang, char32_t before, char32_t after) {
  switch (kind) {
    case Kind::mark:
    case Kind::bidi: return is_right_to_left(lang);
    case Kind::joiner: return may_have_joiner(before, after);
    case Kind::space: return is_unspaced_language(lang);
    default: return false;
  }
}

void report(const CheckedUnit& unit, Kind kind, ByteRange range, FindingSink& sink) {
  const std::string_view raw = slice(unit.target.text, range);
  if (unit.source.text.find(raw) != std::string_view::npos) return;
  if (kind == Kind::lost) {
    sink.add(Severity::warning, {}, range, Message("a character was lost (U+FFFD)"));
    return;
  }
  const bool harmless = kind == Kind::soft_hyphen || kind == Kind::space || kind == Kind::mark;
  Finding& finding = sink.add(harmless ? Severity::info : Severity::warning, {}, range,
                              Message("a character that nobody sees: {0}",
                                      {code_of(character_at(unit.target.text, range.begin))}));
  finding.suggestion = "";
  finding.confidence = harmless ? 0.4 : 0.8;
}

void check_normalization(const CheckedUnit& unit, FindingSink& sink) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status) != 0) return;
  const std::string_view text = unit.target.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto base = static_cast<UChar32>(next_code_point(text, at));
    const std::size_t mark = at;
    const char32_t next = character_at(text, at);
    if (next < 0x300 || next >= 0x370) continue;
    const UChar32 whole = unorm2_composePair(nfc, base, static_cast<UChar32>(next));
    if (whole < 0) continue;
    next_code_point(text, at);
    std::string composed;
    append_utf8(composed, static_cast<char32_t>(whole));
    // A source in the same form, or a word that is to be so everywhere, is somebody's choice.
    if (unit.source.text.find(slice(text, {mark, at})) != std::string_view::npos) return;
    Finding& finding = sink.add(Severity::info, {}, {begin, at},
                                Message("a letter and its accent are two characters"));
    finding.suggestion = composed;
    finding.confidence = 0.6;
    return;
  }
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  static const Sieve sieve(&is_special);
  const std::string_view text = unit.target.text;
  const std::string_view lang = language_of(unit.target.lang);
  bool has_marks = false;
  bool has_lead = false;
  bool has_homoglyph = false;
  for (std::size_t at = 0; (at = sieve.find(text, at, text.size())) < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    has_marks = has_marks || (c >= 0x300 && c < 0x370);
    has_lead = has_lead || is_mojibake_lead(c);
    has_homoglyph = has_homoglyph || is_homoglyph(c);
    const Kind kind = kind_of(c);
    if (kind == Kind::none ||
        is_usual(kind, lang, character_before(text, begin), character_at(text, at))) {
      continue;
    }
    report(unit, kind, {begin, at}, sink);
  }
  if (has_lead) check_mojibake(unit, sink);
  if (has_homoglyph) check_homoglyphs(unit, sink);
  if (has_marks) check_normalization(unit, sink);
}

}  // namespace

const UnitCheck encoding_check = {"encoding", "characters damaged, unseen or of another alphabet",
                                  aliases, run};

}  // namespace calque
