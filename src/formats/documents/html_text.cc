#include "formats/documents/html_text.h"

#include "formats/documents/character_references.h"
#include "text/utf8.h"

namespace calque {
namespace {

class PieceFinder {
 public:
  PieceFinder(std::string_view text, std::string_view source) : text_(text), source_(source) {}

  std::vector<HtmlPiece> find() {
    while (text_at_ < text_.size()) {
      if (source_at_ == source_.size()) {  // what the parser made up
        add(text_.size() - text_at_, 0);
      } else if (source_[source_at_] == '&') {
        take_ampersand();
      } else if (source_[source_at_] == '\r' && text_[text_at_] == '\n') {
        const bool both = source_.substr(source_at_).starts_with("\r\n");
        add(1, both ? 2 : 1);
      } else if (source_[source_at_] == text_[text_at_]) {
        take_equal();
      } else {
        skip();
      }
    }
    return std::move(pieces_);
  }

 private:
  void add(std::size_t text_size, std::size_t source_size) {
    pieces_.push_back({text_.substr(text_at_, text_size), {source_at_, source_at_ + source_size}});
    text_at_ += text_size;
    source_at_ += source_size;
  }

  void take_equal() {
    std::size_t size = 0;
    while (text_at_ + size < text_.size() && source_at_ + size < source_.size() &&
           text_[text_at_ + size] == source_[source_at_ + size] &&
           source_[source_at_ + size] != '&')
      ++size;
    // Never a part of a character.
    while (size > 0 && text_at_ + size < text_.size() &&
           (static_cast<unsigned char>(text_[text_at_ + size]) & 0xC0U) == 0x80)
      --size;
    size == 0 ? skip() : add(size, size);
  }

  void take_ampersand() {
    const auto reference = read_character_reference(source_.substr(source_at_), true);
    const std::string_view rest = text_.substr(text_at_);
    if (reference.size > 0 && !reference.text.empty() && rest.starts_with(reference.text)) {
      add(reference.text.size(), reference.size);
    } else if (reference.size > 0 && reference.text.empty()) {  // a number: one character
      std::size_t end = 0;
      next_code_point(rest, end);
      add(end, reference.size);
    } else if (rest.starts_with('&')) {
      add(1, 1);
    } else {
      skip();
    }
  }

  // A tag that the parser ignored.
  void skip() {
    if (source_[source_at_] == '<') {
      const std::size_t end = source_.find('>', source_at_);
      source_at_ = end == source_.npos ? source_.size() : end + 1;
    } else {
      ++source_at_;
    }
  }

  std::string_view text_;
  std::string_view source_;
  std::size_t text_at_ = 0;
  std::size_t source_at_ = 0;
  std::vector<HtmlPiece> pieces_;
};

}  // namespace

std::vector<HtmlPiece> find_pieces(std::string_view text, std::string_view source) {
  return PieceFinder(text, source).find();
}

}  // namespace calque
