#include "langid/wrapping.h"

#include <array>
#include <optional>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t max_columns = 255;

std::size_t first_word_columns(std::string_view text) {
  std::size_t end = 0;
  std::size_t columns = 0;
  while (end < text.size() && columns < 40) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    if (is_space(c)) break;
    const std::size_t width = count_columns(text.substr(end, next - end), 2);
    columns += width;
    end = next;
    if (width == 2) break;  // a line may break behind any wide character
  }
  return columns;
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U'\0' : next_code_point(text, at);
}

bool may_continue(const TextLine& line, const TextLine& next) {
  return !next.after_blank &&
         next.kind == (line.kind == LineKind::quotation ? LineKind::quotation : LineKind::text) &&
         line.kind != LineKind::heading;
}

constexpr std::size_t narrowest = 40;  // columns of wrapped text
constexpr std::size_t widest = 120;

// What speaks for hard wraps in some lines.
struct WrapEvidence {
  std::size_t pairs = 0;  // lines with a line of the same paragraph below
  std::size_t full = 0;   // of these, lines that the next word would not have fitted into
  std::size_t lower = 0;  // next lines that begin with a small letter
  std::size_t cased = 0;  // next lines that begin with a letter that has a case
  std::size_t ended = 0;  // lines that end like a sentence
};

bool is_full(std::string_view text, const TextLine& line, const TextLine& next, std::size_t width) {
  return line.columns + 1 + first_word_columns(slice(text, next.content)) > width;
}

WrapEvidence gather(std::string_view text, std::span<const TextLine> lines, std::size_t width) {
  WrapEvidence evidence;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_continue(lines[i], lines[i + 1])) continue;
    const char32_t first = first_character(slice(text, lines[i + 1].content));
    ++evidence.pairs;
    evidence.full += is_full(text, lines[i], lines[i + 1], width);
    evidence.lower += is_lower(first);
    evidence.cased += is_lower(first) || is_upper(first);
    evidence.ended += ends_like_sentence(slice(text, lines[i].content));
  }
  return evidence;
}

// The width that most lines with a line below fit into.
std::size_t usual_width(std::span<const TextLine> lines) {
  std::array<std::size_t, max_columns + 1> counts{};
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!may_continue(lines[i], lines[i + 1])) continue;
    ++counts[lines[i].columns];
    ++pairs;
  }
  std::size_t width = 0;
  for (std::size_t seen = 0; width <= max_columns; ++width) {
    seen += counts[width];
    if (seen * 100 >= pairs * 97) break;
  }
  return width;
}

// The width that the lines are wrapped at, if they are.
std::optional<std::size_t> wrap_width(std::string_view text, std::span<const TextLine> lines) {
  const std::size_t width = usual_width(lines);
  if (width < narrowest || width > widest) return std::nullopt;
  // not every editor fills its lines as far as it could
  const WrapEvidence evidence = gather(text, lines, width - width / 8);
  const double pairs = static_cast<double>(evidence.pairs);
  if (evidence.pairs < 3 || static_cast<double>(evidence.full) < 0.8 * pairs) return std::nullopt;
  if (static_cast<double>(evidence.ended) > 0.5 * pairs) return std::nullopt;
  const bool small =
      static_cast<double>(evidence.lower) >= 0.4 * static_cast<double>(evidence.cased);
  return small ? std::optional(width) : std::nullopt;
}

// A line that was plainly broken, whatever the text around it: long, not ended, going on in small
// letters or with an opening bracket.
bool is_broken(std::string_view text, const TextLine& line, const TextLine& next) {
  constexpr std::size_t long_line = 60;
  const std::string_view content = slice(text, line.content);
  const char32_t first = first_character(slice(text, next.content));
  return line.columns >= long_line && !ends_like_sentence(content) && !content.ends_with(':') &&
         !content.ends_with(';') && (is_lower(first) || first == U'(');
}

// A line of a text without spaces that no clause can end with: a comma, or の and を, which belong
// to what comes next.
bool is_broken_wide(std::string_view text, const TextLine& line, const TextLine& next) {
  constexpr std::u32string_view open_ends = U"、，のを";
  std::size_t end = line.content.end;
  std::size_t first = next.content.begin;
  const char32_t c = next_code_point(text, first);
  return open_ends.find(previous_code_point(text, end)) != std::u32string_view::npos &&
         traits_of(c).is(Traits::wide);
}

// A line without a letter or digit belongs to the one above.
bool is_stray(std::string_view text, const TextLine& line) {
  const std::string_view content = slice(text, line.content);
  for (std::size_t at = 0; at < content.size();) {
    if (!is_punctuation(next_code_point(content, at))) return false;
  }
  return content.size() <= 4;
}

bool is_indented_part(const TextLine& item, const TextLine& next) {
  return item.kind == LineKind::item && next.kind == LineKind::text && next.indent > item.indent;
}

// In a wrapped text lines may be shorter than they could be; one that ends like no sentence goes
// on.
bool goes_on(std::string_view text, const TextLine& line, const TextLine& next, std::size_t width) {
  if (is_full(text, line, next, width)) return true;
  return std::size_t{line.columns} * 3 >= width * 2 &&
         !ends_like_sentence(slice(text, line.content)) &&
         !slice(text, line.content).ends_with(':');
}

void mark_run(std::string_view text, std::span<TextLine> lines, std::optional<std::size_t> width) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TextLine& before = lines[i - 1];
    TextLine& line = lines[i];
    if (!may_continue(before, line)) continue;
    line.continues = (width && goes_on(text, before, line, *width)) ||
                     is_broken(text, before, line) || is_broken_wide(text, before, line) ||
                     is_stray(text, line) || is_indented_part(before, line);
  }
}

// Calls use(lines) for every run of lines without an empty line within.
template <typename Use>
void for_each_run(std::span<TextLine> lines, Use use) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].after_blank) ++end;
    use(lines.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace

void mark_continuations(std::string_view text, std::span<TextLine> lines, Newlines newlines) {
  if (newlines == Newlines::keep) return;
  if (newlines == Newlines::join) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
      lines[i].continues = may_continue(lines[i - 1], lines[i]);
    }
    return;
  }
  const auto width = wrap_width(text, lines);
  for_each_run(lines, [&](std::span<TextLine> run) {
    mark_run(text, run, width ? width : wrap_width(text, run));
  });
}

}  // namespace calque
