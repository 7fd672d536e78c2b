#include "align/anchors/tables.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/embedded.h"

namespace calque {

std::span<const EmbeddedFile> anchor_files();  // generated from models/anchors and models/stopwords

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::vector<std::string_view>> read_table(std::string_view file) {
  std::vector<std::vector<std::string_view>> rows;
  for (const EmbeddedFile& entry : anchor_files()) {
    if (entry.name != file) continue;
    for (const std::string_view line : split(entry.content, '\n')) {
      if (!line.empty() && line[0] != '#') rows.push_back(split(line, '\t'));
    }
  }
  return rows;
}

TableForm read_form(std::string_view cell, std::string_view lang) {
  const std::size_t colon = cell.find(':');
  if (colon == std::string_view::npos) return {cell, true};
  const auto langs = split(cell.substr(0, colon), ',');
  return {cell.substr(colon + 1), std::find(langs.begin(), langs.end(), lang) != langs.end()};
}

std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, std::min(tag.find('-'), tag.find('_')));
}

bool inflects_nouns(std::string_view lang) {
  static constexpr std::array<std::string_view, 20> inflecting = {
      "be", "bg", "cs", "el", "et", "eu", "fi", "hr", "hu", "hy",
      "ka", "lt", "lv", "pl", "ro", "ru", "sk", "sl", "sr", "uk"};
  return lang == "tr" || std::find(inflecting.begin(), inflecting.end(), lang) != inflecting.end();
}

void WordMap::add(std::string_view word, std::string_view meaning) {
  if (word.empty()) return;
  if (word.back() != '*') {
    words_.emplace(word, meaning);
    return;
  }
  word.remove_suffix(1);
  stems_.emplace(word, meaning);
  shortest_stem_ = std::min(shortest_stem_, word.size());
  longest_stem_ = std::max(longest_stem_, word.size());
}

void WordMap::add_beginnings(Beginnings& beginnings) const {
  for (const auto& [word, meaning] : words_) beginnings.add(word);
  for (const auto& [stem, meaning] : stems_) beginnings.add(stem);
}

const std::string* WordMap::find(std::string_view word) const {
  const std::string key(word);
  if (const auto found = words_.find(key); found != words_.end()) return &found->second;
  if (stems_.empty()) return nullptr;
  const std::size_t least =
      std::max(shortest_stem_, word.size() - std::min(word.size(), most_more));
  for (std::size_t size = std::min(longest_stem_, word.size()); size >= least && size > 0; --size) {
    const auto found = stems_.find(key.substr(0, size));
    if (found != stems_.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace calque
