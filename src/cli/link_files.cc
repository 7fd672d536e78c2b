// Pins and dictionary: from options to what linking takes.
#include <algorithm>

#include "cli/common.h"
#include "formats/dictionary.h"
#include "formats/pins.h"
#include "formats/rows.h"

namespace calque {

std::vector<std::string> input_paths(std::vector<std::string> documents, const InputOptions& input,
                                     const LinkOptions& options) {
  for (const std::string& path : {input.srx, options.pins, options.dictionary}) {
    if (!path.empty()) documents.push_back(path);
  }
  if (std::count(documents.begin(), documents.end(), "-") > 1) {
    throw UsageError("standard input can be read only once", "name a file for the other side");
  }
  return documents;
}

LinkFiles read_link_files(const LinkOptions& options, const Session& session) {
  LinkFiles files;
  if (!options.pins.empty()) files.pins = read_bytes(options.pins);
  if (!options.dictionary.empty()) {
    std::vector<Note> notes;
    files.dictionary = parse_dictionary(read_bytes(options.dictionary), options.dictionary, notes);
    for (const Note& note : notes) session.note(note);
  }
  return files;
}

std::vector<Pin> find_pins(const LinkFiles& files, const LinkOptions& options,
                           const std::vector<Document>& documents, bool lines,
                           LinksEach links_each) {
  std::vector<const Document*> targets;
  for (std::size_t t = 1; t < documents.size(); ++t) targets.push_back(&documents[t]);
  std::vector<Pin> pins = parse_pins(files.pins, options.pins, documents.front(), targets, lines);
  check_pins(pins, documents.front(), targets, display_path(options.pins), links_each);
  return pins;
}

}  // namespace calque
