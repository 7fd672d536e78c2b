#include "formats/line_reader.h"

#include "formats/input_file.h"

namespace calque {
namespace {

constexpr std::size_t read_at_once = 1 << 16;

}  // namespace

LineReader::LineReader(const std::string& path) : path_(path), source_(path) {}

bool LineReader::has_line() const { return buffer_.find('\n', searched_) != std::string::npos; }

bool LineReader::read(std::string& line) {
  std::size_t end = buffer_.find('\n', searched_);
  while (end == std::string::npos) {
    searched_ = buffer_.size();
    if (!fill()) break;
    end = buffer_.find('\n', searched_);
  }
  const bool whole = end != std::string::npos;
  if (!whole) end = buffer_.size();
  if (!whole && begin_ == end) return false;
  line.assign(buffer_, begin_, end - begin_);
  begin_ = searched_ = whole ? end + 1 : end;
  offset_ = next_offset_;
  next_offset_ += line.size() + 1;
  ++number_;
  return true;
}

// Reads what is there, waiting only when nothing is; false at the end.
bool LineReader::fill() {
  buffer_.erase(0, begin_);
  searched_ -= begin_;
  begin_ = 0;
  refuse_large(path_, buffer_.size());
  const std::size_t size = buffer_.size();
  buffer_.resize(size + read_at_once);
  const std::size_t got = source_.read(buffer_.data() + size, read_at_once);
  buffer_.resize(size + got);
  return got > 0;
}

}  // namespace calque
