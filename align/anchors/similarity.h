// How alike two words or names are by their letters. Keys are ASCII where fold_to_latin() made
// them; other bytes are compared as they are. All functions are symmetric and thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque {

// Levenshtein distance in bytes. Source: Myers, "A fast bit-vector algorithm for approximate string
// matching", 1999, in Hyyrö's form; words longer than 64 bytes are cut there.
std::size_t edit_distance(std::string_view a, std::string_view b);

// A word in the spelling that most languages share, for words folded to Latin letters: "ph" is "f",
// "k" and "qu" are "c", "y" is "i", letters are never doubled ("apparat" and "aparato" begin
// alike).
std::string plain_spelling(std::string_view word);

// How probable it is that two words in plain spelling are cognates, 0..1: from the edit distance,
// with more weight on the beginnings, since endings differ between languages ("democratie",
// "democracy"). Fitted by eye to how much more often a value comes up in translations than in pairs
// of unrelated sentences: 0.25 about three times, 0.65 twenty times, 0.95 a hundred times.
double cognate_strength(std::string_view a, std::string_view b);

// A name by its sounds, one letter each, so that spellings and romanisations of it come close:
// "johnson" and "dzonson" are "Jonson", "shakespeare" is "Sakespeare". Not meant to be read.
std::string sound_form(std::string_view name);

// How alike two names sound: 1 - distance / longer length in sound_form(), where vowels cost less
// than consonants, related sounds less than others, and endings least (cases): 0..1.
double name_similarity(std::string_view a, std::string_view b);

// How freely a script writes foreign names: with all their vowels, without them, or with more.
enum class SoundProfile { alphabet, abjad, indic, syllabic, han, thai };

// How alike two names sound in the letters of sound_form(), with 'R' and 'G' for an r and a g that
// may be silent: 1 - distance / what the longer would cost if it were left out, by the profile's
// costs: 0..1.
double sound_likeness(std::string_view a, std::string_view b, SoundProfile profile);

}  // namespace calque
