#include "langid/blocks.h"

#include "langid/boilerplate.h"
#include "langid/enclosures.h"
#include "langid/text_lines.h"
#include "text/utf8.h"

namespace calque {
namespace {

BlockKind block_kind(LineKind kind) {
  switch (kind) {
    case LineKind::heading: return BlockKind::heading;
    case LineKind::item: return BlockKind::item;
    case LineKind::quotation: return BlockKind::quotation;
    case LineKind::text: break;
  }
  return BlockKind::paragraph;
}

std::vector<DraftBlock> join_lines(const std::vector<TextLine>& lines) {
  std::vector<DraftBlock> blocks;
  for (const TextLine& line : lines) {
    if (line.continues) {
      blocks.back().block.range.end = line.content.end;
      blocks.back().one_line = false;
      continue;
    }
    const BlockKind kind = line.underlined ? BlockKind::heading : block_kind(line.kind);
    blocks.push_back({{line.content, kind}, line.after_blank, true});
  }
  return blocks;
}

constexpr std::size_t max_heading = 120;  // columns
constexpr std::size_t max_question = 60;  // columns of a heading that asks
constexpr std::size_t max_heading_words = 20;

// The last character that is no closing mark, and whether closing marks stand behind it.
struct LastCharacter {
  char32_t c = 0;
  bool closed = false;
};

LastCharacter last_character(std::string_view text) {
  LastCharacter last;
  for (std::size_t at = text.size(); at > 0;) {
    last.c = previous_code_point(text, at);
    if (!may_close(last.c) && !is_space(last.c)) return last;
    last.closed |= may_close(last.c);
  }
  return last;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) return true;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool space = is_space(next_code_point(text, at));
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// A short line that does not end like a sentence, or a question over a longer paragraph.
bool is_heading(std::string_view line, std::size_t next_size) {
  if (line.size() > 4 * max_heading) return false;
  const std::size_t columns = count_columns(line, max_heading + 1);
  if (columns > max_heading || count_words(line) > max_heading_words || !has_letter(line)) {
    return false;
  }
  if (line.find("://") != line.npos) return false;
  const LastCharacter last = last_character(line);
  if (last.c == U'?' || last.c == U'？') {
    std::size_t at = 0;
    const char32_t first = next_code_point(line, at);
    return columns <= max_question && !last.closed && next_size > 2 * line.size() &&
           !is_quotation_mark(first) && first != U'-' && first != U'–' && first != U'—';
  }
  return !ends_like_sentence(line) && last.c != U',' && last.c != U':' && last.c != U';' &&
         last.c != U'-' && last.c != U'，' && last.c != U'：' && last.c != U'、';
}

void find_headings(std::string_view text, std::vector<DraftBlock>& blocks) {
  if (blocks.size() < 2) return;  // a lone line heads nothing
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Block& block = blocks[i].block;
    if (block.kind != BlockKind::paragraph || !blocks[i].one_line) continue;
    const std::size_t next = i + 1 < blocks.size() ? blocks[i + 1].block.range.size() : 0;
    if (is_heading(slice(text, block.range), next)) block.kind = BlockKind::heading;
  }
}

}  // namespace

std::vector<Block> find_blocks(std::string_view text, Newlines newlines) {
  return find_blocks(text, newlines, boilerplate_patterns());
}

std::vector<Block> find_blocks(std::string_view text, Newlines newlines,
                               const BoilerplatePatterns& patterns) {
  std::vector<DraftBlock> drafts = join_lines(find_text_lines(text, newlines));
  find_headings(text, drafts);
  mark_boilerplate(text, drafts, patterns);
  std::vector<Block> blocks;
  blocks.reserve(drafts.size());
  for (const DraftBlock& draft : drafts) blocks.push_back(draft.block);
  return blocks;
}

}  // namespace calque
