// Numbers of the fields of sentencepiece_model.proto that are read and written here.
#pragma once

#include <cstdint>

namespace calque::sentencepiece_fields {

// ModelProto
constexpr unsigned model_piece = 1;
constexpr unsigned model_trainer = 2;
constexpr unsigned model_normaliser = 3;

// ModelProto.SentencePiece
constexpr unsigned piece_text = 1;
constexpr unsigned piece_score = 2;
constexpr unsigned piece_type = 3;
constexpr std::uint64_t type_normal = 1;
constexpr std::uint64_t type_unknown = 2;
constexpr std::uint64_t type_control = 3;
constexpr std::uint64_t type_unused = 5;

// TrainerSpec
constexpr unsigned trainer_model_type = 3;
constexpr unsigned trainer_vocabulary_size = 4;
constexpr unsigned trainer_mark_behind = 24;  // white space as a suffix
constexpr unsigned trainer_byte_fallback = 35;
constexpr unsigned trainer_first_special = 40;  // unknown; then begin, end, padding
constexpr std::uint64_t model_unigram = 1;

// NormalizerSpec
constexpr unsigned normaliser_character_map = 2;
constexpr unsigned normaliser_mark_first = 3;  // a space in front of the text
constexpr unsigned normaliser_single_spaces = 4;
constexpr unsigned normaliser_escape_spaces = 5;

}  // namespace calque::sentencepiece_fields
