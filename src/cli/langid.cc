// calque langid
#include <fmt/format.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/threads.h"
#include "formats/passage.h"
#include "langid/blocks.h"
#include "langid/spans.h"
#include "report/width.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Options {
  std::string file;
  InputOptions input;
  ResultOptions result;
  std::string encoder = "auto";
};

constexpr std::size_t lines_at_once = 1 << 14;

std::string language_name(const std::string& tag, const Session& session) {
  if (tag == "und") return session.tr("unknown");
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[128] = {};
  uloc_getDisplayName(tag.c_str(), session.tr.language().c_str(), buffer, 127, &status);
  std::string name;
  if (U_SUCCESS(status)) icu::UnicodeString(buffer).toUTF8String(name);
  return name;
}

// "fr  0.98  French         The first words of the text"
std::string text_row(const std::string& lang, double prob, std::string_view text,
                     const Session& session) {
  const std::string head =
      fmt::format("{:<8} {:.2f}  {}  ", lang, prob, pad(language_name(lang, session), 16));
  const std::size_t width = std::max<std::size_t>(terminal_width(), 60) - display_width(head);
  return head + clip(fold_spaces(text), width) + "\n";
}

void write_lines(const Document& document, const Identifier& identifier, ResultWriter& writer,
                 const Session& session, Progress& progress) {
  const std::vector<ByteRange> lines = split_lines(document.text);
  progress.begin(session.tr("finding languages"), lines.size());
  for (std::size_t first = 0; first < lines.size(); first += lines_at_once) {
    const std::size_t count = std::min(lines_at_once, lines.size() - first);
    std::vector<Identification> found(count);
    parallel_for(count, session.threads, [&](std::size_t i) {
      found[i] = identifier.identify(trim(slice(document.text, lines[first + i])));
      progress.advance();
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (writer.format() == Format::text) {
        writer.write_text(text_row(found[i].lang, found[i].prob,
                                   slice(document.text, lines[first + i]), session));
      } else {
        writer.write(line_language_record(found[i]));
      }
    }
  }
}

DocumentLanguages languages_of(Document& document, const Identifier& identifier,
                               const InputOptions& input) {
  const Newlines newlines = parse_newlines(input.newlines);
  const LanguageBy lang_by = parse_lang_by(input.lang_by);
  if (lang_by != LanguageBy::segment)
    return find_languages(
        document.text,
        document.blocks.empty() ? find_blocks(document.text, newlines) : document.blocks,
        identifier);
  segment(document, identifier, {{}, false, newlines, nullptr, nullptr, LanguageBy::block});
  return find_segment_languages(document, identifier);
}

void write_spans(Document& document, const Identifier& identifier, const InputOptions& input,
                 ResultWriter& writer, const Session& session, Progress& progress) {
  progress.begin(session.tr("finding languages"), 0);
  const DocumentLanguages languages = languages_of(document, identifier, input);
  if (languages.lang == "und")
    session.note({{display_path(document.id)}, "no language recognised"});
  for (const LanguageSpan& span : languages.spans) {
    if (writer.format() == Format::text) {
      writer.write_text(text_row(span.lang, span.prob, slice(document.text, span.range), session));
    } else {
      writer.write(language_span_record(document, span));
    }
  }
}

int run(const Options& options, const Session& session) {
  parse_newlines(options.input.newlines);
  if (parse_lang_by(options.input.lang_by) == LanguageBy::document) {
    throw UsageError("langid tells the languages within a document",
                     {"choose one of {0}", {"block|segment"}});
  }
  const bool lines = options.input.lines;
  const ResultPlan plan =
      plan_results(options.result, lines ? Table::line_languages : Table::language_spans,
                   input_paths({options.file}, options.input));
  Progress progress(session);
  auto documents = read_documents({options.file}, options.input, session, progress);
  const auto identifier = load_identifier(options.input.langid_model, true, session);
  ResultWriter writer(plan);
  if (lines) {
    write_lines(documents[0], *identifier, writer, session, progress);
  } else {
    write_spans(documents[0], *identifier, options.input, writer, session, progress);
  }
  writer.commit();
  return 0;
}

}  // namespace

void add_langid_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("langid", tr("find the languages of a text"));
  command->add_option(tr("FILE"), options->file, tr("the text; - for standard input"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  add_input_options(*command, options->input, session);
  add_result_options(*command, options->result, session);
  command->add_option("--encoder", options->encoder)->group("");  // accepted everywhere
  add_general_options(*command, session);
  command->footer(tr("Example: which languages does a document hold, and where?") +
                  "\n  calque langid --format jsonl article.txt");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
