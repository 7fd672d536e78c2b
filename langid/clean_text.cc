#include "langid/clean_text.h"

#include <array>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "langid/script.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t usual_pieces = 8;
constexpr std::size_t longest_tag = 200;

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_address_char(char c) {
  return is_ascii_alnum(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool is_joiner(char32_t c) { return c == U'\'' || c == U'’' || c == U'-' || c == U'·'; }
bool is_zero_width_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

// Moves `at` forward to a place between two code points.
std::size_t align(std::string_view text, std::size_t at) {
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

std::size_t first_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    if (u_isalpha(static_cast<UChar32>(next_code_point(text, at)))) return here;
  }
  return text.size();
}

}  // namespace

std::string spread_sample(std::string_view text, std::size_t most, std::size_t pieces) {
  if (text.size() <= most) return std::string(text);
  const std::size_t size = most / pieces;
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::size_t begin = align(text, (text.size() - size) * i / (pieces - 1));
    const std::size_t end = align(text, begin + size);
    out.append(text.substr(begin, end - begin)).push_back(' ');
  }
  return out;
}

namespace {

std::string sample(std::string_view text, std::size_t most) {
  std::string out = spread_sample(text, most, usual_pieces);
  if (text.size() <= most || has_letters(out)) return out;
  const std::size_t begin = first_letter(text);
  return std::string(text.substr(begin, align(text, begin + most) - begin));
}

std::string compose(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc->isNormalizedUTF8(text, status)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? out : text;
}

// The end of a web address that begins at `at`, or `at`. Chinese and Japanese put no space behind
// an address, so it ends with its ASCII characters.
std::size_t skip_url(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> starts{"http://", "https://", "ftp://", "www."};
  for (const std::string_view start : starts) {
    if (text.substr(at).starts_with(start)) {
      std::size_t end = at;
      while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
      return end;
    }
  }
  return at;
}

// The end of a tag ("<b>", "</s>") or placeholder ("{name}") that begins at `at`, or `at`.
std::size_t skip_markup(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return at;
  const bool tag = text[at] == '<' && (text[at + 1] == '/' || text[at + 1] == '!' ||
                                       (is_ascii_alnum(text[at + 1]) && text[at + 1] > '9'));
  if (!tag && text[at] != '{') return at;
  for (std::size_t end = at + 1; end < text.size() && end < at + longest_tag; ++end) {
    if (text[end] == (tag ? '>' : '}')) return end + 1;
    if (text[end] == '<' || (!tag && !is_address_char(text[end]) && text[end] != ' ')) return at;
  }
  return at;
}

// Of an e-mail address or handle whose @ stands at `at`, or of a hashtag: the end.
std::size_t skip_name(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (is_address_char(text[end]))) ++end;
  return end;
}

bool is_dropped(char32_t c) {
  if (c < 0x7F) return c <= U' ';
  constexpr std::uint32_t controls = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return c == 0xFFFD || is_space(c) ||
         (traits_of(c).in_category(controls) && !is_zero_width_joiner(c));
}

// Whether something that is no word may begin here.
bool may_skip(char c) {
  return c == '<' || c == '{' || c == '@' || c == '#' || c == 'h' || c == 'f' || c == 'w';
}

// Copies all of `text` but what the caller leaves out, as long stretches.
class Copy {
 public:
  explicit Copy(std::string_view text) : text_(text) { out.reserve(text.size() + 1); }

  // Leaves out [begin, end); what stands before is kept.
  void leave_out(std::size_t begin, std::size_t end) {
    out.append(text_, kept_from_, begin - kept_from_);
    kept_from_ = end;
  }

  std::string take() {
    leave_out(text_.size(), text_.size());
    return std::move(out);
  }

  std::string out;

 private:
  std::string_view text_;
  std::size_t kept_from_ = 0;
};

std::string strip_addresses(std::string_view text) {
  Copy copy(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char first = text[at];
    if (may_skip(first)) {
      at = skip_markup(text, skip_url(text, at));
      if (at == begin && (first == '@' || first == '#')) at = skip_name(text, at);
    }
    if (at > begin) {
      copy.leave_out(begin, at);
      if (first == '@') {
        while (!copy.out.empty() && is_address_char(copy.out.back())) copy.out.pop_back();
      }
      copy.out += ' ';
    } else if (is_dropped(next_code_point(text, at))) {
      copy.leave_out(begin, at);
      copy.out += ' ';
    }
  }
  return copy.take();
}

bool is_word_char(char32_t c) { return is_letter(c) || is_zero_width_joiner(c); }

std::string only_letters(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 1);
  std::size_t word = 0;
  bool inside = false;  // a word, which began at `word`
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    std::size_t after = at;
    if (is_word_char(c)) {
      if (!inside) word = begin;
      inside = true;
    } else if (inside &&
               !(is_joiner(c) && at < text.size() && is_word_char(next_code_point(text, after)))) {
      out.append(text, word, begin - word) += ' ';
      inside = false;
    }
  }
  if (inside) {
    out.append(text, word);
  } else if (!out.empty()) {
    out.pop_back();
  }
  return out;
}

// Letter by letter, since the dot that full lower-casing leaves on a Turkish capital is noise.
std::string lower_case(std::string_view text, bool& shouted) {
  std::string out(text);
  std::size_t upper = 0;
  std::size_t lower = 0;
  std::size_t to = 0;  // a small letter may take more or fewer bytes than its capital
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      const bool capital = c >= U'A' && c <= U'Z';
      upper += capital;
      lower += c >= U'a' && c <= U'z';
      out[to++] = static_cast<char>(capital ? c | 0x20 : c);
      continue;
    }
    lower += is_lower(c);
    if (is_upper(c)) {  // nothing else that is a letter has a small one
      ++upper;
      std::string small;
      append_utf8(small, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
      out.replace(to, at - begin, small);
      to += small.size();
    } else {
      to += at - begin;
    }
  }
  shouted = upper > 1 && upper >= 4 * lower;
  return out;
}

}  // namespace

CleanText clean_text(std::string_view text, std::size_t most) {
  CleanText clean;
  clean.plain = strip_addresses(compose(sample(text, most)));
  clean.letters = only_letters(clean.plain);
  clean.lower = lower_case(clean.letters, clean.shouted);
  return clean;
}

}  // namespace calque
