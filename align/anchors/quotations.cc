// Pairs quotation marks. Marks that open and close alike are told apart by what stands beside them,
// and a mark that does not fit is passed over: one stray mark costs one quotation, not all that
// follow.
#include <algorithm>
#include <optional>
#include <string_view>

#include "align/anchors/context.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_bytes = 2000;  // of a quotation
constexpr std::size_t most_open = 16;

struct OpenMark {
  char32_t mark;
  std::size_t content;  // where what it opens begins
};

// The marks that close what `open` opens, in the usage of any language.
std::u32string_view closers(char32_t open) {
  switch (open) {
    case U'«': return U"»";
    case U'»': return U"«»";
    case U'‹': return U"›";
    case U'›': return U"‹›";
    case U'“': return U"”";
    case U'”': return U"”";
    case U'„': return U"“”";
    case U'‘': return U"’";
    case U'‚': return U"‘’";
    case U'「': return U"」";
    case U'『': return U"』";
    case U'"': return U"\"";
    case U'\'': return U"'";
    default: return U"";
  }
}

bool is_mark(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U'«':
    case U'»':
    case U'‹':
    case U'›':
    case U'“':
    case U'”':
    case U'„':
    case U'‘':
    case U'’':
    case U'‚':
    case U'「':
    case U'」':
    case U'『':
    case U'』': return true;
    default: return false;
  }
}

bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c); }

class QuotationFinder {
 public:
  QuotationFinder(std::string_view text, bool by_line) : text_(text), by_line_(by_line) {}

  std::vector<ByteRange> find() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text_, at);
      if (c == U'\n') {
        read_line_end(here, at);
      } else if (is_mark(c)) {
        read_mark(c, here, at);
      }
      before_ = c;
    }
    std::sort(found_.begin(), found_.end(), [](const ByteRange& a, const ByteRange& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    return std::move(found_);
  }

 private:
  char32_t after(std::size_t at) const {
    return at < text_.size() ? next_code_point(text_, at) : 0;
  }

  // Could a quotation begin or end here, judged by the character on the outer side?
  bool free_before() const {
    return before_ == 0 || is_space(before_) ||
           (is_punctuation(before_) && before_ != U'.' && before_ != U',' && before_ != U'!' &&
            before_ != U'?');
  }

  void read_mark(char32_t c, std::size_t here, std::size_t next) {
    const char32_t beyond = after(next);
    const bool inner = beyond != 0 && !is_space(beyond);  // something follows directly
    switch (c) {
      case U'\'':
        if (!is_word_character(beyond) && close(c, here)) return;
        if (free_before() && is_letter(beyond)) open(c, next);
        return;
      case U'’':
        if (!is_word_character(beyond)) close(c, here);
        return;
      case U'"':
        // One that can only open while another is open: the earlier one was stray.
        if (free_before() && !is_punctuation(before_) && is_word_character(beyond)) {
          forget(c);
          open(c, next);
        } else if (!close(c, here) && inner && !is_word_character(before_)) {
          open(c, next);
        }
        return;
      case U'‘':
        if (!close(c, here) && free_before() && inner) open(c, next);
        return;
      case U'»':
      case U'›':
      case U'”':
        if (!close(c, here) && free_before() && inner) open(c, next);
        return;
      case U'「':
      case U'『':
      case U'„':
      case U'‚': open(c, next); return;
      default:
        if (!close(c, here)) open(c, next);
    }
  }

  void open(char32_t mark, std::size_t content) {
    if (open_.size() == most_open) open_.erase(open_.begin());
    open_.push_back({mark, content});
  }

  void forget(char32_t mark) {
    std::erase_if(open_, [mark](const OpenMark& o) { return o.mark == mark; });
  }

  // Closes the innermost quotation that `mark` can close, and drops what is open inside it.
  bool close(char32_t mark, std::size_t here) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (closers(open_[i].mark).find(mark) == std::u32string_view::npos) continue;
      add({open_[i].content, here});
      open_.resize(i);
      return true;
    }
    return false;
  }

  void add(ByteRange range) {
    range = trim(text_, range);
    if (!range.empty() && range.size() <= most_bytes) found_.push_back(range);
  }

  // Quotations end with their paragraph. One that is still open there goes on in the next paragraph
  // if that begins with the same mark again.
  void read_line_end(std::size_t here, std::size_t next) {
    forget(U'\'');
    if (open_.empty()) return;
    if (by_line_) return open_.clear();
    const std::size_t text_begin = text_.find_first_not_of(" \t\r", next);
    if (text_begin == std::string_view::npos || text_[text_begin] != '\n') return;
    const std::size_t paragraph = text_.find_first_not_of(" \t\r\n", text_begin);
    const char32_t first = paragraph == std::string_view::npos ? 0 : after(paragraph);
    for (const OpenMark& o : open_) {
      if (first == o.mark && (first == U'“' || first == U'«' || first == U'„')) {
        add({o.content, here});
        break;
      }
    }
    open_.clear();
  }

  std::string_view text_;
  bool by_line_;
  char32_t before_ = 0;
  std::vector<OpenMark> open_;
  std::vector<ByteRange> found_;
};

}  // namespace

std::vector<ByteRange> find_quotations(std::string_view text, bool by_line) {
  return QuotationFinder(text, by_line).find();
}

}  // namespace calque
