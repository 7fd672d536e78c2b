// calque match
#include <filesystem>

#include "align/document_matcher.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/threads.h"
#include "formats/folder.h"

namespace calque {
namespace {

struct Options {
  std::string folders[2];  // source, target
  bool many = false;
  bool hints = false;
  InputOptions input;
  LinkOptions link;  // only what this command has of it
  ResultOptions result;
};

std::vector<std::string> paths_in(const std::string& folder) {
  std::vector<std::string> paths;
  for (const std::string& file : list_files(folder))
    paths.push_back((std::filesystem::path(folder) / file).string());
  return paths;
}

void refuse_same(const Options& options) {
  std::error_code unknown;  // said by list_files()
  if (std::filesystem::equivalent(options.folders[0], options.folders[1], unknown)) {
    throw UsageError({"both sides are the same folder: {0}", {options.folders[0]}},
                     "give a folder for each side");
  }
}

// The documents of both folders; those of the target begin at `targets`.
std::vector<Document> read_folders(const Options& options,
                                   const std::vector<std::string> (&paths)[2],
                                   const Session& session, Progress& progress,
                                   const UserRules& rules, std::size_t& targets) {
  std::vector<Document> all;
  for (const int side : {0, 1}) {
    auto documents = read_what_can_be(paths[side], options.input, session, progress, rules);
    if (documents.empty()) {
      throw InputError({options.folders[side]}, "no file in the folder can be read as a text",
                       "name the folder that holds the documents");
    }
    if (side == 1) targets = all.size();
    std::move(documents.begin(), documents.end(), std::back_inserter(all));
  }
  return all;
}

// Documents go by their names within the folder from here on.
void shorten_ids(std::span<Document> documents, const std::string& folder) {
  for (Document& document : documents) {
    document.id = std::filesystem::path(document.id).lexically_relative(folder).generic_string();
  }
}

MatchOptions matching_options(const Options& options, const Session& session) {
  MatchOptions matching;
  if (!options.link.min_score.empty()) matching.min_score = parse_score(options.link.min_score);
  matching.one_to_one = !options.many;
  matching.names = options.hints;
  matching.for_each = [&session](std::size_t count, const auto& work) {
    parallel_for(count, session.threads, work);
  };
  return matching;
}

void say_how_many(const Options& options, std::size_t pairs, std::size_t sources,
                  std::size_t targets, const Session& session) {
  session.detail({"pairs: {0}, of {1} and {2} documents",
                  {std::to_string(pairs), std::to_string(sources), std::to_string(targets)}});
  if (pairs == 0) {
    session.note({{options.folders[0]},
                  {"no document here seems to have its counterpart in {0} (--min-score 0 shows "
                   "weaker pairs)",
                   {options.folders[1]}}});
  }
}

int run(const Options& options, const Session& session) {
  const std::string langs[] = {parse_lang(options.link.source_lang),
                               parse_lang(options.link.target_lang)};
  MatchOptions matching = matching_options(options, session);
  parse_newlines(options.input.newlines);
  parse_lang_by(options.input.lang_by);
  refuse_same(options);
  const VectorSource vector_source(options.link, 0, session);
  const std::vector<std::string> paths[] = {paths_in(options.folders[0]),
                                            paths_in(options.folders[1])};
  std::vector<std::string> inputs = paths[0];
  inputs.insert(inputs.end(), paths[1].begin(), paths[1].end());
  const ResultPlan plan =
      plan_results(options.result, Table::matches, input_paths(inputs, options.input));
  Progress progress(session);
  const auto rules = load_rules(options.input, session);
  std::size_t count = 0;
  auto documents = read_folders(options, paths, session, progress, rules, count);
  const auto identifier =
      load_identifier(options.input.langid_model, langs[0].empty() || langs[1].empty(), session);
  ResultWriter writer(plan);
  std::vector<std::string> document_langs(documents.size(), langs[1]);
  std::fill_n(document_langs.begin(), count, langs[0]);
  segment_documents(documents, document_langs, *identifier, rules, options.input, session,
                    progress);
  auto vectors = vector_source.vectors_of(documents, session, progress);
  if (!vectors.empty()) {
    const auto first_target = vectors.begin() + static_cast<std::ptrdiff_t>(count);
    matching.target_vectors.assign(std::make_move_iterator(first_target),
                                   std::make_move_iterator(vectors.end()));
    vectors.erase(first_target, vectors.end());
    matching.source_vectors = std::move(vectors);
  }
  progress.begin(session.tr("matching"), 0);
  const auto sources = std::span(documents).first(count);
  const auto targets = std::span(documents).subspan(count);
  shorten_ids(sources, options.folders[0]);
  shorten_ids(targets, options.folders[1]);
  const auto matches = match_documents(sources, targets, matching);
  say_how_many(options, matches.size(), sources.size(), targets.size(), session);
  for (const DocumentMatch& match : matches)
    writer.write(match_record(sources[match.source], targets[match.target], match));
  writer.commit();
  return 0;
}

void add_matching_options(CLI::App& app, Options& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Pairs");
  app.add_option("--src-lang", options.link.source_lang,
                 tr("language of the source (default: found)"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  app.add_option("--tgt-lang", options.link.target_lang,
                 tr("language of the targets (default: found)"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  app.add_option("--min-score", options.link.min_score,
                 tr("leave out pairs with a lower score, 0 to 1"))
      ->option_text(tr("SCORE"))
      ->group(group);
  app.add_flag("--many,!--one-to-one", options.many,
               tr("a document may be in several pairs (default: in one, or in none)"))
      ->group(group);
  app.add_flag("--hints", options.hints,
               tr("take names of files as evidence: news-12.fr.txt and en/news-12.txt"))
      ->group(group);
  add_encoder_option(app, options.link.encoder, session, group);
  app.add_flag("--fast", options.link.fast, tr("the quick encoder, as --encoder static"))
      ->group(group);
  app.add_flag("--keep-vectors", options.link.keep_vectors,
               tr("keep the vectors of sentences in the cache folder for the next run"))
      ->group(group);
}

}  // namespace

void add_match_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "match", tr("find which documents of two folders are translations of each other"));
  command->add_option("SRC_DIR", options->folders[0], tr("the folder of the source documents"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  command->add_option("TGT_DIR", options->folders[1], tr("the folder to find counterparts in"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  add_matching_options(*command, *options, session);
  add_input_options(*command, options->input, session);
  add_segmentation_options(*command, options->input, session);
  add_result_options(*command, options->result, session, "tsv|jsonl");
  add_general_options(*command, session);
  command->footer(tr("Example: which French pages are translations of which English ones?") +
                  "\n  calque match --output pairs.tsv pages/fr pages/en");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
