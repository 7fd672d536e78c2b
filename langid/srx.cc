#include "langid/srx.h"

#include <algorithm>
#include <cstdint>
#include <new>
#include <optional>

#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "langid/sentence_boundaries.h"
#include "langid/srx_expression.h"
#include "langid/srx_program.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr const char* pattern_remedy = "write one such as EN.* or pt-BR";

// A block in UTF-16, line ends and the blanks around them folded to one space.
struct FoldedBlock {
  std::u16string text;
  std::vector<std::uint32_t> byte_at;  // [unit] -> byte within the block; one more than units
};

bool is_blank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r'; }

FoldedBlock fold(std::string_view block) {
  FoldedBlock out;
  out.text.reserve(block.size());
  out.byte_at.reserve(block.size() + 1);
  const auto put = [&](char16_t unit, std::size_t byte) {
    out.text += unit;
    out.byte_at.push_back(static_cast<std::uint32_t>(byte));
  };
  for (std::size_t at = 0; at < block.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(block, at);
    if (c == U'\n' || c == U'\r') {
      while (at < block.size() && is_blank(static_cast<unsigned char>(block[at]))) ++at;
      while (!out.text.empty() && is_blank(out.text.back())) {
        out.text.pop_back();
        out.byte_at.pop_back();
      }
      put(u' ', begin);
    } else if (c < 0x10000) {
      put(static_cast<char16_t>(c), begin);
    } else {
      put(static_cast<char16_t>(0xD7C0 + (c >> 10)), begin);
      put(static_cast<char16_t>(0xDC00 + (c & 0x3FF)), begin);
    }
  }
  out.byte_at.push_back(static_cast<std::uint32_t>(block.size()));
  return out;
}

// Where ICU ends sentences: before the white space behind them, where exceptions look.
std::vector<std::int32_t> unicode_breaks(const icu::UnicodeString& text, const std::string& lang) {
  std::string bytes;
  text.toUTF8String(bytes);
  std::vector<std::int32_t> breaks;
  std::size_t at = 0;
  std::int32_t unit = 0;
  for (const std::size_t boundary : sentence_boundaries(bytes, {0, bytes.size()}, lang)) {
    while (at < boundary) unit += next_code_point(bytes, at) < 0x10000 ? 1 : 2;
    std::int32_t end = unit;
    while (end > 0 && u_isUWhiteSpace(text[end - 1])) --end;
    breaks.push_back(end);
  }
  return breaks;
}

}  // namespace

struct SrxRules::Maps {
  std::vector<std::unique_ptr<icu::RegexPattern>> patterns;

  // nullopt where it does not come to an end.
  std::optional<bool> match(std::size_t map, const std::string& lang) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::UnicodeString::fromUTF8(lang);
    const std::unique_ptr<icu::RegexMatcher> matcher(patterns[map]->matcher(text, status));
    if (U_FAILURE(status)) throw std::bad_alloc();
    matcher->setTimeLimit(1000, status);  // a tag is short: no honest pattern comes near
    const bool matches = matcher->matches(status);
    return U_SUCCESS(status) ? std::optional(matches) : std::nullopt;
  }
};

SrxRules::SrxRules(SrxDocument document) : document_(std::move(document)) {
  auto maps = std::make_unique<Maps>();
  for (const SrxMap& map : document_.maps) {
    UErrorCode status = U_ZERO_ERROR;
    auto pattern = compile(read_expression(map.pattern).plain, status, UREGEX_CASE_INSENSITIVE);
    if (!pattern) {
      throw InputError({document_.file, map.line},
                       {"the language pattern is no regular expression: {0}", {map.pattern}},
                       pattern_remedy);
    }
    maps->patterns.push_back(std::move(pattern));
  }
  maps_ = std::move(maps);
}

SrxRules::~SrxRules() = default;

const SrxProgram* SrxRules::program(const std::string& lang) const {
  const std::lock_guard lock(mutex_);
  const auto known = programs_.find(lang);
  if (known != programs_.end()) return known->second.get();
  std::string underscored = lang;
  std::replace(underscored.begin(), underscored.end(), '-', '_');
  std::vector<std::size_t> sets;
  bool covered = false;
  for (std::size_t i = 0; i < document_.maps.size(); ++i) {
    if (covered && !document_.cascade) break;
    const auto as_written = maps_->match(i, lang);
    const auto as_underscored = maps_->match(i, underscored);
    if (!as_written || !as_underscored) {
      throw InputError(
          {document_.file, document_.maps[i].line},
          {"the language pattern does not come to an end: {0}", {document_.maps[i].pattern}},
          pattern_remedy);
    }
    if (!*as_written && !*as_underscored) continue;
    covered = true;
    const std::size_t set = document_.maps[i].rules;
    if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
  }
  std::unique_ptr<const SrxProgram> made;
  if (covered) made = std::make_unique<const SrxProgram>(document_, sets);
  return programs_.emplace(lang, std::move(made)).first->second.get();
}

bool SrxRules::covers(const std::string& lang) const { return program(lang) != nullptr; }

std::vector<ByteRange> SrxRules::split(std::string_view text, ByteRange block,
                                       const std::string& lang) const {
  const ByteRange whole = trim(text, block);
  const SrxProgram* rules = program(lang);
  if (whole.empty() || rules == nullptr) return {};
  const FoldedBlock folded = fold(slice(text, whole));
  const icu::UnicodeString units(false, folded.text.data(),
                                 static_cast<std::int32_t>(folded.text.size()));
  std::vector<std::int32_t> proposed;
  if (document_.unicode_breaks) proposed = unicode_breaks(units, lang);
  std::vector<ByteRange> sentences;
  std::size_t begin = whole.begin;
  const auto add = [&](std::size_t end) {
    const ByteRange sentence = trim(text, {begin, end});
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end;
  };
  for (const std::int32_t place : rules->breaks(units, proposed)) {
    add(whole.begin + folded.byte_at[static_cast<std::size_t>(place)]);
  }
  add(whole.end);
  return sentences;
}

}  // namespace calque
