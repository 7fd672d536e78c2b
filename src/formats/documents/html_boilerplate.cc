// What of a page is navigation, related stories, comments and the like: by its elements, by the
// words of their names, by the share of links, and by the patterns of the rule lists.
#include <algorithm>

#include "formats/documents/html_page.h"
#include "langid/boilerplate.h"
#include "langid/rules.h"
#include "langid/text_lines.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t least_links = 3;      // blocks of a menu
constexpr std::size_t longest_label = 50;   // bytes
constexpr std::size_t longest_line = 100;   // of a row
constexpr std::size_t longest_entry = 200;  // bytes of a headline or an entry, on average

class Judge {
 public:
  Judge(HtmlPage& page, const BoilerplatePatterns& patterns)
      : page_(page), blocks_(page.builder.blocks()), patterns_(patterns) {}

  void mark() {
    mark_sections();
    mark_by_patterns();
  }

 private:
  // The share of the page's text within a section, in percent.
  std::size_t share(const HtmlSection& section) const {
    return 100 * section.bytes / std::max<std::size_t>(1, page_.sections[0].bytes);
  }

  bool is_only_title(const HtmlSection& section) const {
    if (!section.has_title) return false;
    return std::none_of(page_.blocks.begin(), page_.blocks.end(), [&](const HtmlBlock& block) {
      return block.heading == 1 && !lies_in(block.section, section);
    });
  }

  bool lies_in(std::size_t at, const HtmlSection& section) const {
    const auto wanted = static_cast<std::size_t>(&section - page_.sections.data());
    while (at > wanted) at = page_.sections[at].parent;
    return at == wanted;
  }

  // A name may stand for the whole page ("form" around everything), which tells nothing then.
  bool is_aside(const HtmlSection& section) const {
    switch (section.aside) {
      case Aside::no: return false;
      case Aside::column:
        return share(section) < 40 && section.blocks > 1 && !is_prose(section) &&
               !is_only_title(section);
      case Aside::word: return share(section) < 40 && !is_only_title(section);
      case Aside::element: return share(section) < 80;
    }
    return false;
  }

  // Manuals have boxes of text that they call so.
  static bool is_prose(const HtmlSection& section) {
    return 100 * section.links < 10 * section.bytes && section.bytes > 80 * section.blocks;
  }

  // A short box that ends in a button or a field: sign-ups, consent.
  bool is_dialog(const HtmlSection& section) const {
    constexpr std::size_t most_blocks = 8;
    constexpr std::size_t most_bytes = 600;
    return section.control > 0 && section.blocks <= section.control && !section.whole &&
           !section.as_it_is && !section.has_title && section.blocks <= most_blocks &&
           section.bytes <= most_bytes && share(section) < 15;
  }

  static bool is_menu(const HtmlSection& section) {
    return section.blocks >= least_links && 100 * section.links >= 80 * section.bytes &&
           section.bytes <= longest_entry * section.blocks;
  }

  // Sections come behind those that they lie in.
  void mark_sections() {
    std::vector<bool> aside(page_.sections.size());
    for (std::size_t i = 1; i < page_.sections.size(); ++i) {
      const HtmlSection& section = page_.sections[i];
      aside[i] = aside[section.parent] || is_aside(section) || is_dialog(section) ||
                 (is_menu(section) && share(section) < 50);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = page_.blocks[i];
      const bool title = block.heading == 1 && is_title_of_page(block);
      if ((aside[block.section] && !title) || is_row_of_links(i) || tells_of_page(i))
        blocks_[i].kind = BlockKind::boilerplate;
    }
  }

  // A <header> above the story may hold the heading of it.
  bool is_title_of_page(const HtmlBlock& block) const {
    const auto titles = std::count_if(page_.blocks.begin(), page_.blocks.end(),
                                      [](const HtmlBlock& other) { return other.heading == 1; });
    return titles == 1 && block.heading == 1;
  }

  // "Home | News | Contact" in one block, or "Topics: Coast Storm": links and what parts them.
  bool is_row_of_links(std::size_t number) const {
    const HtmlBlock& block = page_.blocks[number];
    const std::size_t size = blocks_[number].range.size();
    if (block.as_it_is || block.link_count < 2 || size > longest_line * block.link_count ||
        block.heading > 0)
      return false;
    std::string_view outside = trim(block.outside);
    const std::size_t label = outside.find(':');
    const bool listed = outside.find(',') != outside.npos;  // "See also: forts, harbours."
    if (label != outside.npos && label <= longest_label && !listed)
      outside.remove_prefix(label + 1);
    constexpr std::u32string_view marks = U"|>›»<‹«·•/→←-–,.";
    for (std::size_t at = 0; at < outside.size();) {
      const char32_t c = next_code_point(outside, at);
      if (!is_space(c) && !is_digit(c) && marks.find(c) == marks.npos) return false;
    }
    return true;
  }

  // Its date, its tags, where its neighbours are; or what an inline element says of itself.
  bool tells_of_page(std::size_t number) const {
    const HtmlBlock& block = page_.blocks[number];
    const std::string_view text = slice(page_.builder.text(), blocks_[number].range);
    if (block.as_it_is || block.heading > 0 || text.size() > longest_entry) return false;
    if (block.aside >= text.size()) return true;
    return 100 * block.about >= 40 * text.size() && !ends_like_sentence(text);
  }

  bool is_boilerplate(std::size_t number) const {
    return blocks_[number].kind == BlockKind::boilerplate;
  }

  // Whether the patterns know a block by itself.
  bool is_known(std::size_t number) const {
    std::vector<DraftBlock> alone = {{blocks_[number], true, true}};
    mark_boilerplate(page_.builder.text(), alone, patterns_);
    return alone[0].block.kind == BlockKind::boilerplate;
  }

  // The end of what the block at `begin` heads: the next heading, or, for one like "related
  // stories", the next one that does not lie below it.
  std::size_t end_of_group(std::size_t begin) const {
    const int level = page_.blocks[begin].heading;
    const int lowest = level > 0 && is_known(begin) ? level : 6;
    std::size_t end = begin + 1;
    while (end < blocks_.size() &&
           (page_.blocks[end].heading == 0 || page_.blocks[end].heading > lowest))
      ++end;
    return end;
  }

  void mark_by_patterns() {
    for (std::size_t begin = 0; begin < blocks_.size();) {
      const std::size_t end = end_of_group(begin);
      mark_group(begin, end);
      begin = end;
    }
  }

  void mark_group(std::size_t begin, std::size_t end) {
    std::vector<DraftBlock> drafts;
    std::vector<std::size_t> numbers;
    for (std::size_t i = begin; i < end; ++i) {
      // "Related topics" that is marked by its own class is still a heading of what follows.
      const bool own = page_.sections[page_.blocks[i].section].aside == Aside::word;
      if ((is_boilerplate(i) && !own) || page_.blocks[i].as_it_is) continue;
      drafts.push_back({blocks_[i], true, true, page_.blocks[i].heading > 0});
      numbers.push_back(i);
    }
    mark_boilerplate(page_.builder.text(), drafts, patterns_);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (drafts[i].block.kind != BlockKind::boilerplate) continue;
      blocks_[numbers[i]].kind = BlockKind::boilerplate;
      if (page_.blocks[numbers[i]].heading > 1) mark_section_below(numbers[i]);
    }
  }

  // "Related stories" heads all of the section that begins with it.
  void mark_section_below(std::size_t heading) {
    std::size_t found = 0;
    for (std::size_t at = page_.sections[page_.blocks[heading].section].parent; at != 0;
         at = page_.sections[at].parent) {
      const HtmlSection& section = page_.sections[at];
      if (section.whole || section.first_block != heading || share(section) >= 40) break;
      found = at;
    }
    if (found == 0) return;
    const std::size_t end = heading + page_.sections[found].blocks;
    for (std::size_t i = heading; i < end; ++i) blocks_[i].kind = BlockKind::boilerplate;
  }

  HtmlPage& page_;
  std::vector<Block>& blocks_;
  const BoilerplatePatterns& patterns_;
};

}  // namespace

void mark_html_boilerplate(HtmlPage& page, const BoilerplatePatterns& patterns) {
  if (page.blocks.empty()) return;
  const std::vector<Block> before = page.builder.blocks();
  Judge(page, patterns).mark();
  const auto& blocks = page.builder.blocks();
  const bool nothing_left = std::all_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::boilerplate;
  });
  if (nothing_left) page.builder.blocks() = before;  // a page of nothing but links is its own text
}

}  // namespace calque
