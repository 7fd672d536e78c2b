// Options that several commands share, and what their values mean.
#include <algorithm>
#include <cstdlib>
#include <optional>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/common.h"
#include "langid/languages.h"
#include "text/number.h"

namespace calque {
namespace {

constexpr std::size_t default_width = 100;

}  // namespace

void add_input_options(CLI::App& app, InputOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Input");
  app.add_flag("--lines", options.lines, tr("every line is one segment, whatever it holds"))
      ->group(group);
  app.add_option("--input-format", options.format,
                 tr("what the files are (default: by name or content)"))
      ->option_text("text|html|markdown|docx|jsonl|auto")
      ->group(group);
  app.add_option("--charset", options.charset,
                 tr("encoding of the files (default: found by itself)"))
      ->option_text(tr("NAME"))
      ->type_name("charset")
      ->group(group);
  app.add_flag("--lossy", options.lossy, tr("replace invalid bytes by U+FFFD instead of failing"))
      ->group(group);
  app.add_option("--newlines", options.newlines,
                 tr("keep: a line is a block; join: only a blank line ends one; auto (default)"))
      ->option_text("keep|join|auto")
      ->group(group);
  const bool within = app.get_name() == "langid";  // the languages within a document
  app.add_option("--lang-by", options.lang_by,
                 tr("what is judged for its language (default: block, a paragraph or heading)"))
      ->option_text(within ? "block|segment" : "document|block|segment")
      ->group(group);
  app.add_option("--langid-model", options.langid_model,
                 tr("fastText model that finds languages; none: scripts and stop words alone"))
      ->option_text(tr("FILE"))
      ->type_name("none|files ftz bin")
      ->group(group);
}

void add_segmentation_options(CLI::App& app, InputOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  app.add_option("--rules", options.rules,
                 tr("rule list to add, named LANG.rules; may be given several times"))
      ->option_text(tr("FILE"))
      ->type_name("files rules")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(tr("Input"));
  app.add_option("--srx", options.srx,
                 tr("segmentation rules (SRX) for the languages that its maps name"))
      ->option_text(tr("FILE"))
      ->type_name("files srx")
      ->group(tr("Input"));
}

void add_result_options(CLI::App& app, ResultOptions& options, const Session& session,
                        const std::string& formats) {
  const Translator& tr = session.tr;
  const std::string group = tr("Results");
  app.add_option("-o,--output", options.output, tr("write to FILE instead of standard output"))
      ->option_text(tr("FILE"))
      ->group(group);
  app.add_option("-f,--format", options.format,
                 tr("form of the results (default: by the name of the output file, else tsv)"))
      ->option_text(formats)
      ->group(group);
  app.add_option("--columns", options.columns, tr("fields to write, separated by commas"))
      ->option_text(tr("NAMES"))
      ->group(group);
  app.add_option("--color", options.color, tr("colours in text results (default: on a terminal)"))
      ->option_text("auto|always|never")
      ->group(group);
}

void add_link_options(CLI::App& app, LinkOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Links");
  app.add_option("--src-lang", options.source_lang, tr("language of the source (default: found)"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  app.add_option("--tgt-lang", options.target_lang, tr("language of the targets (default: found)"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  app.add_option("--min-score", options.min_score, tr("leave out links with a lower score, 0 to 1"))
      ->option_text(tr("SCORE"))
      ->group(group);
  app.add_option("--pins", options.pins,
                 tr("links that must or must not be: results as TSV or JSONL, edited"))
      ->option_text(tr("FILE"))
      ->type_name("files tsv jsonl")
      ->group(group);
  app.add_option("--dictionary", options.dictionary,
                 tr("word list, one pair a line: source, tab, target"))
      ->option_text(tr("FILE"))
      ->type_name("files tsv txt dic")
      ->group(group);
  add_encoder_option(app, options.encoder, session, group);
  app.add_flag("--fast", options.fast, tr("the quick encoder, as --encoder static"))->group(group);
  app.add_flag("--keep-vectors", options.keep_vectors,
               tr("keep the vectors of sentences in the cache folder for the next run"))
      ->group(group);
  app.add_option("--src-vectors", options.source_vectors,
                 tr("vectors of the source's segments, made elsewhere: .npy or bare float32"))
      ->option_text(tr("FILE"))
      ->type_name("files npy")
      ->group(group);
  app.add_option("--tgt-vectors", options.target_vectors,
                 tr("those of the target's; given once for each target"))
      ->option_text(tr("FILE"))
      ->type_name("files npy")
      ->group(group);
}

void add_general_options(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("General");
  app.group(tr("Commands"));
  app.add_option_function<std::string>(
         "-j,--threads",
         [&session](const std::string& text) {
           const auto threads = parse_number<int>(text);
           if (!threads || *threads < 0) {
             throw UsageError({"not a number of threads: {0}", {text}},
                              "give 0 (all processors) or more");
           }
           session.threads = *threads;
         },
         tr("threads to work with (default: 0, all processors)"))
      ->option_text(tr("N"))
      ->group(group);
  app.add_flag("-q,--quiet", session.quiet, tr("no notes and no progress bar"))->group(group);
  app.add_flag("-v,--verbose", session.verbose, tr("say what is found on the way"))->group(group);
  app.add_option("--ui-lang", session.wanted_ui_language, tr("language of messages"))
      ->option_text("en|fr")
      ->group(group);
  app.set_help_flag("-h,--help", tr("print this help"))->group(group);
}

LanguageBy parse_lang_by(const std::string& value) {
  if (value == "document") return LanguageBy::document;
  if (value == "block") return LanguageBy::block;
  if (value == "segment") return LanguageBy::segment;
  throw UsageError({"unknown unit for --lang-by: {0}", {value}},
                   {"choose one of {0}", {"document|block|segment"}});
}

Newlines parse_newlines(const std::string& value) {
  if (value == "auto") return Newlines::automatic;
  if (value == "keep") return Newlines::keep;
  if (value == "join") return Newlines::join;
  throw UsageError({"unknown way to treat line ends: {0}", {value}},
                   {"choose one of {0}", {"keep|join|auto"}});
}

double parse_score(const std::string& value) {
  if (value.empty()) return 0.0;
  const auto score = parse_number<double>(value);
  if (!score || !(*score >= 0.0 && *score <= 1.0)) {
    throw UsageError({"not a score: {0}", {value}}, "give a number from 0 to 1");
  }
  return *score;
}

std::string parse_lang(const std::string& written) {
  if (written.empty()) return {};
  if (auto lang = canonical_language(written)) return *std::move(lang);
  throw UsageError({"not a language tag: {0}", {written}}, "give one such as fr, pt-BR or zh-Hant");
}

std::size_t terminal_width() {
  struct winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const auto width = parse_number<std::size_t>(columns == nullptr ? "" : columns);
  return width.value_or(default_width);
}

ReportStyle report_style(const Session& session, bool color) {
  return {terminal_width(), color,
          [&session](const std::string& text) { return session.tr(text); }};
}

PageStyle page_style(const Session& session) {
  PageStyle style;
  style.language = session.tr.language();
  style.generator = "calque " CALQUE_VERSION;
  style.translate = [&session](const std::string& text) { return session.tr(text); };
  return style;
}

}  // namespace calque
