#include "align/anchors/anchor.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"

namespace calque {
namespace {

// Terms need a glossary, which nobody gives yet.
void extract_nothing(const AnnotationInput&, std::vector<Anchor>&) {}
double compare_keys(const Anchor& a, const Anchor& b) { return a.key == b.key ? 1.0 : 0.0; }

constexpr std::array<AnchorType, 9> types = {{
    {AnchorKind::quote, extract_quotes, compare_quotes},
    {AnchorKind::entity, extract_entities, compare_entities},
    {AnchorKind::number, extract_numbers, compare_numbers},
    {AnchorKind::date, extract_dates, compare_dates},
    {AnchorKind::url, extract_urls, compare_urls},
    {AnchorKind::acronym, extract_acronyms, compare_acronyms},
    {AnchorKind::cognate, extract_cognates, compare_cognates},
    {AnchorKind::term, extract_nothing, compare_keys},
    {AnchorKind::placeholder, extract_placeholders, compare_placeholders},
}};

// What is certain goes first, what needs the others' findings last.
constexpr std::array turns = {AnchorKind::url,    AnchorKind::placeholder, AnchorKind::date,
                              AnchorKind::number, AnchorKind::entity,      AnchorKind::acronym,
                              AnchorKind::quote,  AnchorKind::term,        AnchorKind::cognate};

}  // namespace

std::string_view name(AnchorKind kind) {
  switch (kind) {
    case AnchorKind::quote: return "quote";
    case AnchorKind::entity: return "entity";
    case AnchorKind::number: return "number";
    case AnchorKind::date: return "date";
    case AnchorKind::url: return "url";
    case AnchorKind::acronym: return "acronym";
    case AnchorKind::cognate: return "cognate";
    case AnchorKind::term: return "term";
    case AnchorKind::placeholder: return "placeholder";
  }
  return "entity";
}

std::span<const AnchorType> anchor_types() { return types; }

const AnchorType& anchor_type(AnchorKind kind) { return types[static_cast<std::size_t>(kind)]; }

std::vector<std::vector<Anchor>> find_anchors(const Document& document) {
  const DocumentContext context = make_context(document);
  std::vector<std::vector<Anchor>> anchors(document.segments.size());
  std::vector<Anchor> found;
  for (std::size_t s = 0; s < anchors.size(); ++s) {
    found.clear();
    for (const AnchorKind kind : turns) anchor_type(kind).extract({document, context, s}, found);
    std::stable_sort(found.begin(), found.end(), [](const Anchor& a, const Anchor& b) {
      return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                            : a.range.end > b.range.end;
    });
    // No room for more: the anchors of a long text take much of the memory.
    anchors[s].assign(std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  resolve_surnames(context, anchors);
  return anchors;
}

}  // namespace calque
