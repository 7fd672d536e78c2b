#include "formats/documents/html_page.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <gumbo.h>

#include "formats/documents/html_elements.h"
#include "formats/documents/html_nesting.h"
#include "formats/documents/html_text.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t largest_page = std::size_t{256} << 20;  // bytes; the parser takes ten times

// What holds for the children of an element.
struct Context {
  std::size_t section = 0;
  std::size_t item = 0;  // the section of the list item that they are in; 0: none
  BlockKind kind = BlockKind::paragraph;
  int heading = 0;
  std::size_t link = 0;   // number of the link that they are in, from 1
  bool as_it_is = false;  // <pre>
  bool aside = false;     // as HtmlBlock has them
  bool about = false;
};

// An element on the way from the root to where the walk has come.
struct Step {
  const GumboNode* node;
  Context context;
  std::size_t next_child = 0;
  std::optional<std::string> tag_id = std::nullopt;  // of an inline element
};

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? 1 + (tag - GUMBO_TAG_H1) : 0;
}

// An old page also names its places with <a>.
bool is_link(const GumboElement& element) {
  return element.tag == GUMBO_TAG_A && gumbo_get_attribute(&element.attributes, "href") != nullptr;
}

std::string code_of(const GumboStringPiece& piece) {
  return piece.data == nullptr ? std::string() : std::string(piece.data, piece.length);
}

// From the begin of the element to its end.
std::string whole_code(const GumboElement& element) {
  const GumboStringPiece& begin = element.original_tag;
  const GumboStringPiece& end = element.original_end_tag;
  if (begin.data == nullptr || end.data == nullptr || end.data < begin.data) return code_of(begin);
  return {begin.data, end.data + end.length};
}

class PageWalk {
 public:
  PageWalk(std::string_view text, HtmlPage& page) : text_(text), page_(page) {
    page_.sections.push_back({.whole = true});
  }

  // Without recursion: nesting is the page's to choose.
  void walk(const GumboNode* root) {
    enter(root, {});
    while (!steps_.empty()) {
      Step& step = steps_.back();
      const GumboVector& children = step.node->v.element.children;
      if (step.next_child == children.length) {
        leave(step);
        steps_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[step.next_child++]);
      visit(child, Context(step.context));
    }
    end_block();
  }

 private:
  void visit(const GumboNode* node, const Context& context) {
    switch (node->type) {
      case GUMBO_NODE_ELEMENT: return enter(node, context);
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE: return add_text(node->v.text, context);
      default: return;
    }
  }

  void enter(const GumboNode* node, Context context) {
    const GumboElement& element = node->v.element;
    const ElementKind kind = kind_of(element);
    if (kind == ElementKind::left_out || is_hidden(element)) return;
    if (kind == ElementKind::line_break) return break_line(element, context);
    if (kind == ElementKind::block) {
      begin_section(element, context);
      steps_.push_back({node, context});
      return;
    }
    if (is_link(element)) context.link = ++links_;
    if (element.tag == GUMBO_TAG_INPUT && is_field(element)) {
      constexpr std::size_t small_print = 3;  // blocks: the button and what one agrees to
      note_control(context.section, is_for_addresses(element) ? small_print : 0);
    }
    context.aside |= is_inline_aside(element);
    context.about |= tells_of_page(element);
    const std::string code = code_of(element.original_tag);
    if (is_note_reference(element)) return page_.builder.lone_tag("footnote", whole_code(element));
    if (element.tag == GUMBO_TAG_IMG || element.tag == GUMBO_TAG_WBR) {
      page_.builder.lone_tag(tag_type(element), code);
      return;
    }
    // What the parser opened again, the page does not say again.
    const bool written =
        !code.empty() && (node->parse_flags & (GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT |
                                               GUMBO_INSERTION_ADOPTION_AGENCY_CLONED)) == 0;
    Step step{node, context};
    if (written) step.tag_id = page_.builder.open_tag(tag_type(element), code);
    steps_.push_back(std::move(step));
  }

  void leave(const Step& step) {
    const GumboElement& element = step.node->v.element;
    if (kind_of(element) == ElementKind::block) end_block();
    if (step.tag_id) {
      page_.builder.close_tag(*step.tag_id, tag_type(element), code_of(element.original_end_tag));
    }
  }

  void begin_section(const GumboElement& element, Context& context) {
    end_block();
    HtmlSection section;
    section.parent = context.section;
    const GumboTag tag = element.tag;
    section.whole = tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN ||
                    tag == GUMBO_TAG_ARTICLE;
    section.header = tag == GUMBO_TAG_HEADER;
    if (tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_MAIN)
      section.aside = aside_of(element);
    if (section.header && !is_within_story()) section.aside = Aside::element;
    section.as_it_is = tag == GUMBO_TAG_PRE;
    context.section = page_.sections.size();
    page_.sections.push_back(section);
    set_kind(tag, context);
    if (tag == GUMBO_TAG_BUTTON) note_control(context.section, 1);
  }

  bool is_within_story() const {
    return std::any_of(steps_.begin(), steps_.end(), [](const Step& step) {
      const GumboTag tag = step.node->v.element.tag;
      return tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_SECTION;
    });
  }

  // `more`: blocks behind that belong to it.
  void note_control(std::size_t section, std::size_t more) {
    if (page_.builder.in_block()) ++more;
    for (std::size_t at = section; at != 0; at = page_.sections[at].parent) {
      HtmlSection& around = page_.sections[at];
      around.control = std::max(around.control, around.blocks + more);
    }
  }

  static void set_kind(GumboTag tag, Context& context) {
    if (const int level = heading_level(tag)) {
      context.kind = BlockKind::heading;
      context.heading = level;
    } else if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD) {
      context.item = context.section;
    } else if (tag == GUMBO_TAG_BLOCKQUOTE) {
      context.kind = BlockKind::quotation;
    } else if (tag == GUMBO_TAG_PRE) {
      context.as_it_is = true;
    }
  }

  void add_text(const GumboText& node, const Context& context) {
    TextBuilder& builder = page_.builder;
    std::string_view text(node.text);
    // The parser takes a reference to a number that no character has for any bytes.
    const std::string_view written(node.original_text.data, node.original_text.length);
    std::string repaired;
    if (written.find("&#") != written.npos && find_invalid_utf8(text))
      text = repaired = repair_utf8(text);
    if (!builder.in_block()) {
      if (trim(text).empty()) return;
      begin_block(context);
    }
    const std::string_view source(node.original_text.data, node.original_text.length);
    const auto begin = static_cast<std::size_t>(source.data() - text_.data());
    const std::size_t size = builder.size();
    for (const HtmlPiece& piece : find_pieces(text, source)) {
      const ByteRange file{begin + piece.source.begin, begin + piece.source.end};
      context.as_it_is ? builder.add(piece.text, file) : builder.add_folded(piece.text, file);
    }
    count(std::string_view(builder.text()).substr(size), context);
  }

  void count(std::string_view added, const Context& context) {
    constexpr std::size_t enough = 80;
    if (context.link == 0) {
      block_.outside += added.substr(0, enough - std::min(enough, block_.outside.size()));
    } else {
      block_.links += added.size();
      if (std::exchange(link_, context.link) != context.link) ++block_.link_count;
    }
    if (context.aside) block_.aside += added.size();
    if (context.about) block_.about += added.size();
  }

  void begin_block(const Context& context) {
    BlockKind kind = context.kind;
    if (kind == BlockKind::paragraph && context.item != 0 &&
        page_.sections[context.item].blocks == 0)
      kind = BlockKind::item;
    page_.builder.begin_block(kind);
    block_ = {};
    block_.section = context.section;
    block_.heading = context.heading;
    block_.as_it_is = context.as_it_is;
    link_ = 0;
  }

  void end_block() {
    if (!page_.builder.end_block()) return;
    const std::size_t bytes = page_.builder.blocks().back().range.size();
    block_.links = std::min(block_.links, bytes);
    const std::size_t number = page_.blocks.size();
    page_.blocks.push_back(block_);
    for (std::size_t at = block_.section;; at = page_.sections[at].parent) {
      HtmlSection& section = page_.sections[at];
      if (section.blocks++ == 0) section.first_block = number;
      section.bytes += bytes;
      section.links += block_.links;
      section.has_title |= block_.heading == 1;
      section.as_it_is |= block_.as_it_is;
      if (at == 0) break;
    }
  }

  // Two in a row part paragraphs, as pages of old have it.
  void break_line(const GumboElement& element, const Context& context) {
    TextBuilder& builder = page_.builder;
    if (!builder.in_block()) return;
    if (builder.ends_in_line_break() && !context.as_it_is) return end_block();
    const std::string code = code_of(element.original_tag);
    builder.lone_tag("lb", code);
    if (element.original_tag.data == nullptr) return builder.add_line_break({text_end_, text_end_});
    const auto begin = static_cast<std::size_t>(element.original_tag.data - text_.data());
    text_end_ = begin + code.size();
    builder.add_line_break({begin, text_end_});
  }

  std::string_view text_;
  HtmlPage& page_;
  std::vector<Step> steps_;
  HtmlBlock block_;        // the open one
  std::size_t link_ = 0;   // of the open block, the one read last
  std::size_t links_ = 0;  // of the page so far
  std::size_t text_end_ = 0;
};

}  // namespace

HtmlPage parse_html(std::string_view text, const std::string& file) {
  if (text.size() > largest_page) {
    throw InputError({file}, {"larger than {0} MB", {std::to_string(largest_page >> 20)}},
                     "split it into smaller files");
  }
  refuse_nesting(text, file);
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size()), destroy);
  HtmlPage page;
  PageWalk(text, page).walk(output->root);
  return page;
}

}  // namespace calque
