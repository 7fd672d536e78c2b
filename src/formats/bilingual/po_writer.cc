// gettext's PO files.
#include <algorithm>
#include <functional>
#include <unordered_set>

#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"

namespace calque {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      case '\a': out += "\\a"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\v': out += "\\v"; break;
      default: out += c;
    }
  }
  return out;
}

std::string each_line(std::string_view text, std::string_view before) {
  std::string out;
  while (true) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    out += before;
    if (!line.empty()) {
      out += ' ';
      out += line;
    }
    out += '\n';
    if (end == text.npos) return out;
    text.remove_prefix(end + 1);
  }
}

// Markup is a part of PO's texts.
std::string with_codes(const TaggedText& text) {
  return woven(
      text, [](std::string_view some) { return some; },
      [&](std::size_t i) -> const std::string& { return text.tags[i].code; });
}

bool has_tags_without_code(const TaggedText& text) {
  return std::any_of(text.tags.begin(), text.tags.end(),
                     [](const Tag& tag) { return tag.code.empty(); });
}

class PoWriter : public UnitWriter {
 public:
  PoWriter(const UnitWriteOptions& options, WriteBytes write)
      : options_(options),
        write_(std::move(write)),
        losses_({UnitPart::id, UnitPart::missing_target, UnitPart::kept}, "po:") {}

  void write(const Unit& unit) override {
    begin(unit);
    if (is_ignorable(unit)) return;
    look_at(unit);
    if (continues_plural(unit)) {
      last_.push_back(unit);
      return;
    }
    write_entry();
    if (with_codes(unit.source).empty() && !unit.plural) {  // "" is the header's name
      losses_.count(UnitPart::empty_source);
      return;
    }
    last_ = {unit};
    last_context_ = unit.context;
    tell_apart(last_.front());
  }

  void finish() override {
    begin({});
    write_entry();
  }

  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  // PO has "" for a text that is not there: no loss, but for one that is there and empty.
  void look_at(const Unit& unit) {
    Unit seen = unit;
    if (!seen.target) seen.target.emplace();
    seen.properties.clear();
    losses_.look_at(seen);
    if (has_tags_without_code(unit.source) ||
        (unit.target && has_tags_without_code(*unit.target))) {
      losses_.count(UnitPart::tags);
    }
    if (unit.target && unit.target->text.empty()) losses_.count(UnitPart::empty_target);
    if (std::any_of(unit.properties.begin(), unit.properties.end(),
                    [](const Property& property) { return !belongs_to_a_format(property); })) {
      losses_.count(UnitPart::properties);
    }
    if (unit.state == UnitState::reviewed || unit.state == UnitState::final_)
      losses_.count(UnitPart::state);
  }

  // Entries of one source and context cannot be told apart: the id, or else a number, does.
  void tell_apart(Unit& unit) {
    const auto key = [&] {
      return std::hash<std::string>()(
          unit.context + '\x04' + (unit.plural ? unit.plural->singular : with_codes(unit.source)));
    };
    if (seen_.insert(key()).second || find_property(unit, "po:obsolete") != nullptr) return;
    losses_.count(UnitPart::same_source);
    const std::string before = unit.context;
    if (!unit.id.empty()) unit.context += (before.empty() ? "" : " ") + unit.id;
    for (std::size_t n = 2; !seen_.insert(key()).second; ++n) {
      unit.context = before + (before.empty() ? "" : " ") + std::to_string(n);
    }
  }

  bool continues_plural(const Unit& unit) const {
    return !last_.empty() && unit.plural && last_.front().plural &&
           unit.plural->index == last_.size() && unit.context == last_context_ &&
           unit.plural->singular == last_.front().plural->singular &&
           unit.plural->plural == last_.front().plural->plural;
  }

  void begin(const Unit& first) {
    if (begun_) return;
    begun_ = true;
    std::string comments;
    std::string header;
    bool charset = false;
    bool language = false;
    for (const Property& given : options_.file_header) {
      if (given.name.starts_with("note:")) {
        comments += each_line(given.value, given.name == "note:developer" ? "#." : "#");
      } else if (given.name == "flag") {
        comments += "#, " + given.value + '\n';
      } else {
        charset = charset || given.name == "Content-Type";
        language = language || given.name == "Language";
        header +=
            '"' +
            escaped(given.name + ": " +
                    (given.name == "Content-Type" ? "text/plain; charset=UTF-8" : given.value)) +
            "\\n\"\n";
      }
    }
    std::string lang = options_.target_lang.empty() ? first.target_lang : options_.target_lang;
    std::replace(lang.begin(), lang.end(), '-', '_');
    if (!language) header += "\"Language: " + escaped(lang) + "\\n\"\n";
    if (!charset) {
      header +=
          "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
          "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    }
    write_(comments + "msgid \"\"\nmsgstr \"\"\n" + header);
  }

  // Long texts stand line by line, as gettext writes them.
  static std::string value(const std::string& keyword, std::string_view text,
                           std::string_view before) {
    std::string out(before);
    out += keyword + ' ';
    const auto first = text.find('\n');
    if (first == text.npos || first + 1 == text.size()) return out + '"' + escaped(text) + "\"\n";
    out += "\"\"\n";
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
      out += before;
      out += '"' + escaped(text.substr(0, end)) + "\"\n";
      text.remove_prefix(end);
    }
    return out;
  }

  void write_entry() {
    if (last_.empty()) return;
    const Unit& unit = last_.front();
    const bool obsolete = find_property(unit, "po:obsolete") != nullptr;
    const std::string_view before = obsolete ? "#~ " : "";
    std::string out = "\n" + comments(unit);
    if (!unit.context.empty() || find_property(unit, "po:msgctxt") != nullptr) {
      out += value("msgctxt", unit.context, before);
    }
    out += value("msgid", unit.plural ? unit.plural->singular : with_codes(unit.source), before);
    if (!unit.plural) {
      out += value("msgstr", unit.target ? with_codes(*unit.target) : "", before);
    } else {
      out += value("msgid_plural", unit.plural->plural, before);
      for (const Unit& form : last_) {
        out += value("msgstr[" + std::to_string(form.plural->index) + "]",
                     form.target ? with_codes(*form.target) : "", before);
      }
    }
    write_(out);
    last_.clear();
  }

  static std::string reference_lines(const std::vector<std::string>& references) {
    constexpr std::size_t width = 78;  // as gettext breaks them
    std::string out;
    std::string line;
    for (const std::string& reference : references) {
      if (!line.empty() && line.size() + 1 + reference.size() > width) {
        out += line + '\n';
        line.clear();
      }
      line += (line.empty() ? "#: " : " ") + reference;
    }
    return line.empty() ? out : out + line + '\n';
  }

  std::string comments(const Unit& unit) const {
    std::string translator;
    std::string developer;
    for (const UnitNote& note : unit.notes) {
      if (note.from == "developer") {
        developer += each_line(note.text, "#.");
      } else {
        translator += each_line(note.text, "#");
      }
    }
    std::string out = translator + developer;
    out += reference_lines(unit.references);
    std::vector<std::string> flags = unit.flags;
    const bool fuzzy = std::any_of(last_.begin(), last_.end(), [](const Unit& form) {
      return form.state == UnitState::needs_review;
    });
    if (fuzzy) flags.insert(flags.begin(), "fuzzy");
    std::string all;
    for (const std::string& flag : flags) all += (all.empty() ? "#, " : ", ") + flag;
    if (!all.empty()) out += all + '\n';
    for (const Property& kept : unit.kept) {
      if (kept.name == "po") out += kept.value;
    }
    return out;
  }

  UnitWriteOptions options_;
  WriteBytes write_;
  Losses losses_;
  bool begun_ = false;
  std::string last_context_;              // as it was given
  std::unordered_set<std::size_t> seen_;  // hashes of sources with their contexts
  std::vector<Unit> last_;  // the entry that is not written yet: its plural forms may follow
};

}  // namespace

std::unique_ptr<UnitWriter> write_po(const UnitWriteOptions& options, WriteBytes write) {
  return std::make_unique<PoWriter>(options, std::move(write));
}

}  // namespace calque
