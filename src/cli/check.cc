// calque check
#include <unistd.h>

#include "check/baseline.h"
#include "check/checker.h"
#include "check/finding_filter.h"
#include "cli/check_options.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/signals.h"
#include "cli/threads.h"
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
    if (baseline_) {
      baseline_->write(found.json());
      baseline_->commit();
    }
    results_->commit();
  }

 private:
  std::unique_ptr<Output> results_;
  std::unique_ptr<Output> baseline_;  // nullptr: none is written
};

// Throws UsageError for options that do not fit together.
void refuse_wrong_options(const CheckCommandOptions& options, const std::string& baseline,
                          FindingFormat format) {
  const bool table = format == FindingFormat::tsv || format == FindingFormat::jsonl;
  if (!options.columns.empty() && !table) {
    throw UsageError({"--columns has no meaning in {0} results", {std::string(name(format))}},
                     "use --format tsv or jsonl");
  }
  std::vector<std::string> read = unit_input_paths(options.input);
  if (!options.config.empty()) read.push_back(options.config);
  refuse_overwriting(options.new_baseline, read);
  if (!baseline.empty()) read.push_back(baseline);
  refuse_overwriting(options.output, read);
  const bool same = !options.output.empty() && options.output == options.new_baseline;
  if (same || (options.output != "-" && options.new_baseline == "-")) {
    throw UsageError("the results and the baseline need a file each", "choose another name");
  }
}

FindingStyle finding_style(const CheckCommandOptions& options, const CheckSettings& settings,
                           const Baseline& known, const Session& session) {
  FindingStyle style;
  style.file = display_path(options.input.file);
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

void read_all(UnitReader& reader, const UnitReadOptions& read, Checker& checker,
              const Session& session) {
  for (Unit unit; reader.read(unit);) {
    pass_on_notes(reader, session);
    if (unit.source_lang.empty()) unit.source_lang = read.source_lang;
    if (unit.target_lang.empty()) unit.target_lang = read.target_lang;
    checker.add(std::move(unit));
    unit = Unit();
  }
  checker.finish();
  pass_on_notes(reader, session);
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

int check_file(const CheckCommandOptions& options, const CheckSettings& settings,
               FindingFormat format, Baseline known, const Session& session) {
  const UnitReadOptions read = unit_read_options(options.input);
  const auto reader = open_units(options.input.file, read);
  CheckOutput output(options);
  const bool needs_languages = !settings.left_out.contains("language");
  const auto identifier = load_identifier(options.langid_model, needs_languages, session);
  const auto encoder = load_encoder(options.encoder, session);
  FindingStyle style = finding_style(options, settings, known, session);
  style.quoted = is_quoted(reader->format());
  const auto writer =
      make_finding_writer(format, style, [&](std::string_view bytes) { output.write(bytes); });
  FindingFilter filter(settings, known, style.file, !options.new_baseline.empty());
  CheckOptions checking;
  checking.left_out = settings.left_out;
  checking.finders = {identifier.get(),
                      encoder.get(),
                      encoder && encoder->info().name == "static",
                      {thread_count(session.threads), {}}};
  Checker checker(std::move(checking), [&](const Unit& unit, const std::vector<Finding>& findings) {
    const std::vector<ReportedFinding> reported = filter.filter(unit, findings);
    note_unknown_ignores(filter, style.file, session);
    if (!reported.empty()) writer->add(unit, reported);
  });
  writer->begin();
  read_all(*reader, read, checker, session);
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
  refuse_wrong_options(options, settings.baseline, format);
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
  add_unit_input_options(*command, options->input, session);
  add_check_options(*command, *options, session);
  add_general_options(*command, session);
  command->footer(tr("Example: a catalogue, read at the terminal") +
                  "\n  calque check --src-lang en --tgt-lang fr messages.po\n" +
                  tr("Example: a page on which findings are accepted or rejected") +
                  "\n  calque check --output findings.html memory.tmx\n" +
                  tr("Example: only what is new fails, in continuous integration") +
                  "\n  calque check --baseline known.json --format github messages.xlf");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
