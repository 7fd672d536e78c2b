// Named entities. The key is the name folded to Latin letters, words separated by spaces and
// without titles ("david lau"); countries, languages and nationalities have keys of their own
// ("country:us", "lang:fr"), and so have the cities of ICU's time zones ("city:new york").
//
// In scripts with capitals a name is a run of capitalised words with the particles between them.
// Where a capital says nothing (first in a sentence, headings in title case), the rest of the
// document decides: a word that is written small elsewhere is no name.
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "align/anchors/names.h"
#include "align/anchors/script_sounds.h"
#include "align/anchors/tables.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_words = 8;
constexpr std::size_t most_particles = 3;

bool is_apostrophe_gap(std::string_view gap) { return gap == "'" || gap == "’"; }

bool is_space_gap(std::string_view gap) {
  return gap == " " || gap == "\n" || gap == "\u00A0" || gap == "\u202F" || gap == "\r\n";
}

bool is_hyphen_gap(std::string_view gap) { return gap == "-" || gap == "‑" || gap == "‐"; }

struct Span {
  std::size_t begin = 0;  // indices into the segment's words
  std::size_t end = 0;
};

class EntityFinder {
 public:
  EntityFinder(const AnnotationInput& input, std::vector<Anchor>& anchors)
      : text_(input.document.text),
        context_(input.context),
        words_(input.context.segment_words(input.segment)),
        lang_(segment_language(input.document, input.segment)),
        title_case_(input.context.title_case[input.segment]),
        taken_(anchors),
        anchors_(anchors) {}

  void find() {
    for (std::size_t i = 0; i < words_.size();) {
      if (is_taken(i)) {
        ++i;
        continue;
      }
      const KnownName known = find_known_name(context_, words_, i, lang_);
      const Span run = find_run(i);
      const std::size_t length = run.end - run.begin;
      if (known.words > 0 && known.words >= length) {
        add({i, i + known.words}, known.key, weight_of_known(known.key));
        i += known.words;
      } else if (length > 0) {
        add_run(run);
        i = run.end;
      } else {
        ++i;
      }
    }
    anchors_.insert(anchors_.end(), std::make_move_iterator(found_.begin()),
                    std::make_move_iterator(found_.end()));
  }

 private:
  const WordForm& form(std::size_t i) const { return context_.form(words_[i]); }
  bool is_taken(std::size_t i) const { return taken_.overlaps(words_[i].range); }
  std::string_view gap_before(std::size_t i) const {
    return slice(text_, {words_[i - 1].range.end, words_[i].range.begin});
  }

  bool has_capital(std::size_t i) const {
    const WordShape shape = words_[i].shape;
    return shape == WordShape::capital || shape == WordShape::upper || shape == WordShape::mixed;
  }

  // "l'", "d'" before a name, and "I'm".
  bool is_elided(std::size_t i) const {
    return i + 1 < words_.size() && is_apostrophe_gap(gap_before(i + 1)) &&
           form(i).folded.size() <= 2 && form(i).folded != "o" &&
           !(form(i).folded == "d" && words_[i].shape == WordShape::capital && lang_ == "en");
  }

  bool is_calendar_word(std::size_t i) const {
    return month_of(form(i).folded, lang_,
                    inflects_nouns(lang_) ? MonthForm::any : MonthForm::full) != 0 ||
           weekday_of(form(i).folded, lang_) != 0;
  }

  // Whether the document writes the word with a capital for its own sake.
  bool has_evidence(std::size_t i) const {
    return form(i).capital > 0 && form(i).capital >= form(i).lower;
  }

  bool may_be_in_name(std::size_t i) const {
    if (!has_capital(i) || is_taken(i) || is_elided(i)) return false;
    const WordForm& word = form(i);
    if (word.script == LetterScript::none) return false;
    if (word.folded == "i" && lang_ == "en") return false;
    if (is_calendar_word(i)) return false;
    if (words_[i].shape == WordShape::mixed) return true;
    if (title_case_) return has_evidence(i);
    if (!words_[i].initial) return word.lower == 0 || !is_function_word(word.folded, lang_);
    if (has_evidence(i)) return true;
    return word.lower == 0 && !is_function_word(word.folded, lang_);
  }

  // A full stop between the parts of a name: "J. R. Duval", "St. Louis", "Mr. Lau".
  bool is_abbreviated(std::size_t i) const {
    return words_[i].shape == WordShape::capital &&
           (words_[i].range.size() <= 2 || is_title(form(i).folded, lang_) ||
            form(i).folded == "st");
  }

  bool joins(std::size_t i) const {  // words_[i - 1] and words_[i] by what stands between them
    const std::string_view gap = gap_before(i);
    if (is_hyphen_gap(gap)) return words_[i - 1].range.size() > 1;  // no "R-Arizona", "T-shirt"
    if (is_space_gap(gap) || gap == "・" || gap == " & ") return true;
    if (gap == ". " || gap == ".\n" || gap == ".\u00A0" || gap == ".") {
      return is_abbreviated(i - 1) || form(i - 1).folded.find('.') != std::string::npos;
    }
    return is_apostrophe_gap(gap) && (form(i - 1).folded == "o" || form(i - 1).folded == "d");
  }

  Span find_run(std::size_t begin) const {
    if (form(begin).script == LetterScript::katakana) return katakana_run(begin);
    if (!may_be_in_name(begin)) return {begin, begin};
    std::size_t end = begin + 1;
    while (end < words_.size() && end - begin < most_words) {
      const std::size_t next = joined_word(end);
      if (next == end) break;
      end = next;
    }
    return {begin, end};
  }

  // Where the run goes on behind the word (with the particles before it) at `at`; `at` if it ends.
  std::size_t joined_word(std::size_t at) const {
    if (!joins(at) || is_acronym_before_name(at)) return at;
    if (may_be_in_name(at)) return at + std::max<std::size_t>(1, long_known_name(at));
    if (is_hyphen_gap(gap_before(at)) && form(at).script == LetterScript::none && !is_taken(at)) {
      return at + 1;  // "Covid-19"
    }
    std::size_t i = at;
    while (i < words_.size() && i - at < most_particles && is_particle(form(i).folded) &&
           !words_[i].initial) {
      ++i;
      if (i == words_.size() || !(joins(i) || is_apostrophe_gap(gap_before(i)))) return at;
    }
    const bool named = i > at && i < words_.size() && may_be_in_name(i) && !words_[i].initial;
    if (!named || (i > at + 1 && is_genitive_particle(form(at).folded) && is_person(at))) return at;
    return i + std::max<std::size_t>(1, long_known_name(i));
  }

  // Two words before `at` that are only ever names: "Tiffany Ng" of the University.
  bool is_person(std::size_t at) const {
    return at >= 2 && has_capital(at - 1) && has_capital(at - 2) && form(at - 1).lower == 0 &&
           form(at - 2).lower == 0 && is_space_gap(gap_before(at - 1));
  }

  // "EE. UU." in "Departamento de Defensa de EE. UU.": as many words as it takes, 0 without.
  std::size_t long_known_name(std::size_t at) const {
    const std::size_t count = find_known_name(context_, words_, at, lang_).words;
    return count > 1 ? count : 0;
  }

  // "США Дональда": outside the Latin script acronyms are no part of the name they stand beside.
  bool is_acronym_before_name(std::size_t at) const {
    const bool upper =
        words_[at - 1].shape == WordShape::upper || words_[at].shape == WordShape::upper;
    return upper && words_[at - 1].range.size() > 2 && words_[at].range.size() > 2 &&
           is_space_gap(gap_before(at)) &&
           (form(at).script == LetterScript::alphabet ||
            form(at - 1).script == LetterScript::alphabet);
  }

  Span katakana_run(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < words_.size() && form(end).script == LetterScript::katakana &&
           (gap_before(end) == "・" || gap_before(end) == "＝")) {
      ++end;
    }
    const std::size_t letters = count_code_points(slice(text_, words_[begin].range));
    return end > begin + 1 || letters >= 3 ? Span{begin, end} : Span{begin, begin};
  }

  // A run holds several names where titles stand inside it ("Meta CEO Mark Zuckerberg").
  void add_run(Span run) {
    std::size_t begin = run.begin;
    for (std::size_t i = run.begin; i <= run.end; ++i) {
      if (i < run.end && !is_title(form(i).folded, lang_)) continue;
      add_name({begin, i}, begin > run.begin);
      begin = i + 1;
    }
  }

  void add_name(Span name, bool after_title) {
    while (name.begin < name.end && is_particle(form(name.begin).folded) &&
           words_[name.begin].shape == WordShape::lower) {
      ++name.begin;
    }
    while (name.begin < name.end && is_particle(form(name.end - 1).folded) &&
           words_[name.end - 1].shape == WordShape::lower) {
      --name.end;
    }
    if (name.begin >= name.end) return;
    const KnownName known = find_known_name(context_, words_, name.begin, lang_);
    if (known.words > 0 && known.words == name.end - name.begin) {
      return add(name, known.key, weight_of_known(known.key));
    }
    // "US President", "U.S. Supreme Court", but "US Open".
    if (words_[name.begin].shape == WordShape::upper && known.words == 1 &&
        name.end - name.begin > 2) {
      add({name.begin, name.begin + 1}, known.key, 0.5);
      return add_name({name.begin + 1, name.end}, false);
    }
    const double weight =
        name.end - name.begin > 1 ? 1.0 : weight_of_single(name.begin, after_title);
    if (weight > 0.0) add(name, key_of(name), weight);
  }

  // Countries are named everywhere, cities less often.
  static double weight_of_known(std::string_view key) {
    if (key.starts_with("city:")) return 0.8;
    return key.starts_with("country:") ? 0.5 : 0.4;
  }

  double weight_of_single(std::size_t i, bool after_title) const {
    const WordForm& word = form(i);
    const WordShape shape = words_[i].shape;
    if (word.script == LetterScript::katakana) return 0.4;
    if (shape == WordShape::mixed) return 0.9;
    if (shape == WordShape::upper || words_[i].range.size() < 2) return 0.0;  // an acronym's affair
    if (after_title) return 0.8;
    if (word.lower > word.capital) return 0.0;
    if (lang_ == "de" || lang_ == "lb") return has_evidence(i) ? 0.3 : 0.0;
    if (!words_[i].initial && !title_case_) return word.lower == 0 ? 0.7 : 0.4;
    return has_evidence(i) && word.lower == 0 ? 0.6 : 0.0;
  }

  std::string key_of(Span name) const {
    std::string key;
    for (std::size_t i = name.begin; i < name.end; ++i) {
      if (!key.empty()) key += ' ';
      key +=
          form(i).script == LetterScript::alphabet ? name_letters(form(i).folded) : form(i).latin;
    }
    return key;
  }

  void add(Span name, std::string key, double weight) {
    const ByteRange range = {words_[name.begin].range.begin, words_[name.end - 1].range.end};
    found_.push_back({AnchorKind::entity, range, std::move(key), weight});
  }

  std::string_view text_;
  const DocumentContext& context_;
  std::span<const Word> words_;
  std::string_view lang_;
  bool title_case_;
  TakenRanges taken_;
  std::vector<Anchor>& anchors_;
  std::vector<Anchor> found_;
};

}  // namespace

void extract_entities(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  EntityFinder(input, anchors).find();
}

}  // namespace calque
