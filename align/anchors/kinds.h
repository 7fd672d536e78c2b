// The extractors and comparisons of the single kinds, for the table in anchor.cc. What a kind's
// keys look like is said at the top of its file.
#pragma once

#include <string>
#include <vector>

#include "align/anchors/anchor.h"

namespace calque {

void extract_quotes(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_entities(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_numbers(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_dates(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_urls(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_acronyms(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_cognates(const AnnotationInput& input, std::vector<Anchor>& anchors);
void extract_placeholders(const AnnotationInput& input, std::vector<Anchor>& anchors);

double compare_quotes(const Anchor& a, const Anchor& b);
double compare_entities(const Anchor& a, const Anchor& b);
double compare_numbers(const Anchor& a, const Anchor& b);
double compare_dates(const Anchor& a, const Anchor& b);
double compare_urls(const Anchor& a, const Anchor& b);
double compare_acronyms(const Anchor& a, const Anchor& b);
double compare_cognates(const Anchor& a, const Anchor& b);
double compare_placeholders(const Anchor& a, const Anchor& b);

// Gives entities that are one word the key of the full name that ends in it: the last such name
// before it, else the first after it.
void resolve_surnames(const DocumentContext& context, std::vector<std::vector<Anchor>>& anchors);

}  // namespace calque
