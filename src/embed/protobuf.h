// The parts of protocol buffers' wire format that SentencePiece's models are made of
// (https://protobuf.dev/programming-guides/encoding/). All functions are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calque::protobuf {

// Types of fields.
enum class Wire { number = 0, eight_bytes = 1, bytes = 2, four_bytes = 5 };

struct Field {
  unsigned number = 0;
  Wire wire = Wire::number;
  std::uint64_t value = 0;  // of Wire::number
  std::string_view bytes;   // of the other types; goes into the message
};

// Takes the first field off a message that is not empty; nullopt when it is damaged.
std::optional<Field> take_field(std::string_view& message);

void put_number(std::string& out, unsigned field, std::uint64_t value);
void put_float(std::string& out, unsigned field, float value);
void put_bytes(std::string& out, unsigned field, std::string_view bytes);

}  // namespace calque::protobuf
