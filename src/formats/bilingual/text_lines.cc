#include "formats/bilingual/text_lines.h"

#include "formats/input_file.h"
#include "formats/reader.h"

namespace calque {

TextLines::TextLines(const std::string& path, const TextSourceOptions& options)
    : path_(display_path(path)), source_(path, options), next_(source_.skipped()) {}

bool TextLines::read(std::string& line) {
  std::size_t end = buffer_.find('\n', searched_);
  while (end == std::string::npos) {
    searched_ = buffer_.size();
    if (begin_ > 0) {
      buffer_.erase(0, begin_);
      searched_ -= begin_;
      begin_ = 0;
    }
    refuse_large(path_, buffer_.size());
    if (!source_.read(buffer_)) break;
    end = buffer_.find('\n', searched_);
  }
  const bool whole = end != std::string::npos;
  if (!whole) end = buffer_.size();
  if (!whole && begin_ == end) return false;
  line.assign(buffer_, begin_, end - begin_);
  offset_ = next_;
  next_ += end - begin_ + 1;
  begin_ = searched_ = whole ? end + 1 : end;
  ++number_;
  return true;
}

}  // namespace calque
