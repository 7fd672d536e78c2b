// calque convert
#include <algorithm>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/unit_input.h"
#include "cli/unit_output.h"
#include "formats/bilingual/unit_formats.h"

namespace calque {
namespace {

struct Options {
  UnitInputOptions input;
  std::string output;
  std::string format;  // of the output
  std::string columns;
};

UnitFormat output_format(const Options& options) {
  if (!options.format.empty()) {
    if (const auto format = parse_unit_format(options.format)) return *format;
    throw UsageError({"unknown format: {0}", {options.format}},
                     {"choose one of {0}", {writable_unit_formats()}});
  }
  if (options.output.empty() || options.output == "-") return UnitFormat::tsv;
  if (const auto format = unit_format_of_name(options.output)) return *format;
  throw UsageError({"no format goes with the name {0}", {options.output}},
                   {"name it with --format: {0}", {writable_unit_formats()}});
}

std::vector<std::string> split_columns(const std::string& columns) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < columns.size();) {
    const std::size_t end = std::min(columns.find(',', begin), columns.size());
    if (end > begin) names.push_back(columns.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

int run(const Options& options, const Session& session) {
  const UnitFormat format = output_format(options);
  const bool table = format == UnitFormat::tsv || format == UnitFormat::csv;
  if (!options.columns.empty() && !table) {
    throw UsageError({"--columns has no meaning in {0} results", {std::string(name(format))}},
                     "use --format tsv or csv");
  }
  const UnitReadOptions read = unit_read_options(options.input);
  const std::string& file = options.input.file;
  const auto reader = open_units(file, read);
  Unit unit;
  bool more = reader->read(unit);  // the first one tells the languages
  UnitWriteOptions write;
  write.source_lang = read.source_lang;
  write.target_lang = read.target_lang;
  write.original = file == "-" ? "" : file;
  write.columns = split_columns(options.columns);
  write.header = read.header != "no";
  if (reader->format() == format) write.file_header = reader->header();
  UnitOutput output(options.output, format, write, unit_input_paths(options.input));
  std::size_t count = 0;
  for (; more; more = reader->read(unit)) {
    pass_on_notes(*reader, session);
    output.write(unit);
    ++count;
  }
  pass_on_notes(*reader, session);
  output.commit();
  session.detail({"units: {0}", {std::to_string(count)}});
  output.note_losses(session);
  if (count == 0) session.note({{display_path(file)}, "no unit in the file"});
  return 0;
}

}  // namespace

void add_convert_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("convert", tr("write a bilingual file in another format"));
  add_unit_files(*command, options->input, session);
  add_unit_input_options(*command, options->input, session);
  const std::string group = tr("Results");
  command
      ->add_option("-o,--output", options->output, tr("write to FILE instead of standard output"))
      ->option_text(tr("FILE"))
      ->group(group);
  command
      ->add_option("-f,--format", options->format,
                   tr("format of the output (default: by its name, else tsv)"))
      ->option_text(writable_unit_formats())
      ->group(group);
  command->add_option("--columns", options->columns, tr("fields to write, separated by commas"))
      ->option_text(tr("NAMES"))
      ->group(group);
  add_general_options(*command, session);
  command->footer(
      tr("Example: a translation memory as a table") +
      "\n  calque convert --src-lang fr --tgt-lang en --output memory.tsv memory.tmx.gz\n" +
      tr("Example: two files of a corpus as XLIFF 2.1") +
      "\n  calque convert --src-lang fr --tgt-lang en --format xliff2 --output corpus.xlf "
      "corpus.fr corpus.en");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
