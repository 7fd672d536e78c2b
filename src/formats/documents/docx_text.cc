#include "formats/documents/docx_text.h"

#include <array>
#include <utility>

#include "formats/xml_parser.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Properties such as <w:b/> hold unless they say no.
bool is_on(const XmlAttributes& attributes) {
  const std::string_view value = attributes["w:val"];
  return value != "0" && value != "false" && value != "off" && value != "none";
}

// What is not read: deletions, the second form of a drawing, notes that only draw a line.
bool is_left_out(std::string_view name, const XmlAttributes& attributes) {
  if (name == "w:footnote" || name == "w:endnote") {
    const std::string_view type = attributes["w:type"];
    return !type.empty() && type != "normal";
  }
  return name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback" ||
         name == "w:pPrChange" || name == "w:rPrChange" || name == "w:sectPr" ||
         name == "w:sdtPr" || name == "w:tblPr";
}

class ParagraphParser : private XmlParser {
 public:
  ParagraphParser(const std::string& name, std::string xml, const DocxStyles& styles)
      : XmlParser(name, std::move(xml)), styles_(styles) {}

  std::vector<DocxParagraph> read() {
    while (parse_some()) {
    }
    return std::move(done_);
  }

 private:
  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (left_out_ > 0 || is_left_out(name, attributes)) {
      ++left_out_;
    } else if (name == "w:p") {
      open_.emplace_back();  // a text box stands within the paragraph that holds it
      look_.clear();
    } else if (!open_.empty()) {
      in_paragraph(name, attributes);
    }
  }

  void in_paragraph(std::string_view name, const XmlAttributes& attributes) {
    if (name == "w:pPr") in_properties_ = true;
    if (in_properties_) return read_property(name, attributes);
    if (name == "w:hyperlink") ++links_;
    if (name == "w:r") look_ = {};
    if (name == "w:rPr") in_look_ = true;
    if (in_look_) return read_look(name, attributes);
    if (name == "w:t") in_text_ = true;
    if (name == "w:tab" || name == "w:ptab") add_text("\t");
    if (name == "w:noBreakHyphen") add_text("\xE2\x80\x91");
    if (name == "w:softHyphen") add_text("\xC2\xAD");
    if (name == "w:sym") add_symbol(attributes["w:char"]);
    if (name == "w:cr" || (name == "w:br" && attributes["w:type"] != "page"))
      add(DocxPiece::What::line_break, "");
    if (name == "w:footnoteReference" || name == "w:endnoteReference")
      add(DocxPiece::What::note, std::string(attributes["w:id"]));
  }

  void on_end(std::string_view name) override {
    if (left_out_ > 0) {
      --left_out_;
    } else if (name == "w:p" && !open_.empty()) {
      done_.push_back(std::move(open_.back()));
      open_.pop_back();
    } else if (name == "w:pPr") {
      in_properties_ = false;
    } else if (name == "w:rPr") {
      in_look_ = false;
    } else if (name == "w:t") {
      in_text_ = false;
    } else if (name == "w:hyperlink" && links_ > 0) {
      --links_;
    }
  }

  void on_text(std::string_view text) override {
    if (in_text_ && left_out_ == 0 && !open_.empty()) add_text(text);
  }

  // A style may be a list's or none, the paragraph itself has the last word.
  void read_property(std::string_view name, const XmlAttributes& attributes) {
    BlockKind& kind = open_.back().kind;
    const std::string_view value = attributes["w:val"];
    if (name == "w:pStyle") {
      const auto style = styles_.find(value);
      if (style != styles_.end()) kind = style->second;
    } else if (name == "w:numId" && kind != BlockKind::heading) {
      if (value != "0") kind = BlockKind::item;
      if (value == "0" && kind == BlockKind::item) kind = BlockKind::paragraph;
    } else if (name == "w:outlineLvl" && value != "9") {
      kind = BlockKind::heading;
    }
  }

  struct Look {
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    bool hidden = false;
    void clear() { *this = {}; }
  };

  void read_look(std::string_view name, const XmlAttributes& attributes) {
    if (name == "w:b") look_.bold = is_on(attributes);
    if (name == "w:i") look_.italic = is_on(attributes);
    if (name == "w:u") look_.underlined = is_on(attributes);
    if (name == "w:vanish") look_.hidden = is_on(attributes);
  }

  void add(DocxPiece::What what, std::string text) {
    if (look_.hidden) return;
    open_.back().pieces.push_back({what, std::move(text), look_.bold, look_.italic,
                                   look_.underlined && links_ == 0, links_ > 0});
  }

  // Runs that look alike are one: Word parts words where they were edited.
  void add_text(std::string_view text) {
    if (look_.hidden) return;
    auto& pieces = open_.back().pieces;
    DocxPiece piece{DocxPiece::What::text,           std::string(text), look_.bold, look_.italic,
                    look_.underlined && links_ == 0, links_ > 0};
    const bool same = !pieces.empty() && pieces.back().what == piece.what &&
                      pieces.back().bold == piece.bold && pieces.back().italic == piece.italic &&
                      pieces.back().underlined == piece.underlined &&
                      pieces.back().link == piece.link;
    if (same) {
      pieces.back().text += text;
    } else {
      pieces.push_back(std::move(piece));
    }
  }

  // A sign of a font of its own (Symbol, Wingdings) lies in U+F000 to U+F0FF, and means nothing.
  void add_symbol(std::string_view hexadecimal) {
    unsigned code = 0;
    for (const char c : hexadecimal.substr(0, 4)) {
      const int digit = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      if (digit < 0 || digit > 15) return;
      code = code * 16 + static_cast<unsigned>(digit);
    }
    if (code < 0x20 || (code >= 0xD800 && code < 0xF900)) return;
    std::string text;
    append_utf8(text, code);
    add_text(text);
  }

  const DocxStyles& styles_;
  std::vector<DocxParagraph> done_;
  std::vector<DocxParagraph> open_;  // one within the other
  Look look_;
  std::size_t left_out_ = 0;  // elements on the way here since one that is not read
  std::size_t links_ = 0;
  bool in_properties_ = false;
  bool in_look_ = false;
  bool in_text_ = false;
};

struct LookTag {
  bool DocxPiece::*look;
  const char* type;
};
// From the outermost to the innermost.
constexpr std::array<LookTag, 4> look_tags = {{{&DocxPiece::link, "link"},
                                               {&DocxPiece::bold, "bold"},
                                               {&DocxPiece::italic, "italic"},
                                               {&DocxPiece::underlined, "ulined"}}};

// The tags that are open while the pieces of a paragraph go by; they are always nested.
class OpenTags {
 public:
  explicit OpenTags(TextBuilder& builder) : builder_(builder) {}

  void change_to(const DocxPiece& piece) {
    std::size_t kept = 0;
    while (kept < open_.size() && piece.*look_tags[open_[kept].tag].look) ++kept;
    close_down_to(kept);
    for (std::size_t i = 0; i < look_tags.size(); ++i) {
      if (!(piece.*look_tags[i].look) || is_open(i)) continue;
      open_.push_back({i, builder_.open_tag(look_tags[i].type, "")});
    }
  }
  void close_down_to(std::size_t kept) {
    for (; open_.size() > kept; open_.pop_back())
      builder_.close_tag(open_.back().id, look_tags[open_.back().tag].type, "");
  }

 private:
  struct Open {
    std::size_t tag;
    std::string id;
  };
  bool is_open(std::size_t tag) const {
    for (const Open& each : open_) {
      if (each.tag == tag) return true;
    }
    return false;
  }

  TextBuilder& builder_;
  std::vector<Open> open_;
};

}  // namespace

std::vector<DocxParagraph> read_docx_paragraphs(std::string xml, const std::string& name,
                                                const DocxStyles& styles) {
  return ParagraphParser(name, std::move(xml), styles).read();
}

void add_docx_paragraph(TextBuilder& builder, const DocxParagraph& paragraph) {
  bool has_text = false;
  for (const DocxPiece& piece : paragraph.pieces) {
    has_text |= piece.what == DocxPiece::What::text && !trim(piece.text).empty();
  }
  if (!has_text) return;
  builder.begin_block(paragraph.kind);
  OpenTags tags(builder);
  for (const DocxPiece& piece : paragraph.pieces) {
    tags.change_to(piece);
    switch (piece.what) {
      case DocxPiece::What::text: builder.add(piece.text, {}); break;
      case DocxPiece::What::note: builder.lone_tag("footnote", piece.text); break;
      case DocxPiece::What::line_break: builder.lone_tag("lb", ""); builder.add_line_break({});
    }
  }
  tags.close_down_to(0);
  builder.end_block();
}

}  // namespace calque
