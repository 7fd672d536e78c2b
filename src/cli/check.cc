// calque check
#include <nlohmann/json.hpp>

#include "check/checker.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/threads.h"
#include "cli/unit_input.h"
#include "formats/output.h"

namespace calque {
namespace {

struct Options {
  UnitInputOptions input;
  std::string output;
  std::string format;
  std::string encoder = "auto";
  std::string langid_model;
};

nlohmann::ordered_json range(ByteRange range) { return {range.begin, range.end}; }

std::string json_line(const Finding& finding) {
  nlohmann::ordered_json json = {{"unit", finding.unit},
                                 {"check", finding.check},
                                 {"severity", name(finding.severity)},
                                 {"confidence", finding.confidence},
                                 {"message", finding.message.english()},
                                 {"src", range(finding.source)},
                                 {"tgt", range(finding.target)}};
  if (finding.suggestion) json["suggestion"] = *finding.suggestion;
  return json.dump() + '\n';
}

int run(const Options& options, const Session& session) {
  const UnitReadOptions read = unit_read_options(options.input);
  const auto reader = open_units(options.input.file, read);
  Output output(options.output);
  const auto identifier = load_identifier(options.langid_model, true, session);
  const auto encoder = load_encoder(options.encoder, session);
  CheckOptions checking;
  checking.finders = {identifier.get(),
                      encoder.get(),
                      encoder && encoder->info().name == "static",
                      {thread_count(session.threads), {}}};
  bool failed = false;
  Checker checker(std::move(checking), [&](const Unit&, const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      failed = failed || finding.severity >= Severity::warning;
      output.write(json_line(finding));
    }
  });
  for (Unit unit; reader->read(unit);) {
    pass_on_notes(*reader, session);
    if (unit.source_lang.empty()) unit.source_lang = read.source_lang;
    if (unit.target_lang.empty()) unit.target_lang = read.target_lang;
    checker.add(std::move(unit));
    unit = Unit();
  }
  checker.finish();
  pass_on_notes(*reader, session);
  output.commit();
  return failed ? 1 : 0;
}

}  // namespace

void add_check_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", tr("check translations against their sources"));
  add_unit_files(*command, options->input, session);
  add_unit_input_options(*command, options->input, session);
  const std::string group = tr("Results");
  command
      ->add_option("-o,--output", options->output, tr("write to FILE instead of standard output"))
      ->option_text(tr("FILE"))
      ->group(group);
  command->add_option("-f,--format", options->format, tr("form of the results"))->group(group);
  add_encoder_option(*command, options->encoder, session, tr("Checks"));
  add_general_options(*command, session);
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
