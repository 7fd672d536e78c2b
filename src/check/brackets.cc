// brackets: one that opens and does not close, or that the other side has not.
#include <array>
#include <vector>

#include "check/checks.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 2> aliases = {
    {{"pofilter", "brackets"}, {"xbench", "unpaired symbols"}}};

struct Bracket {
  ByteRange range;
  char32_t kind;  // of the ASCII pair that it is like; 0: none
  bool opens;
};

// Full-width forms pair with narrow ones: Japanese text mixes them. Corner brackets and angles are
// quotation marks.
Bracket bracket_of(char32_t c) {
  switch (c) {
    case U'(':
    case U'（':
    case U'﹙': return {{}, U'(', true};
    case U')':
    case U'）':
    case U'﹚': return {{}, U'(', false};
    case U'[':
    case U'［':
    case U'【':
    case U'〔': return {{}, U'[', true};
    case U']':
    case U'］':
    case U'】':
    case U'〕': return {{}, U'[', false};
    case U'{':
    case U'｛': return {{}, U'{', true};
    case U'}':
    case U'｝': return {{}, U'{', false};
    default: return {{}, 0, false};
  }
}

// Whether a byte may begin one of them: most texts have none.
bool may_have_brackets(std::string_view text) {
  return text.find_first_of("()[]{}") != std::string_view::npos ||
         text.find("\xEF\xBC") != std::string_view::npos ||
         text.find("\xEF\xBD") != std::string_view::npos ||
         text.find("\xE3\x80") != std::string_view::npos;
}

bool is_smiley(std::string_view text, ByteRange at) {
  std::size_t back = at.begin;
  if (back > 0 && text[back - 1] == '-') --back;
  const char eyes = back > 0 ? text[back - 1] : '\0';
  const bool stands_alone = back < 2 || !is_ascii_alnum(text[back - 2]);
  const char32_t after = character_at(text, at.end);
  return (eyes == ':' || eyes == ';' || eyes == '=') && stands_alone && !is_letter(after);
}

// "a)", "12)", "iv)" at the beginning of a text, or behind white space and punctuation.
bool is_enumeration(std::string_view text, const Bracket& bracket) {
  std::size_t begin = bracket.range.begin;
  std::size_t size = 0;
  for (; begin > 0 && size <= 4; ++size) {
    const char32_t c = character_before(text, begin);
    if (!is_letter(c) && !is_digit(c)) break;
    previous_code_point(text, begin);
  }
  if (bracket.kind != U'(' || size == 0 || size > 4) return false;
  const std::string_view word = slice(text, {begin, bracket.range.begin});
  const bool number = word.find_first_not_of("0123456789") == std::string_view::npos ||
                      word.find_first_not_of("ivxIVX") == std::string_view::npos;
  const char32_t before = character_before(text, begin);
  return (size == 1 || number) && (before == 0 || is_space(before) || is_punctuation(before));
}

// What is left over when the brackets of a text are paired, and how many pairs there are.
struct Pairing {
  std::vector<Bracket> stray;
  std::size_t pairs = 0;
};

Pairing pair_brackets(std::string_view text) {
  Pairing pairing;
  std::vector<Bracket> open;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    Bracket bracket = bracket_of(next_code_point(text, at));
    if (bracket.kind == 0) continue;
    bracket.range = {begin, at};
    if (bracket.opens) {
      if (!is_smiley(text, bracket.range)) open.push_back(bracket);
      continue;
    }
    std::size_t partner = open.size();
    while (partner > 0 && open[partner - 1].kind != bracket.kind) --partner;
    if (partner > 0) {
      pairing.stray.insert(pairing.stray.end(), open.begin() + static_cast<std::ptrdiff_t>(partner),
                           open.end());
      open.resize(partner - 1);
      ++pairing.pairs;
    } else if (!is_smiley(text, bracket.range) && !is_enumeration(text, bracket)) {
      pairing.stray.push_back(bracket);
    }
  }
  pairing.stray.insert(pairing.stray.end(), open.begin(), open.end());
  return pairing;
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (!may_have_brackets(unit.source.text) && !may_have_brackets(unit.target.text)) return;
  const Pairing source = pair_brackets(unit.source.text);
  const Pairing target = pair_brackets(unit.target.text);
  // A source that does not pair is the source of all that follows.
  if (!source.stray.empty()) return;
  for (const Bracket& bracket : target.stray) {
    const std::string mark(slice(unit.target.text, bracket.range));
    sink.add(Severity::warning, {}, bracket.range,
             bracket.opens ? Message("the bracket {0} is not closed", {mark})
                           : Message("the bracket {0} was not opened", {mark}))
        .confidence = 0.9;
  }
  // More of them are no mistake: glosses, the original of a name.
  if (target.stray.empty() && source.pairs > target.pairs) {
    sink.add(Severity::info, {}, {},
             Message("pairs of brackets: {0} in the source, {1} in the translation",
                     {std::to_string(source.pairs), std::to_string(target.pairs)}))
        .confidence = 0.3;
  }
}

}  // namespace

const UnitCheck brackets_check = {"brackets", "brackets that do not pair", aliases, run};

}  // namespace calque
