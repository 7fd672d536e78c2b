// The text of a document with markup, put together block by block.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/document.h"

namespace calque {

// Text goes into the open block; blocks are parted by an empty line. Not thread-safe.
class TextBuilder {
 public:
  enum class Origin { file, none };
  explicit TextBuilder(Origin origin) : has_origin_(origin == Origin::file) {}

  // Ends the open block.
  void begin_block(BlockKind kind, std::string lang = {});
  // A block that holds nothing is dropped. Returns whether there was one that held something.
  bool end_block();
  bool in_block() const { return open_; }

  // What `text` stands for, bytes of the file, as it is. Only in a block.
  void add(std::string_view text, ByteRange file);
  // The same with white space folded as a browser does.
  void add_folded(std::string_view text, ByteRange file);
  void add_line_break(ByteRange file);
  bool ends_in_line_break() const { return text_.ends_with('\n'); }

  // A tag where the text has come to; before a block, where the next one begins. The id of a tag
  // that opens is returned, for the one that closes it.
  std::string open_tag(std::string type, std::string code);
  void close_tag(const std::string& id, std::string type, std::string code);
  void lone_tag(std::string type, std::string code);

  std::size_t size() const { return text_.size(); }
  const std::string& text() const { return text_; }
  std::vector<Block>& blocks() { return blocks_; }

  Document take(const std::string& id);

 private:
  void add_space(ByteRange file);
  void put(Tag tag);

  bool has_origin_;
  bool open_ = false;
  Block block_;
  std::string text_;
  std::vector<Block> blocks_;
  std::vector<Tag> tags_;
  std::vector<Tag> waiting_;  // for the next block
  OriginMap origin_;
  std::size_t file_end_ = 0;  // of what was added last
  std::size_t tag_ids_ = 0;
};

}  // namespace calque
