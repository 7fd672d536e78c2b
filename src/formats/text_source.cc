#include "formats/text_source.h"

#include <algorithm>

#include <simdjson.h>

#include "formats/input_file.h"
#include "formats/reader.h"
#include "text/charset.h"
#include "text/charset_detect.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t piece_size = 1 << 16;
constexpr const char* how_to_read = "--lossy repairs it, --charset NAME reads another encoding";
constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view replaced = "\xEF\xBF\xBD";  // U+FFFD

// How many bytes at the end belong to a character that is not complete.
std::size_t incomplete_end(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0U) == 0x80) continue;
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return byte >= 0xC0 && length > back ? back : 0;
  }
  return 0;
}

std::size_t count_replaced(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(replaced); at != text.npos; at = text.find(replaced, at + 1)) {
    ++count;
  }
  return count;
}

bool is_utf8_name(const std::string& charset) {
  const std::string name = fold_case(charset);
  return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
}

// Whether the first bytes of a file may be passed on as they are.
bool looks_like_utf8(std::string_view begin) {
  if (begin.find('\0') != begin.npos || detect_utf16(begin)) return false;
  return !find_invalid_utf8(begin.substr(0, begin.size() - incomplete_end(begin)));
}

}  // namespace

TextSource::TextSource(const std::string& path, const TextSourceOptions& options)
    : path_(display_path(path)), bytes_(path) {
  begin(options);
}

TextSource::TextSource(const std::string& name, std::string bytes, const TextSourceOptions& options)
    : path_(name), bytes_(name, std::move(bytes)) {
  begin(options);
}

void TextSource::begin(const TextSourceOptions& options) {
  lossy_ = options.lossy;
  ahead_.resize(piece_size);
  std::size_t size = 0;
  while (size < ahead_.size()) {
    const std::size_t got = bytes_.read(ahead_.data() + size, ahead_.size() - size);
    if (got == 0) break;
    size += got;
  }
  ahead_.resize(size);
  if (size == 0) throw InputError({path_}, "the file is empty", "give a file with text in it");
  std::string charset = options.charset;
  if (charset.empty() && options.declared_charset != nullptr && !detect_utf16(ahead_)) {
    charset = options.declared_charset(ahead_);
  }
  const bool as_it_is = charset.empty() ? looks_like_utf8(ahead_) : is_utf8_name(charset);
  if (!as_it_is || ahead_.find('\0') != ahead_.npos) {
    try {
      decode_whole(charset);
    } catch (const UsageError& error) {
      if (!options.charset.empty()) throw;
      throw InputError({path_}, error.problem(), error.remedy());  // the file named it
    }
  }
  if (!decoded_ && ahead_.starts_with(mark)) {
    ahead_.erase(0, mark.size());
    skipped_ = checked_ = mark.size();
  }
}

void TextSource::decode_whole(const std::string& charset) {
  std::size_t size = ahead_.size();
  while (true) {
    refuse_large(path_, size);
    ahead_.resize(size + std::max(piece_size, size));
    const std::size_t got = bytes_.read(ahead_.data() + size, ahead_.size() - size);
    size += got;
    if (got == 0) break;
  }
  ahead_.resize(size);
  DecodedText decoded = decode(ahead_, path_, {charset, lossy_});
  repaired_ = decoded.repaired;
  note_repairs();
  if (decoded.charset != "UTF-8" && charset.empty()) {
    notes_.push_back(
        {{path_}, {"read as {0}; offsets count in its UTF-8 form", {decoded.charset}}});
  }
  ahead_ = std::move(decoded.text);
  decoded_ = true;
}

void TextSource::check(std::string_view piece) {
  std::string joined;
  if (!rest_.empty()) {
    joined = std::move(rest_);
    joined += piece;
    piece = joined;
  }
  const std::size_t rest = incomplete_end(piece);
  const std::string_view whole = piece.substr(0, piece.size() - rest);
  const bool valid = simdjson::validate_utf8(whole.data(), whole.size());  // far quicker
  if (const auto invalid = valid ? std::nullopt : find_invalid_utf8(whole)) {
    const auto lines = std::count(whole.begin(), whole.begin() + static_cast<long>(*invalid), '\n');
    throw InputError({path_, lines_ + static_cast<std::size_t>(lines) + 1, checked_ + *invalid},
                     "not valid UTF-8", how_to_read);
  }
  lines_ += static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n'));
  checked_ += whole.size();
  rest_ = piece.substr(whole.size());
}

// What was held back of a character goes before the next piece.
void TextSource::pass_on_repaired(std::string_view piece, std::string& text) {
  const std::string joined = std::exchange(rest_, {}) + std::string(piece);
  const std::size_t rest = piece.empty() ? 0 : incomplete_end(joined);
  const std::string_view whole = std::string_view(joined).substr(0, joined.size() - rest);
  rest_ = std::string_view(joined).substr(whole.size());
  if (simdjson::validate_utf8(whole.data(), whole.size())) {
    text += whole;
    return;
  }
  const std::string repaired = repair_utf8(whole);
  repaired_ += count_replaced(repaired) - count_replaced(whole);
  text += repaired;
}

void TextSource::note_repairs() {
  if (repaired_ == 0) return;
  notes_.push_back({{path_},
                    {"invalid byte sequences replaced by U+FFFD: {0}",
                     {std::to_string(std::exchange(repaired_, 0))}}});
}

bool TextSource::read(std::string& text) {
  if (!ahead_.empty()) {
    const std::string piece = std::exchange(ahead_, {});
    if (!decoded_ && lossy_) {
      pass_on_repaired(piece, text);
    } else {
      if (!decoded_) check(piece);
      text += piece;
    }
    return true;
  }
  if (decoded_) return false;
  const std::size_t size = text.size();
  text.resize(size + piece_size);
  const std::size_t got = bytes_.read(text.data() + size, piece_size);
  text.resize(size + got);
  if (lossy_) {
    const std::string piece = text.substr(size);
    text.resize(size);
    pass_on_repaired(piece, text);
    if (got == 0) note_repairs();
    return got > 0 || text.size() > size;
  }
  if (got > 0) {
    check(std::string_view(text).substr(size));
    return true;
  }
  if (!rest_.empty()) {
    throw InputError({path_, lines_ + 1, checked_}, "not valid UTF-8", how_to_read);
  }
  return false;
}

}  // namespace calque
