// Findings for a person at a terminal: both texts with what is marked, what is wrong, and a
// summary.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "check/catalogue.h"
#include "report/finding_place.h"
#include "report/findings_writers.h"
#include "report/marked_text.h"
#include "report/width.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t around_marks = 160;  // bytes shown before the first mark and after the last
constexpr std::string_view divider = " │ ";
constexpr std::array<Severity, 3> gravest_first = {Severity::error, Severity::warning,
                                                   Severity::info};

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "31";
    case Severity::warning: return "33";
    case Severity::info: return "36";
  }
  return "0";
}

using Counts = std::array<std::size_t, 3>;  // by severity

std::size_t sum(const Counts& counts) { return counts[0] + counts[1] + counts[2]; }

// The part of a long text that the marks are in.
ByteRange excerpt(std::string_view text, const std::vector<Mark>& marks) {
  ByteRange part = {0, std::min(text.size(), 4 * around_marks)};
  if (!marks.empty()) {
    part = marks.front().range;
    for (const Mark& mark : marks) {
      part = {std::min(part.begin, mark.range.begin), std::max(part.end, mark.range.end)};
    }
    part.begin -= std::min(part.begin, around_marks);
    part.end = std::min(text.size(), part.end + around_marks);
  }
  const auto continues = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (continues(part.begin)) --part.begin;
  while (continues(part.end)) ++part.end;
  return part;
}

class TextFindings : public FindingWriter {
 public:
  TextFindings(FindingStyle style, WriteBytes write)
      : style_(std::move(style)), write_(std::move(write)) {}

  void add(const Unit& unit, std::span<const ReportedFinding> findings) override {
    std::string out = heading(unit, findings.front().finding);
    out += side(tr("Source"), source_text(unit), findings, true);
    out += side(tr("Target"), target_text(unit), findings, false);
    for (const ReportedFinding& reported : findings) {
      const Finding& finding = reported.finding;
      ++counts_[finding.check][static_cast<std::size_t>(finding.severity)];
      const std::string word = severity_word(finding.severity, style_.translate);
      out += fmt::format("  {}: {}\n",
                         painted(fmt::format("{} {}", word, finding.check), finding.severity),
                         shown(full_message(finding, style_.translate)));
    }
    write_(out + "\n");
  }

  void end() override {
    if (counts_.empty()) {
      write_(tr("nothing found") + "\n");
      return;
    }
    write_(summary());
  }

 private:
  std::string tr(const std::string& text) const {
    return style_.translate ? style_.translate(text) : text;
  }

  // Without control characters, which would move the terminal's cursor.
  static std::string shown(const std::string& text) {
    return make_marked(text, {0, text.size()}, {}, false).text;
  }

  std::string painted(std::string_view text, Severity severity) const {
    if (!style_.color) return std::string(text);
    return fmt::format("\x1B[{}m{}\x1B[0m", color_of(severity), text);
  }

  std::string heading(const Unit& unit, const Finding& finding) const {
    std::string line = style_.file;
    if (unit.line > 0) line += fmt::format(":{}", unit.line);
    line += " · " + unit_words(finding, style_.translate);
    if (!unit.id.empty()) line += " · " + unit.id;
    line = shown(line);
    return style_.color ? fmt::format("\x1B[1m{}\x1B[0m\n", line) : line + "\n";
  }

  std::string side(const std::string& label, std::string_view text,
                   std::span<const ReportedFinding> findings, bool is_source) const {
    std::vector<Mark> marks;
    for (const auto& [finding, print] : findings) {
      const ByteRange range = is_source ? finding.source : finding.target;
      if (!range.empty()) marks.push_back({range, static_cast<int>(finding.severity)});
    }
    const ByteRange part = excerpt(text, marks);
    MarkedText marked = make_marked(text, part, marks, !style_.color);
    add_ellipses(marked, part.begin > 0, part.end < text.size());
    const std::size_t width =
        std::max(style_.width, narrowest) - 2 - display_width(label) - display_width(divider);
    std::string out;
    for (const MarkedText& line : wrap(marked, width)) {
      const std::string before = out.empty() ? label : std::string(display_width(label), ' ');
      out += fmt::format("  {}{}{}\n", before, divider, painted(line));
    }
    return out.empty() ? fmt::format("  {} │\n", label) : out;
  }

  static void add_ellipses(MarkedText& marked, bool before, bool after) {
    constexpr std::string_view dots = "…";
    if (before) {
      marked.text.insert(0, dots);
      marked.ids.insert(marked.ids.begin(), dots.size(), unmarked);
    }
    if (after) marked.text += dots;
    marked.ids.resize(marked.text.size(), unmarked);
  }

  std::string painted(const MarkedText& line) const {
    std::string out;
    for (std::size_t begin = 0; begin < line.text.size();) {
      std::size_t end = begin + 1;
      while (end < line.text.size() && line.ids[end] == line.ids[begin]) ++end;
      const std::string_view piece = std::string_view(line.text).substr(begin, end - begin);
      const int id = line.ids[begin];
      out += id == unmarked ? std::string(piece) : painted(piece, static_cast<Severity>(id));
      begin = end;
    }
    return out;
  }

  std::string summary() const {
    std::vector<std::vector<std::string>> rows(1, {tr("check")});
    for (const Severity each : gravest_first) {
      rows[0].push_back(severity_word(each, style_.translate));
    }
    rows[0].push_back(tr("all"));
    Counts all{};
    for (const UnitCheck& check : unit_checks()) {
      const auto found = counts_.find(check.name);
      if (found == counts_.end()) continue;
      rows.push_back(row(std::string(check.name), found->second));
      for (std::size_t i = 0; i < all.size(); ++i) all.at(i) += found->second.at(i);
    }
    rows.push_back(row(tr("all"), all));
    return table(rows);
  }

  static std::vector<std::string> row(const std::string& name, const Counts& counts) {
    std::vector<std::string> cells = {name};
    for (const Severity each : gravest_first) {
      const std::size_t count = counts.at(static_cast<std::size_t>(each));
      cells.push_back(count == 0 ? "" : std::to_string(count));
    }
    cells.push_back(std::to_string(sum(counts)));
    return cells;
  }

  static std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& cells : rows) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        widths[i] = std::max(widths[i], display_width(cells[i]));
      }
    }
    std::string out;
    for (const auto& cells : rows) {
      out += pad(cells[0], widths[0]);
      for (std::size_t i = 1; i < cells.size(); ++i) {
        out += "  " + std::string(widths[i] - display_width(cells[i]), ' ') + cells[i];
      }
      out += '\n';
    }
    return out;
  }

  FindingStyle style_;
  WriteBytes write_;
  std::map<std::string_view, Counts> counts_;
};

}  // namespace

std::unique_ptr<FindingWriter> make_text_findings(FindingStyle style, WriteBytes write) {
  return std::make_unique<TextFindings>(std::move(style), std::move(write));
}

}  // namespace calque
