// gettext's PO files (GNU gettext manual, "The Format of PO Files"), with every comment, flag,
// reference and plural form.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/text_lines.h"
#include "text/error.h"

namespace calque {
namespace {

constexpr const char* mend = "mend it at this line; msgfmt --check shows more";

std::string po_declared_charset(std::string_view begin) {
  const std::size_t at = begin.find("charset=");
  if (at == begin.npos) return {};
  const std::string_view rest = begin.substr(at + 8);
  const std::string charset(rest.substr(0, rest.find_first_of("\\\"; \n")));
  return charset == "CHARSET" ? std::string() : charset;  // a template's placeholder
}

TextSourceOptions with_declared_charset(TextSourceOptions options) {
  options.declared_charset = po_declared_charset;
  return options;
}

struct Entry {
  std::map<std::string, std::string> values;  // by keyword: "msgid", "msgstr[0]"
  std::map<std::string, ByteRange> ranges;
  std::vector<UnitNote> notes;
  std::vector<std::string> references;
  std::vector<std::string> flags;
  std::string previous;  // #| lines as they stand
  bool obsolete = false;
  std::size_t line = 0;  // of its msgid

  bool empty() const { return values.empty() && notes.empty() && references.empty(); }
};

class PoReader : public UnitReader {
 public:
  PoReader(const std::string& path, const UnitReadOptions& options)
      : options_(options), lines_(path, with_declared_charset(options.text)) {}

  bool read(Unit& unit) override {
    while (ready_.empty()) {
      if (!read_entry()) return false;
    }
    unit = std::move(ready_.front());
    ready_.erase(ready_.begin());
    return true;
  }

  const std::vector<Property>& header() const override { return header_; }
  std::vector<Note> take_notes() override { return lines_.take_notes(); }

  UnitFormat format() const override { return UnitFormat::po; }

 private:
  [[noreturn]] void fail(Message problem) const {
    throw InputError({lines_.path(), lines_.number(), lines_.offset()}, std::move(problem), mend);
  }

  bool read_entry() {
    Entry entry;
    while (has_line_ || lines_.read(line_)) {
      has_line_ = false;
      std::string_view line = trimmed(line_);
      if (line.empty()) {
        if (!entry.values.empty()) break;
        continue;
      }
      if (starts_next(line, entry)) {
        has_line_ = true;
        break;
      }
      take_line(line, entry);
    }
    if (entry.empty()) return false;
    if (!entry.values.empty()) finish(entry);
    return has_line_ || !ready_.empty() || !entry.values.empty();
  }

  static std::string_view trimmed(std::string_view line) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
  }

  // Entries need no blank line between them.
  bool starts_next(std::string_view line, const Entry& entry) const {
    const bool has_target = entry.values.contains("msgstr") || entry.values.contains("msgstr[0]");
    if (!has_target) return false;
    if (line.starts_with("#~|")) return true;
    if (line.starts_with("#~")) line = trimmed(line.substr(2));
    return line.starts_with('#') || line.starts_with("msgid ") || line.starts_with("msgid\"") ||
           line.starts_with("msgctxt");
  }

  void take_line(std::string_view line, Entry& entry) {
    if (line.starts_with("#~|") || line.starts_with("#|")) {
      entry.previous += std::string(line) + '\n';
    } else if (line.starts_with("#~")) {
      entry.obsolete = true;
      take_value(trimmed(line.substr(2)), entry);
    } else if (line.starts_with("#.")) {
      add_note(entry, comment(2), "developer");
    } else if (line.starts_with("#:")) {
      each_word(line.substr(2), " \t",
                [&](std::string_view word) { entry.references.emplace_back(word); });
    } else if (line.starts_with("#,")) {
      each_word(line.substr(2), ",", [&](std::string_view flag) {  // "range: 0..10" is one
        if (!trimmed(flag).empty()) entry.flags.emplace_back(trimmed(flag));
      });
    } else if (line.starts_with('#')) {
      add_note(entry, comment(1), "translator");
    } else {
      take_value(line, entry);
    }
  }

  // What stands behind the mark of a comment and one space.
  std::string_view comment(std::size_t mark) const {
    std::string_view text = std::string_view(line_).substr(line_.find('#') + mark);
    if (text.starts_with(' ')) text.remove_prefix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }

  // Lines of one kind that follow each other are one note.
  static void add_note(Entry& entry, std::string_view text, const char* from) {
    if (!entry.notes.empty() && entry.notes.back().from == from) {
      entry.notes.back().text += '\n';
      entry.notes.back().text += text;
    } else {
      entry.notes.push_back({std::string(text), from});
    }
  }

  template <typename Use>
  static void each_word(std::string_view text, const char* between, Use&& use) {
    while (true) {
      const auto begin = text.find_first_not_of(between);
      if (begin == text.npos) return;
      const auto end = std::min(text.find_first_of(between, begin), text.size());
      use(text.substr(begin, end - begin));
      text.remove_prefix(end);
    }
  }

  void take_value(std::string_view line, Entry& entry) {
    if (line.empty()) return;
    if (line.front() != '"') {
      const auto quote = line.find('"');
      if (quote == line.npos)
        fail({"neither a keyword with a text nor a comment: {0}",
              {std::string(line.substr(0, 40))}});
      keyword_ = trimmed(line.substr(0, quote));
      static const std::set<std::string> known = {"msgid", "msgid_plural", "msgctxt", "msgstr"};
      const std::string base = keyword_.substr(0, keyword_.find('['));
      if (!known.contains(base)) fail({"an unknown keyword: {0}", {keyword_}});
      if (entry.values.contains(keyword_)) fail({"{0} stands twice in an entry", {keyword_}});
      if (keyword_ == "msgid") entry.line = lines_.number();
      entry.values[keyword_];
      line.remove_prefix(quote);
      entry.ranges[keyword_] = {lines_.offset() + line_.find('"'), 0};
    } else if (entry.values.empty()) {
      fail("a text without a keyword");
    }
    entry.values[keyword_] += unescaped(line);
    entry.ranges[keyword_].end = lines_.offset() + line_.find_last_of('"') + 1;
  }

  // A byte by its octal or hexadecimal number, or the character itself; where the escape ends.
  static std::size_t add_number(std::string_view quoted, std::size_t at, std::string& text) {
    const bool hexadecimal = quoted[at] == 'x';
    const char* const digits = hexadecimal ? "0123456789abcdefABCDEF" : "01234567";
    const std::size_t begin = at + (hexadecimal ? 1 : 0);
    std::size_t end = begin;
    while (end < std::min(quoted.size(), begin + (hexadecimal ? 2 : 3)) &&
           std::string_view(digits).find(quoted[end]) != std::string_view::npos) {
      ++end;
    }
    unsigned value = 0;
    std::from_chars(quoted.data() + begin, quoted.data() + end, value, hexadecimal ? 16 : 8);
    if (end == begin || value >= 0x80) {  // a part of a character of an unknown charset is none
      text += quoted[at];
      return at;
    }
    text += static_cast<char>(value);
    return end - 1;
  }

  std::string unescaped(std::string_view quoted) const {
    if (quoted.size() < 2 || quoted.back() != '"')
      fail("a text whose quotation mark does not close");
    quoted = quoted.substr(1, quoted.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] == '"') fail("a quotation mark within a text, without a backslash before it");
      if (quoted[i] != '\\') {
        text += quoted[i];
        continue;
      }
      if (++i == quoted.size())
        fail("a backslash before the quotation mark that should close the text");
      switch (quoted[i]) {
        case 'n': text += '\n'; break;
        case 't': text += '\t'; break;
        case 'r': text += '\r'; break;
        case 'a': text += '\a'; break;
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'v': text += '\v'; break;
        default: i = add_number(quoted, i, text);
      }
    }
    return text;
  }

  void finish(Entry& entry) {
    if (!entry.values.contains("msgid")) fail("an entry without msgid");
    if (entry.values["msgid"].empty() && !entry.values.contains("msgctxt") && header_.empty()) {
      take_header(entry);
      return;
    }
    if (!entry.values.contains("msgid_plural")) {
      if (!entry.values.contains("msgstr")) fail("an entry without msgstr");
      ready_.push_back(unit_of(entry, "msgstr"));
      return;
    }
    for (std::size_t form = 0; entry.values.contains("msgstr[" + std::to_string(form) + "]");
         ++form) {
      Unit unit = unit_of(entry, "msgstr[" + std::to_string(form) + "]");
      unit.plural = PluralForm{form, entry.values["msgid"], entry.values["msgid_plural"]};
      if (form > 0) {
        unit.source.text = entry.values["msgid_plural"];
        unit.source_range = entry.ranges["msgid_plural"];
      }
      ready_.push_back(std::move(unit));
    }
    if (ready_.empty()) fail("an entry with msgid_plural without msgstr[0]");
  }

  Unit unit_of(Entry& entry, const std::string& target) const {
    Unit unit;
    unit.context = entry.values.contains("msgctxt") ? entry.values["msgctxt"] : "";
    if (entry.values.contains("msgctxt")) unit.properties.push_back({"po:msgctxt", "yes"});
    unit.source.text = entry.values["msgid"];
    const std::string& text = entry.values[target];
    if (!text.empty()) unit.target = TaggedText{text};
    unit.source_range = entry.ranges["msgid"];
    unit.target_range = entry.ranges[target];
    unit.line = entry.line;
    unit.source_lang = options_.source_lang.empty() ? "en" : options_.source_lang;
    unit.target_lang = options_.target_lang.empty() ? language_ : options_.target_lang;
    unit.references = entry.references;
    unit.notes = entry.notes;
    unit.state = text.empty() ? UnitState::initial : UnitState::translated;
    for (const std::string& flag : entry.flags) {
      if (flag == "fuzzy") {
        unit.state = UnitState::needs_review;
      } else {
        unit.flags.push_back(flag);
      }
    }
    if (!entry.previous.empty()) unit.kept.push_back({"po", entry.previous});
    if (entry.obsolete) unit.properties.push_back({"po:obsolete", "yes"});
    unit.translatable = !entry.obsolete;
    return unit;
  }

  // "Name: value" a line.
  void take_header(Entry& entry) {
    for (const UnitNote& note : entry.notes) header_.push_back({"note:" + note.from, note.text});
    for (const std::string& flag : entry.flags) header_.push_back({"flag", flag});
    each_word(entry.values["msgstr"], "\n", [&](std::string_view line) {
      const auto colon = line.find(':');
      if (colon == line.npos) return;
      header_.push_back(
          {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
      if (header_.back().name == "Language") language_ = header_.back().value;
    });
    std::replace(language_.begin(), language_.end(), '_', '-');
    if (header_.empty()) header_.push_back({"Content-Type", "text/plain; charset=UTF-8"});
  }

  UnitReadOptions options_;
  TextLines lines_;
  std::string line_;
  bool has_line_ = false;
  std::string keyword_;
  std::string language_;
  std::vector<Property> header_;
  std::vector<Unit> ready_;
};

}  // namespace

std::unique_ptr<UnitReader> open_po(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<PoReader>(path, options);
}

}  // namespace calque
