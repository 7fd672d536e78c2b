#include "langid/sentence_boundaries.h"

#include <algorithm>
#include <map>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include "langid/marks.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::unique_ptr<icu::BreakIterator> make_iterator(const std::string& lang) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      lang.empty() || lang == "und" ? icu::Locale::getRoot() : icu::Locale(lang.c_str());
  std::unique_ptr<icu::BreakIterator> made(
      icu::BreakIterator::createSentenceInstance(locale, status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

// Making a break iterator costs more than using it; it keeps state, so each thread has one, for the
// language it met last.
icu::BreakIterator* sentence_iterator(const std::string& lang) {
  thread_local std::string made_for;
  thread_local std::unique_ptr<icu::BreakIterator> iterator;
  if (iterator == nullptr || made_for != lang) {
    iterator = make_iterator(lang);
    made_for = lang;
  }
  return iterator.get();
}

// ICU counts in 32 bits; longer blocks are read in parts.
constexpr std::size_t max_part = std::size_t{1} << 30;

// UTF-16 of valid UTF-8, where ICU's iterator reads without converting again and again.
void widen(std::string_view text, std::u16string& wide) {
  wide.resize(text.size());
  char16_t* out = wide.data();
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x10000) {
      *out++ = static_cast<char16_t>(c);
    } else {
      *out++ = static_cast<char16_t>(U16_LEAD(c));
      *out++ = static_cast<char16_t>(U16_TRAIL(c));
    }
  }
  wide.resize(static_cast<std::size_t>(out - wide.data()));
}

void add_boundaries(std::string_view part, std::size_t offset, icu::BreakIterator& iterator,
                    std::vector<std::size_t>& boundaries) {
  thread_local std::u16string wide;
  widen(part, wide);
  // The iterator holds on to the string until it is given another.
  thread_local icu::UnicodeString shared;
  shared.setTo(false, wide.data(), static_cast<std::int32_t>(wide.size()));
  iterator.setText(shared);
  iterator.first();
  std::size_t narrow_at = 0;
  std::size_t wide_at = 0;
  for (auto at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    while (wide_at < static_cast<std::size_t>(at))
      wide_at += next_code_point(part, narrow_at) < 0x10000 ? 1 : 2;
    boundaries.push_back(offset + narrow_at);
  }
  constexpr std::size_t most_kept = std::size_t{1} << 20;
  if (wide.capacity() > most_kept) {
    shared.remove();
    iterator.setText(shared);
    wide = {};
  }
}

enum class Tailoring { none, greek, other };

// What ICU compiled a language's boundaries to; empty when it uses more than rules.
std::string compiled_rules(const std::string& lang) {
  const std::unique_ptr<icu::BreakIterator> made = make_iterator(lang);
  auto* by_rules = dynamic_cast<icu::RuleBasedBreakIterator*>(made.get());
  if (by_rules == nullptr) return {};
  std::uint32_t size = 0;
  const std::uint8_t* rules = by_rules->getBinaryRules(size);
  return {reinterpret_cast<const char*>(rules), size};
}

// Languages with the rules that `Boundaries` follows, by what ICU has for them.
Tailoring ask_icu(const std::string& lang) {
  static const std::string root = compiled_rules("und");
  static const std::string greek = compiled_rules("el");
  const std::string own = compiled_rules(lang);
  if (own.empty()) return Tailoring::other;
  return own == root ? Tailoring::none : own == greek ? Tailoring::greek : Tailoring::other;
}

Tailoring tailoring_of(const std::string& lang) {
  constexpr std::size_t most_kept = 1000;  // a thread meets fewer
  thread_local std::map<std::string, Tailoring> known;
  const auto found = known.find(lang);
  if (found != known.end()) return found->second;
  if (known.size() >= most_kept) known.clear();
  return known[lang] = ask_icu(lang);
}

bool is_greek_question_mark(char32_t c) { return c == U';' || c == 0x37E; }

// UAX #29 over UTF-8. Boundaries stand only behind paragraph separators and terminators, so all
// other text is passed over. The comments name the standard's rules.
class Boundaries {
 public:
  Boundaries(std::string_view text, ByteRange block, const std::vector<std::size_t>& marks,
             bool greek)
      : text_(text.substr(0, block.end)), begin_(block.begin), marks_(marks), greek_(greek) {}

  std::vector<std::size_t> find() {
    if (begin_ == text_.size()) return {};
    for (std::size_t at = begin_;;) {
      at = marks_.find(at, text_.size(), [&](std::size_t mark) { return may_end(peek(mark)); });
      if (at == text_.size()) break;
      if (passes_end(at)) found_.push_back(at);
    }
    if (found_.empty() || found_.back() != text_.size()) found_.push_back(text_.size());
    return std::move(found_);
  }

 private:
  using Kind = unsigned;  // USentenceBreak

  static Kind kind_of(char32_t c, bool greek) {
    return greek && is_greek_question_mark(c) ? Kind{U_SB_STERM} : traits_of(c).sentence_break();
  }
  static bool is_separator(Kind kind) {
    return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF;
  }
  static bool is_terminator(Kind kind) { return kind == U_SB_ATERM || kind == U_SB_STERM; }
  static bool may_end(Kind kind) { return is_separator(kind) || is_terminator(kind); }
  static bool is_hidden(Kind kind) { return kind == U_SB_EXTEND || kind == U_SB_FORMAT; }

  // The kind of the character at `at`, which is moved behind it; U_SB_COUNT at the end.
  Kind next(std::size_t& at) const {
    return at < text_.size() ? kind_of(next_code_point(text_, at), greek_) : Kind{U_SB_COUNT};
  }

  Kind peek(std::size_t at) const { return next(at); }

  void skip_hidden(std::size_t& at) const {  // SB5
    for (std::size_t behind = at; is_hidden(next(behind));) at = behind;
  }

  void skip(Kind kind, std::size_t& at) const {
    for (std::size_t behind = at; next(behind) == kind;) {
      skip_hidden(behind);
      at = behind;
    }
  }

  // The kind of the character before `at`.
  Kind before(std::size_t at) const {
    while (at > begin_) {
      const Kind kind = kind_of(previous_code_point(text_, at), greek_);
      if (!is_hidden(kind)) return kind;
    }
    return U_SB_COUNT;
  }

  void skip_separator(std::size_t& at) const {  // SB3, SB4
    if (next(at) == U_SB_CR && peek(at) == U_SB_LF) ++at;
  }

  // Moves `at` from a terminator or separator to where it is decided about; whether a sentence ends
  // there.
  bool passes_end(std::size_t& at) const {
    const std::size_t terminator = at;
    if (is_separator(peek(at))) {
      skip_separator(at);
      return true;
    }
    const bool full_stop = next(at) == U_SB_ATERM;
    skip_hidden(at);
    if (full_stop && joins(terminator, peek(at))) return false;
    skip(U_SB_CLOSE, at);  // SB9
    skip(U_SB_SP, at);     // SB10
    const Kind behind = peek(at);
    if (is_separator(behind)) {
      skip_separator(at);
      return true;
    }
    if (behind == U_SB_SCONTINUE || is_terminator(behind)) return false;  // SB8a
    return !full_stop || !goes_on_small(at);                              // SB11
  }

  // SB6, SB7: "3.5", "U.S".
  bool joins(std::size_t terminator, Kind behind) const {
    if (behind == U_SB_NUMERIC) return true;
    if (behind != U_SB_UPPER) return false;
    const Kind letter = before(terminator);
    return letter == U_SB_UPPER || letter == U_SB_LOWER;
  }

  // SB8: the next letter is a small one.
  bool goes_on_small(std::size_t at) const {
    while (at < text_.size()) {
      const Kind kind = next(at);
      if (kind == U_SB_LOWER) return true;
      if (kind == U_SB_OLETTER || kind == U_SB_UPPER || may_end(kind)) return false;
    }
    return false;
  }

  std::string_view text_;
  std::size_t begin_;
  MarkCursor marks_;
  bool greek_;
  std::vector<std::size_t> found_;
};

}  // namespace

std::vector<std::size_t> icu_sentence_boundaries(std::string_view text, ByteRange block,
                                                 const std::string& lang) {
  std::vector<std::size_t> boundaries;
  icu::BreakIterator* iterator = sentence_iterator(lang);
  if (iterator == nullptr) return boundaries;
  for (std::size_t begin = block.begin; begin < block.end;) {
    std::size_t end = block.end;
    if (end - begin > max_part) {
      end = text.rfind(' ', begin + max_part);
      if (end == std::string_view::npos || end <= begin) end = begin + max_part;
    }
    add_boundaries(text.substr(begin, end - begin), begin, *iterator, boundaries);
    begin = end;
  }
  return boundaries;
}

std::vector<std::size_t> sentence_boundaries(std::string_view text, ByteRange block,
                                             const std::string& lang) {
  return sentence_boundaries(text, block, lang, find_marks(text, block));
}

std::vector<std::size_t> sentence_boundaries(std::string_view text, ByteRange block,
                                             const std::string& lang,
                                             const std::vector<std::size_t>& marks) {
  const Tailoring tailoring = tailoring_of(lang);
  if (tailoring == Tailoring::other) return icu_sentence_boundaries(text, block, lang);
  return Boundaries(text, block, marks, tailoring == Tailoring::greek).find();
}

}  // namespace calque
