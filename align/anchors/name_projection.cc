#include "align/anchors/name_projection.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "align/anchors/context.h"
#include "align/anchors/name_index.h"
#include "align/anchors/name_units.h"
#include "align/anchors/names.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_words = 4000;
constexpr double keeps_up = 0.15;  // how much less alike than the best forms of a name may be

// The words of the names of a text, certain ones before possible ones.
struct NameList {
  std::vector<KnownWord> words;
  std::unordered_map<std::string, std::size_t> places;
  std::unordered_set<std::string> neighbours;  // "mike pompeo": words beside each other in a name

  void add(std::string latin, std::string key, std::uint32_t count, bool certain) {
    const auto [place, fresh] = places.try_emplace(latin, words.size());
    if (!fresh) {
      words[place->second].count += count;
      return;
    }
    if (words.size() == most_words) {
      places.erase(place);
      return;
    }
    words.push_back({std::move(latin), std::move(key), count, certain});
  }
};

std::vector<std::string> latin_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : name_letters(fold(name)) + " ") {
    if ((c >= 'a' && c <= 'z') || c == '\'') {
      if (c != '\'') word += c;
    } else if (!word.empty()) {
      if (!is_particle(word)) words.push_back(word);
      word.clear();
    }
  }
  return words;
}

bool is_cased(std::string_view text, ByteRange range) {
  std::size_t at = range.begin;
  return sound_family(next_code_point(text, at)) == SoundFamily::cased;
}

// Of a person, place or institution, not of a country or language.
bool is_proper_name(const Anchor& anchor) {
  return anchor.kind == AnchorKind::entity &&
         (gives_way(anchor) || anchor.key.starts_with("city:"));
}

void add_certain_names(NameList& names, const Document& document,
                       const std::vector<std::vector<Anchor>>& anchors) {
  std::vector<std::pair<std::string, std::string>> joined;  // "newyork", "new york"
  std::vector<std::string> order;
  std::unordered_map<std::string, std::uint32_t> counts;
  std::unordered_map<std::string_view, std::vector<std::string>> known;  // words by surface
  for (const auto& segment : anchors) {
    for (const Anchor& anchor : segment) {
      if (!is_proper_name(anchor) || !is_cased(document.text, anchor.range)) continue;
      const std::string_view surface = slice(document.text, anchor.range);
      const auto [place, fresh] = known.try_emplace(surface);
      if (fresh) place->second = latin_words(surface);
      const std::vector<std::string>& words = place->second;
      for (std::size_t i = 1; i < words.size(); ++i) {
        std::string both = words[i - 1] + " " + words[i];
        if (both.size() <= 13) joined.emplace_back(words[i - 1] + words[i], both);
        names.neighbours.insert(std::move(both));
      }
      for (const std::string& word : words) {
        if (word.size() > 1 && counts[word]++ == 0) order.push_back(word);
      }
    }
  }
  for (const std::string& word : order) names.add(word, word, counts[word], true);
  for (const auto& [word, key] : joined) names.add(word, key, 1, true);
}

struct Side {
  const Document& document;
  std::vector<std::vector<Anchor>>& anchors;
  NameList names{};
  NameUnits possible{};           // names by a capital that may mean nothing
  bool latin = true;              // whether its names stand in Latin letters
  std::vector<bool> confirmed{};  // [word of `names`]: found on the other side
};

// By most of the names found.
bool is_latin(const Side& side) {
  std::size_t latin = 0;
  std::size_t all = 0;
  const auto look_at = [&](ByteRange range) {
    std::size_t at = range.begin;
    const char32_t c = next_code_point(side.document.text, at);
    if (sound_family(c) != SoundFamily::cased) return;
    ++all;
    latin += c < 0x250;
  };
  for (const auto& segment : side.anchors) {
    for (const Anchor& anchor : segment) {
      if (anchor.kind == AnchorKind::entity) look_at(anchor.range);
    }
  }
  for (const UnitPlace& place : side.possible.places) look_at(place.range);
  return latin * 2 >= all;
}

void collect_names(Side& side) {
  add_certain_names(side.names, side.document, side.anchors);
  side.possible = find_name_units(side.document, side.anchors, UnitScripts::with_capitals,
                                  [](std::string_view) { return true; });
  for (const NameUnit& unit : side.possible.units) {
    const auto words = latin_words(unit.text);
    if (words.size() == 1) side.names.add(words[0], words[0], unit.count, false);
  }
  side.confirmed.resize(side.names.words.size());
  side.latin = is_latin(side);
}

using Matches = std::vector<std::vector<NameMatch>>;  // [unit]

// The matches of every unit; forms that are much less alike than the best of their name are left
// out.
Matches match_units(const NameUnits& units, NameIndex& index, std::size_t words) {
  Matches matches;
  std::vector<double> best(words);
  for (const NameUnit& unit : units.units) {
    matches.push_back(index.find(unit.sounds, sound_profile(unit.family), unit.count));
    for (const NameMatch& match : matches.back()) {
      best[match.word] = std::max(best[match.word], match.likeness);
    }
  }
  for (auto& of_unit : matches) {
    std::erase_if(of_unit, [&](const NameMatch& match) {
      return match.likeness < best[match.word] - keeps_up;
    });
  }
  return matches;
}

struct Projected {
  ByteRange range;
  std::vector<const KnownWord*> words;  // best first, never empty
  double likeness = 0.0;
  double worth = 0.0;
  std::vector<Projected> others{};  // that overlap it and are worth nearly as much
};

// Words of one name stand beside each other: nothing, a space, a hyphen or a middle dot between.
bool is_joined(std::string_view gap) {
  return gap.empty() || gap == " " || gap == "-" || gap == "·" || gap == "・" || gap == "＝" ||
         gap == "‧" || gap == "•" || gap == "=";
}

double weight_of(double likeness) { return std::clamp(0.3 + 2.0 * (likeness - 0.7), 0.3, 0.8); }

// The best where they overlap, in text order.
std::vector<Projected> choose(std::vector<Projected> found) {
  constexpr std::size_t most_others = 2;
  std::stable_sort(found.begin(), found.end(), [&](const Projected& a, const Projected& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.range.size() > b.range.size();
  });
  std::vector<Projected> chosen;
  for (Projected& one : found) {
    const auto better = std::find_if(chosen.begin(), chosen.end(), [&](const Projected& other) {
      return other.range.overlaps(one.range);
    });
    if (better != chosen.end()) {
      std::erase_if(one.words, [&](const KnownWord* word) {
        return std::find(better->words.begin(), better->words.end(), word) != better->words.end();
      });
      if (better->others.size() < most_others && one.worth > 0.65 * better->worth &&
          !one.words.empty()) {
        better->others.push_back(std::move(one));
      }
    } else if (chosen.size() < 100) {
      chosen.push_back(std::move(one));
    }
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Projected& a, const Projected& b) { return a.range < b.range; });
  return chosen;
}

void add_anchors(const Projected& one, std::vector<Anchor>& anchors) {
  for (const KnownWord* word : one.words) {
    anchors.push_back({AnchorKind::entity, one.range, word->key, weight_of(one.likeness)});
  }
  for (const Projected& other : one.others) add_anchors(other, anchors);
}

// The words of two neighbours that stand beside each other in a name; empty if there are none.
std::pair<const KnownWord*, const KnownWord*> neighbours(const Projected& a, const Projected& b,
                                                         const NameList& names) {
  for (const KnownWord* first : a.words) {
    for (const KnownWord* second : b.words) {
      if (names.neighbours.contains(first->latin + " " + second->latin)) return {first, second};
    }
  }
  return {};
}

// The places that were found in one segment as anchors: neighbours as one name, else an anchor for
// every word that may be meant.
std::vector<Anchor> anchors_of(std::vector<Projected> found, std::string_view text,
                               const NameList& names) {
  std::vector<Anchor> anchors;
  const std::vector<Projected> chosen = choose(std::move(found));
  for (std::size_t i = 0; i < chosen.size();) {
    ByteRange range = chosen[i].range;
    std::string key;
    std::size_t next = i + 1;
    for (; next < chosen.size() && is_joined(slice(text, {range.end, chosen[next].range.begin}));
         ++next) {
      const auto [first, second] = neighbours(chosen[next - 1], chosen[next], names);
      if (first == nullptr) break;
      key += (key.empty() ? first->latin : "") + " " + second->latin;
      range.end = chosen[next].range.end;
    }
    if (next > i + 1) {
      anchors.push_back({AnchorKind::entity, range, std::move(key), 0.9});
    } else {
      add_anchors(chosen[i], anchors);
    }
    i = next;
  }
  return anchors;
}

void insert_anchors(std::vector<Anchor>& anchors, std::vector<Anchor> added) {
  if (added.empty()) return;
  std::erase_if(anchors, [&](const Anchor& old) {
    return gives_way(old) && std::any_of(added.begin(), added.end(), [&](const Anchor& anchor) {
             return anchor.range.overlaps(old.range);
           });
  });
  anchors.insert(anchors.end(), std::make_move_iterator(added.begin()),
                 std::make_move_iterator(added.end()));
  std::stable_sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                          : a.range.end > b.range.end;
  });
}

void add_projections(Side& from, Side& to, const NameUnits& units, NameIndex& index) {
  const auto matches = match_units(units, index, from.names.words.size());
  for (std::size_t i = 0; i < units.places.size();) {
    const std::uint32_t segment = units.places[i].segment;
    std::vector<Projected> found;
    for (; i < units.places.size() && units.places[i].segment == segment; ++i) {
      const auto& of_unit = matches[units.places[i].unit];
      if (of_unit.empty()) continue;
      found.push_back({units.places[i].range, {}, of_unit.front().likeness, of_unit.front().worth});
      for (const NameMatch& match : of_unit) {
        found.back().words.push_back(&from.names.words[match.word]);
        from.confirmed[match.word] = true;
      }
    }
    insert_anchors(to.anchors[segment], anchors_of(std::move(found), to.document.text, from.names));
  }
}

void project(Side& from, Side& to) {
  if (from.names.words.empty()) return;
  if (!to.possible.has_scripts_without_capitals && from.latin == to.latin) return;
  NameIndex index(from.names.words);
  if (to.possible.has_scripts_without_capitals) {
    const NameUnits units =
        find_name_units(to.document, to.anchors, UnitScripts::without_capitals,
                        [&](std::string_view sounds) { return index.may_match(sounds); });
    add_projections(from, to, units, index);
  }
  if (from.latin != to.latin) add_projections(from, to, to.possible, index);
}

// Words whose capital may mean nothing, but whose name the other side has.
void add_confirmed(Side& side) {
  const auto& places = side.possible.places;
  for (std::size_t i = 0; i < places.size();) {
    const std::uint32_t segment = places[i].segment;
    std::vector<Anchor> added;
    for (; i < places.size() && places[i].segment == segment; ++i) {
      const auto words = latin_words(side.possible.units[places[i].unit].text);
      if (words.size() != 1) continue;
      const auto name = side.names.places.find(words[0]);
      if (name == side.names.places.end() || !side.confirmed[name->second]) continue;
      added.push_back(
          {AnchorKind::entity, places[i].range, side.names.words[name->second].latin, 0.5});
    }
    insert_anchors(side.anchors[segment], std::move(added));
  }
}

// Whether next to no letter of the text is in another script than Latin.
bool is_all_latin(std::string_view text) {
  const std::size_t few = std::min<std::size_t>(20, text.size() / 1000);
  std::size_t others = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<signed char>(text[at]) >= 0) {
      ++at;
      continue;
    }
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    if (u_isalpha(c) != 0 && u_getIntPropertyValue(c, UCHAR_SCRIPT) != USCRIPT_LATIN &&
        ++others > few)
      return false;
  }
  return true;
}

}  // namespace

bool may_project_names(const Document& source, const Document& target) {
  return !is_all_latin(source.text) || !is_all_latin(target.text);
}

void project_names(const Document& source, std::vector<std::vector<Anchor>>& source_anchors,
                   const Document& target, std::vector<std::vector<Anchor>>& target_anchors) {
  if (!may_project_names(source, target)) return;
  Side from{source, source_anchors};
  Side to{target, target_anchors};
  collect_names(from);
  collect_names(to);
  project(from, to);
  project(to, from);
  add_confirmed(from);
  add_confirmed(to);
}

}  // namespace calque
