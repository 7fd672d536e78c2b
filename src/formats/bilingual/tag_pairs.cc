#include "formats/bilingual/tag_pairs.h"

#include <algorithm>
#include <map>
#include <set>

namespace calque {
namespace {

// What a tag can be closed by: elements that make pairs have one name here. Empty for those that
// stand alone though they open or close.
std::string family_of(const Tag& tag) {
  const auto colon = tag.element.find(':');
  const std::string name = colon == std::string::npos ? tag.element : tag.element.substr(colon + 1);
  if (name == "it") return {};
  if (name == "ept") return "bpt";
  if (name == "ex") return "bx";
  if (name == "ec") return "sc";
  if (name == "em") return "sm";
  return name.empty() ? "any" : name;
}

using Key = std::pair<std::string, std::string>;  // family, id

void find_partners(const std::vector<Tag>& tags, std::vector<TagPlace>& places) {
  std::map<Key, std::vector<std::size_t>> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const Key key(family_of(tags[i]), tags[i].id);
    if (tags[i].kind == TagKind::alone || key.first.empty()) continue;
    std::vector<std::size_t>& same = open[key];
    if (tags[i].kind == TagKind::open) {
      same.push_back(i);
    } else if (!same.empty()) {
      places[i].partner = same.back();
      places[same.back()].partner = i;
      same.pop_back();
    }
  }
}

// Whether a pair may become one element around its text; two elements of their own cross nothing.
bool may_span(const Tag& tag, std::string_view own_format) {
  const bool own = !own_format.empty() && tag.element.starts_with(own_format);
  const std::string family = family_of(tag);
  if (own_format == "tmx:") return own && family == "hi";
  return !own || (family != "bpt" && family != "bx" && family != "sc" && family != "sm");
}

// Pairs that close in the opposite order of their opening; the others would not be well-formed.
void find_nesting(const std::vector<Tag>& tags, std::string_view own_format,
                  std::vector<TagPlace>& places) {
  std::vector<std::size_t> open;
  std::vector<bool> crossed(tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!places[i].partner || !may_span(tags[i], own_format)) continue;
    if (tags[i].kind == TagKind::open) {
      open.push_back(i);
      continue;
    }
    const std::size_t partner = *places[i].partner;
    while (!open.empty() && crossed[open.back()]) open.pop_back();
    if (!open.empty() && open.back() == partner) {
      places[i].nested = places[partner].nested = true;
      open.pop_back();
    } else {
      crossed[partner] = true;  // what was opened behind it is still open
    }
  }
}

void name_pairs(const std::vector<Tag>& tags, std::string_view own_format,
                std::vector<TagPlace>& places) {
  std::set<std::string> taken;
  for (const Tag& tag : tags) taken.insert(tag.id);
  std::set<std::string> used;
  std::size_t next = 1;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto partner = places[i].partner;
    if (partner && *partner < i) {
      places[i].id = places[*partner].id;
      continue;
    }
    std::string id = tags[i].id;
    if (id.empty()) {
      while (taken.contains(std::to_string(next))) ++next;
      id = std::to_string(next);
    } else if (!own_format.empty() && !tags[i].element.starts_with(own_format)) {
      while (used.contains(id)) id.insert(0, tags[i].kind == TagKind::alone ? "x" : "b");
    }
    taken.insert(id);
    used.insert(id);
    places[i].id = std::move(id);
  }
}

}  // namespace

std::vector<TagPlace> pair_tags(const std::vector<Tag>& tags, std::string_view own_format) {
  std::vector<TagPlace> places(tags.size());
  find_partners(tags, places);
  find_nesting(tags, own_format, places);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto partner = places[i].partner;
    places[i].coded = !tags[i].code.empty() || (partner && !tags[*partner].code.empty());
  }
  name_pairs(tags, own_format, places);
  return places;
}

}  // namespace calque
