// calque check
#include <algorithm>
#include <array>
#include <filesystem>

#include <unistd.h>

#include "check/baseline.h"
#include "check/checker.h"
#include "check/finding_filter.h"
#include "check/glossary.h"
#include "cli/aligned_units.h"
#include "cli/check_options.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/signals.h"
#include "cli/threads.h"
#include "formats/glossary_file.h"
#include "formats/output.h"
#include "report/findings.h"

namespace calque {
namespace {

constexpr const char* this_command = "calque check";

// The files that are written; unfinished ones are guarded against signals.
class CheckOutput {
 public:
  explicit CheckOutput(const CheckCommandOptions& options) {
    guard_files([&] {
      results_ = std::make_unique<Output>(options.output);
      std::vector<std::string> temporary = {results_->temporary()};
      if (!options.new_baseline.empty()) {
        baseline_ = std::make_unique<Output>(options.new_baseline);
        temporary.push_back(baseline_->temporary());
      }
      return temporary;
    });
  }
  ~CheckOutput() {
    guard_files([&] {
      results_.reset();
      baseline_.reset();
      return std::vector<std::string>();
    });
  }
  CheckOutput(const CheckOutput&) = delete;
  CheckOutput& operator=(const CheckOutput&) = delete;

  void write(std::string_view bytes) { results_->write(bytes); }

  void commit(const Baseline& found) {
    results_->commit();  // first: what nobody could read must not count as known
    if (baseline_) {
      baseline_->write(found.json());
      baseline_->commit();
    }
  }

 private:
  std::unique_ptr<Output> results_;
  std::unique_ptr<Output> baseline_;  // nullptr: none is written
};

// Throws UsageError for options that do not fit together.
void refuse_wrong_options(const CheckCommandOptions& options, const CheckSettings& settings,
                          FindingFormat format) {
  const bool table = format == FindingFormat::tsv || format == FindingFormat::jsonl;
  if (!options.columns.empty() && !table) {
    throw UsageError({"--columns has no meaning in {0} results", {std::string(name(format))}},
                     "use --format tsv or jsonl");
  }
  std::vector<std::string> read = unit_input_paths(options.input);
  if (!options.config.empty()) read.push_back(options.config);
  read.insert(read.end(), settings.glossaries.begin(), settings.glossaries.end());
  refuse_overwriting(options.new_baseline, read);
  if (!settings.baseline.empty()) read.push_back(settings.baseline);
  refuse_overwriting(options.output, read);
  const auto plain = [](const std::string& path) {
    return std::filesystem::weakly_canonical(path).string();
  };
  const bool same = !options.output.empty() && !options.new_baseline.empty() &&
                    plain(options.output) == plain(options.new_baseline);
  if (same || (options.output != "-" && options.new_baseline == "-")) {
    throw UsageError("the results and the baseline need a file each", "choose another name");
  }
}

// A text and its translation; Moses' pair of files is asked for with --from.
bool is_pair_of_documents(const CheckCommandOptions& options) {
  return !options.input.read.second.empty() && options.input.read.format.empty();
}

FindingStyle finding_style(const CheckCommandOptions& options, const CheckSettings& settings,
                           const Baseline& known, const Session& session) {
  FindingStyle style;
  style.file =
      display_path(is_pair_of_documents(options) ? options.input.read.second : options.input.file);
  style.version = CALQUE_VERSION;
  style.columns = choose_finding_columns(options.columns);
  style.checks = checks_that_run(settings);
  style.fail_on = settings.fail_on;
  style.width = terminal_width();
  style.color = use_color(options.color, options.output);
  style.language = session.tr.language();
  style.known = &known;
  style.translate = [&session](const std::string& text) { return session.tr(text); };
  return style;
}

bool is_quoted(UnitFormat format) {
  return format == UnitFormat::po || format == UnitFormat::jsonl || format == UnitFormat::csv;
}

// Units of a file as they come, or of two documents that were aligned.
class UnitSource {
 public:
  UnitSource(const CheckCommandOptions& options, const Identifier& identifier,
             const Encoder* encoder, const Session& session)
      : read_(unit_read_options(options.input)), session_(session) {
    if (is_pair_of_documents(options)) {
      const UnitInputOptions& input = options.input;
      units_ = align_documents({input.file, input.read.second, read_.source_lang, read_.target_lang,
                                read_.text.charset, read_.text.lossy},
                               identifier, encoder, session);
    } else {
      reader_ = open_units(options.input.file, read_);
    }
    more_ = next(first_);
  }

  // The languages of the first unit, empty when unknown.
  const std::string& source_lang() const { return first_.source_lang; }
  const std::string& target_lang() const { return first_.target_lang; }
  bool is_quoted() const { return reader_ && calque::is_quoted(reader_->format()); }

  void pass_to(Checker& checker) {
    for (; more_; more_ = next(first_)) checker.add(std::exchange(first_, Unit()));
    checker.finish();
  }

 private:
  bool next(Unit& unit) {
    if (!reader_) {
      if (at_ == units_.size()) return false;
      unit = std::move(units_[at_++]);
      return true;
    }
    const bool more = reader_->read(unit);
    pass_on_notes(*reader_, session_);
    if (unit.source_lang.empty()) unit.source_lang = read_.source_lang;
    if (unit.target_lang.empty()) unit.target_lang = read_.target_lang;
    return more;
  }

  UnitReadOptions read_;
  const Session& session_;
  std::unique_ptr<UnitReader> reader_;  // nullptr: units_ are all there is
  std::vector<Unit> units_;
  std::size_t at_ = 0;
  Unit first_;  // of those that were not passed on
  bool more_ = false;
};

// nullptr without one.
std::unique_ptr<const Glossary> load_glossary(const CheckSettings& settings,
                                              const UnitSource& units, const Session& session) {
  if (settings.glossaries.empty()) return nullptr;
  std::vector<GlossaryTerm> terms;
  std::vector<Note> notes;
  for (const std::string& path : settings.glossaries) {
    for (GlossaryRow& row : read_glossary(path, units.source_lang(), units.target_lang(), notes)) {
      GlossaryTerm& term = terms.emplace_back();
      term.source = std::move(row.source);
      (row.forbidden ? term.forbidden : term.targets).push_back(std::move(row.target));
    }
  }
  for (const Note& note : notes) session.note(note);
  return std::make_unique<const Glossary>(std::move(terms), units.source_lang(),
                                          units.target_lang());
}

void note_unknown_ignores(FindingFilter& filter, const std::string& file, const Session& session) {
  for (const auto& [line, name] : filter.take_unknown()) {
    session.note({{file, line > 0 ? std::optional(line) : std::nullopt},
                  {"calque-ignore names no check: {0}", {name}}});
  }
}

void note_what_was_left_out(const FindingFilter& filter, const CheckSettings& settings,
                            std::size_t stale, const Session& session) {
  if (filter.ignored() > 0) {
    session.detail({"findings ignored: {0}", {std::to_string(filter.ignored())}});
  }
  if (filter.known() > 0) {
    session.detail({"findings known by the baseline: {0}", {std::to_string(filter.known())}});
  }
  if (stale > 0) {
    session.note({{settings.baseline},
                  {"entries that no finding has any more: {0}; --write-baseline drops them",
                   {std::to_string(stale)}}});
  }
}

int print_list(const CheckCommandOptions& options, const CheckSettings& settings,
               const Session& session) {
  Output output(options.output);
  output.write(list_checks(settings, options.format, session));
  output.commit();
  return 0;
}

// Whether a check runs that looks at the vectors of texts or names.
bool uses_encoder(const CheckSettings& settings) {
  static constexpr std::array<std::string_view, 4> names = {"meaning", "omission", "addition",
                                                            "entities"};
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return !settings.left_out.contains(name); });
}

int check_file(const CheckCommandOptions& options, const CheckSettings& settings,
               FindingFormat format, Baseline known, const Session& session) {
  CheckOutput output(options);
  const bool needs_languages =
      !settings.left_out.contains("language") || is_pair_of_documents(options);
  const auto identifier = load_identifier(options.langid_model, needs_languages, session);
  // One that was named is loaded in any case, to complain when it is damaged.
  const bool needs_encoder = uses_encoder(settings) || is_pair_of_documents(options);
  const auto encoder =
      needs_encoder || options.encoder != "auto" ? load_encoder(options.encoder, session) : nullptr;
  UnitSource units(options, *identifier, encoder.get(), session);
  const auto glossary = load_glossary(settings, units, session);
  FindingStyle style = finding_style(options, settings, known, session);
  style.quoted = units.is_quoted();
  const auto writer =
      make_finding_writer(format, style, [&](std::string_view bytes) { output.write(bytes); });
  FindingFilter filter(settings, known, style.file, !options.new_baseline.empty());
  CheckOptions checking;
  checking.left_out = settings.left_out;
  checking.finders = {identifier.get(),
                      uses_encoder(settings) ? encoder.get() : nullptr,
                      encoder && encoder->info().name == "static",
                      {thread_count(session.threads), {}},
                      glossary.get()};
  Checker checker(std::move(checking), [&](const Unit& unit, const std::vector<Finding>& findings) {
    const std::vector<ReportedFinding> reported = filter.filter(unit, findings);
    note_unknown_ignores(filter, style.file, session);
    if (!reported.empty()) writer->add(unit, reported);
  });
  writer->begin();
  units.pass_to(checker);
  writer->end();
  Baseline next = filter.found();
  next.add_others(known, style.file, style.checks);
  output.commit(next);
  note_what_was_left_out(filter, settings, known.stale(style.file, style.checks), session);
  return filter.failed() && options.new_baseline.empty() ? 1 : 0;
}

int run(const CheckCommandOptions& options, const Session& session) {
  const CheckSettings settings = check_settings(options, session);
  if (options.list) return print_list(options, settings, session);
  if (options.input.file.empty()) {
    throw UsageError({"argument missing: {0}", {session.tr("FILE")}},
                     {"see {0} --help", {this_command}});
  }
  const bool terminal = ::isatty(STDOUT_FILENO) != 0;
  const FindingFormat format = choose_finding_format(options.format, options.output, terminal);
  refuse_wrong_options(options, settings, format);
  Baseline known = settings.baseline.empty() ? Baseline() : Baseline::read(settings.baseline);
  return check_file(options, settings, format, std::move(known), session);
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<CheckCommandOptions>();
  CLI::App* command = app.add_subcommand("check", tr("check translations against their sources"));
  add_unit_files(*command, options->input, session);
  command->get_option(tr("FILE"))->required(false);  // --list-checks needs none
  command->get_option("TGT")->description(
      tr("its translation, where FILE is a text: the two are aligned first"));
  add_unit_input_options(*command, options->input, session);
  add_check_options(*command, *options, session);
  add_general_options(*command, session);
  command->footer(tr("Example: a catalogue, read at the terminal") +
                  "\n  calque check --src-lang en --tgt-lang fr messages.po\n" +
                  tr("Example: a page on which findings are accepted or rejected") +
                  "\n  calque check --output findings.html memory.tmx\n" +
                  tr("Example: two documents, which are aligned first") +
                  "\n  calque check --glossary terms.tsv guide.en.md guide.fr.md\n" +
                  tr("Example: only what is new fails, in continuous integration") +
                  "\n  calque check --baseline known.json --format github messages.xlf");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
