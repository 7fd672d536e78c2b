// A pair of files with a sentence a line, as Moses and OPUS have them.
#include "formats/bilingual/formats.h"
#include "formats/bilingual/losses.h"
#include "formats/bilingual/text_lines.h"
#include "text/error.h"

namespace calque {
namespace {

class MosesReader : public UnitReader {
 public:
  MosesReader(const std::string& path, const UnitReadOptions& options)
      : options_(options),
        source_(path, options.text),
        target_(options.second, options.text) {}

  bool read(Unit& unit) override {
    unit = Unit();
    unit.target.emplace();
    const bool has_source = source_.read(unit.source.text);
    const bool has_target = target_.read(unit.target->text);
    if (has_source != has_target) {
      const TextLines& shorter = has_source ? target_ : source_;
      const TextLines& longer = has_source ? source_ : target_;
      throw InputError({shorter.path()},
                       {"the file ends after {0} lines, {1} goes on",
                        {std::to_string(longer.number() - 1), longer.path()}},
                       "give two files of the same number of lines");
    }
    if (!has_source) return false;
    for (std::string* text : {&unit.source.text, &unit.target->text}) {
      if (text->ends_with('\r')) text->pop_back();
    }
    unit.line = source_.number();
    unit.source_range = {source_.offset(), source_.offset() + unit.source.text.size()};
    unit.target_range = {target_.offset(), target_.offset() + unit.target->text.size()};
    unit.source_lang = options_.source_lang;
    unit.target_lang = options_.target_lang;
    return true;
  }

  const std::vector<Property>& header() const override { return header_; }
  std::vector<Note> take_notes() override {
    std::vector<Note> notes = source_.take_notes();
    for (const Note& note : target_.take_notes()) notes.push_back(note);
    return notes;
  }

  UnitFormat format() const override { return UnitFormat::moses; }

 private:
  UnitReadOptions options_;
  TextLines source_;
  TextLines target_;
  std::vector<Property> header_;
};

// Line breaks within a text would shift all lines behind it.
std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text) line += c == '\n' || c == '\r' ? ' ' : c;
  return line + '\n';
}

class MosesWriter : public UnitWriter {
 public:
  MosesWriter(WriteBytes source, WriteBytes target)
      : source_(std::move(source)), target_(std::move(target)) {}

  void write(const Unit& unit) override {
    if (is_ignorable(unit)) return;
    losses_.look_at(unit);
    source_(one_line(unit.source.text));
    target_(one_line(unit.target ? unit.target->text : ""));
  }
  void finish() override {}
  std::vector<LostPart> lost() const override { return losses_.list(); }

 private:
  WriteBytes source_;
  WriteBytes target_;
  Losses losses_{
      {UnitPart::id, UnitPart::context, UnitPart::state, UnitPart::tags, UnitPart::plural,
       UnitPart::references, UnitPart::flags, UnitPart::notes, UnitPart::properties, UnitPart::kept,
       UnitPart::missing_target, UnitPart::line_breaks},
      "text:"};
};

}  // namespace

std::unique_ptr<UnitReader> open_moses(const std::string& path, const UnitReadOptions& options) {
  return std::make_unique<MosesReader>(path, options);
}

std::unique_ptr<UnitWriter> write_moses(const UnitWriteOptions&, WriteBytes source,
                                        WriteBytes target) {
  return std::make_unique<MosesWriter>(std::move(source), std::move(target));
}

}  // namespace calque
