#include "formats/documents/docx_styles.h"

#include <optional>
#include <utility>

#include "formats/xml_parser.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr int most_ancestors = 32;

// By the names of the built-in styles, which are English in every Word.
std::optional<BlockKind> kind_of_name(std::string_view style) {
  const std::string name = fold_case(std::string(style));
  if (name.starts_with("heading ") || name == "title" || name == "subtitle")
    return BlockKind::heading;
  if (name.starts_with("toc ")) return BlockKind::boilerplate;  // repeats the headings
  if (name == "quote" || name == "intense quote") return BlockKind::quotation;
  if (name.starts_with("list ") && name != "list paragraph") return BlockKind::item;
  return std::nullopt;
}

struct Style {
  std::optional<BlockKind> kind;
  std::string based_on;
};

class StylesParser : private XmlParser {
 public:
  StylesParser(const std::string& name, std::string xml) : XmlParser(name, std::move(xml)) {}

  DocxStyles read() {
    while (parse_some()) {
    }
    DocxStyles kinds;
    for (const auto& [id, style] : styles_) {
      if (const auto kind = kind_of(style)) kinds.emplace(id, *kind);
    }
    return kinds;
  }

 private:
  std::optional<BlockKind> kind_of(const Style& style) const {
    const Style* at = &style;
    for (int i = 0; i < most_ancestors && !at->kind; ++i) {
      const auto parent = styles_.find(at->based_on);
      if (parent == styles_.end()) break;
      at = &parent->second;
    }
    return at->kind;
  }

  void on_start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "w:style") {
      open_ = &styles_[std::string(attributes["w:styleId"])];
    } else if (open_ == nullptr) {
      return;
    } else if (name == "w:name") {
      if (const auto kind = kind_of_name(attributes["w:val"])) open_->kind = kind;
    } else if (name == "w:basedOn") {
      open_->based_on = attributes["w:val"];
    } else if (name == "w:outlineLvl" && attributes["w:val"] != "9") {
      if (!open_->kind) open_->kind = BlockKind::heading;
    } else if (name == "w:numId" && attributes["w:val"] != "0") {
      if (!open_->kind) open_->kind = BlockKind::item;
    }
  }
  void on_end(std::string_view name) override {
    if (name == "w:style") open_ = nullptr;
  }
  void on_text(std::string_view) override {}

  std::map<std::string, Style, std::less<>> styles_;
  Style* open_ = nullptr;
};

}  // namespace

DocxStyles read_docx_styles(std::string xml, const std::string& name) {
  return StylesParser(name, std::move(xml)).read();
}

}  // namespace calque
