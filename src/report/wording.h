// The words for grades and for reasons, shared by the views for people: in English those of TSV and
// JSONL (name() in align/link.h).
#pragma once

#include <functional>
#include <string>

#include "align/link.h"

namespace calque {

// From an English text to the language of the reader; empty: English stays.
using Translate = std::function<std::string(const std::string&)>;

std::string grade_word(Grade grade, const Translate& translate);       // "equivalent"
std::string kind_word(EvidenceKind kind, const Translate& translate);  // "cognate"

// Whether reasons of this kind point at something within the text; length and meaning are about
// whole segments, which are no marks.
bool is_anchor(EvidenceKind kind);

}  // namespace calque
