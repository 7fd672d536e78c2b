#include "embed/unigram_tokenizer.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "embed/character_map.h"
#include "embed/protobuf.h"
#include "embed/sentencepiece_fields.h"
#include "embed/unigram.h"

namespace calque {
namespace {

using namespace sentencepiece_fields;
using protobuf::Field;

constexpr std::string_view space_mark = "\xE2\x96\x81";  // U+2581

// What is not as in the models that are read here.
struct Unfit {};

struct Piece {
  std::string_view text;
  float score = 0;
  std::int32_t number = 0;  // in the model
};

template <typename Use>
void each_field(std::string_view message, Use&& use) {
  while (!message.empty()) {
    const std::optional<Field> field = protobuf::take_field(message);
    if (!field) throw Unfit();
    use(*field);
  }
}

void require(bool fits) {
  if (!fits) throw Unfit();
}

struct Model {
  std::vector<Piece> pieces;  // those that text is cut into
  std::int32_t size = 0;
  std::int32_t unknown = -1;
  CharacterMap characters;
  bool mark_first = true;
  bool single_spaces = true;
  bool escape_spaces = true;

  void add_piece(std::string_view message) {
    Piece piece{{}, 0, size++};
    std::uint64_t type = type_normal;
    each_field(message, [&](const Field& field) {
      if (field.number == piece_text) piece.text = field.bytes;
      if (field.number == piece_type) type = field.value;
      if (field.number != piece_score) return;
      require(field.bytes.size() == sizeof piece.score);
      std::memcpy(&piece.score, field.bytes.data(), sizeof piece.score);
    });
    if (type == type_unknown) {
      require(unknown < 0);
      unknown = piece.number;
    } else if (type == type_normal) {
      require(!piece.text.empty());
      pieces.push_back(piece);
    } else {
      require(type == type_control || type == type_unused);
    }
  }

  static void check_trainer(std::string_view message) {
    each_field(message, [&](const Field& field) {
      if (field.number == trainer_model_type) require(field.value == model_unigram);
      if (field.number == trainer_mark_behind) require(field.value == 0);
      if (field.number == trainer_byte_fallback) require(field.value == 0);
    });
  }

  void set_normaliser(std::string_view message) {
    each_field(message, [&](const Field& field) {
      if (field.number == normaliser_mark_first) mark_first = field.value != 0;
      if (field.number == normaliser_single_spaces) single_spaces = field.value != 0;
      if (field.number == normaliser_escape_spaces) escape_spaces = field.value != 0;
      if (field.number != normaliser_character_map || field.bytes.empty()) return;
      try {
        characters = CharacterMap(field.bytes);
      } catch (const std::invalid_argument&) {
        throw Unfit();
      }
    });
    require(escape_spaces);
  }
};

Model read_model(std::string_view bytes) {
  Model model;
  each_field(bytes, [&](const Field& field) {
    if (field.number == model_piece) model.add_piece(field.bytes);
    if (field.number == model_trainer) Model::check_trainer(field.bytes);
    if (field.number == model_normaliser) model.set_normaliser(field.bytes);
  });
  require(model.unknown >= 0 && !model.pieces.empty());
  std::sort(model.pieces.begin(), model.pieces.end(),
            [](const Piece& a, const Piece& b) { return a.text < b.text; });
  require(std::adjacent_find(model.pieces.begin(), model.pieces.end(),
                             [](const Piece& a, const Piece& b) { return a.text == b.text; }) ==
          model.pieces.end());
  return model;
}

class UnigramTokenizer : public Tokenizer {
 public:
  UnigramTokenizer(Model model, const PieceNumbers& numbers)
      : characters_(std::move(model.characters)),
        mark_first_(model.mark_first),
        single_spaces_(model.single_spaces),
        size_(static_cast<std::size_t>(model.size + numbers.offset)),
        unknown_(numbers.unknown) {
    std::vector<std::string_view> texts;
    std::vector<float> scores;
    for (const Piece& piece : model.pieces) {
      texts.push_back(piece.text);
      scores.push_back(piece.score);
      numbers_.push_back(piece.number + numbers.offset);
    }
    unigram_ = Unigram(texts, std::move(scores));
  }

  std::vector<std::int32_t> encode(std::string_view text) const override {
    std::vector<std::int32_t> numbers;
    for (const std::uint32_t piece : unigram_.cut(normalised(text), Unigram::Unknown::marked)) {
      numbers.push_back(piece == PieceTrie::none ? unknown_ : numbers_[piece]);
    }
    return numbers;
  }

  std::size_t size() const override { return size_; }

 private:
  std::string normalised(std::string_view text) const {
    std::string form;
    form.reserve(text.size() + text.size() / 4 + space_mark.size());
    if (mark_first_ && !text.empty()) form += space_mark;
    bool after_space = single_spaces_;  // a space here would be one too many
    while (!text.empty()) {
      CharacterMap::Replacement next = characters_.first(text);
      text.remove_prefix(next.length);
      while (after_space && next.text.starts_with(' ')) next.text.remove_prefix(1);
      if (next.text.empty()) continue;
      for (const char c : next.text) {
        if (c == ' ') {
          form += space_mark;
        } else {
          form += c;
        }
      }
      after_space = single_spaces_ && next.text.ends_with(' ');
    }
    while (single_spaces_ && form.ends_with(space_mark)) {
      form.resize(form.size() - space_mark.size());
    }
    return form;
  }

  CharacterMap characters_;
  Unigram unigram_;
  std::vector<std::int32_t> numbers_;  // of each piece of unigram_
  bool mark_first_;
  bool single_spaces_;
  std::size_t size_;
  std::int32_t unknown_;
};

}  // namespace

std::unique_ptr<Tokenizer> read_unigram_tokenizer(std::string model, const PieceNumbers& numbers) {
  try {
    return std::make_unique<UnigramTokenizer>(read_model(model), numbers);
  } catch (const Unfit&) {
    return nullptr;
  }
}

}  // namespace calque
