// calque segment
#include "cli/commands.h"
#include "cli/common.h"
#include "formats/passage.h"

namespace calque {
namespace {

struct Options {
  std::string file;
  std::string lang;
  InputOptions input;
  ResultOptions result;
  std::string encoder = "auto";
};

int run(const Options& options, const Session& session) {
  const std::string lang = parse_lang(options.lang);
  parse_newlines(options.input.newlines);
  const ResultPlan plan =
      plan_results(options.result, Table::segments, input_paths({options.file}, options.input));
  Progress progress(session);
  auto documents = read_documents({options.file}, options.input, session, progress);
  const auto identifier = load_identifier(options.input.langid_model, lang.empty(), session);
  ResultWriter writer(plan);
  segment_documents(documents, {lang}, *identifier, options.input, session, progress);
  for (const Segment& segment : documents[0].segments) {
    if (writer.format() == Format::text) {
      writer.write_text(fold_spaces(slice(documents[0].text, segment.range)) + "\n");
    } else {
      writer.write(segment_record(documents[0], segment));
    }
  }
  writer.commit();
  return 0;
}

}  // namespace

void add_segment_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("segment", tr("cut a text into sentences and blocks"));
  command->add_option("FILE", options->file, tr("the text; - for standard input"))
      ->required()
      ->option_text(" ");
  command->add_option("--lang", options->lang, tr("language of the text (default: found)"))
      ->option_text(tr("TAG"))
      ->group(tr("Input"));
  add_input_options(*command, options->input, session);
  add_segmentation_options(*command, options->input, session);
  add_result_options(*command, options->result, session);
  command->add_option("--encoder", options->encoder)->group("");  // accepted everywhere
  add_general_options(*command, session);
  command->footer(tr("Example: the sentences of an article, one a line") +
                  "\n  calque segment --format text article.txt\n" +
                  tr("Example: with the rules of another program") +
                  "\n  calque segment --srx segment.srx article.txt");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
