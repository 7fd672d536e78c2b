#include "langid/srx_expression.h"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/parseerr.h>
#include <unicode/unistr.h>

namespace calque {
namespace {

// What "*" and "+" may repeat at most where ICU wants a limit: a single character, and a group,
// whose repetitions may hold repetitions.
constexpr std::size_t most_characters = 100;
constexpr std::size_t most_groups = 20;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

class Reader {
 public:
  Reader(std::string_view text, bool capture) : text_(text), capture_(capture) {}

  SrxExpression read() {
    while (at_ < text_.size()) step();
    out_.whole = out_.whole && depth_ == 0;
    return std::move(out_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void put(std::string_view part) {
    out_.plain += part;
    out_.bounded += part;
  }
  void copy(std::size_t bytes) {
    bytes = std::min(bytes, text_.size() - at_);
    put(text_.substr(at_, bytes));
    at_ += bytes;
  }

  void step() {
    const bool group = behind_group_;
    behind_group_ = false;
    switch (peek()) {
      case '\\': escape(); break;
      case '[': character_class(); break;
      case '(': open(); break;
      case ')':
        copy(1);
        if (--depth_ < 0) out_.whole = false;
        behind_group_ = true;
        break;
      case '*': repetition(1, 0, group); break;
      case '+': repetition(1, 1, group); break;
      case '?':
        copy(1);
        suffix();
        break;
      case '{': counted(group); break;
      case '^':
      case '$':
        out_.anchored = true;
        copy(1);
        break;
      default: copy(1);
    }
  }

  void escape() {
    switch (peek(1)) {
      case 'A':
      case 'G':
      case 'Z':
      case 'z': out_.anchored = true; break;
      case 'Q': literal(); return;
      case 'E': at_ += 2; return;
      case '\0': out_.whole = false; break;
      default: break;
    }
    const char kind = peek(1);
    if ((kind >= '1' && kind <= '9') || kind == 'k') out_.references = true;
    copy(2);
    if (std::string_view("pPxNk").find(kind) == std::string_view::npos) return;
    const char close = peek() == '{' ? '}' : peek() == '<' ? '>' : '\0';
    const std::size_t end = close == '\0' ? text_.npos : text_.find(close, at_);
    if (end != text_.npos) copy(end + 1 - at_);
  }

  // \Q...\E, where the end may be missing.
  void literal() {
    const std::size_t begin = at_ + 2;
    const std::size_t end = std::min(text_.find("\\E", begin), text_.size());
    for (const char c : text_.substr(begin, end - begin)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80 && !is_ascii_letter(c) && !is_ascii_digit(c)) put("\\");
      put({&c, 1});
    }
    at_ = std::min(end + 2, text_.size());
  }

  // "[a-z&&[^b]]"
  void character_class() {
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = peek();
      if (c == '\\') {
        escape();
        continue;
      }
      copy(1);
      if (c == '[') ++depth;
      if (c == ']' && --depth == 0) return;
    }
    out_.whole = false;
  }

  void open() {
    ++depth_;
    if (peek(1) != '?') {
      copy(1);
      if (!capture_) put("?:");
      return;
    }
    if (peek(2) == '<' && is_ascii_letter(peek(3))) out_.references = true;
    std::size_t end = at_ + 2;
    while (end < text_.size() && (is_ascii_letter(text_[end]) || text_[end] == '-')) ++end;
    if (end == at_ + 2 || end == text_.size() || (text_[end] != ')' && text_[end] != ':')) {
      return copy(2);
    }
    flags(text_.substr(at_ + 2, end - at_ - 2), text_[end] == ')');
    at_ = end + 1;
  }

  // "(?iu)", "(?i-s:". Java's "u" and "U" ask for Unicode, which ICU always has.
  void flags(std::string_view flags, bool alone) {
    std::string kept;
    for (const char c : flags) {
      if (c != 'u' && c != 'U') kept += c;
    }
    if (kept.ends_with('-')) kept.pop_back();
    if (alone) --depth_;
    if (!alone) put("(?" + kept + ":");
    if (alone && !kept.empty()) put("(?" + kept + ")");
  }

  void limit(std::size_t least, bool group) {
    out_.bounded +=
        fmt::format("{{{},{}}}", least, least + (group ? most_groups : most_characters));
  }

  void repetition(std::size_t bytes, std::size_t least, bool group) {
    out_.plain += text_.substr(at_, bytes);
    at_ += bytes;
    limit(least, group);
    suffix();
  }

  // "{2,}", "{2}", "{2,3}"
  void counted(bool group) {
    std::size_t end = at_ + 1;
    std::size_t least = 0;
    while (end < text_.size() && is_ascii_digit(text_[end]) && least < 100000) {
      least = 10 * least + static_cast<std::size_t>(text_[end++] - '0');
    }
    if (text_.substr(end, 2) == ",}") return repetition(end + 2 - at_, least, group);
    const std::size_t close = text_.find('}', at_);
    copy(close == text_.npos ? 1 : close + 1 - at_);
    suffix();
  }

  // What makes a repetition lazy or possessive.
  void suffix() {
    if (peek() == '?' || peek() == '+') copy(1);
  }

  std::string_view text_;
  bool capture_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool behind_group_ = false;
  SrxExpression out_;
};

}  // namespace

SrxExpression read_expression(std::string_view expression) {
  SrxExpression read = Reader(expression, false).read();
  return read.references ? Reader(expression, true).read() : read;
}

std::string_view without_leading_rest(std::string_view expression) {
  if (!expression.starts_with(".*") || expression.starts_with(".*+")) return expression;
  expression.remove_prefix(expression.starts_with(".*?") ? 3 : 2);
  return expression;
}

std::string_view without_trailing_rest(std::string_view expression) {
  if (!expression.ends_with(".*")) return expression;
  const std::string_view rest = expression.substr(0, expression.size() - 2);
  const std::size_t kept = rest.find_last_not_of('\\') + 1;  // npos + 1 is 0
  return (rest.size() - kept) % 2 == 0 ? rest : expression;  // "\.*" is another thing
}

std::unique_ptr<icu::RegexPattern> compile(const std::string& expression, UErrorCode& status,
                                           std::uint32_t flags) {
  UParseError place = {};
  std::unique_ptr<icu::RegexPattern> pattern(
      icu::RegexPattern::compile(to_utf16(expression), flags, place, status));
  if (U_FAILURE(status)) pattern.reset();
  return pattern;
}

std::optional<std::size_t> fault_in(const std::string& expression) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {};
  const icu::UnicodeString text = to_utf16(expression);
  const std::unique_ptr<icu::RegexPattern> pattern(
      icu::RegexPattern::compile(text, 0, place, status));
  if (U_SUCCESS(status)) return std::nullopt;
  const std::int32_t units = std::clamp(place.offset, 1, std::max(1, text.length()));
  return static_cast<std::size_t>(text.countChar32(0, units));
}

}  // namespace calque
