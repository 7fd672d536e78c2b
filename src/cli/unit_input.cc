#include "cli/unit_input.h"

#include <algorithm>

#include "cli/common.h"
#include "formats/bilingual/unit_formats.h"

namespace calque {
namespace {

void add_table_options(CLI::App& app, UnitReadOptions& read, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Input");
  app.add_option("--header", read.header,
                 tr("whether tables begin with the names of their columns (default: auto)"))
      ->option_text("auto|yes|no")
      ->group(group);
  app.add_option("--src-column", read.source_column,
                 tr("column of the source, by name or number from 1"))
      ->option_text(tr("COLUMN"))
      ->group(group);
  app.add_option("--tgt-column", read.target_column, tr("column of the target, likewise"))
      ->option_text(tr("COLUMN"))
      ->group(group);
  app.add_flag("--unescape", read.unescape,
               tr("TSV: \\t, \\n and \\\\ in cells stand for tab, line feed and backslash"))
      ->group(group);
}

}  // namespace

void add_unit_files(CLI::App& app, UnitInputOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  app.add_option(tr("FILE"), options.file, tr("the file; - for standard input"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  app.add_option("TGT", options.read.second,
                 tr("file of the target, where each side has its own (Moses)"))
      ->option_text(" ")
      ->type_name("files");
}

void add_unit_input_options(CLI::App& app, UnitInputOptions& options, const Session& session) {
  const Translator& tr = session.tr;
  const std::string group = tr("Input");
  app.add_option("--from", options.read.format, tr("format of the input (default: by its name)"))
      ->option_text(readable_unit_formats())
      ->group(group);
  app.add_option("--src-lang", options.source_lang, tr("language of the source"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  app.add_option("--tgt-lang", options.target_lang, tr("language of the target"))
      ->option_text(tr("TAG"))
      ->type_name("language")
      ->group(group);
  add_table_options(app, options.read, session);
  app.add_option("--charset", options.read.text.charset,
                 tr("encoding of the files (default: found by itself)"))
      ->option_text(tr("NAME"))
      ->type_name("charset")
      ->group(group);
  app.add_flag("--lossy", options.read.text.lossy,
               tr("replace invalid bytes by U+FFFD instead of failing"))
      ->group(group);
  app.add_flag("--keep-going", options.read.keep_going,
               tr("leave out records that are damaged, with a note for each"))
      ->group(group);
}

UnitReadOptions unit_read_options(const UnitInputOptions& options) {
  UnitReadOptions read = options.read;
  read.source_lang = parse_lang(options.source_lang);
  read.target_lang = parse_lang(options.target_lang);
  if (read.header != "auto" && read.header != "yes" && read.header != "no") {
    throw UsageError({"unknown value of --header: {0}", {read.header}},
                     {"choose one of {0}", {"auto|yes|no"}});
  }
  const std::vector<std::string> inputs = unit_input_paths(options);
  if (std::count(inputs.begin(), inputs.end(), "-") > 1)
    throw UsageError("standard input can be read only once", "name a file for the other side");
  return read;
}

std::vector<std::string> unit_input_paths(const UnitInputOptions& options) {
  std::vector<std::string> paths = {options.file};
  if (!options.read.second.empty()) paths.push_back(options.read.second);
  return paths;
}

void pass_on_notes(UnitReader& reader, const Session& session) {
  for (const Note& note : reader.take_notes()) session.note(note);
}

}  // namespace calque
