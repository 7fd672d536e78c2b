#include "cli/line_segments.h"

#include <memory>

#include <unicode/ucnv.h>

#include "formats/line_reader.h"
#include "formats/passage.h"
#include "langid/line_languages.h"
#include "text/charset.h"

namespace calque {
namespace {

// A line end must be one byte, LF, before anything is converted.
void refuse_wide_charset(const std::string& charset) {
  if (charset.empty()) return;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_SUCCESS(status) && ucnv_getMinCharSize(converter.get()) > 1) {
    throw UsageError({"{0} cannot be read line by line", {charset}},
                     "convert it first, or leave out --by-line");
  }
}

// Reads and decodes line by line; places of errors count from the beginning of the input.
class DecodedLines {
 public:
  DecodedLines(const std::string& path, const InputOptions& options)
      : name_(path == "-" ? "<stdin>" : path),
        reader_(path),
        decoding_{options.charset.empty() ? "UTF-8" : options.charset, options.lossy} {
    refuse_wide_charset(options.charset);
  }

  bool waits() const { return !reader_.has_line(); }
  bool next(std::string& text) {
    if (!reader_.read(bytes_)) return false;
    begin_ = end_;
    try {
      DecodedText decoded = decode(bytes_, name_, decoding_);
      repaired_ += decoded.repaired;
      text = std::move(decoded.text);
    } catch (const InputError& error) {
      Place place = error.place();
      place.line = reader_.number();
      if (place.byte) *place.byte += reader_.offset();
      throw InputError(place, error.problem(), error.remedy());
    }
    end_ += text.size() + 1;
    return true;
  }
  std::size_t offset() const { return begin_; }  // of the line, in the UTF-8 form of the input
  std::size_t repaired() const { return repaired_; }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  LineReader reader_;
  DecodeOptions decoding_;
  std::string bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t repaired_ = 0;
};

// What came before a line that cannot be read is handed on first.
bool read_next(DecodedLines& lines, std::string& text, ResultWriter& writer) {
  try {
    return lines.next(text);
  } catch (const InputError&) {
    writer.flush();
    throw;
  }
}

}  // namespace

void write_segment(const Document& document, const Segment& segment, std::size_t offset,
                   ResultWriter& writer) {
  if (writer.format() == Format::text) {
    writer.write_text(fold_spaces(slice(document.text, segment.range)) + "\n");
  } else {
    writer.write(segment_record(document, segment, offset));
  }
}

void segment_by_line(const LineSource& source, const InputOptions& options,
                     const Identifier& identifier, const UserRules& rules, ResultWriter& writer,
                     const Session& session) {
  DecodedLines lines(source.path, options);
  LineLanguages languages(identifier);
  Document document;
  document.id = source.path;
  writer.flush();  // the header of a table
  while (true) {
    if (lines.waits()) writer.flush();
    if (!read_next(lines, document.text, writer)) break;
    const std::string lang = source.lang.empty() ? languages.next(document.text) : source.lang;
    if (options.lines) {
      document.segments = {{{0, document.text.size()}, lang, SegmentKind::line}};
    } else {
      segment(document, identifier,
              {lang, false, Newlines::keep, rules.lists.get(), rules.srx.get(), LanguageBy::block});
    }
    for (const Segment& segment : document.segments) {
      write_segment(document, segment, lines.offset(), writer);
    }
  }
  if (lines.repaired() > 0) {
    session.note(
        {{lines.name()},
         {"invalid byte sequences replaced by U+FFFD: {0}", {std::to_string(lines.repaired())}}});
  }
}

}  // namespace calque
