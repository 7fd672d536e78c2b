#include "align/anchors/name_units.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "align/anchors/context.h"
#include "align/anchors/name_affixes.h"
#include "align/anchors/names.h"
#include "align/anchors/tables.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/words.h"

namespace calque {
namespace {

constexpr std::size_t most_units = 300'000;
constexpr std::size_t most_letters = 24;  // of a unit
constexpr std::size_t longest_han_name = 7;

using CharacterSet = std::unordered_set<char32_t>;

CharacterSet make_name_characters(const std::string&) {
  CharacterSet characters;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> traditional(
      icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, status));
  for (const auto& row : read_table("name_characters.tsv")) {
    std::size_t at = 0;
    characters.insert(next_code_point(row[0], at));
    if (U_FAILURE(status)) continue;
    icu::UnicodeString other = icu::UnicodeString::fromUTF8(
        icu::StringPiece(row[0].data(), static_cast<int>(row[0].size())));
    traditional->transliterate(other);
    characters.insert(static_cast<char32_t>(other.char32At(0)));
  }
  return characters;
}

class UnitFinder {
 public:
  UnitFinder(const Document& document, const std::vector<std::vector<Anchor>>& anchors,
             UnitScripts scripts, const std::function<bool(std::string_view)>& wanted)
      : document_(document),
        anchors_(anchors),
        scripts_(scripts),
        wanted_(wanted),
        characters_(for_language<CharacterSet>("", make_name_characters)) {}

  NameUnits find() {
    for (segment_ = 0; segment_ < document_.segments.size(); ++segment_) scan_segment();
    drop_ordinary_words();
    return std::move(result_);
  }

 private:
  struct Letter {
    std::size_t at;
    char32_t c;
  };

  void scan_segment() {
    const ByteRange segment = document_.segments[segment_].range;
    std::vector<Letter>& run = run_;
    run.clear();
    SoundFamily family = SoundFamily::none;
    for (std::size_t at = segment.begin; at < segment.end;) {
      const std::size_t here = at;
      const char32_t c = next_code_point(document_.text, at);
      SoundFamily own = sound_family(c);
      // Accents, vowel marks and what joins letters go with the letters they stand on.
      if (own == SoundFamily::none && !run.empty() && joins_letters(c)) own = family;
      if (own != family && !run.empty()) {
        add_run(family, here);
        run.clear();
      }
      family = own;
      if (own != SoundFamily::none) run.push_back({here, c});
    }
    if (!run.empty()) add_run(family, segment.end);
  }

  static bool joins_letters(char32_t c) {
    if (c < 0x80) return c == U'\'';
    return is_letter(c) || c == 0x200C || c == 0x200D || c == U'’';
  }

  void add_run(SoundFamily family, std::size_t end) {
    const bool cased = family == SoundFamily::cased;
    if (!cased && family != SoundFamily::other) result_.has_scripts_without_capitals = true;
    if (cased != (scripts_ == UnitScripts::with_capitals)) return;
    switch (family) {
      case SoundFamily::cased: return add_cased({run_.front().at, end});
      case SoundFamily::plain:
      case SoundFamily::abjad:
      case SoundFamily::indic:
      case SoundFamily::hangul: return add_word(family, {run_.front().at, end});
      case SoundFamily::kana: return add_kana(end);
      case SoundFamily::han: return add_han(end);
      case SoundFamily::thai: return add_thai(end);
      case SoundFamily::none:
      case SoundFamily::other: return;
    }
  }

  void add_cased(ByteRange range) {
    const bool capital = is_upper(run_.front().c);
    if (!capital) {
      if (is_lower(run_.front().c)) lower_words_.insert(slice(document_.text, range));
      return;
    }
    if (run_.size() < 3 || !is_lower(run_[1].c)) return;
    const std::string folded = fold(slice(document_.text, range));
    const std::string_view lang = segment_language(document_, segment_);
    if (is_function_word(folded, lang) || is_title(folded, lang)) return;
    add(SoundFamily::cased, range);
  }

  // By the stop words of the language it was first met in.
  bool is_ordinary(std::string_view word) {
    const auto [place, fresh] = ordinary_.try_emplace(word);
    if (fresh) {
      place->second = is_function_word(fold(word), segment_language(document_, segment_));
    }
    return place->second;
  }

  void add_word(SoundFamily family, ByteRange word) {
    const std::string_view text = slice(document_.text, word);
    if (run_.size() < 2 || run_.size() > most_letters) return;
    if (run_.size() <= 4 && is_ordinary(text)) return;
    add(family, word);
    const std::string_view lang = affix_language(run_.front().c);
    if (lang.empty()) return;
    const NameAffixes& affixes = name_affixes(lang);
    const std::size_t fewest = family == SoundFamily::hangul ? 2 : 3;
    for (const std::string& prefix : affixes.prefixes) {
      const std::string_view rest = text.substr(std::min(text.size(), prefix.size()));
      if (text.starts_with(prefix) && count_code_points(rest) >= fewest) {
        add(family, {word.begin + prefix.size(), word.end});
      }
    }
    for (const std::string& suffix : affixes.suffixes) {
      const std::string_view rest =
          text.substr(0, text.size() - std::min(text.size(), suffix.size()));
      const bool short_name = suffix.size() > 3 && rest.size() == 3;
      if (text.ends_with(suffix) && (count_code_points(rest) >= fewest || short_name)) {
        add(family, {word.begin, word.end - suffix.size()});
      }
    }
  }

  std::size_t end_of(std::size_t letter, std::size_t end) const {
    return letter + 1 < run_.size() ? run_[letter + 1].at : end;
  }

  // The whole, and of compounds ("タンパベイエリア") also beginnings and ends.
  void add_kana(std::size_t end) {
    const std::size_t count = run_.size();
    if (count < 2 || count > most_letters) return;
    add(SoundFamily::kana, {run_.front().at, end});
    for (std::size_t letters = 3; letters + 3 <= count; ++letters) {
      add(SoundFamily::kana, {run_.front().at, run_[letters].at});
      add(SoundFamily::kana, {run_[count - letters].at, end});
    }
  }

  void add_han(std::size_t end) {
    for (std::size_t begin = 0; begin < run_.size(); ++begin) {
      for (std::size_t last = begin; last < run_.size() && last - begin < longest_han_name;
           ++last) {
        if (!characters_.contains(run_[last].c)) break;
        if (last > begin) add(SoundFamily::han, {run_[begin].at, end_of(last, end)});
      }
    }
  }

  // One to four neighbouring words: a name that the dictionary lacks is cut into pieces.
  void add_thai(std::size_t end) {
    constexpr std::size_t most_pieces = 4;
    const std::size_t begin = run_.front().at;
    const auto pieces = find_words(slice(document_.text, {begin, end}));
    for (std::size_t first = 0; first < pieces.size(); ++first) {
      const std::size_t last = std::min(pieces.size(), first + most_pieces);
      for (std::size_t piece = first; piece < last; ++piece) {
        if (piece > first && pieces[piece].begin != pieces[piece - 1].end) break;
        const ByteRange range = {begin + pieces[first].begin, begin + pieces[piece].end};
        if (range.size() >= 6 && range.size() <= 3 * most_letters) add(SoundFamily::thai, range);
      }
    }
  }

  // The ranges of one segment come in order of their beginnings, nearly.
  bool is_taken(ByteRange range) const {
    const auto& anchors = anchors_[segment_];
    const auto begin = std::lower_bound(
        anchors.begin(), anchors.end(), range.end,
        [](const Anchor& anchor, std::size_t at) { return anchor.range.begin < at; });
    for (auto anchor = begin; anchor != anchors.begin();) {
      --anchor;
      if (anchor->kind != AnchorKind::quote && anchor->range.overlaps(range) &&
          !(gives_way(*anchor) && !is_cased_entity(*anchor)))
        return true;
      if (begin - anchor > 8) break;
    }
    return false;
  }

  bool is_cased_entity(const Anchor& anchor) const {
    if (anchor.kind != AnchorKind::entity) return false;
    std::size_t at = anchor.range.begin;
    return sound_family(next_code_point(document_.text, at)) == SoundFamily::cased;
  }

  void add(SoundFamily family, ByteRange range) {
    const std::string_view text = slice(document_.text, range);
    auto place = known_.find(text);
    if (place == known_.end()) {
      if (known_.size() >= most_units) return;
      NameUnit unit{text, script_sounds(text, family), family, 0};
      const bool is_wanted = wanted_(unit.sounds);
      place = known_.emplace(text, is_wanted ? result_.units.size() : unwanted).first;
      if (is_wanted) result_.units.push_back(std::move(unit));
    }
    if (place->second == unwanted || is_taken(range)) return;
    ++result_.units[place->second].count;
    result_.places.push_back(
        {static_cast<std::uint32_t>(segment_), static_cast<std::uint32_t>(place->second), range});
  }

  // Of capitalised words those that the document writes small elsewhere.
  void drop_ordinary_words() {
    std::vector<bool> ordinary(result_.units.size());
    for (std::size_t i = 0; i < ordinary.size(); ++i) {
      const NameUnit& unit = result_.units[i];
      ordinary[i] = unit.family == SoundFamily::cased &&
                    lower_words_.contains(std::string_view(uncapitalised(unit.text)));
    }
    std::erase_if(result_.places, [&](const UnitPlace& place) { return ordinary[place.unit]; });
  }

  static std::string uncapitalised(std::string_view word) {
    std::size_t at = 0;
    next_code_point(word, at);
    return fold_case(word.substr(0, at)) + std::string(word.substr(at));
  }

  static constexpr std::size_t unwanted = static_cast<std::size_t>(-1);

  const Document& document_;
  const std::vector<std::vector<Anchor>>& anchors_;
  UnitScripts scripts_;
  const std::function<bool(std::string_view)>& wanted_;
  const CharacterSet& characters_;
  std::size_t segment_ = 0;
  std::vector<Letter> run_;
  std::unordered_map<std::string_view, std::size_t> known_;
  std::unordered_map<std::string_view, bool> ordinary_;
  std::unordered_set<std::string_view> lower_words_;
  NameUnits result_;
};

}  // namespace

NameUnits find_name_units(const Document& document, const std::vector<std::vector<Anchor>>& anchors,
                          UnitScripts scripts,
                          const std::function<bool(std::string_view sounds)>& wanted) {
  return UnitFinder(document, anchors, scripts, wanted).find();
}

bool gives_way(const Anchor& anchor) {
  if (anchor.kind == AnchorKind::cognate) return true;
  return anchor.kind == AnchorKind::entity && anchor.key.find(':') == std::string::npos;
}

}  // namespace calque
