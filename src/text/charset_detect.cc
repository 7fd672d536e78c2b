#include "text/charset_detect.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include "text/utf16.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t sample_size = 8000;  // what ICU's detector looks at

// ICU's confidence, 0..100, from which its guess is taken. Measured on single sentences: the right
// charset has 33 and more (languages that ICU knows), two-byte charsets 100.
constexpr int sure_confidence = 25;
constexpr int sure_against_latin1 = 35;  // where windows-1252 would make sense too
constexpr int sure_against_utf8 = 80;    // where many bytes happen to be valid UTF-8
constexpr int sure_lead = 10;            // over the next best
constexpr std::size_t fewest_bytes = 4;  // beyond ASCII, for ICU to judge by

bool is_ascii_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// --- UTF-16 without a mark ---

// Whether what UTF-16 text decodes to is text: no NULs, no unassigned code points, few controls.
bool reads_as_text(std::string_view text) {
  std::size_t bad = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < text.size(); ++all) {
    const char32_t c = next_code_point(text, at);
    const auto type = u_charType(static_cast<UChar32>(c));
    const bool control = type == U_CONTROL_CHAR && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    bad += c == 0xFFFD || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || control;
  }
  return all > 0 && bad == 0;
}

// The NULs of UTF-16 text are high bytes of ASCII characters: all on one side. Its bytes are
// printable ASCII half of the time, where those of a text with a stray NUL nearly always are.
std::optional<ByteOrder> order_by_nuls(std::string_view bytes) {
  const auto printable =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (static_cast<std::size_t>(printable) * 4 > bytes.size() * 3) return std::nullopt;
  std::array<std::size_t, 2> nuls = {0, 0};
  for (std::size_t at = 0; at < bytes.size(); ++at) nuls[at % 2] += bytes[at] == '\0';
  if (nuls[0] == nuls[1] || (nuls[0] != 0 && nuls[1] != 0)) return std::nullopt;
  return nuls[1] > 0 ? ByteOrder::little : ByteOrder::big;
}

// --- legacy charsets ---

struct SequenceCounts {
  std::size_t valid = 0;    // multi-byte sequences
  std::size_t invalid = 0;  // bytes or broken sequences
};

SequenceCounts count_sequences(std::string_view bytes) {
  SequenceCounts counts;
  const auto size = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t at = 0; at < size;) {
    const auto lead = static_cast<unsigned char>(bytes[static_cast<std::size_t>(at)]);
    UChar32 c;
    U8_NEXT(bytes.data(), at, size, c);
    if (lead < 0x80) continue;
    ++(c < 0 ? counts.invalid : counts.valid);
  }
  return counts;
}

// The lines that hold something beyond ASCII, as many as the detector looks at.
std::string telling_sample(std::string_view bytes) {
  std::string sample;
  for (std::size_t begin = 0; begin < bytes.size() && sample.size() < sample_size;) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, std::min(end - begin, sample_size));
    if (std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0; })) {
      sample += line;
    }
    begin = end;
  }
  return sample;
}

// What stands for what: windows-1252 and -1254 hold all of ISO-8859-1 and -9.
std::string preferred_name(std::string_view charset) {
  if (charset == "ISO-8859-1") return "windows-1252";
  if (charset == "ISO-8859-9") return "windows-1254";
  if (charset == "ISO-8859-8-I") return "ISO-8859-8";
  return std::string(charset);
}

struct Guess {
  std::string charset;
  int confidence = 0;
  int lead = 0;  // over the next best
};

// ICU's best guess.
std::optional<Guess> guess_with_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(
      ucsdet_open(&status), [](UCharsetDetector* d) { ucsdet_close(d); });
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) || count == 0) return std::nullopt;
  const int best = ucsdet_getConfidence(matches[0], &status);
  const int next = count > 1 ? ucsdet_getConfidence(matches[1], &status) : 0;
  const std::string_view name = ucsdet_getName(matches[0], &status);
  if (U_FAILURE(status) || name.starts_with("UTF-") || name.starts_with("IBM")) return std::nullopt;
  return Guess{preferred_name(name), best, best - next};
}

enum class Latin1Class { undefined, lower, upper, joiner, mark };

// What a byte from 0x80 means in windows-1252.
Latin1Class classify(unsigned char c) {
  if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) return Latin1Class::undefined;
  if (c == 0xD7 || c == 0xF7) return Latin1Class::mark;
  if (c >= 0xDF || c == 0x83 || c == 0x9A || c == 0x9C || c == 0x9E) return Latin1Class::lower;
  if (c >= 0xC0 || c == 0x8A || c == 0x8C || c == 0x8E || c == 0x9F) return Latin1Class::upper;
  // Curly apostrophe, hyphens, soft hyphen, Catalan's raised point: inside words.
  if (c == 0x92 || c == 0x96 || c == 0xAD || c == 0xB7) return Latin1Class::joiner;
  return Latin1Class::mark;
}

bool is_word_byte(unsigned char c) {
  if (c < 0x80) return is_ascii_letter(c);
  const Latin1Class type = classify(c);
  return type == Latin1Class::lower || type == Latin1Class::upper;
}

bool is_lower_byte(unsigned char c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') : classify(c) == Latin1Class::lower;
}

// Letters that are words by themselves in some language: à, è, é, ó, å, ö, æ and their capitals.
bool stands_alone(unsigned char c) {
  constexpr std::string_view alone = "\xC0\xC8\xC9\xD3\xC5\xD6\xC6\xE0\xE8\xE9\xF3\xE5\xF6\xE6";
  return alone.find(static_cast<char>(c)) != std::string_view::npos;
}

// The word around `at` has an ASCII letter, or is one of the words of a single letter.
bool is_in_latin_word(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::size_t begin = at;
  std::size_t end = at + 1;
  while (begin > 0 && is_word_byte(byte(begin - 1))) --begin;
  while (end < bytes.size() && is_word_byte(byte(end))) ++end;
  if (end - begin == 1) return stands_alone(byte(at));
  const std::string_view word = bytes.substr(begin, end - begin);
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_letter(static_cast<unsigned char>(c)); });
}

// Whether the byte at `at` makes sense in windows-1252 between its neighbours: letters belong to
// words and do not turn to capitals in the middle of one; marks do not stand inside words.
bool makes_sense(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char before = at > 0 ? byte(at - 1) : ' ';
  const unsigned char after = at + 1 < bytes.size() ? byte(at + 1) : ' ';
  const bool inside = is_word_byte(before) && is_word_byte(after);
  switch (classify(byte(at))) {
    case Latin1Class::undefined: return false;
    case Latin1Class::joiner: return true;
    case Latin1Class::mark: return !inside;
    case Latin1Class::upper:
      if (is_lower_byte(before)) return false;
      break;
    case Latin1Class::lower: break;
  }
  return is_in_latin_word(bytes, at);
}

// Latin text: every byte beyond ASCII makes sense, and most letters are ASCII.
bool reads_as_latin1(std::string_view bytes) {
  std::size_t ascii_letters = 0;
  std::size_t beyond = 0;
  std::size_t senseless = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    ascii_letters += c < 0x80 && is_ascii_letter(c);
    if (c < 0x80) continue;
    ++beyond;
    senseless += !makes_sense(bytes, at);
  }
  return senseless * 100 <= beyond && beyond * 2 <= ascii_letters;
}

}  // namespace

std::optional<ByteOrder> detect_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return ByteOrder::little;
  if (bytes.starts_with("\xFE\xFF")) return ByteOrder::big;
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto order = order_by_nuls(bytes);
  if (!order) return std::nullopt;
  const std::string text = utf16_to_utf8(bytes, *order).text;
  return reads_as_text(text) ? order : std::nullopt;
}

std::optional<std::string> detect_legacy_charset(std::string_view bytes) {
  const SequenceCounts counts = count_sequences(bytes);
  // A text in a two-byte charset holds some valid UTF-8 by chance, others next to none.
  if (counts.valid * 5 > counts.invalid * 4) return std::nullopt;
  const std::string sample = telling_sample(bytes);
  const bool latin1 = counts.valid * 50 <= counts.invalid && reads_as_latin1(sample);
  const int needed = counts.valid * 50 > counts.invalid ? sure_against_utf8
                     : latin1                           ? sure_against_latin1
                                                        : sure_confidence;
  const auto guess = guess_with_icu(sample);
  if (guess && guess->charset != "windows-1252" && guess->confidence >= needed &&
      guess->lead >= sure_lead && counts.invalid >= fewest_bytes) {
    return guess->charset;
  }
  if (latin1) return "windows-1252";
  return std::nullopt;
}

std::string_view binary_format(std::string_view bytes) {
  struct Magic {
    std::string_view bytes;
    std::string_view format;
  };
  static constexpr Magic magics[] = {
      {"%PDF-", "PDF"},
      {"PK\x03\x04", "ZIP, DOCX, ODT, EPUB"},
      {"\x1F\x8B", "gzip"},
      {"\xD0\xCF\x11\xE0", "DOC, XLS"},
      {"\x89PNG", "PNG"},
      {"\xFF\xD8\xFF", "JPEG"},
      {"BZh", "bzip2"},
      {"\xFD"
       "7zXZ",
       "xz"},
      {"\x28\xB5\x2F\xFD", "zstd"},
      {"\x7F"
       "ELF",
       "ELF"},
  };
  for (const Magic& magic : magics) {
    if (bytes.starts_with(magic.bytes)) return magic.format;
  }
  return {};
}

}  // namespace calque
