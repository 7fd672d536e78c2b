// calque mine
#include <fmt/format.h>

#include "align/miner.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "formats/bilingual/unit_formats.h"
#include "report/terminal.h"

namespace calque {
namespace {

struct Options {
  std::string source;
  std::vector<std::string> targets;
  InputOptions input;
  LinkOptions link;
  ResultOptions result;
};

void write_links(const std::vector<MinedLink>& links, const Document& source,
                 std::span<const Document> targets, bool lines, ResultWriter& writer) {
  for (const MinedLink& mined : links) {
    const Document& target = targets[mined.target_document];
    if (writer.format() == Format::units) {
      writer.write_link(source, target, mined.link, lines);
    } else {
      writer.write(mined_record(source, target, mined.link, lines));
    }
  }
}

void write_text(const std::vector<MinedLink>& links, const Document& source,
                std::span<const Document> targets, const ReportStyle& style, ResultWriter& writer) {
  std::size_t number = 0;
  for (const MinedLink& mined : links) {
    const Document& target = targets[mined.target_document];
    writer.write_text(render_link({++number, target.id, true}, source, target, mined.link, style));
  }
}

// An empty result is told from a mistake: what was looked for, and what to try.
void note_no_links(const Options& options, const std::vector<Document>& documents,
                   const Session& session) {
  std::vector<std::string> targets;
  for (const Document& target : std::span(documents).subspan(1)) {
    targets.push_back(display_path(target.id));
  }
  const std::string names = fmt::format("{}", fmt::join(targets, ", "));
  const Place place{display_path(documents.front().id)};
  if (options.link.dictionary.empty()) {
    session.note({place,
                  {"no link found: nothing here seems to be said in {0} as well (--min-score 0 "
                   "shows weaker links, --dictionary adds words)",
                   {names}}});
  } else {
    session.note({place,
                  {"no link found: nothing here seems to be said in {0} as well (--min-score 0 "
                   "shows weaker links)",
                   {names}}});
  }
}

int run(const Options& options, const Session& session) {
  std::vector<std::string> paths = {options.source};
  paths.insert(paths.end(), options.targets.begin(), options.targets.end());
  std::vector<std::string> langs(paths.size(), parse_lang(options.link.target_lang));
  langs[0] = parse_lang(options.link.source_lang);
  MineOptions mining;
  if (!options.link.min_score.empty()) mining.min_score = parse_score(options.link.min_score);
  if (options.input.lines) mining.largest_side = mining.most_links = 1;
  parse_newlines(options.input.newlines);
  parse_lang_by(options.input.lang_by);
  const VectorSource vector_source(options.link, options.targets.size(), session);
  const ResultPlan plan =
      plan_results(options.result, Table::mined, input_paths(paths, options.input, options.link),
                   !options.link.pins.empty());
  LinkFiles files = read_link_files(options.link, session);
  Progress progress(session);
  const auto rules = load_rules(options.input, session);
  auto documents = read_documents(paths, options.input, session, progress, rules);
  const auto identifier = load_identifier(options.input.langid_model,
                                          langs.front().empty() || langs.back().empty(), session);
  ResultWriter writer(plan);
  segment_documents(documents, langs, *identifier, rules, options.input, session, progress);
  const std::span<const Document> targets = std::span(documents).subspan(1);
  for (const Document& target : targets) note_same_sides(documents[0], target, session);
  mining.pins =
      find_pins(files, options.link, documents, options.input.lines, LinksEach::several, session);
  note_dictionary_use(files.dictionary, options.link, documents, session);
  mining.dictionary = std::move(files.dictionary);
  auto vectors = vector_source.vectors_of(documents, session, progress);
  if (!vectors.empty()) {
    mining.source_vectors = std::move(vectors.front());
    vectors.erase(vectors.begin());
    mining.target_vectors = std::move(vectors);
    mining.static_vectors = vector_source.is_static_table();
    mining.encode_parts = vector_source.part_encoder(session);
  }
  progress.begin(session.tr("linking"), 0);
  const std::vector<MinedLink> links = mine(documents[0], targets, mining);
  if (links.empty()) note_no_links(options, documents, session);
  session.detail({"links: {0}", {std::to_string(links.size())}});
  if (writer.format() == Format::text) {
    write_text(links, documents[0], targets, report_style(session, plan.color), writer);
  } else if (writer.format() == Format::html) {
    writer.write_text(render_page(documents[0], targets, links, page_style(session)));
  } else {
    write_links(links, documents[0], targets, options.input.lines, writer);
  }
  writer.commit();
  writer.note_losses(session);
  return 0;
}

}  // namespace

void add_mine_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "mine", tr("find passages that say the same in texts that are not translations"));
  command->add_option("SRC", options->source, tr("the source; - for standard input"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  command->add_option("TGT", options->targets, tr("the texts to search"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  add_link_options(*command, options->link, session);
  add_input_options(*command, options->input, session);
  add_segmentation_options(*command, options->input, session);
  add_result_options(*command, options->result, session,
                     "tsv|jsonl|text|html|" + link_unit_formats());
  add_general_options(*command, session);
  command->footer(tr("Example: what does a French article share with two English ones?") +
                  "\n  calque mine --format text fr.txt en-1.txt en-2.txt\n" +
                  tr("Example: words that the texts cannot teach") +
                  "\n  calque mine --dictionary fr-en.tsv fr.txt en-1.txt");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
