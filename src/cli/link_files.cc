// Pins and dictionary: from options to what linking takes.
#include <algorithm>

#include "align/dictionary_use.h"
#include "cli/common.h"
#include "formats/dictionary.h"
#include "formats/pins.h"

namespace calque {
namespace {

// So many times as many entries that fit the other way round (and one in a hundred of all) are no
// chance; a few words are spelled alike in both languages.
constexpr std::size_t most_by_chance = 4;

}  // namespace

std::vector<std::string> input_paths(std::vector<std::string> documents, const InputOptions& input,
                                     const LinkOptions& options) {
  for (const std::string& path : {input.srx, options.pins, options.dictionary}) {
    if (!path.empty()) documents.push_back(path);
  }
  documents.insert(documents.end(), input.rules.begin(), input.rules.end());
  if (!options.source_vectors.empty()) documents.push_back(options.source_vectors);
  documents.insert(documents.end(), options.target_vectors.begin(), options.target_vectors.end());
  if (!input.langid_model.empty() && input.langid_model != "none")
    documents.push_back(input.langid_model);
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
                           const std::vector<Document>& documents, bool lines, LinksEach links_each,
                           const Session& session) {
  if (options.pins.empty()) return {};
  std::vector<const Document*> targets;
  for (std::size_t t = 1; t < documents.size(); ++t) targets.push_back(&documents[t]);
  std::vector<Pin> pins = parse_pins(files.pins, options.pins, documents.front(), targets, lines);
  check_pins_of_file(pins, files.pins, options.pins, documents.front(), targets, lines, links_each);
  if (pins.empty()) session.note({{display_path(options.pins)}, "the file holds no pins"});
  return pins;
}

void note_dictionary_use(const Dictionary& dictionary, const LinkOptions& options,
                         const std::vector<Document>& documents, const Session& session) {
  if (dictionary.empty() || session.quiet) return;
  const DictionaryUse use =
      count_dictionary_use(dictionary, documents.front(), std::span(documents).subspan(1));
  const std::string entries = std::to_string(use.entries);
  const Place place{display_path(options.dictionary)};
  session.detail({"dictionary: {0} entries, of which the texts can use {1}",
                  {entries, std::to_string(use.matched)}});
  if (use.too_long > 0) {
    session.note({place,
                  {"entries of more than eight words on a side passed over: {0}",
                   {std::to_string(use.too_long)}}});
  }
  if (use.exchanged > std::max(most_by_chance * use.matched, use.entries / 100)) {
    session.note({place,
                  {"the columns seem to be exchanged: the texts could use {0} of {1} entries with "
                   "source and target the other way round, {2} as they are",
                   {std::to_string(use.exchanged), entries, std::to_string(use.matched)}}});
  } else if (use.matched == 0) {
    session.note({place,
                  {"the texts hold the words of none of the {0} entries: is it a dictionary of "
                   "their languages?",
                   {entries}}});
  }
}

}  // namespace calque
