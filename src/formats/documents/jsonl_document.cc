#include "formats/documents/jsonl_document.h"

#include <charconv>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "formats/documents/text_builder.h"
#include "formats/reader.h"
#include "langid/blocks.h"
#include "langid/languages.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Text that is copied from the file, or stands for an escape there.
struct Run {
  ByteRange text;  // in the record's text
  ByteRange file;
};

struct RecordText {
  std::string text;
  std::vector<Run> runs;

  void add(std::string_view some, ByteRange file) {
    runs.push_back({{text.size(), text.size() + some.size()}, file});
    text += some;
  }
};

char32_t hexadecimal(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return value;
}

// The character behind the backslash at `at`, and where the escape ends. `raw` is known to be
// valid.
std::pair<char32_t, std::size_t> escaped(std::string_view raw, std::size_t at) {
  switch (raw[at + 1]) {
    case 'n': return {U'\n', at + 2};
    case 't': return {U'\t', at + 2};
    case 'r': return {U'\r', at + 2};
    case 'b': return {U'\b', at + 2};
    case 'f': return {U'\f', at + 2};
    case 'u': break;
    default: return {static_cast<unsigned char>(raw[at + 1]), at + 2};
  }
  const char32_t first = hexadecimal(raw.substr(at + 2, 4));
  const bool is_high = first >= 0xD800 && first < 0xDC00;
  if (!is_high || raw.substr(at + 6, 2) != "\\u") return {first, at + 6};
  const char32_t second = hexadecimal(raw.substr(at + 8, 4));
  return {0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), at + 12};
}

// A JSON string between its quotation marks, which begins at `begin` of the file.
RecordText unescaped(std::string_view raw, std::size_t begin) {
  RecordText record;
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t end = std::min(raw.find('\\', at), raw.size());
    if (end > at) record.add(raw.substr(at, end - at), {begin + at, begin + end});
    if (end == raw.size()) break;
    at = end;
    const auto [c, next] = escaped(raw, at);
    std::string character;
    append_utf8(character, c);
    record.add(character, {begin + at, begin + next});
    at = next;
  }
  return record;
}

void add_blocks(TextBuilder& builder, const RecordText& record, const std::string& lang,
                const BoilerplatePatterns& patterns) {
  std::size_t run = 0;
  for (const Block& block : find_blocks(record.text, Newlines::automatic, patterns)) {
    builder.begin_block(block.kind, lang);
    while (run < record.runs.size() && record.runs[run].text.end <= block.range.begin) ++run;
    for (std::size_t i = run; i < record.runs.size() && record.runs[i].text.begin < block.range.end;
         ++i) {
      const Run& each = record.runs[i];
      const ByteRange part{std::max(each.text.begin, block.range.begin),
                           std::min(each.text.end, block.range.end)};
      const bool copied = each.text.size() == each.file.size();
      const std::size_t begin = each.file.begin + (copied ? part.begin - each.text.begin : 0);
      builder.add(slice(record.text, part),
                  copied ? ByteRange{begin, begin + part.size()} : each.file);
    }
    builder.end_block();
  }
}

class Reader {
 public:
  Reader(const std::string& id, const BoilerplatePatterns& patterns)
      : file_(display_path(id)), patterns_(patterns) {}

  void read_line(std::string_view line, std::size_t number, std::size_t begin) {
    const auto fail = [&](Message problem) {
      throw InputError({file_, number, begin}, std::move(problem),
                       "one JSON object a line, with a member text");
    };
    if (!nlohmann::json::accept(line)) fail("not JSON");
    line_.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    line_ = line;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    simdjson::ondemand::raw_json_string text;
    if (parser_.iterate(line_.data(), line_.size(), line_.capacity()).get(document) ||
        document.get_object().get(object)) {
      fail("not a JSON object");
    }
    if (object.find_field_unordered("text").get_raw_json_string().get(text)) {
      fail("a record without text");
    }
    const auto at = static_cast<std::size_t>(text.raw() - line_.data());
    add_blocks(builder_, unescaped(line.substr(at, end_of_string(line, at) - at), begin + at),
               language_of(object), patterns_);
  }

  Document take(const std::string& id) { return builder_.take(id); }

 private:
  // Empty: to be found.
  static std::string language_of(simdjson::ondemand::object& object) {
    std::string_view lang;
    if (object.find_field_unordered("lang").get_string().get(lang) || lang == "und") return {};
    return canonical_language(lang).value_or("");
  }

  static std::size_t end_of_string(std::string_view line, std::size_t at) {
    while (line[at] != '"') at += line[at] == '\\' ? 2 : 1;
    return at;
  }

  std::string file_;
  const BoilerplatePatterns& patterns_;
  std::string line_;
  simdjson::ondemand::parser parser_;
  TextBuilder builder_{TextBuilder::Origin::file};
};

}  // namespace

Document read_jsonl_document(std::string_view text, const std::string& id,
                             const BoilerplatePatterns& patterns) {
  Reader reader(id, patterns);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    ++number;
    if (!trim(line).empty()) reader.read_line(line, number, begin);
    begin = end + 1;
  }
  Document document = reader.take(id);
  if (document.blocks.empty()) {
    throw InputError({display_path(id)}, "no text in the file", "give a file with text in it");
  }
  return document;
}

}  // namespace calque
