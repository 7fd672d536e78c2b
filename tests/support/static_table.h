// Writing small tables of static vectors, damaged ones too.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "embed/static_table.h"

namespace calque {

struct TablePiece {
  float score = -1;
  float scale = 1;
  std::vector<int> numbers;  // -128 to 127, or with 4 bits -8 to 7
};

template <typename Number>
void append_number(std::string& bytes, Number number) {
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof number);
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

inline void append_row(std::string& bytes, const std::vector<int>& numbers, int bits) {
  if (bits == 8) {
    for (const int number : numbers) bytes += static_cast<char>(number);
    return;
  }
  const std::size_t half = numbers.size() / 2;
  for (std::size_t i = 0; i < half; ++i) {
    bytes += static_cast<char>((numbers[i] + 8) | (numbers[i + half] + 8) << 4);
  }
}

inline std::string hexadecimal(std::uint64_t number) {
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) {
    digits += "0123456789abcdef"[number >> static_cast<unsigned>(shift) & 15U];
  }
  return digits;
}

// The header and the payload as a file.
inline std::string table_file(const nlohmann::json& header, const std::string& payload) {
  const std::string text = header.dump();
  std::string bytes = "calque static\n";
  bytes += std::string(2, '\0');
  append_number(bytes, static_cast<std::uint32_t>(text.size()));
  return bytes + text + payload;
}

inline std::string table_payload(const std::map<std::string, TablePiece>& pieces, int bits) {
  std::string scores;
  std::string scales;
  std::string rows;
  std::string text;
  for (const auto& [piece, value] : pieces) {
    append_number(scores, value.score);
    append_number(scales, value.scale);
    append_row(rows, value.numbers, bits);
    text += (text.empty() ? "" : "\n") + piece;
  }
  return scores + scales + rows + text;
}

inline nlohmann::json table_header(const std::map<std::string, TablePiece>& pieces, int bits,
                                   const std::string& payload) {
  std::size_t text = pieces.size() - 1;
  for (const auto& [piece, value] : pieces) text += piece.size();
  return {{"format", 1},        {"name", "test"},
          {"version", "1"},     {"source", "nothing"},
          {"licence", "MIT"},   {"dimension", pieces.begin()->second.numbers.size()},
          {"bits", bits},       {"pieces", pieces.size()},
          {"text_bytes", text}, {"checksum", hexadecimal(payload_checksum(payload))}};
}

}  // namespace calque
