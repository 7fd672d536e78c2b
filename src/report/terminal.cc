#include "report/terminal.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "formats/passage.h"
#include "report/marked_text.h"
#include "report/width.h"
#include "report/wording.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t indent = 2;
constexpr std::string_view divider = " │ ";
constexpr std::size_t longest_reason = 60;  // code points a side
// Readable on light and dark grounds: magenta, cyan, green, yellow, blue, red.
constexpr std::array<std::string_view, 6> colors = {"35", "36", "32", "33", "34", "31"};

class Renderer {
 public:
  Renderer(const Document& source, const Document& target, const Link& link,
           const ReportStyle& style)
      : source_(source), target_(target), link_(link), style_(style) {}

  std::string heading(const LinkHeading& heading) const;
  std::string columns() const;
  std::string reasons() const;

 private:
  std::string tr(const std::string& text) const {
    return style_.translate ? style_.translate(text) : text;
  }
  std::string colored(std::string_view text, int id) const;
  std::string painted(const MarkedText& line) const;
  std::vector<MarkedText> side(const Document& document, const std::vector<std::size_t>& segments,
                               bool is_source, std::size_t width) const;

  const Document& source_;
  const Document& target_;
  const Link& link_;
  const ReportStyle& style_;
};

std::string Renderer::colored(std::string_view text, int id) const {
  if (!style_.color || id == unmarked) return std::string(text);
  return fmt::format("\x1B[{}m{}\x1B[0m", colors[static_cast<std::size_t>(id) % colors.size()],
                     text);
}

std::string Renderer::painted(const MarkedText& line) const {
  std::string out;
  for (std::size_t begin = 0; begin < line.text.size();) {
    std::size_t end = begin + 1;
    while (end < line.text.size() && line.ids[end] == line.ids[begin]) ++end;
    out += colored(std::string_view(line.text).substr(begin, end - begin), line.ids[begin]);
    begin = end;
  }
  return out;
}

std::string Renderer::heading(const LinkHeading& heading) const {
  const bool gap = link_.source.empty() || link_.target.empty();
  std::string line = gap ? fmt::format("{}. {}", heading.number, tr("no counterpart"))
                         : fmt::format("{}. {:.2f}", heading.number, link_.score);
  if (heading.show_grade) line += " " + grade_word(link_.grade, style_.translate);
  if (link_.crossing) line += " (" + tr("out of order") + ")";
  if (!heading.target.empty()) line += " · " + heading.target;
  return style_.color ? fmt::format("\x1B[1m{}\x1B[0m\n", line) : line + "\n";
}

std::vector<MarkedText> Renderer::side(const Document& document,
                                       const std::vector<std::size_t>& segments, bool is_source,
                                       std::size_t width) const {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < link_.evidence.size(); ++i) {
    const Evidence& evidence = link_.evidence[i];
    if (!is_anchor(evidence.kind)) continue;
    marks.push_back({is_source ? evidence.source : evidence.target, static_cast<int>(i)});
  }
  const ByteRange range = passage_range(document, segments);
  return wrap(make_marked(document.text, range, marks, !style_.color), width);
}

std::string Renderer::columns() const {
  const std::size_t width = std::max(style_.width, narrowest);
  const std::size_t column = (width - indent - display_width(divider)) / 2;
  const auto left = side(source_, link_.source, true, column);
  const auto right = side(target_, link_.target, false, column);
  std::string out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    out.append(indent, ' ');
    std::size_t used = 0;
    if (i < left.size()) {
      out += painted(left[i]);
      used = display_width(left[i].text);
    }
    out.append(column - std::min(used, column), ' ');
    out += i < right.size() ? divider : " │";
    if (i < right.size()) out += painted(right[i]);
    out += '\n';
  }
  return out;
}

std::string Renderer::reasons() const {
  std::string out;
  for (std::size_t i = 0; i < link_.evidence.size(); ++i) {
    const Evidence& evidence = link_.evidence[i];
    if (!is_anchor(evidence.kind)) {
      if (evidence.kind == EvidenceKind::pin)
        out += fmt::format("    {}\n", kind_word(evidence.kind, style_.translate));
      continue;
    }
    const auto shown = [&](const Document& document, ByteRange range) {
      const MarkedText safe = make_marked(document.text, range, {}, false);
      return colored(shorten(safe.text, longest_reason), static_cast<int>(i));
    };
    out += fmt::format("    {}: {} = {}\n", kind_word(evidence.kind, style_.translate),
                       shown(source_, evidence.source), shown(target_, evidence.target));
  }
  return out;
}

}  // namespace

std::string render_link(const LinkHeading& heading, const Document& source, const Document& target,
                        const Link& link, const ReportStyle& style) {
  const Renderer renderer(source, target, link, style);
  return renderer.heading(heading) + renderer.columns() + renderer.reasons() + "\n";
}

}  // namespace calque
