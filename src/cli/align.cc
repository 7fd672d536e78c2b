// calque align
#include <algorithm>

#include "align/aligner.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "formats/bilingual/unit_formats.h"
#include "report/terminal.h"

namespace calque {
namespace {

constexpr double few_linked = 0.25;         // share of the segments
constexpr std::size_t enough_to_judge = 5;  // segments a side

struct Options {
  std::string source;
  std::string target;
  InputOptions input;
  LinkOptions link;
  ResultOptions result;
};

void write_text(const std::vector<Link>& beads, const Document& source, const Document& target,
                const ReportStyle& style, ResultWriter& writer) {
  std::size_t number = 0;
  for (const Link& bead : beads) {
    writer.write_text(render_link({++number, {}, false}, source, target, bead, style));
  }
}

std::string render(const std::vector<Link>& beads, const Document& source, const Document& target,
                   PageStyle style) {
  style.parallel = true;
  std::vector<MinedLink> links;
  for (const Link& bead : beads) links.push_back({0, bead});
  return render_page(source, {&target, 1}, links, style);
}

struct Linked {
  std::size_t linked = 0;
  std::size_t segments = 0;

  double share() const {
    return static_cast<double>(linked) / static_cast<double>(std::max<std::size_t>(1, segments));
  }
};

// Says plainly when the texts hardly belong together: most of the shorter one found no partner.
void note_few_links(const std::vector<Link>& beads, const std::vector<Document>& documents,
                    const Session& session) {
  Linked source{0, documents[0].segments.size()};
  Linked target{0, documents[1].segments.size()};
  for (const Link& bead : beads) {
    if (bead.source.empty() || bead.target.empty() || bead.score < 0.5) continue;
    source.linked += bead.source.size();
    target.linked += bead.target.size();
  }
  const bool enough = std::min(source.segments, target.segments) >= enough_to_judge;
  if (!enough || std::max(source.share(), target.share()) >= few_linked) return;
  const bool first = source.share() >= target.share();
  const Linked& best = first ? source : target;
  session.note(
      {{display_path(documents[first ? 0 : 1].id)},
       {"only {0} of {1} segments found a partner: are {2} and {3} a text and its translation?",
        {std::to_string(best.linked), std::to_string(best.segments), display_path(documents[0].id),
         display_path(documents[1].id)}}});
}

// Menus, comments and related stories of a page have no counterpart, or one by chance.
void leave_out_boilerplate(Document& document) {
  const auto is_boilerplate = [](const Segment& segment) {
    return segment.kind == SegmentKind::boilerplate;
  };
  auto& segments = document.segments;
  if (document.blocks.empty() || std::all_of(segments.begin(), segments.end(), is_boilerplate))
    return;
  std::erase_if(segments, is_boilerplate);
}

int run(const Options& options, const Session& session) {
  const std::vector<std::string> paths = {options.source, options.target};
  const std::vector<std::string> langs = {parse_lang(options.link.source_lang),
                                          parse_lang(options.link.target_lang)};
  const double min_score = parse_score(options.link.min_score);
  parse_newlines(options.input.newlines);
  parse_lang_by(options.input.lang_by);
  const VectorSource vector_source(options.link, 1, session);
  const ResultPlan plan =
      plan_results(options.result, Table::beads, input_paths(paths, options.input, options.link),
                   !options.link.pins.empty());
  LinkFiles files = read_link_files(options.link, session);
  Progress progress(session);
  const auto rules = load_rules(options.input, session);
  auto documents = read_documents(paths, options.input, session, progress, rules);
  const auto identifier = load_identifier(options.input.langid_model,
                                          langs.front().empty() || langs.back().empty(), session);
  ResultWriter writer(plan);
  segment_documents(documents, langs, *identifier, rules, options.input, session, progress);
  for (Document& document : documents) leave_out_boilerplate(document);
  note_same_sides(documents[0], documents[1], session);
  AlignOptions aligning;
  aligning.pins =
      find_pins(files, options.link, documents, options.input.lines, LinksEach::one, session);
  note_dictionary_use(files.dictionary, options.link, documents, session);
  aligning.dictionary = std::move(files.dictionary);
  auto vectors = vector_source.packed_vectors_of(documents, session, progress);
  if (!vectors.empty()) {
    aligning.source_vectors = std::move(vectors[0]);
    aligning.target_vectors = std::move(vectors[1]);
    aligning.static_vectors = vector_source.is_static_table();
    aligning.encode_parts = vector_source.part_encoder(session);
  }
  progress.begin(session.tr("aligning"), 0);
  std::vector<Link> beads = align(documents[0], documents[1], std::move(aligning));
  note_few_links(beads, documents, session);
  if (min_score > 0) {
    std::erase_if(beads, [&](const Link& bead) { return bead.score < min_score; });
  }
  session.detail({"links: {0}", {std::to_string(beads.size())}});
  if (writer.format() == Format::text) {
    write_text(beads, documents[0], documents[1], report_style(session, plan.color), writer);
  } else if (writer.format() == Format::html) {
    writer.write_text(render(beads, documents[0], documents[1], page_style(session)));
  } else if (writer.format() == Format::units) {
    for (const Link& bead : beads) {
      writer.write_link(documents[0], documents[1], bead, options.input.lines);
    }
  } else {
    for (const Link& bead : beads) {
      writer.write(bead_record(documents[0], documents[1], bead, options.input.lines));
    }
  }
  writer.commit();
  writer.note_losses(session);
  return 0;
}

}  // namespace

void add_align_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("align", tr("link the segments of a text and its translation, in order"));
  command->add_option("SRC", options->source, tr("the source; - for standard input"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  command->add_option("TGT", options->target, tr("its translation"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  add_link_options(*command, options->link, session);
  add_input_options(*command, options->input, session);
  add_segmentation_options(*command, options->input, session);
  add_result_options(*command, options->result, session,
                     "tsv|jsonl|text|html|" + link_unit_formats());
  add_general_options(*command, session);
  command->footer(tr("Example: a story and its translation as a table") +
                  "\n  calque align --output story.tsv story.fr.txt story.en.txt\n" +
                  tr("Example: the rows that were kept in the table must stay links") +
                  "\n  calque align --pins story.tsv story.fr.txt story.en.txt");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
