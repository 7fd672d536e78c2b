#include "report/marked_text.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "report/width.h"
#include "text/utf8.h"

namespace calque {
namespace {

void append(MarkedText& marked, std::string_view text, int id) {
  marked.text += text;
  marked.ids.resize(marked.text.size(), id);
}

// The smallest mark around `at`.
int innermost(const std::vector<Mark>& marks, std::size_t at) {
  const Mark* best = nullptr;
  for (const Mark& mark : marks) {
    if (at < mark.range.begin || at >= mark.range.end) continue;
    if (best == nullptr || mark.range.size() < best->range.size()) best = &mark;
  }
  return best == nullptr ? unmarked : best->id;
}

// Distinct, the outer before the inner, so that brackets nest.
std::vector<Mark> bracket_order(std::vector<Mark> marks) {
  const auto before = [](const Mark& a, const Mark& b) {
    if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
    return a.range.end > b.range.end;
  };
  std::stable_sort(marks.begin(), marks.end(), before);
  const auto same = [](const Mark& a, const Mark& b) { return a.range == b.range; };
  marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
  return marks;
}

std::string brackets_at(const std::vector<Mark>& marks, std::size_t at, bool opening) {
  const auto count = std::count_if(marks.begin(), marks.end(), [&](const Mark& mark) {
    return (opening ? mark.range.begin : mark.range.end) == at;
  });
  return std::string(static_cast<std::size_t>(count), opening ? '[' : ']');
}

bool is_dangerous(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  // Direction overrides would disturb the columns.
  const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return type == U_CONTROL_CHAR || direction;
}

std::vector<std::size_t> line_breaks(const std::string& text) {
  std::vector<std::size_t> breaks;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_SUCCESS(status)) {
    iterator->setText(&utext, status);
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      breaks.push_back(static_cast<std::size_t>(at));
    }
  }
  utext_close(&utext);
  if (breaks.empty() || breaks.back() != text.size()) breaks.push_back(text.size());
  return breaks;
}

MarkedText part(const MarkedText& marked, std::size_t begin, std::size_t end) {
  while (end > begin && marked.text[end - 1] == ' ') --end;
  return {marked.text.substr(begin, end - begin),
          {marked.ids.begin() + static_cast<std::ptrdiff_t>(begin),
           marked.ids.begin() + static_cast<std::ptrdiff_t>(end)}};
}

// Where a line that begins at `begin` and has no place to break must be cut.
std::size_t forced_break(const std::string& text, std::size_t begin, std::size_t width) {
  std::size_t at = begin;
  next_code_point(text, at);  // at least one
  for (std::size_t used = display_width(std::string_view(text).substr(begin, at - begin));
       at < text.size();) {
    std::size_t next = at;
    used += display_width(next_code_point(text, next));
    if (used > width) break;
    at = next;
  }
  return at;
}

std::size_t printed_width(const std::string& text, std::size_t begin, std::size_t end) {
  while (end > begin && text[end - 1] == ' ') --end;
  return display_width(std::string_view(text).substr(begin, end - begin));
}

}  // namespace

MarkedText make_marked(std::string_view text, ByteRange range, const std::vector<Mark>& marks,
                       bool brackets) {
  MarkedText out;
  const std::vector<Mark> ordered = brackets ? bracket_order(marks) : std::vector<Mark>();
  bool after_space = true;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t begin = at;
    const int id = innermost(marks, begin);
    append(out, brackets_at(ordered, begin, false), id);
    append(out, brackets_at(ordered, begin, true), id);
    const char32_t c = next_code_point(text, at);
    const bool space = is_space(c);
    const bool folds = space && (c < 0x20 || c == ' ');
    if (!folds || !after_space) {
      append(out,
             folds             ? " "
             : is_dangerous(c) ? "\xEF\xBF\xBD"
                               : text.substr(begin, at - begin),
             id);
    }
    after_space = space;
  }
  append(out, brackets_at(ordered, range.end, false), unmarked);
  return out;
}

std::vector<MarkedText> wrap(const MarkedText& marked, std::size_t width) {
  std::vector<MarkedText> lines;
  const std::string& text = marked.text;
  std::size_t begin = 0;  // of the line
  std::size_t end = 0;    // the last break that fits
  for (const std::size_t next : line_breaks(text)) {
    if (end > begin && printed_width(text, begin, next) > width) {
      lines.push_back(part(marked, begin, end));
      begin = end;
    }
    while (printed_width(text, begin, next) > width) {
      const std::size_t cut = forced_break(text, begin, width);
      lines.push_back(part(marked, begin, cut));
      begin = cut;
    }
    end = next;
  }
  if (end > begin) lines.push_back(part(marked, begin, end));
  return lines;
}

}  // namespace calque
