#include "formats/bilingual/tag_pairs.h"

#include <algorithm>
#include <set>
#include <string>

namespace calque {
namespace {

void find_partners(const std::vector<Tag>& tags, std::vector<TagPlace>& places) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].kind == TagKind::open) open.push_back(i);
    if (tags[i].kind != TagKind::close) continue;
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](std::size_t o) {
      return tags[i].id.empty() || tags[o].id == tags[i].id;
    });
    if (found == open.rend()) continue;
    places[i].partner = *found;
    places[*found].partner = i;
    open.erase(std::next(found).base());
  }
}

// Pairs that close in the opposite order of their opening; the others would not be well-formed.
void find_nesting(const std::vector<Tag>& tags, std::vector<TagPlace>& places) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!places[i].partner) continue;
    if (tags[i].kind == TagKind::open) {
      open.push_back(i);
      continue;
    }
    const auto partner = std::find(open.begin(), open.end(), *places[i].partner);
    if (partner == open.end()) continue;
    if (std::next(partner) == open.end()) {
      places[i].nested = places[*partner].nested = true;
    }
    // What was opened after it and not closed crosses it: those pairs are not nested.
    open.erase(partner);
  }
}

void number(const std::vector<Tag>& tags, std::vector<TagPlace>& places) {
  std::set<std::string> taken;
  for (const Tag& tag : tags) taken.insert(tag.id);
  std::size_t next = 1;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto partner = places[i].partner;
    if (!tags[i].id.empty()) {
      places[i].id = tags[i].id;
    } else if (partner && *partner < i) {
      places[i].id = places[*partner].id;
    } else {
      while (taken.contains(std::to_string(next))) ++next;
      places[i].id = std::to_string(next);
      taken.insert(places[i].id);
    }
  }
}

}  // namespace

std::vector<TagPlace> pair_tags(const std::vector<Tag>& tags) {
  std::vector<TagPlace> places(tags.size());
  find_partners(tags, places);
  find_nesting(tags, places);
  number(tags, places);
  return places;
}

}  // namespace calque
