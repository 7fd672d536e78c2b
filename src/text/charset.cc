#include "text/charset.h"

#include <algorithm>
#include <optional>

#include <boost/locale/encoding.hpp>

#include "text/charset_detect.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace calque {
namespace {

namespace conv = boost::locale::conv;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::size_t line_of(std::string_view bytes, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; ++count) {
    at = text.find(part, at + part.size());
  }
  return count;
}

std::string lower_name(std::string_view charset) {
  std::string name;
  for (const char c : charset) {
    if (c == '-' || c == '_') continue;
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

// --- UTF-8 and UTF-16 ---

DecodedText decode_utf8(std::string_view bytes, const std::string& file, bool lossy) {
  const auto invalid = find_invalid_utf8(bytes);
  if (!invalid) return {std::string(bytes), "UTF-8", 0};
  if (!lossy) {
    throw InputError({file, line_of(bytes, *invalid), *invalid}, "not valid UTF-8",
                     "--lossy repairs it, --charset NAME reads another encoding");
  }
  DecodedText out{repair_utf8(bytes), "UTF-8", 0};
  out.repaired = count_of(out.text, replacement) - count_of(bytes, replacement);
  return out;
}

DecodedText decode_utf16(std::string_view bytes, const std::string& file, ByteOrder order,
                         bool lossy) {
  Utf16Text converted = utf16_to_utf8(bytes, order);
  if (converted.invalid > 0 && !lossy) {
    throw InputError({file, std::nullopt, converted.first_invalid}, "not valid UTF-16",
                     "--lossy repairs it, --charset NAME reads another encoding");
  }
  return {std::move(converted.text), order == ByteOrder::little ? "UTF-16LE" : "UTF-16BE",
          converted.invalid};
}

// --- legacy charsets, by Boost.Locale ---

std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  try {
    return conv::to_utf<char>(bytes.data(), bytes.data() + bytes.size(), charset, conv::stop);
  } catch (const conv::conversion_error&) {
    return std::nullopt;
  }
}

// One line that does not convert as a whole: character by character, of one to four bytes.
std::string convert_in_pieces(std::string_view line, const std::string& charset,
                              std::size_t& repaired) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t size = 1;
    std::optional<std::string> piece;
    for (; size <= 4 && at + size <= line.size(); ++size) {
      piece = convert(line.substr(at, size), charset);
      if (piece) break;
    }
    out += piece ? *piece : replacement;
    repaired += !piece;
    at += piece ? size : 1;
  }
  return out;
}

DecodedText convert_line_by_line(std::string_view bytes, const std::string& file,
                                 const std::string& charset, bool lossy) {
  DecodedText out{{}, charset, 0};
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, end - begin);
    const auto converted = convert(line, charset);
    if (!converted && !lossy) {
      throw InputError({file, number, std::nullopt}, {"not valid {0}", {charset}},
                       "--lossy repairs it, --charset NAME reads another encoding");
    }
    out.text += converted ? *converted : convert_in_pieces(line, charset, out.repaired);
    begin = end;
  }
  return out;
}

DecodedText decode_legacy(std::string_view bytes, const std::string& file,
                          const std::string& charset, bool lossy) {
  try {
    if (auto text = convert(bytes, charset)) return {std::move(*text), charset, 0};
    return convert_line_by_line(bytes, file, charset, lossy);
  } catch (const conv::invalid_charset_error&) {
    throw UsageError({"unknown charset: {0}", {charset}},
                     "give an IANA name such as windows-1252, Shift_JIS or UTF-16LE");
  }
}

DecodedText decode_named(std::string_view bytes, const std::string& file,
                         const DecodeOptions& options) {
  const std::string name = lower_name(options.charset);
  if (name == "utf8") return decode_utf8(bytes, file, options.lossy);
  if (name == "utf16le") return decode_utf16(bytes, file, ByteOrder::little, options.lossy);
  if (name == "utf16be") return decode_utf16(bytes, file, ByteOrder::big, options.lossy);
  if (name == "utf16") {
    const auto order = detect_utf16(bytes).value_or(ByteOrder::big);  // RFC 2781
    return decode_utf16(bytes, file, order, options.lossy);
  }
  return decode_legacy(bytes, file, options.charset, options.lossy);
}

void refuse_binary(std::string_view bytes, const std::string& file) {
  const std::string_view format = binary_format(bytes);
  if (format.empty()) return;
  throw InputError({file}, {"not a text file (it looks like {0})", {std::string(format)}},
                   "convert it to plain text first");
}

void refuse_nul(std::string_view bytes, const std::string& file) {
  const std::size_t first = bytes.find('\0');
  if (first == std::string_view::npos) return;
  throw InputError({file, line_of(bytes, first), first}, "looks binary (it holds a NUL byte)",
                   "give a plain text file; --lossy replaces NUL bytes");
}

void replace_nuls(DecodedText& decoded) {
  std::string text;
  text.reserve(decoded.text.size());
  for (const char c : decoded.text) {
    if (c == '\0') {
      text += replacement;
      ++decoded.repaired;
    } else {
      text += c;
    }
  }
  decoded.text = std::move(text);
}

DecodedText decode_detected(std::string_view bytes, const std::string& file, bool lossy) {
  refuse_binary(bytes, file);
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || has_nul) {
    if (const auto order = detect_utf16(bytes)) return decode_utf16(bytes, file, *order, lossy);
  }
  if (has_nul && !lossy) refuse_nul(bytes, file);
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (!has_nul && !marked && find_invalid_utf8(bytes)) {
    if (const auto charset = detect_legacy_charset(bytes)) {
      return decode_legacy(bytes, file, *charset, lossy);
    }
  }
  return decode_utf8(bytes, file, lossy);
}

}  // namespace

DecodedText decode(std::string_view bytes, const std::string& file, const DecodeOptions& options) {
  DecodedText decoded = options.charset.empty() ? decode_detected(bytes, file, options.lossy)
                                                : decode_named(bytes, file, options);
  if (decoded.text.find('\0') == std::string::npos) return decoded;
  if (!options.lossy) refuse_nul(decoded.text, file);
  replace_nuls(decoded);
  return decoded;
}

}  // namespace calque
