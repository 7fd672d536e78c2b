#include "formats/documents/markdown_inlines.h"

#include <memory>
#include <string>
#include <vector>

#include "formats/documents/character_references.h"
#include "text/utf8.h"

namespace calque {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_escapable(char c) {  // ASCII punctuation
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

std::size_t count_quotes(cmark_node* node) {
  std::size_t count = 0;
  for (; node != nullptr; node = cmark_node_parent(node))
    count += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE ? 1 : 0;
  return count;
}

std::string_view literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string_view() : std::string_view(literal);
}

// The content's way through the file. `at_` never goes back nor beyond the block.
class InlineReader {
 public:
  InlineReader(TextBuilder& builder, cmark_node* block, std::string_view text, ByteRange place)
      : builder_(builder),
        block_(block),
        text_(text.substr(0, place.end)),
        at_(place.begin),
        quotes_(count_quotes(block)),
        cell_(is_called(block, "table_cell")) {
    skip_markers();
  }

  std::size_t read() {
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(block_),
                                                                       &cmark_iter_free);
    for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
      cmark_node* node = cmark_iter_get_node(iter.get());
      if (node == block_) continue;
      if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
        add_image();
        cmark_iter_reset(iter.get(), node, CMARK_EVENT_EXIT);
        continue;
      }
      event == CMARK_EVENT_ENTER ? enter(node) : leave(node);
    }
    return cell_ ? end_of_cell() : at_;
  }

 private:
  // "## ", "| ", "- [ ] ": what stands before the content.
  void skip_markers() {
    const cmark_node_type type = cmark_node_get_type(block_);
    if (type == CMARK_NODE_HEADING) skip_all(" \t#");
    if (cell_) skip_cell_begin();
    if (type != CMARK_NODE_PARAGRAPH) return;
    skip_all(" \t");
    cmark_node* parent = cmark_node_parent(block_);
    const bool task = parent != nullptr && is_called(parent, "tasklist");
    if (task && rest().size() > 3 && rest()[0] == '[' && rest()[2] == ']') at_ += 3;
  }

  // A cell may be empty: no more than one "|".
  void skip_cell_begin() {
    skip_all(quotes_ > 0 ? " \t>" : " \t");
    if (rest().starts_with('|')) ++at_;
    skip_all(" \t");
  }

  std::string_view rest() const { return text_.substr(at_); }
  void skip_all(std::string_view characters) {
    at_ = std::min(text_.find_first_not_of(characters, at_), text_.size());
  }

  void enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) return add_text(literal_of(node));
    if (type == CMARK_NODE_CODE) return add_code(literal_of(node));
    if (type == CMARK_NODE_HTML_INLINE) return add_html(literal_of(node));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
      return add_break(type == CMARK_NODE_LINEBREAK);
    if (type == CMARK_NODE_FOOTNOTE_REFERENCE) return add_until("[", "]", "footnote");
    if (type == CMARK_NODE_LINK) return open("link", opening_of_link());
    if (type == CMARK_NODE_EMPH) return open("italic", 1);
    if (type == CMARK_NODE_STRONG) return open("bold", 2);
    if (is_called(node, "strikethrough")) open("strike", run_of('~'));
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK) close("link", end_of_link() - at_);
    if (type == CMARK_NODE_EMPH) close("italic", 1);
    if (type == CMARK_NODE_STRONG) close("bold", 2);
    if (is_called(node, "strikethrough")) close("strike", run_of('~'));
  }

  std::size_t run_of(char c) const {
    const std::size_t end = std::min(text_.find_first_not_of(c, at_), text_.size());
    return end - at_;
  }

  // The next `size` bytes, as code of a tag.
  std::string take(std::size_t size) {
    const std::string code(rest().substr(0, size));
    at_ += code.size();
    return code;
  }

  void open(const char* type, std::size_t size) {
    open_.push_back(builder_.open_tag(type, take(size)));
  }
  void close(const char* type, std::size_t size) {
    builder_.close_tag(open_.back(), type, take(size));
    open_.pop_back();
  }

  // 0 for an address that stands for itself.
  std::size_t opening_of_link() {
    const bool marked = rest().starts_with('[') || rest().starts_with('<');
    link_marks_.push_back(marked ? rest()[0] : '\0');
    return marked ? 1 : 0;
  }

  // Behind "](address "title")", "][name]", "]" or ">".
  std::size_t end_of_link() {
    const char opening = link_marks_.back();
    link_marks_.pop_back();
    if (opening == '\0') return at_;
    return opening == '<' ? behind('>', at_) : end_of_target(behind(']', at_));
  }

  std::size_t behind(char c, std::size_t at) const {
    const std::size_t found = text_.find(c, at);
    return found == text_.npos ? at : found + 1;
  }

  std::size_t end_of_target(std::size_t at) const {
    if (at >= text_.size()) return text_.size();
    if (text_[at] == '(') return end_of_parenthesis(at);
    if (text_[at] != '[') return at;
    std::size_t end = at + 1;
    while (end < text_.size() && text_[end] != ']') end += text_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text_.size());
  }

  // From "(" to its ")", with <address> and "title" within.
  std::size_t end_of_parenthesis(std::size_t at) const {
    std::size_t depth = 0;
    char quote = '\0';
    for (; at < text_.size(); ++at) {
      const char c = text_[at];
      if (c == '\\') {
        ++at;
      } else if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '<') {
        quote = '>';
      } else if ((c == '"' || c == '\'') && at > 0 &&
                 (is_blank(text_[at - 1]) || is_line_end(text_[at - 1]))) {
        quote = c;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        return at + 1;
      }
    }
    return text_.size();
  }

  // Characters as they stand, escaped, or referred to.
  void add_text(std::string_view literal) {
    std::size_t done = 0;
    while (done < literal.size()) {
      if (at_ >= text_.size()) return builder_.add(literal.substr(done), {at_, at_});
      const char c = text_[at_];
      const bool more = at_ + 1 < text_.size();
      if (c == '&' && add_reference(literal, done)) continue;
      if (c == '\\' && more && text_[at_ + 1] == literal[done] && is_escapable(literal[done])) {
        builder_.add(literal.substr(done, 1), {at_, at_ + 2});
        at_ += 2;
        ++done;
      } else if (c == literal[done]) {
        add_equal(literal, done);
      } else {
        skip_character();
      }
    }
  }

  bool add_reference(std::string_view literal, std::size_t& done) {
    const auto reference = read_character_reference(rest(), false);
    if (reference.size == 0 || !literal.substr(done).starts_with(reference.text)) return false;
    builder_.add(reference.text, {at_, at_ + reference.size});
    at_ += reference.size;
    done += reference.text.size();
    return true;
  }

  void add_equal(std::string_view literal, std::size_t& done) {
    std::size_t size = 1;
    while (done + size < literal.size() && at_ + size < text_.size() &&
           literal[done + size] == text_[at_ + size] && text_[at_ + size] != '&' &&
           text_[at_ + size] != '\\')
      ++size;
    while (size > 0 && done + size < literal.size() &&
           (static_cast<unsigned char>(literal[done + size]) & 0xC0U) == 0x80)
      --size;
    if (size == 0) return skip_character();
    builder_.add(literal.substr(done, size), {at_, at_ + size});
    at_ += size;
    done += size;
  }

  void skip_character() { next_code_point(text_, at_); }

  void add_code(std::string_view literal) {
    at_ = std::min(text_.find('`', at_), text_.size());
    const std::size_t ticks = run_of('`');
    const std::string id = builder_.open_tag("code", take(ticks));
    add_code_text(literal);
    const std::size_t closing = std::min(text_.find('`', at_), text_.size());
    at_ = closing;
    builder_.close_tag(id, "code", take(ticks));
  }

  // Line ends are blanks here, and one blank at each end may be left out.
  void add_code_text(std::string_view literal) {
    for (std::size_t done = 0; done < literal.size();) {
      if (at_ >= text_.size()) return builder_.add(literal.substr(done), {at_, at_});
      if (is_line_end(text_[at_]) && literal[done] == ' ') {
        const std::size_t begin = at_;
        skip_line_end();
        builder_.add(" ", {begin, at_});
        ++done;
      } else if (cell_ && rest().starts_with("\\|") && literal[done] == '|') {
        builder_.add("|", {at_, at_ + 2});
        at_ += 2;
        ++done;
      } else {
        std::size_t next = done;
        next_code_point(literal, next);
        const std::string_view character = literal.substr(done, next - done);
        if (!rest().starts_with(character)) {
          skip_character();
          continue;
        }
        builder_.add(character, {at_, at_ + character.size()});
        at_ += character.size();
        done = next;
      }
    }
  }

  void add_html(std::string_view literal) {
    const std::size_t found = text_.find(literal.substr(0, 1), at_);
    if (found != text_.npos) at_ = found;
    const bool whole = rest().starts_with(literal);
    const std::string_view name = literal.substr(0, 3);
    builder_.lone_tag(name == "<br" || name == "<BR" ? "lb" : "", std::string(literal));
    at_ = whole ? at_ + literal.size() : behind('>', at_);
  }

  // "![text](address)": the text describes what is not shown.
  void add_image() {
    const std::size_t begin = std::min(text_.find("![", at_), text_.size());
    at_ = begin;
    std::size_t depth = 0;
    for (std::size_t at = begin + (begin < text_.size() ? 1 : 0); at < text_.size(); ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '[') {
        ++depth;
      } else if (text_[at] == ']' && --depth == 0) {
        at_ = end_of_target(at + 1);
        break;
      }
    }
    builder_.lone_tag("image", std::string(text_.substr(begin, at_ - begin)));
  }

  void add_until(std::string_view begin, std::string_view end, const char* type) {
    const std::size_t from = std::min(text_.find(begin, at_), text_.size());
    const std::size_t to = text_.find(end, from);
    at_ = to == text_.npos ? from : to + end.size();
    builder_.lone_tag(type, std::string(text_.substr(from, at_ - from)));
  }

  // The line end at at_, and what the next line begins with within its containers.
  void skip_line_end() {
    at_ += rest().starts_with("\r\n") ? 2 : 1;
    for (std::size_t i = 0; i < quotes_; ++i) {
      const std::size_t quote = text_.find_first_not_of(" \t", at_);
      if (quote == text_.npos || text_[quote] != '>') break;
      at_ = quote + 1;
    }
    skip_all(" \t");
  }

  void add_break(bool hard) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    const std::size_t end = at_;
    if (at_ < text_.size()) skip_line_end();
    if (hard) {
      builder_.lone_tag("lb", std::string(text_.substr(begin, end - begin)));
      builder_.add_line_break({begin, at_});
    } else {
      builder_.add(" ", {begin, at_});
    }
  }

  std::size_t end_of_cell() const {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] != '|' && !is_line_end(text_[at]))
      at += text_[at] == '\\' ? 2 : 1;
    return std::min(at, text_.size());
  }

  TextBuilder& builder_;
  cmark_node* block_;
  std::string_view text_;
  std::size_t at_;
  std::size_t quotes_;
  bool cell_;
  std::vector<std::string> open_;  // ids of tags
  std::vector<char> link_marks_;   // of the links that are open
};

}  // namespace

std::size_t add_inlines(TextBuilder& builder, cmark_node* block, std::string_view text,
                        ByteRange place) {
  return InlineReader(builder, block, text, place).read();
}

}  // namespace calque
