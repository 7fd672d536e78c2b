#include <algorithm>
#include <string_view>

#include "align/anchors/anchor.h"
#include "align/anchors/similarity.h"

namespace calque {
namespace {

constexpr std::size_t prefix_letters = 3;

template <class Use>
void for_words(std::string_view key, Use use) {
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) use(key.substr(begin, end - begin));
    begin = end + 1;
  }
}

// The first two consonants in broad classes, so that spellings of one name meet.
std::string name_bucket(std::string_view word) {
  constexpr std::string_view from = "sSzJvfbpdtgkhlrmn";
  constexpr std::string_view into = "ssssffffttkkkllmm";
  std::string bucket;
  for (const char c : sound_form(word)) {
    const std::size_t at = from.find(c);
    if (at != std::string_view::npos && bucket.size() < 2) bucket += into[at];
  }
  return bucket;
}

}  // namespace

std::vector<std::string> buckets(const Anchor& anchor) {
  const std::string_view key = anchor.key;
  std::vector<std::string> found;
  switch (anchor.kind) {
    case AnchorKind::number: found.emplace_back(key.substr(0, key.find(' '))); break;
    case AnchorKind::date: {
      const std::size_t month = key.starts_with("--") ? 2 : 5;
      const bool calendar = !key.starts_with("-W") && !key.starts_with("T") && key.size() > month;
      found.emplace_back(calendar ? key.substr(month) : key);
      if (calendar && key.size() > month + 2 && !key.starts_with("--")) found.emplace_back(key);
      break;
    }
    case AnchorKind::entity:
      if (key.find(':') != std::string_view::npos && !key.starts_with("city:")) {
        found.emplace_back(key.substr(key.find(':') + 1));
      } else {
        for_words(key.substr(key.starts_with("city:") ? 5 : 0), [&](std::string_view word) {
          if (word.size() > 2) found.push_back(name_bucket(word));
        });
      }
      break;
    case AnchorKind::quote:
      for_words(key, [&](std::string_view word) {
        if (word.size() > 3) found.emplace_back(word.substr(0, prefix_letters));
      });
      break;
    case AnchorKind::cognate: found.emplace_back(key.substr(0, prefix_letters)); break;
    default: found.emplace_back(key);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace calque
