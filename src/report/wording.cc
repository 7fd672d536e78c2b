#include "report/wording.h"

namespace calque {

std::string grade_word(Grade grade, const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  switch (grade) {
    case Grade::translation: return tr("translation");
    case Grade::equivalent: return tr("equivalent");
    case Grade::related: return tr("related");
  }
  return {};
}

std::string kind_word(EvidenceKind kind, const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  switch (kind) {
    case EvidenceKind::quote: return tr("quote");
    case EvidenceKind::entity: return tr("entity");
    case EvidenceKind::number: return tr("number");
    case EvidenceKind::date: return tr("date");
    case EvidenceKind::url: return tr("url");
    case EvidenceKind::acronym: return tr("acronym");
    case EvidenceKind::cognate: return tr("cognate");
    case EvidenceKind::term: return tr("term");
    case EvidenceKind::placeholder: return tr("placeholder");
    case EvidenceKind::lexicon: return tr("lexicon");
    case EvidenceKind::encoder: return tr("encoder");
    case EvidenceKind::length: return tr("length");
    case EvidenceKind::pin: return tr("pinned");
  }
  return {};
}

bool is_anchor(EvidenceKind kind) {
  return kind != EvidenceKind::length && kind != EvidenceKind::encoder && kind != EvidenceKind::pin;
}

}  // namespace calque
