#include "formats/documents/text_builder.h"

#include <algorithm>

#include "text/utf8.h"

namespace calque {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

void TextBuilder::begin_block(BlockKind kind, std::string lang) {
  end_block();
  if (!text_.empty()) {
    text_ += "\n\n";
    if (has_origin_) origin_.add(text_.size(), {file_end_, file_end_});
  }
  open_ = true;
  block_ = {{text_.size(), text_.size()}, kind, std::move(lang)};
  for (Tag& tag : waiting_) {
    tag.at = text_.size();
    tags_.push_back(std::move(tag));
  }
  waiting_.clear();
}

bool TextBuilder::end_block() {
  if (!open_) return false;
  open_ = false;
  block_.range = trim(text_, {block_.range.begin, text_.size()});
  if (block_.range.empty()) return false;
  blocks_.push_back(block_);
  return true;
}

void TextBuilder::add(std::string_view text, ByteRange file) {
  if (text.empty()) return;
  text_ += text;
  if (has_origin_) origin_.add(text_.size(), file);
  file_end_ = file.end;
}

void TextBuilder::add_space(ByteRange file) {
  const bool at_begin = text_.size() == block_.range.begin;
  if (!at_begin && !is_blank(text_.back())) add(" ", file);
}

void TextBuilder::add_folded(std::string_view text, ByteRange file) {
  if (text.size() != file.size()) {  // a character reference
    const bool blank = std::all_of(text.begin(), text.end(), is_blank);
    return blank ? add_space(file) : add(text, file);
  }
  for (std::size_t at = 0; at < text.size();) {
    const bool blank = is_blank(text[at]);
    const auto* const found = std::find_if(text.data() + at, text.data() + text.size(),
                                           [&](char c) { return is_blank(c) != blank; });
    const auto end = static_cast<std::size_t>(found - text.data());
    const ByteRange place{file.begin + at, file.begin + end};
    blank ? add_space(place) : add(text.substr(at, end - at), place);
    at = end;
  }
}

void TextBuilder::add_line_break(ByteRange file) { add("\n", file); }

void TextBuilder::put(Tag tag) {
  if (!open_) return waiting_.push_back(std::move(tag));
  tag.at = text_.size();
  tags_.push_back(std::move(tag));
}

std::string TextBuilder::open_tag(std::string type, std::string code) {
  std::string id = std::to_string(++tag_ids_);
  put({0, TagKind::open, id, std::move(type), std::move(code)});
  return id;
}

void TextBuilder::close_tag(const std::string& id, std::string type, std::string code) {
  Tag tag{text_.size(), TagKind::close, id, std::move(type), std::move(code)};
  if (open_) return tags_.push_back(std::move(tag));
  // Where no text came between, neither is of use.
  const auto opened = std::find_if(waiting_.begin(), waiting_.end(),
                                   [&](const Tag& waiting) { return waiting.id == id; });
  if (opened != waiting_.end()) {
    waiting_.erase(opened);
    return;
  }
  tag.at = blocks_.empty() ? 0 : blocks_.back().range.end;
  tag.at = std::max(tag.at, tags_.empty() ? 0 : tags_.back().at);
  tags_.push_back(std::move(tag));
}

void TextBuilder::lone_tag(std::string type, std::string code) {
  put({0, TagKind::alone, std::to_string(++tag_ids_), std::move(type), std::move(code)});
}

Document TextBuilder::take(const std::string& id) {
  end_block();
  Document document;
  document.id = id;
  document.text = std::move(text_);
  document.blocks = std::move(blocks_);
  document.tags = std::move(tags_);
  document.origin = std::move(origin_);
  return document;
}

}  // namespace calque
