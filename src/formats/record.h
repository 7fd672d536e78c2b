// Results as rows of named fields, the common ground of JSONL and TSV.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/document_matcher.h"
#include "align/link.h"
#include "langid/identifier.h"
#include "langid/spans.h"
#include "text/document.h"

namespace calque {

struct Field {
  std::string_view name;
  std::string json;  // a JSON value; empty: the field is left out of the object
  std::string cell;  // the TSV cell, not yet escaped
};

using Record = std::vector<Field>;

enum class Table { line_languages, language_spans, segments, beads, mined, matches };

// The fields of a table in their order; TSV has a column for each.
std::span<const std::string_view> columns(Table table);

// `wanted` ("score,src_text"; empty: all columns of the table, "pin" only `with_pins`), in that
// order. Throws UsageError for a name that the table does not have.
std::vector<std::string_view> choose_columns(Table table, const std::string& wanted,
                                             bool with_pins = false);
// The same of the columns `all`; `wanted` is not empty.
std::vector<std::string_view> choose_columns(std::span<const std::string_view> all,
                                             const std::string& wanted);

// Scores, probabilities and weights are rounded to four decimals; offsets count in the file.
Record line_language_record(const Identification& language);
Record language_span_record(const Document& document, const LanguageSpan& span);
// `offset`: where the document begins, if it is part of a longer input.
Record segment_record(const Document& document, const Segment& segment, std::size_t offset = 0);

// With `lines`, src and tgt are line numbers (lists, from 0); else byte offsets: for a bead a list
// of [begin, end), one a segment, for a mined link the [begin, end) of the passage.
Record bead_record(const Document& source, const Document& target, const Link& bead, bool lines);
Record mined_record(const Document& source, const Document& target, const Link& link, bool lines);

// The documents go by their ids.
Record match_record(const Document& source, const Document& target, const DocumentMatch& match);

}  // namespace calque
