#include "embed/protobuf.h"

#include <cstring>

namespace calque::protobuf {
namespace {

std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 127U) << shift;
    if (byte < 128) return value;
  }
  return std::nullopt;
}

void put_varint(std::string& out, std::uint64_t value) {
  for (; value > 127; value >>= 7) out += static_cast<char>((value & 127) | 128);
  out += static_cast<char>(value);
}

void put_key(std::string& out, unsigned field, Wire wire) {
  put_varint(out, static_cast<std::uint64_t>(field) << 3 | static_cast<unsigned>(wire));
}

}  // namespace

std::optional<Field> take_field(std::string_view& message) {
  const auto key = take_varint(message);
  if (!key) return std::nullopt;
  Field field{static_cast<unsigned>(*key >> 3), static_cast<Wire>(*key & 7), 0, {}};
  std::optional<std::uint64_t> size;
  switch (field.wire) {
    case Wire::number:
      if (const auto value = take_varint(message)) {
        field.value = *value;
        return field;
      }
      return std::nullopt;
    case Wire::eight_bytes: size = 8; break;
    case Wire::bytes: size = take_varint(message); break;
    case Wire::four_bytes: size = 4; break;
    default: break;
  }
  if (!size || *size > message.size()) return std::nullopt;
  field.bytes = message.substr(0, *size);
  message.remove_prefix(*size);
  return field;
}

void put_number(std::string& out, unsigned field, std::uint64_t value) {
  put_key(out, field, Wire::number);
  put_varint(out, value);
}

void put_float(std::string& out, unsigned field, float value) {
  put_key(out, field, Wire::four_bytes);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

void put_bytes(std::string& out, unsigned field, std::string_view bytes) {
  put_key(out, field, Wire::bytes);
  put_varint(out, bytes.size());
  out += bytes;
}

}  // namespace calque::protobuf
