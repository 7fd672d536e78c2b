#include "langid/text_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "langid/enclosures.h"
#include "langid/list_marker.h"
#include "langid/wrapping.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t max_columns = 255;

// "----", "====", "* * *": three signs and more, nothing else.
bool is_rule(std::string_view line) {
  constexpr std::string_view signs = "-=*_~#";
  if (line.empty() || signs.find(line.front()) == signs.npos) return false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c != line.front() && c != ' ') return false;
    count += c != ' ';
  }
  return count >= 3;
}

// "## Title ##" -> "Title"; nothing for other lines.
std::optional<ByteRange> markdown_heading(std::string_view text, ByteRange line) {
  const std::string_view whole = slice(text, line);
  const std::size_t signs = whole.find_first_not_of('#');
  if (signs == 0 || signs == whole.npos || signs > 6 || whole[signs] != ' ') return std::nullopt;
  ByteRange content = trim(text, {line.begin + signs, line.end});
  while (!content.empty() && text[content.end - 1] == '#') --content.end;
  return trim(text, content);
}

ByteRange without_quote_signs(std::string_view text, ByteRange line) {
  while (!line.empty() && text[line.begin] == '>') {
    line = trim(text, {line.begin + 1, line.end});
  }
  return line;
}

TextLine read_line(std::string_view text, ByteRange whole, ByteRange line) {
  TextLine made;
  made.content = line;
  if (text[line.begin] == '>') {
    made.kind = LineKind::quotation;
    made.content = without_quote_signs(text, line);
  } else if (const auto heading = markdown_heading(text, line); heading && !heading->empty()) {
    made.kind = LineKind::heading;
    made.content = *heading;
  }
  const auto before = text.substr(whole.begin, line.begin - whole.begin);
  made.indent = static_cast<std::uint8_t>(std::min(before.size(), max_columns));
  made.columns = static_cast<std::uint8_t>(count_columns(slice(text, made.content), max_columns));
  return made;
}

// An item's range begins behind its bullet, but a number or letter is part of the text; so is the
// bullet before one ("• 1."), and that of a line that goes on with more of them.
void make_item(std::string_view text, TextLine& line, const ListMarker& marker) {
  if (marker.size == line.content.size()) return;  // a sign alone
  line.kind = LineKind::item;
  if (marker.kind != ListMarker::Kind::bullet) return;
  std::string sign(1, ' ');
  sign += slice(text, {line.content.begin, line.content.begin + marker.size});
  if (is_bullet_sign(marker.sign) &&
      slice(text, line.content).find(sign) != std::string_view::npos) {
    return;
  }
  const ByteRange rest = trim(text, {line.content.begin + marker.size, line.content.end});
  const ListMarker::Kind inner = list_marker(slice(text, rest)).kind;
  if (inner == ListMarker::Kind::none || inner == ListMarker::Kind::bullet) line.content = rest;
}

// Numbered lines are items when a neighbour carries the number before or after; so are lines with a
// dash that come in a row without being speech.
class ItemFinder {
 public:
  ItemFinder(std::string_view text, std::vector<TextLine>& lines) : text_(text), lines_(lines) {}

  void find() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != LineKind::text) continue;
      const ListMarker marker = list_marker(slice(text_, lines_[i].content));
      if (marker.kind == ListMarker::Kind::none) continue;
      if (marker.kind != ListMarker::Kind::bullet) {
        add_numbered(i, marker);
      } else if (marker.sign != U'–' || !is_speech(i)) {
        make_item(text_, lines_[i], marker);
      }
    }
  }

 private:
  struct Seen {
    std::size_t line = 0;
    ListMarker marker;
  };

  void add_numbered(std::size_t i, const ListMarker& marker) {
    constexpr std::size_t max_distance = 40;  // lines
    Seen& last =
        seen_[static_cast<std::size_t>(marker.kind)][static_cast<std::size_t>(marker.shape)];
    if (follows(last.marker, marker) && i - last.line <= max_distance) {
      make_item(text_, lines_[last.line], last.marker);
      make_item(text_, lines_[i], marker);
    }
    last = {i, marker};
  }

  // Speech opens with a dash too; it ends like a sentence, and no list is announced before it.
  bool is_speech(std::size_t i) const {
    const auto ends_open = [&](std::size_t at) {
      return slice(text_, lines_[at].content).ends_with(':');
    };
    if (i > 0 && (ends_open(i - 1) || lines_[i - 1].kind == LineKind::item)) return false;
    return ends_like_sentence(slice(text_, lines_[i].content)) || i + 1 == lines_.size() ||
           list_marker(slice(text_, lines_[i + 1].content)).sign != U'–';
  }

  std::string_view text_;
  std::vector<TextLine>& lines_;
  std::array<std::array<Seen, 5>, 6> seen_;
};

std::vector<TextLine> read_lines(std::string_view text) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const ByteRange line = trim(text, {begin, end});
    if (line.empty()) {
      after_blank = true;
    } else if (is_rule(slice(text, line))) {
      if (!after_blank && !lines.empty()) lines.back().underlined = true;
      after_blank = true;
    } else if (TextLine made = read_line(text, {begin, end}, line); !made.content.empty()) {
      made.after_blank = after_blank;
      lines.push_back(made);
      after_blank = false;
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace

std::vector<TextLine> find_text_lines(std::string_view text, Newlines newlines) {
  std::vector<TextLine> lines = read_lines(text);
  ItemFinder(text, lines).find();
  mark_continuations(text, lines, newlines);
  return lines;
}

std::size_t count_columns(std::string_view text, std::size_t limit) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size() && columns < limit;) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++columns;
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    if (c < 0x300) {
      ++columns;
    } else if (const Traits traits = traits_of(c); traits.category() != U_NON_SPACING_MARK) {
      columns += traits.is(Traits::wide) || traits.is(Traits::full_width) ? 2 : 1;
    }
  }
  return std::min(columns, limit);
}

bool ends_like_sentence(std::string_view text) {
  for (std::size_t at = text.size(); at > 0;) {
    const char32_t c = previous_code_point(text, at);
    if (c == U'…' || traits_of(c).is(Traits::terminator)) return true;
    if (!may_close(c) && !is_space(c) && c != U'*' && c != U'_') return false;
  }
  return false;
}

}  // namespace calque
