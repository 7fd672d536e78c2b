// How alike two words are spelled, across languages: names and cognates.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// `latin` (see fold_to_latin) with letters that alternate between languages made one: c/k/q, ph/f,
// y/i/j, v/w, z/s; doubled letters single. "philosophie" and "filozofia" come close this way.
std::string spelling_form(std::string_view latin);

// Similarity of two spelling forms, 0..1: one less the edit distance by the longer length, a shared
// beginning counting more. Below `least` the answer is 0, sooner.
double spelling_similarity(std::string_view a, std::string_view b, double least = 0.6);

}  // namespace calque
