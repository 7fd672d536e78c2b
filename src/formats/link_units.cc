#include "formats/link_units.h"

#include <algorithm>

#include "formats/passage.h"
#include "text/utf8.h"

namespace calque {
namespace {

// Where a place of the passage comes to stand once its spaces are folded.
std::size_t folded_place(std::string_view passage, std::size_t at, const std::string& folded) {
  const std::string before = fold_spaces(passage.substr(0, at));
  const bool behind_space = at > 0 && trim(passage.substr(0, at)).size() < at && !before.empty();
  return std::min(before.size() + (behind_space ? 1 : 0), folded.size());
}

TaggedText passage(const Document& document, const std::vector<std::size_t>& segments) {
  const ByteRange range = passage_range(document, segments);
  const std::string_view text = slice(document.text, range);
  TaggedText tagged{fold_spaces(text), {}};
  if (segments.empty()) return tagged;
  // A page has many tags, and this is asked for each link of it.
  const auto first = std::lower_bound(document.tags.begin(), document.tags.end(), range.begin,
                                      [](const Tag& tag, std::size_t at) { return tag.at < at; });
  for (auto next = first; next != document.tags.end() && next->at <= range.end; ++next) {
    const Tag& tag = *next;
    // What closes before the passage or opens behind it belongs to its neighbours.
    if (tag.at == range.begin && tag.kind == TagKind::close) continue;
    if (tag.at == range.end && tag.kind != TagKind::close) continue;
    tagged.tags.push_back(tag);
    tagged.tags.back().at = folded_place(text, tag.at - range.begin, tagged.text);
  }
  return tagged;
}

}  // namespace

Unit link_unit(const Document& source, const Document& target, const Link& link, UnitFormat format,
               Table table, bool lines) {
  Unit unit;
  unit.source = passage(source, link.source);
  if (!link.target.empty()) unit.target = passage(target, link.target);
  unit.source_lang = source.lang == "und" ? "" : source.lang;
  unit.target_lang = target.lang == "und" ? "" : target.lang;
  const bool all = format == UnitFormat::csv || format == UnitFormat::ladder;
  const bool mined = table == Table::mined;
  for (Field& field : mined ? mined_record(source, target, link, lines)
                            : bead_record(source, target, link, lines)) {
    const bool text = field.name == "src_text" || field.name == "tgt_text";
    const bool told = field.name == "score" || field.name == "grade" || field.name == "tgt_doc";
    if (text || field.cell.empty() || (!all && !told)) continue;
    unit.properties.push_back({std::string(field.name), std::move(field.cell)});
  }
  return unit;
}

bool holds(UnitFormat format, const Link& link) {
  switch (format) {
    case UnitFormat::tmx:
    case UnitFormat::po:
    case UnitFormat::moses: return !link.source.empty() && !link.target.empty();
    case UnitFormat::xliff:
    case UnitFormat::xliff2: return !link.source.empty();
    default: return true;
  }
}

}  // namespace calque
