#include "formats/documents/markdown.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "formats/documents/markdown_inlines.h"
#include "formats/documents/text_builder.h"
#include "formats/reader.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t largest_file = std::size_t{256} << 20;  // bytes; cmark counts in 32 bits
constexpr std::string_view mark = "\xEF\xBB\xBF";

// cmark keeps its extensions in a list of the process.
void register_extensions() {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse(std::string_view text) {
  register_extensions();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES), &cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

// The end of the front matter of `text`, which begins with "---" (YAML) or "+++" (TOML); else 0.
std::size_t front_matter_end(std::string_view text) {
  const std::vector<ByteRange> lines = split_lines(text.substr(0, 1 << 16));
  if (lines.empty()) return 0;
  const std::string_view fence = trim(slice(text, lines[0]));
  if (fence != "---" && fence != "+++") return 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = slice(text, lines[i]);
    if (!line.empty() && line[0] == ' ') continue;
    const std::string_view content = trim(line);
    // A rule is no front matter: that has "name: value" in its first line that is not empty.
    if (i == 1 && content.find_first_of(":=#") == content.npos && content != fence) return 0;
    if (content == fence || (fence == "---" && content == "...")) return lines[i].end;
  }
  return 0;
}

bool has_ancestor(cmark_node* node, cmark_node_type type) {
  for (cmark_node* at = cmark_node_parent(node); at != nullptr; at = cmark_node_parent(at)) {
    if (cmark_node_get_type(at) == type) return true;
  }
  return false;
}

BlockKind kind_of(cmark_node* block) {
  if (cmark_node_get_type(block) == CMARK_NODE_HEADING) return BlockKind::heading;
  if (has_ancestor(block, CMARK_NODE_BLOCK_QUOTE)) return BlockKind::quotation;
  cmark_node* parent = cmark_node_parent(block);
  const bool item = parent != nullptr && cmark_node_get_type(parent) == CMARK_NODE_ITEM;
  return item && cmark_node_previous(block) == nullptr ? BlockKind::item : BlockKind::paragraph;
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, std::size_t begin) : text_(text) {
    for (std::size_t at = begin; at <= text.size();) {
      lines_.push_back(at);
      const std::size_t end = text.find_first_of("\r\n", at);
      if (end == text.npos) break;
      at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
  }

  Document read(cmark_node* root, const std::string& id) {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(root),
                                                                       &cmark_iter_free);
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (event == CMARK_EVENT_ENTER && holds_text(node)) {
        add_block(node);
        cmark_iter_reset(iter.get(), node, CMARK_EVENT_EXIT);
      }
    }
    return builder_.take(id);
  }

 private:
  static bool holds_text(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           is_called(node, "table_cell");
  }

  std::size_t place(int line, int column) const {
    const std::size_t index = std::min(static_cast<std::size_t>(std::max(1, line)), lines_.size());
    return std::min(lines_[index - 1] + static_cast<std::size_t>(std::max(1, column)) - 1,
                    text_.size());
  }
  std::size_t line_begin(int line) const { return place(line, 1); }

  // cmark knows where a block begins; a cell only in which line, so that cells are looked for one
  // behind the other.
  void add_block(cmark_node* block) {
    const int line = cmark_node_get_start_line(block);
    std::size_t begin = place(line, cmark_node_get_start_column(block));
    if (is_called(block, "table_cell")) begin = std::max(line_begin(line), cell_end_);
    const int last = std::max(line, cmark_node_get_end_line(block));
    const std::size_t end =
        static_cast<std::size_t>(last) < lines_.size() ? line_begin(last + 1) : text_.size();
    builder_.begin_block(kind_of(block));
    cell_end_ = add_inlines(builder_, block, text_, {std::min(begin, end), end});
    builder_.end_block();
  }

  std::string_view text_;
  std::vector<std::size_t> lines_;  // where each begins
  std::size_t cell_end_ = 0;
  TextBuilder builder_{TextBuilder::Origin::file};
};

}  // namespace

Document read_markdown(std::string_view text, const std::string& id) {
  const std::string file = display_path(id);
  if (text.size() > largest_file) {
    throw InputError({file}, {"larger than {0} MB", {std::to_string(largest_file >> 20)}},
                     "split it into smaller files");
  }
  const std::size_t begin = text.starts_with(mark) ? mark.size() : 0;
  const std::size_t content = begin + front_matter_end(text.substr(begin));
  const Tree root = parse(text.substr(content));
  Document document = MarkdownReader(text, content).read(root.get(), id);
  if (document.blocks.empty())
    throw InputError({file}, "no text in the file", "give a file with text in it");
  return document;
}

}  // namespace calque
