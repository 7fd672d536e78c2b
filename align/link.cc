#include "align/link.h"

namespace calque {

std::string_view name(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::quote: return "quote";
    case EvidenceKind::entity: return "entity";
    case EvidenceKind::number: return "number";
    case EvidenceKind::date: return "date";
    case EvidenceKind::url: return "url";
    case EvidenceKind::acronym: return "acronym";
    case EvidenceKind::cognate: return "cognate";
    case EvidenceKind::term: return "term";
    case EvidenceKind::placeholder: return "placeholder";
    case EvidenceKind::lexicon: return "lexicon";
    case EvidenceKind::encoder: return "encoder";
    case EvidenceKind::length: return "length";
    case EvidenceKind::pin: return "pin";
  }
  return "entity";
}

std::string_view name(Grade grade) {
  switch (grade) {
    case Grade::translation: return "translation";
    case Grade::equivalent: return "equivalent";
    case Grade::related: return "related";
  }
  return "related";
}

}  // namespace calque
