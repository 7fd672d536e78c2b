// Options and steps that several commands share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "align/aligner.h"
#include "align/dictionary.h"
#include "align/pins.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/unit_output.h"
#include "embed/encoder.h"
#include "embed/packed_vectors.h"
#include "formats/bilingual/unit_reader.h"
#include "formats/format.h"
#include "formats/output.h"
#include "formats/reader.h"
#include "formats/record.h"
#include "langid/identifier.h"
#include "langid/router.h"
#include "langid/rules.h"
#include "langid/srx.h"
#include "report/html.h"
#include "report/terminal.h"
#include "text/document.h"

namespace calque {

// As typed; what they mean is worked out, and refused, when the command runs.
struct InputOptions {
  std::string charset;
  bool lossy = false;
  bool lines = false;
  std::string format = "auto";  // of the input
  std::string newlines = "auto";
  std::string lang_by = "block";
  std::string langid_model;
  std::string srx;                 // path; empty: none
  std::vector<std::string> rules;  // paths of rule lists
};
struct ResultOptions {
  std::string output;
  std::string format;
  std::string columns;
  std::string color = "auto";
};
struct LinkOptions {
  std::string source_lang;
  std::string target_lang;
  std::string min_score;
  std::string encoder = "auto";
  bool fast = false;  // as --encoder static
  bool keep_vectors = false;
  std::string source_vectors;               // paths; empty: none
  std::vector<std::string> target_vectors;  // one a target
  std::string pins;                         // path; empty: none
  std::string dictionary;                   // the same
};

void add_input_options(CLI::App& app, InputOptions& options, const Session& session);
// --rules and --srx; for the commands that look for sentences
void add_segmentation_options(CLI::App& app, InputOptions& options, const Session& session);
void add_result_options(CLI::App& app, ResultOptions& options, const Session& session,
                        const std::string& formats = "tsv|jsonl|text");
void add_link_options(CLI::App& app, LinkOptions& options, const Session& session);
// --threads, --quiet, --verbose, --ui-lang
void add_general_options(CLI::App& app, Session& session);

// Each throws UsageError for a value that makes no sense.
LanguageBy parse_lang_by(const std::string& value);
Newlines parse_newlines(const std::string& value);
double parse_score(const std::string& value);    // 0..1; empty: 0
std::string parse_lang(const std::string& tag);  // BCP 47; empty stays empty

// --encoder, within the group of options.
void add_encoder_option(CLI::App& app, std::string& value, const Session& session,
                        const std::string& group);
// The encoder of --encoder; nullptr for none, and with a note where auto finds none that works.
// Throws ModelError when one that was named is missing, damaged or does not fit.
std::unique_ptr<Encoder> load_encoder(const std::string& named, const Session& session);

// With the session's threads; what is done moves `progress` on, which must outlive it.
EncodeOptions encode_options(const Session& session, Progress& progress);

// Where the vectors of the texts to be linked come from; made before any work is done.
class VectorSource {
 public:
  // Throws UsageError for options that contradict each other, ModelError as load_encoder() does.
  VectorSource(const LinkOptions& options, std::size_t targets, const Session& session);
  ~VectorSource();

  // One for each document, the source first; nothing at all without an encoder. Throws InputError
  // for a file of vectors that does not fit its text.
  std::vector<SentenceVectors> vectors_of(const std::vector<Document>& documents,
                                          const Session& session, Progress& progress) const;
  // The same in half the room.
  std::vector<PackedVectors> packed_vectors_of(const std::vector<Document>& documents,
                                               const Session& session, Progress& progress) const;

  // Encodes parts of sentences in the same way; empty where vectors are given. Refers to this.
  PartEncoder part_encoder(const Session& session) const;

  // Whether the encoder, if there is one, is the static table.
  bool is_static_table() const { return is_static_table_; }

 private:
  template <typename Vectors>
  std::vector<Vectors> vectors_as(const std::vector<Document>& documents, const Session& session,
                                  Progress& progress) const;
  template <typename Vectors>
  std::vector<Vectors> encoded(const std::vector<Document>& documents, const Session& session,
                               Progress& progress) const;
  template <typename Vectors>
  std::vector<Vectors> read(const std::vector<Document>& documents) const;

  std::unique_ptr<Encoder> encoder_;
  std::vector<std::string> files_;
  bool is_static_table_ = false;
};

// The identifier of --langid-model, else the default model, else stop words with a note; stop words
// without one when no language has to be found. Throws ModelError when the model that was named is
// missing or damaged.
std::unique_ptr<Identifier> load_identifier(const std::string& named, bool needed,
                                            const Session& session);

// The rules of a person's own, as SegmentOptions takes them.
struct UserRules {
  std::unique_ptr<const RuleBook> lists;  // the built-in ones with those of --rules; may be nullptr
  std::unique_ptr<const SrxRules> srx;    // may be nullptr
};

// The files of --rules and --srx.
// Prints a note for every example in them that does not come out. Throws UsageError for a name that
// tells no language, InputError for a mistake in a list.
UserRules load_rules(const InputOptions& options, const Session& session);

// The document's id for messages.
std::string display_id(const Document& document);

// Reads the documents and prints the notes on them, in order.
std::vector<Document> read_documents(const std::vector<std::string>& paths,
                                     const InputOptions& options, const Session& session,
                                     Progress& progress, const UserRules& rules = {});

// The same, but what cannot be read is left out, with a note that names it.
std::vector<Document> read_what_can_be(const std::vector<std::string>& paths,
                                       const InputOptions& options, const Session& session,
                                       Progress& progress, const UserRules& rules = {});

// langs[i] ("" to find it) is the language of documents[i].
void segment_documents(std::vector<Document>& documents, const std::vector<std::string>& langs,
                       const Identifier& identifier, const UserRules& rules,
                       const InputOptions& options, const Session& session, Progress& progress);

// Says so when both sides are the same text, or in the same language.
void note_same_sides(const Document& source, const Document& target, const Session& session);

// The files that linking reads besides the documents.
struct LinkFiles {
  std::string pins;  // the content; parsed once the documents are segmented
  Dictionary dictionary;
};

// `documents` with the segmentation rules, the pins, the dictionary and the vectors: all that is
// read. Throws UsageError when more than one of them is standard input.
std::vector<std::string> input_paths(std::vector<std::string> documents, const InputOptions& input,
                                     const LinkOptions& options = {});
// Prints the notes on the dictionary.
LinkFiles read_link_files(const LinkOptions& options, const Session& session);
// documents[0] is the source, the others are the targets. Throws InputError for pins that make no
// sense, or none together; says so when there are none.
std::vector<Pin> find_pins(const LinkFiles& files, const LinkOptions& options,
                           const std::vector<Document>& documents, bool lines, LinksEach links_each,
                           const Session& session);
// Says what is odd about the dictionary for these documents: entries that are too long, columns
// that seem to be exchanged, no entry that the texts can use.
void note_dictionary_use(const Dictionary& dictionary, const LinkOptions& options,
                         const std::vector<Document>& documents, const Session& session);

// Columns of the terminal that standard output is, else $COLUMNS, else 100.
std::size_t terminal_width();

ReportStyle report_style(const Session& session, bool color);
PageStyle page_style(const Session& session);

// What the options ask for, checked before any work is done.
struct ResultPlan {
  std::string output;
  Format format = Format::tsv;
  UnitFormat units = UnitFormat::tmx;  // of Format::units
  Table table = Table::beads;
  std::vector<std::string> inputs;
  std::vector<std::string_view> columns;
  bool color = false;
};

// Throws UsageError for a format, column or colour that there is not or not for this table, and for
// an output that is one of the `inputs`. Only `with_pins` is the column "pin" among the usual ones.
ResultPlan plan_results(const ResultOptions& options, Table table,
                        const std::vector<std::string>& inputs, bool with_pins = false);

// Whether text results for `output` have colours, by the value of --color. Throws UsageError for
// one that there is not.
bool use_color(const std::string& value, const std::string& output);

// Throws UsageError when `output` is one of the files that are read.
void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs);

// Results on their way out; the unfinished file is guarded against signals.
class ResultWriter {
 public:
  explicit ResultWriter(const ResultPlan& plan);
  ~ResultWriter();
  ResultWriter(const ResultWriter&) = delete;
  ResultWriter& operator=(const ResultWriter&) = delete;

  Format format() const { return plan_.format; }
  void write(const Record& record);          // jsonl and tsv
  void write_text(const std::string& text);  // text and html
  // Of a bilingual format, that has a place for it; the others are counted.
  void write_link(const Document& source, const Document& target, const Link& link, bool lines);
  void flush() { output_->flush(); }
  void commit();
  // Says what had no place in a bilingual format.
  void note_losses(const Session& session) const;

 private:
  const ResultPlan& plan_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<UnitOutput> units_;
  std::size_t left_out_ = 0;
};

}  // namespace calque
