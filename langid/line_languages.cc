#include "langid/line_languages.h"

#include "langid/spans.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t lines_kept = 4;
constexpr std::size_t bytes_kept = 160;  // of a line

std::string beginning(std::string_view line) {
  std::size_t end = std::min(line.size(), bytes_kept);
  while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) {
    --end;
  }
  return std::string(line.substr(0, end));
}

}  // namespace

std::string LineLanguages::next(std::string_view line) {
  const std::string_view content = trim(line);
  if (content.empty()) return last_;
  std::string text;
  std::vector<Block> blocks;
  const auto add = [&](std::string_view part) {
    blocks.push_back({{text.size(), text.size() + part.size()}, BlockKind::paragraph});
    text.append(part).push_back('\n');
  };
  for (const std::string& before : recent_) add(before);
  add(content);
  last_ = find_languages(text, blocks, identifier_).block_lang.back();
  recent_.push_back(beginning(content));
  if (recent_.size() > lines_kept) recent_.pop_front();
  return last_;
}

}  // namespace calque
