#include "langid/boilerplate.h"

#include <algorithm>
#include <string>

#include "langid/enclosures.h"
#include "langid/rules.h"
#include "langid/text_lines.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest_line = 400;      // bytes; longer blocks are running text
constexpr std::size_t longest_headline = 160;  // columns
constexpr std::size_t longest_label = 100;     // columns
constexpr std::size_t longest_part = 30;       // columns of an entry in a menu
constexpr std::size_t most_headlines = 20;     // below one heading
constexpr std::size_t most_tags = 6;
constexpr std::ptrdiff_t least_paragraphs = 3;  // of a text that may have tags

bool is_dropped_at_end(char32_t c) {
  constexpr std::u32string_view marks = U".!:…→›»>*|,;";
  return is_space(c) || marks.find(c) != marks.npos;
}

bool is_dropped_at_begin(char32_t c) {
  constexpr std::u32string_view marks = U"→›»>*|•-–—+";
  return is_space(c) || marks.find(c) != marks.npos;
}

// The form that patterns are written in: lower case, plain apostrophes and spaces, no marks at the
// ends.
std::string comparable(std::string_view line) {
  while (!line.empty()) {
    std::size_t at = line.size();
    if (!is_dropped_at_end(previous_code_point(line, at))) break;
    line = line.substr(0, at);
  }
  while (!line.empty()) {
    std::size_t at = 0;
    if (!is_dropped_at_begin(next_code_point(line, at))) break;
    line = line.substr(at);
  }
  const std::string folded = fold_case(line);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      append_utf8(out, c == U'’' || c == U'ʼ' ? U'\'' : c);
    }
  }
  return out;
}

// What one block looks like by itself.
enum class Looks { other, heading, line };

// The parts of `line` between the signs that menus use: "|", "·", "•", ">", "›", "»", "→".
std::vector<std::string_view> split_menu(std::string_view line) {
  constexpr std::u32string_view bars = U"|·•";
  constexpr std::u32string_view arrows = U">›»→";  // between words, with spaces around them
  std::vector<std::string_view> menu;
  std::size_t begin = 0;
  char32_t before = U' ';
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    const char32_t c = next_code_point(line, at);
    const bool spaced = is_space(before) && at < line.size() && line[at] == ' ';
    before = c;
    if (!(spaced && arrows.find(c) != arrows.npos) && bars.find(c) == bars.npos) continue;
    menu.push_back(trim(line.substr(begin, here - begin)));
    begin = at;
  }
  menu.push_back(trim(line.substr(begin)));
  return menu;
}

// "Home > Region > Coast", "Share | Print | E-mail": three short entries and more.
bool is_menu(std::string_view line) {
  if (line.find("«") != line.npos) return false;  // "»" closes a quotation
  const std::vector<std::string_view> parts = split_menu(line);
  return parts.size() >= 3 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return !part.empty() && count_columns(part, longest_part + 1) <= longest_part &&
                  !ends_like_sentence(part);
         });
}

// Nothing but names of networks and the like.
bool is_share_bar(std::string_view line, const WordSet& words) {
  constexpr std::string_view blanks = " |,/·•:";
  std::size_t count = 0;
  for (std::size_t at = line.find_first_not_of(blanks); at != line.npos;) {
    const std::size_t end = std::min(line.find_first_of(" |,/:", at), line.size());
    if (!words.contains(line.substr(at, end - at))) return false;
    ++count;
    at = line.find_first_not_of(blanks, end);
  }
  return count >= 2;
}

Looks judge(std::string_view text, const DraftBlock& draft, const BoilerplatePatterns& patterns) {
  const std::string_view block = slice(text, draft.block.range);
  if (block.size() > longest_line) return Looks::other;
  const std::string line = comparable(block);
  if (line.empty()) return Looks::other;
  const bool label =
      !ends_like_sentence(block) && count_columns(block, longest_label + 1) <= longest_label;
  if (label && patterns.headings.matches(line)) return Looks::heading;
  if (patterns.lines.matches(line) || is_menu(block) || is_share_bar(line, patterns.words)) {
    return Looks::line;
  }
  return label && !draft.is_title && patterns.labels.matches(line) ? Looks::line : Looks::other;
}

bool is_headline(std::string_view text, const DraftBlock& draft) {
  const std::string_view block = slice(text, draft.block.range);
  if (draft.block.kind == BlockKind::quotation) return false;
  if (count_columns(block, longest_headline + 1) > longest_headline) return false;
  std::size_t at = block.size();
  const char32_t last = previous_code_point(block, at);
  return !ends_like_sentence(block) || last == U'?' || last == U'!' || last == U'？' ||
         last == U'！';
}

// The headlines below the heading at `heading`: marks them and returns the index behind them.
std::size_t mark_headlines(std::string_view text, std::vector<DraftBlock>& blocks,
                           const std::vector<Looks>& looks, std::size_t heading) {
  std::size_t end = heading + 1;
  while (end < blocks.size() && end - heading <= most_headlines && looks[end] == Looks::other &&
         is_headline(text, blocks[end])) {
    ++end;
  }
  // Where running text resumes, the last line may be its own heading.
  const bool resumes = end < blocks.size() && looks[end] == Looks::other;
  const std::size_t count = end - heading - 1;
  if (resumes && count > 1) {
    const DraftBlock& last = blocks[end - 1];
    const bool set_apart = last.after_blank || !blocks[end].after_blank;
    if (set_apart && last.block.kind == BlockKind::heading) --end;
  }
  for (std::size_t i = heading + 1; i < end; ++i) blocks[i].block.kind = BlockKind::boilerplate;
  return end;
}

bool has_quotation_mark(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_quotation_mark(next_code_point(text, at))) return true;
  }
  return false;
}

bool is_tag(std::string_view text, const DraftBlock& draft) {
  const std::string_view block = slice(text, draft.block.range);
  return draft.block.kind == BlockKind::heading && draft.one_line &&
         count_columns(block, longest_part + 1) <= longest_part &&
         std::count(block.begin(), block.end(), ' ') < 3 && !has_quotation_mark(block);
}

// Lone tags and categories behind the last running text: headings of nothing.
void mark_tags(std::string_view text, std::vector<DraftBlock>& blocks) {
  const auto is_prose = [](const DraftBlock& draft) {
    return draft.block.kind == BlockKind::paragraph;
  };
  if (std::count_if(blocks.begin(), blocks.end(), is_prose) < least_paragraphs) return;
  std::size_t tags = 0;
  for (std::size_t i = blocks.size(); i-- > 0 && tags < most_tags;) {
    if (blocks[i].block.kind == BlockKind::boilerplate) continue;
    if (!is_tag(text, blocks[i])) return;
    blocks[i].block.kind = BlockKind::boilerplate;
    ++tags;
  }
}

}  // namespace

void mark_boilerplate(std::string_view text, std::vector<DraftBlock>& blocks,
                      const BoilerplatePatterns& patterns) {
  std::vector<Looks> looks;
  looks.reserve(blocks.size());
  for (const DraftBlock& block : blocks) looks.push_back(judge(text, block, patterns));
  for (std::size_t i = 0; i < blocks.size();) {
    if (looks[i] == Looks::other) {
      ++i;
      continue;
    }
    blocks[i].block.kind = BlockKind::boilerplate;
    i = looks[i] == Looks::heading ? mark_headlines(text, blocks, looks, i) : i + 1;
  }
  mark_tags(text, blocks);
}

}  // namespace calque
