#include "cli/aligned_units.h"

#include <algorithm>

#include "align/aligner.h"
#include "check/checker.h"
#include "cli/common.h"
#include "cli/threads.h"
#include "formats/link_units.h"
#include "formats/passage.h"
#include "text/utf8.h"

namespace calque {
namespace {

bool is_boilerplate(const Segment& segment) { return segment.kind == SegmentKind::boilerplate; }

std::vector<Document> read_pair(const DocumentsToAlign& pair, const Identifier& identifier,
                                const Session& session, Progress& progress) {
  InputOptions input;
  input.charset = pair.charset;
  input.lossy = pair.lossy;
  auto documents = read_documents({pair.source, pair.target}, input, session, progress);
  segment_documents(documents, {pair.source_lang, pair.target_lang}, identifier, {}, input, session,
                    progress);
  for (Document& document : documents) std::erase_if(document.segments, is_boilerplate);
  note_same_sides(documents[0], documents[1], session);
  return documents;
}

AlignOptions align_options(const std::vector<Document>& documents, const Encoder* encoder,
                           const EncodeOptions& encode) {
  AlignOptions options;
  if (encoder == nullptr) return options;
  const auto vectors_of = [&](const Document& document) {
    std::vector<std::string_view> sentences;
    for (const Segment& segment : document.segments)
      sentences.push_back(slice(document.text, segment.range));
    PackedVectors packed;
    packed.dimension = encoder->info().dimension;
    append_rows(packed, encoder->encode(sentences, encode), 0, sentences.size());
    return packed;
  };
  options.source_vectors = vectors_of(documents[0]);
  options.target_vectors = vectors_of(documents[1]);
  options.static_vectors = encoder->info().name == "static";
  options.encode_parts = [encoder, encode](std::span<const std::string_view> parts) {
    return encoder->encode(parts, encode);
  };
  return options;
}

// Of the byte `at`, from 1.
std::size_t line_of(const std::vector<ByteRange>& lines, std::size_t at) {
  const auto behind =
      std::upper_bound(lines.begin(), lines.end(), at,
                       [](std::size_t byte, const ByteRange& line) { return byte < line.begin; });
  return std::max<std::size_t>(1, static_cast<std::size_t>(behind - lines.begin()));
}

// Places are the target's alone, since a finding names one file. `lines`: the target's. `at`: where
// it has come to.
Unit make_unit(const std::vector<Document>& documents, const Link& bead,
               const std::vector<ByteRange>& lines, std::size_t& at) {
  Unit unit = link_unit(documents[0], documents[1], bead, UnitFormat::jsonl, Table::beads, false);
  const bool whole = !bead.source.empty() && !bead.target.empty();
  if (!whole) unit.properties.push_back({std::string(unaligned_property), "yes"});
  if (bead.crossing) unit.properties.push_back({std::string(moved_property), "yes"});
  const Document& target = documents[1];
  if (!bead.target.empty()) {
    const ByteRange passage = passage_range(target, bead.target);
    unit.target_range = target.origin.in_file(passage);
    at = passage.begin;
  }
  // Lines are those of a plain text; in other formats the place in bytes tells.
  if (target.origin.empty()) unit.line = line_of(lines, at);
  return unit;
}

}  // namespace

std::vector<Unit> align_documents(const DocumentsToAlign& pair, const Identifier& identifier,
                                  const Encoder* encoder, const Session& session) {
  Progress progress(session);
  const std::vector<Document> documents = read_pair(pair, identifier, session, progress);
  const EncodeOptions encode{thread_count(session.threads), {}};
  progress.begin(session.tr("aligning"), 0);
  std::vector<Unit> units;
  const std::vector<ByteRange> lines = split_lines(documents[1].text);
  std::size_t at = 0;
  for (const Link& bead :
       align(documents[0], documents[1], align_options(documents, encoder, encode)))
    units.push_back(make_unit(documents, bead, lines, at));
  return units;
}

}  // namespace calque
