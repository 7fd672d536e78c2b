#include "formats/record.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "formats/passage.h"
#include "formats/pin_rows.h"
#include "text/error.h"
#include "text/utf8.h"

namespace calque {
namespace {

using Json = nlohmann::json;

constexpr std::string_view pin_column = "pin";
constexpr std::string_view line_language_columns[] = {"lang", "script", "prob"};
constexpr std::string_view language_span_columns[] = {"begin", "end", "lang", "prob"};
constexpr std::string_view segment_columns[] = {"text", "begin", "end", "lang", "kind"};
constexpr std::string_view bead_columns[] = {"src",      "tgt",      "score",    "crossing",
                                             "src_text", "tgt_text", "evidence", pin_column};
constexpr std::string_view mined_columns[] = {"score",    "grade",    "tgt_doc",  "src",     "tgt",
                                              "src_text", "tgt_text", "evidence", pin_column};

constexpr std::string_view match_columns[] = {"score",    "src_doc", "tgt_doc", "src_lang",
                                              "tgt_lang", "links",   "evidence"};

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Field text_field(std::string_view name, std::string_view text) {
  return {name, dump(Json(std::string(text))), std::string(text)};
}

Field number_field(std::string_view name, std::size_t value) {
  return {name, std::to_string(value), std::to_string(value)};
}

Field score_field(std::string_view name, double value) {
  return {name, dump(rounded(value)), fmt::format("{:.4f}", value)};
}

Json range_json(ByteRange range) { return Json::array({range.begin, range.end}); }

std::string range_cell(ByteRange range) { return fmt::format("{}-{}", range.begin, range.end); }

// As --pins reads it.
Field pin_field(const Link& link) {
  return text_field(pin_column, link.pinned ? pin_word_link : pin_word_auto);
}

Field lines_field(std::string_view name, const std::vector<std::size_t>& lines) {
  return {name, dump(lines), fmt::format("{}", fmt::join(lines, ","))};
}

Field ranges_field(std::string_view name, const Document& document,
                   const std::vector<std::size_t>& segments) {
  Json json = Json::array();
  std::vector<std::string> cells;
  for (const std::size_t index : segments) {
    const ByteRange range = document.origin.in_file(document.segments.at(index).range);
    json.push_back(range_json(range));
    cells.push_back(range_cell(range));
  }
  return {name, dump(json), fmt::format("{}", fmt::join(cells, ","))};
}

Field range_field(std::string_view name, ByteRange range) {
  return {name, dump(range_json(range)), range_cell(range)};
}

Field evidence_field(const std::vector<Evidence>& evidence, const Document& source,
                     const Document& target) {
  std::string json;
  for (const Evidence& reason : evidence) {
    const ByteRange from = source.origin.in_file(reason.source);
    const ByteRange to = target.origin.in_file(reason.target);
    // Put together by hand: the members keep their order.
    json += fmt::format(R"({}{{"kind":"{}","src":[{},{}],"tgt":[{},{}],"weight":{}}})",
                        json.empty() ? "" : ",", name(reason.kind), from.begin, from.end, to.begin,
                        to.end, dump(rounded(reason.weight)));
  }
  return {"evidence", "[" + json + "]", describe(evidence, source, target)};
}

}  // namespace

std::span<const std::string_view> columns(Table table) {
  switch (table) {
    case Table::line_languages: return line_language_columns;
    case Table::language_spans: return language_span_columns;
    case Table::segments: return segment_columns;
    case Table::beads: return bead_columns;
    case Table::mined: return mined_columns;
    case Table::matches: return match_columns;
  }
  return {};
}

std::vector<std::string_view> choose_columns(Table table, const std::string& wanted,
                                             bool with_pins) {
  const auto all = columns(table);
  if (wanted.empty()) {
    std::vector<std::string_view> usual(all.begin(), all.end());
    if (!with_pins) std::erase(usual, pin_column);
    return usual;
  }
  return choose_columns(all, wanted);
}

std::vector<std::string_view> choose_columns(std::span<const std::string_view> all,
                                             const std::string& wanted) {
  std::vector<std::string_view> chosen;
  for (std::size_t begin = 0; begin <= wanted.size();) {
    const std::size_t end = std::min(wanted.find(',', begin), wanted.size());
    const std::string_view name = trim(std::string_view(wanted).substr(begin, end - begin));
    const auto found = std::find(all.begin(), all.end(), name);
    if (found == all.end()) {
      throw UsageError({"unknown column: {0}", {std::string(name)}},
                       {"choose from {0}", {fmt::format("{}", fmt::join(all, ","))}});
    }
    if (std::find(chosen.begin(), chosen.end(), *found) == chosen.end()) chosen.push_back(*found);
    begin = end + 1;
  }
  return chosen;
}

Record line_language_record(const Identification& language) {
  return {text_field("lang", language.lang), text_field("script", language.script),
          score_field("prob", language.prob)};
}

Record language_span_record(const Document& document, const LanguageSpan& span) {
  const ByteRange range = document.origin.in_file(span.range);
  return {number_field("begin", range.begin), number_field("end", range.end),
          text_field("lang", span.lang), score_field("prob", span.prob)};
}

Record segment_record(const Document& document, const Segment& segment, std::size_t offset) {
  const ByteRange range = trim(document.text, segment.range);
  const ByteRange place = document.origin.in_file(range);
  return {text_field("text", slice(document.text, range)),
          number_field("begin", offset + place.begin), number_field("end", offset + place.end),
          text_field("lang", segment.lang), text_field("kind", name(segment.kind))};
}

Record bead_record(const Document& source, const Document& target, const Link& bead, bool lines) {
  return {lines ? lines_field("src", bead.source) : ranges_field("src", source, bead.source),
          lines ? lines_field("tgt", bead.target) : ranges_field("tgt", target, bead.target),
          score_field("score", bead.score),
          {"crossing", bead.crossing ? "true" : "", bead.crossing ? "true" : ""},
          text_field("src_text", passage_text(source, bead.source)),
          text_field("tgt_text", passage_text(target, bead.target)),
          evidence_field(bead.evidence, source, target),
          pin_field(bead)};
}

Record mined_record(const Document& source, const Document& target, const Link& link, bool lines) {
  return {score_field("score", link.score),
          text_field("grade", name(link.grade)),
          text_field("tgt_doc", target.id),
          lines ? lines_field("src", link.source)
                : range_field("src", source.origin.in_file(passage_range(source, link.source))),
          lines ? lines_field("tgt", link.target)
                : range_field("tgt", target.origin.in_file(passage_range(target, link.target))),
          text_field("src_text", passage_text(source, link.source)),
          text_field("tgt_text", passage_text(target, link.target)),
          evidence_field(link.evidence, source, target),
          pin_field(link)};
}

Record match_record(const Document& source, const Document& target, const DocumentMatch& match) {
  return {score_field("score", match.score),
          text_field("src_doc", source.id),
          text_field("tgt_doc", target.id),
          text_field("src_lang", source.lang),
          text_field("tgt_lang", target.lang),
          number_field("links", match.links),
          evidence_field(match.evidence, source, target)};
}

}  // namespace calque
