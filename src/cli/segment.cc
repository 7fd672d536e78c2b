// calque segment
#include <unistd.h>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/line_segments.h"

namespace calque {
namespace {

struct Options {
  std::string file;
  std::string lang;
  bool filter = false;  // no file was named
  bool by_line = false;
  InputOptions input;
  ResultOptions result;
  std::string encoder = "auto";
};

int run(const Options& options, const Session& session) {
  const std::string lang = parse_lang(options.lang);
  const bool by_line = options.by_line || options.filter;
  const std::string path = options.filter ? "-" : options.file;
  if (parse_lang_by(options.input.lang_by) != LanguageBy::block && by_line) {
    throw UsageError("--lang-by has no meaning where every line is a text of its own",
                     "leave it out, or name a file");
  }
  if (parse_newlines(options.input.newlines) == Newlines::join && by_line) {
    throw UsageError("lines that are segmented as they come cannot be joined",
                     "leave out --by-line; name - to read all of standard input first");
  }
  const ResultPlan plan =
      plan_results(options.result, Table::segments, input_paths({path}, options.input));
  const auto rules = load_rules(options.input, session);
  if (by_line) {
    if (options.filter && ::isatty(STDIN_FILENO) != 0) {
      session.note({{}, "reading from the terminal, to end with Ctrl-D"});
    }
    const auto identifier = load_identifier(options.input.langid_model, lang.empty(), session);
    ResultWriter writer(plan);
    segment_by_line({path, lang}, options.input, *identifier, rules, writer, session);
    writer.commit();
    return 0;
  }
  Progress progress(session);
  auto documents = read_documents({path}, options.input, session, progress, rules);
  const auto identifier = load_identifier(options.input.langid_model, lang.empty(), session);
  ResultWriter writer(plan);
  segment_documents(documents, {lang}, *identifier, rules, options.input, session, progress);
  for (const Segment& segment : documents[0].segments) {
    write_segment(documents[0], segment, 0, writer);
  }
  writer.commit();
  return 0;
}

}  // namespace

void add_segment_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("segment", tr("cut a text into sentences and blocks"));
  const CLI::Option* file =
      command
          ->add_option(tr("FILE"), options->file,
                       tr("the text; - for standard input, nothing for its lines as they come"))
          ->option_text(" ")
          ->type_name("files");
  command->add_option("--lang", options->lang, tr("language of the text (default: found)"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(tr("Input"));
  add_input_options(*command, options->input, session);
  add_segmentation_options(*command, options->input, session);
  command
      ->add_flag("--by-line", options->by_line,
                 tr("each line is a text of its own, written as soon as it is read"))
      ->group(tr("Input"));
  add_result_options(*command, options->result, session);
  command->add_option("--encoder", options->encoder)->group("");  // accepted everywhere
  add_general_options(*command, session);
  command->footer(tr("Example: the sentences of an article, one a line") +
                  "\n  calque segment --format text article.txt\n" +
                  tr("Example: with the rules of another program") +
                  "\n  calque segment --srx segment.srx article.txt\n" +
                  tr("Example: a filter, each line as soon as it comes") +
                  "\n  tail -f news.log | calque segment --format text");
  command->callback([options, file, &session] {
    options->filter = file->count() == 0;
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
