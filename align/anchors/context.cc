#include "align/anchors/context.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "align/anchors/tables.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

LetterScript letter_script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN: return LetterScript::latin;
    case USCRIPT_CYRILLIC:
    case USCRIPT_GREEK:
    case USCRIPT_ARMENIAN:
    case USCRIPT_GEORGIAN:
    case USCRIPT_DEVANAGARI: return LetterScript::alphabet;
    case USCRIPT_KATAKANA: return LetterScript::katakana;
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return LetterScript::unspaced;
    default: return LetterScript::other;
  }
}

struct Surface {
  WordShape shape = WordShape::caseless;
  LetterScript script = LetterScript::none;
};

Surface describe_word(std::string_view word) {
  Surface surface;
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first_upper = false;
  bool later_upper = false;  // an upper-case letter behind a lower-case one
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!is_letter(c)) continue;
    if (surface.script == LetterScript::none) surface.script = letter_script(c);
    if (is_upper(c)) {
      first_upper = first_upper || (upper == 0 && lower == 0);
      later_upper = later_upper || lower > 0;
      ++upper;
    } else if (is_lower(c)) {
      ++lower;
    }
  }
  if (upper + lower == 0) return surface;
  const bool plural = lower == 1 && upper > 1 && word.back() == 's';  // "GPUs"
  if (upper == 0) {
    surface.shape = WordShape::lower;
  } else if (lower == 0 || plural) {
    surface.shape = upper == 1 ? WordShape::capital : WordShape::upper;
  } else if (upper == 1 && first_upper) {
    surface.shape = WordShape::capital;
  } else {
    surface.shape = later_upper || !first_upper ? WordShape::mixed : WordShape::capital;
  }
  return surface;
}

class WordCollector {
 public:
  explicit WordCollector(const Document& document) : document_(document) {}

  DocumentContext collect() {
    context_.first_word.push_back(0);
    for (const Segment& segment : document_.segments) {
      for (const ByteRange& word : find_words(slice(document_.text, segment.range))) {
        add({segment.range.begin + word.begin, segment.range.begin + word.end});
      }
      context_.first_word.push_back(context_.words.size());
    }
    return std::move(context_);
  }

 private:
  struct Known {
    std::uint32_t form;
    WordShape shape;
  };

  void add(ByteRange range) {
    const std::string_view surface = slice(document_.text, range);
    const auto [known, is_new] = surfaces_.try_emplace(surface);
    if (is_new) {
      const Surface look = describe_word(surface);
      known->second = {form_of(surface, look.script), look.shape};
    }
    context_.words.push_back({range, known->second.form, known->second.shape});
  }

  std::uint32_t form_of(std::string_view surface, LetterScript script) {
    std::string folded = fold(surface);
    const auto [place, is_new] =
        forms_.try_emplace(folded, static_cast<std::uint32_t>(context_.forms.size()));
    if (is_new) {
      WordForm form;
      // The Latin letters of a Chinese or Arabic word are of no use in comparisons.
      const bool comparable = script != LetterScript::unspaced && script != LetterScript::other;
      form.latin = comparable ? fold_to_latin(surface) : folded;
      form.folded = std::move(folded);
      form.script = script;
      context_.forms.push_back(std::move(form));
    }
    return place->second;
  }

  const Document& document_;
  DocumentContext context_;
  std::unordered_map<std::string_view, Known> surfaces_;
  std::unordered_map<std::string, std::uint32_t> forms_;
};

bool begins_part(char32_t c) {
  return c == U'"' || c == U'“' || c == U'„' || c == U'«' || c == U'‘' || c == U'‹' || c == U':' ||
         c == U'|' || c == U'>' || c == U'•' || c == U'「' || c == U'『';
}

bool ends_sentence(char32_t c) {
  return c == U'!' || c == U'?' || c == U'…' || c == U'。' || c == U'！' || c == U'？' || c == U'।';
}

// Whether a capital right after `gap` says nothing. A full stop behind a capital letter or a short
// capitalised word is one of an abbreviation ("J. Duval", "Mr. Lau", "St. Louis").
bool begins_sentence(std::string_view gap, const Word& previous, const WordForm& form) {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = next_code_point(gap, at);
    if (begins_part(c) || ends_sentence(c)) return true;
    if (c == U'.' && (previous.shape != WordShape::capital || form.folded.size() > 4)) return true;
  }
  return false;
}

void mark_initial_words(const Document& document, DocumentContext& context) {
  for (std::size_t s = 0; s + 1 < context.first_word.size(); ++s) {
    for (std::size_t i = context.first_word[s]; i < context.first_word[s + 1]; ++i) {
      Word& word = context.words[i];
      if (i == context.first_word[s]) {
        word.initial = true;
        continue;
      }
      const Word& previous = context.words[i - 1];
      const auto gap = slice(document.text, {previous.range.end, word.range.begin});
      word.initial = gap != " " && begins_sentence(gap, previous, context.form(previous));
    }
  }
}

// A heading in title case: nearly all its longer words have capitals, and they are words that the
// document writes without one elsewhere, or function words; or the whole segment is in capitals.
bool is_title_case(const Document& document, const DocumentContext& context, std::size_t segment) {
  const std::string_view lang = segment_language(document, segment);
  std::size_t longer = 0;
  std::size_t capitals = 0;
  std::size_t ordinary = 0;
  std::size_t shouted = 0;
  for (const Word& word : context.segment_words(segment)) {
    if (word.shape == WordShape::caseless || word.range.size() < 3) continue;
    ++longer;
    if (word.shape == WordShape::lower) continue;
    ++capitals;
    shouted += word.shape == WordShape::upper;
    const WordForm& form = context.form(word);
    ordinary += form.lower > 0 || (!word.initial && is_function_word(form.folded, lang));
  }
  if (longer < 3) return false;
  if (shouted * 3 >= longer * 2) return true;
  return capitals * 10 >= longer * 7 && ordinary * 4 >= capitals;
}

void count_forms(const Document& document, DocumentContext& context) {
  for (const Word& word : context.words) {
    if (word.shape == WordShape::lower) ++context.forms[word.form].lower;
  }
  for (const WordForm& form : context.forms) {
    if (form.lower > 0) context.ordinary_words.insert(form.latin);
  }
  context.title_case.resize(context.first_word.size() - 1);
  for (std::size_t s = 0; s < context.title_case.size(); ++s) {
    context.title_case[s] = is_title_case(document, context, s);
    if (context.title_case[s]) continue;
    for (const Word& word : context.segment_words(s)) {
      const bool cased = word.shape == WordShape::capital || word.shape == WordShape::mixed;
      if (cased && !word.initial) ++context.forms[word.form].capital;
    }
  }
}

using WordSet = std::unordered_set<std::string>;

WordSet make_function_words(const std::string& lang) {
  WordSet words;
  for (const auto& row : read_table(lang + ".txt")) words.insert(fold(row[0]));
  return words;
}

}  // namespace

DocumentContext make_context(const Document& document) {
  DocumentContext context = WordCollector(document).collect();
  mark_initial_words(document, context);
  count_forms(document, context);
  const bool by_line =
      !document.segments.empty() && document.segments.front().kind == SegmentKind::line;
  context.quotations = find_quotations(document.text, by_line);
  return context;
}

TakenRanges::TakenRanges(const std::vector<Anchor>& anchors) : anchors_(anchors) {
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    if (anchors[i].kind != AnchorKind::quote) entries_.push_back({anchors[i].range, i});
  }
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.range < b.range; });
}

const Anchor* TakenRanges::find(ByteRange range) const {
  auto after =
      std::lower_bound(entries_.begin(), entries_.end(), range.end,
                       [](const Entry& e, std::size_t end) { return e.range.begin < end; });
  if (after == entries_.begin()) return nullptr;
  --after;
  return after->range.overlaps(range) ? &anchors_[after->anchor] : nullptr;
}

bool TakenRanges::overlaps(ByteRange range) const { return find(range) != nullptr; }

std::string_view segment_language(const Document& document, std::size_t segment) {
  const std::string_view own = primary_language(document.segments[segment].lang);
  if (!own.empty() && own != "und") return own;
  const std::string_view whole = primary_language(document.lang);
  return whole.empty() || whole == "und" ? "en" : whole;
}

bool is_function_word(std::string_view folded, std::string_view lang) {
  return for_language<WordSet>(lang, make_function_words).contains(std::string(folded));
}

}  // namespace calque
