#include "align/anchors/name_index.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "align/anchors/script_sounds.h"

namespace calque {
namespace {

// Consonants in broad classes, one octal digit each; weak sounds are left out.
std::vector<std::uint8_t> classes_of(std::string_view sounds, bool with_weak_r) {
  std::vector<std::uint8_t> classes;
  for (const char c : sounds) {
    std::uint8_t own = 0;
    switch (c) {
      case 'p':
      case 'b':
      case 'f':
      case 'v': own = 1; break;
      case 't':
      case 'd': own = 2; break;
      case 's':
      case 'z':
      case 'S':
      case 'J': own = 3; break;
      case 'k':
      case 'g':
      case 'q': own = 4; break;
      case 'R': own = with_weak_r ? 5 : 0; break;
      case 'l':
      case 'r': own = 5; break;
      case 'm':
      case 'n': own = 6; break;
      default: break;
    }
    if (own != 0 && classes.size() < 20) classes.push_back(own);
  }
  return classes;
}

std::uint64_t code_of(const std::vector<std::uint8_t>& classes, std::size_t without) {
  std::uint64_t code = 1;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (i != without) code = code * 8 + classes[i];
  }
  return code;
}

constexpr double nearly = 0.12;
constexpr std::size_t most_matches = 3;
constexpr std::size_t none_left_out = 99;
constexpr std::size_t fewest_for_change = 3;  // classes of a name of which one may differ

std::size_t consonants_of(std::string_view sounds) {
  return static_cast<std::size_t>(std::count_if(sounds.begin(), sounds.end(), [](char c) {
    return std::string_view("aeiouhGWY").find(c) == std::string_view::npos;
  }));
}

// Short names are alike by chance.
double least_likeness(std::size_t consonants) {
  constexpr std::array<double, 6> least = {2.0, 0.93, 0.84, 0.78, 0.75, 0.72};
  return least[std::min(consonants, least.size() - 1)];
}

// Whether two names may be the same by their ends: the outermost consonants are of one class, or
// one name has one more there.
bool ends_agree(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  const auto agree = [](std::uint8_t a1, std::uint8_t a2, std::uint8_t b1, std::uint8_t b2) {
    return a1 == b1 || a1 == b2 || a2 == b1;
  };
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  if (n < 2 || m < 2) return true;
  return agree(a[0], a[1], b[0], b[1]) && agree(a[n - 1], a[n - 2], b[m - 1], b[m - 2]);
}

bool replace_all(std::string& text, std::string_view from, std::string_view to) {
  bool replaced = false;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
    replaced = true;
  }
  return replaced;
}

// Letters that languages with Latin letters read differently: the word, then as others read it.
std::vector<std::string> readings_of(const std::string& latin) {
  std::vector<std::string> readings{latin};
  const auto vary = [&](std::string_view from, std::string_view to) {
    std::string other = latin;
    if (replace_all(other, from, to)) readings.push_back(std::move(other));
  };
  vary("w", "W");
  vary("ch", "k");
  vary("gh", "");
  vary("ge", "je");
  vary("gi", "ji");
  vary("j", "Y");
  vary("th", "s");
  vary("ti", "chi");
  vary("di", "ji");
  vary("j", "h");
  vary("x", "sh");
  if (latin.starts_with("eu")) readings.push_back("yu" + latin.substr(2));
  if (latin.starts_with("kn")) readings.push_back(latin.substr(1));
  return readings;
}

// Best first, each word once, the others nearly as good.
void keep(std::vector<NameMatch>& matches, NameMatch match) {
  for (NameMatch& known : matches) {
    if (known.word != match.word) continue;
    if (match.likeness <= known.likeness) return;
    std::swap(known, matches.back());
    matches.pop_back();
    break;
  }
  matches.push_back(match);
  std::sort(matches.begin(), matches.end(), [](const NameMatch& a, const NameMatch& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
  });
  std::erase_if(matches, [&](const NameMatch& known) {
    return known.likeness < matches.front().likeness - nearly;
  });
  if (matches.size() > most_matches) matches.resize(most_matches);
}

}  // namespace

NameIndex::NameIndex(const std::vector<KnownWord>& words) : words_(words) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    std::vector<std::string> known;
    for (const std::string& reading : readings_of(words[i].latin)) {
      std::string sounds = latin_sounds(reading);
      if (std::find(known.begin(), known.end(), sounds) != known.end()) continue;
      add(sounds, i);
      known.push_back(std::move(sounds));
    }
  }
}

void NameIndex::add(const std::string& sounds, std::uint32_t word) {
  const auto spelling = static_cast<std::uint32_t>(spellings_.size());
  spellings_.push_back({sounds, classes_of(sounds, true), word, consonants_of(sounds)});
  const auto put = [&](auto& map, std::uint64_t code) {
    auto& list = map[code];
    if (list.empty() || list.back() != spelling) list.push_back(spelling);
  };
  for (const bool with_weak_r : {false, true}) {
    const auto classes = classes_of(sounds, with_weak_r);
    if (classes.empty()) continue;
    put(exact_, code_of(classes, none_left_out));
    for (std::size_t i = 0; classes.size() >= fewest_for_change && i < classes.size(); ++i) {
      put(missing_, code_of(classes, i));
    }
  }
}

bool NameIndex::may_match(std::string_view sounds) const {
  const auto classes = classes_of(sounds, true);
  if (classes.empty()) return false;
  const std::uint64_t whole = code_of(classes, none_left_out);
  if (exact_.contains(whole) || (classes.size() >= 2 && missing_.contains(whole))) return true;
  if (classes.size() < fewest_for_change) return false;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const std::uint64_t code = code_of(classes, i);
    if (exact_.contains(code) || (classes.size() > fewest_for_change && missing_.contains(code)))
      return true;
  }
  return false;
}

std::vector<NameMatch> NameIndex::find(std::string_view sounds, SoundProfile profile,
                                       std::uint32_t count) {
  const auto classes = classes_of(sounds, true);
  if (classes.empty()) return {};
  std::vector<std::uint32_t> candidates;
  const auto gather = [&](const auto& map, std::uint64_t code) {
    if (const auto found = map.find(code); found != map.end())
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
  };
  const std::uint64_t whole = code_of(classes, none_left_out);
  // Stretches of Thai are too many to compare them as freely.
  const bool changes = classes.size() > fewest_for_change && profile != SoundProfile::thai;
  gather(exact_, whole);
  if (classes.size() >= 2) gather(missing_, whole);
  for (std::size_t i = 0; classes.size() >= fewest_for_change && i < classes.size(); ++i) {
    gather(exact_, code_of(classes, i));
    if (changes) gather(missing_, code_of(classes, i));
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  const std::size_t own_consonants = consonants_of(sounds);
  std::vector<NameMatch> matches;
  for (const std::uint32_t candidate : candidates) {
    const Spelling& spelling = spellings_[candidate];
    const std::size_t consonants = std::min(spelling.consonants, own_consonants);
    if (std::max(spelling.consonants, own_consonants) > consonants + 2 ||
        !ends_agree(spelling.classes, classes)) {
      continue;
    }
    if (comparisons_left_ == 0) break;
    --comparisons_left_;
    const double likeness = sound_likeness(spelling.sounds, sounds, profile);
    const double ratio = std::abs(
        std::log2(static_cast<double>(count) / static_cast<double>(words_[spelling.word].count)));
    const double unlike_counts = (consonants < 4 ? 0.07 : 0.04) * std::max(0.0, ratio - 1.0);
    const double doubt = words_[spelling.word].certain ? 0.0 : 0.05;
    const double score = likeness - unlike_counts - doubt;
    if (score < least_likeness(consonants)) continue;
    const double sounds_shared = static_cast<double>(std::min<std::size_t>(consonants, 6)) + 1.0;
    keep(matches, {spelling.word, score, score * score * sounds_shared});
  }
  return matches;
}

}  // namespace calque
