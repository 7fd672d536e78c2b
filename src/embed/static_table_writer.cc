#include "embed/static_table_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "embed/static_table.h"

namespace calque {
namespace {

template <typename Number>
void append_number(std::string& bytes, Number number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes.append(raw, sizeof number);
}

std::string payload_of(const std::vector<StaticPiece>& pieces) {
  std::string payload;
  for (const StaticPiece& piece : pieces) append_number(payload, piece.score);
  for (const StaticPiece& piece : pieces) append_number(payload, piece.scale);
  for (const StaticPiece& piece : pieces)
    payload.append(piece.numbers.begin(), piece.numbers.end());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) payload += '\n';
    payload += pieces[i].text;
  }
  return payload;
}

std::size_t size_of_texts(const std::vector<StaticPiece>& pieces) {
  std::size_t size = pieces.empty() ? 0 : pieces.size() - 1;
  for (const StaticPiece& piece : pieces) size += piece.text.size();
  return size;
}

// The squared error of the vector in steps of `scale`.
double error_of(std::span<const float> values, double scale) {
  double sum = 0;
  for (const float value : values) {
    const double step = std::clamp(std::round(static_cast<double>(value) / scale), -8.0, 7.0);
    const double error = static_cast<double>(value) - step * scale;
    sum += error * error;
  }
  return sum;
}

// A step in which the largest values may be cut off, for the sake of the many small ones.
double best_scale(std::span<const float> values) {
  double largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(double{value}));
  double best = largest / 7;
  double least = best > 0 ? error_of(values, best) : 0;
  for (double share = 0.9; largest > 0 && share > 0.35; share -= 0.1) {
    const double scale = share * largest / 7;
    const double error = error_of(values, scale);
    if (error < least) {
      least = error;
      best = scale;
    }
  }
  return best;
}

}  // namespace

void pack_vector(std::span<const float> values, StaticPiece& piece) {
  const double scale = best_scale(values);
  const auto step = [&](float value) {
    if (scale == 0) return 8U;
    return static_cast<unsigned>(
        8 + std::clamp(std::lround(static_cast<double>(value) / scale), -8L, 7L));
  };
  const std::size_t half = values.size() / 2;
  piece.scale = static_cast<float>(scale);
  piece.numbers.resize(half);
  for (std::size_t i = 0; i < half; ++i)
    piece.numbers[i] = static_cast<unsigned char>(step(values[i]) | step(values[half + i]) << 4U);
}

std::string static_table_bytes(const StaticTableNames& names, std::size_t dimension,
                               std::vector<StaticPiece> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const StaticPiece& a, const StaticPiece& b) { return a.text < b.text; });
  const std::string payload = payload_of(pieces);
  const nlohmann::ordered_json header = {
      {"format", 1},
      {"name", names.name},
      {"version", names.version},
      {"source", names.source},
      {"licence", names.licence},
      {"dimension", dimension},
      {"bits", 4},
      {"pieces", pieces.size()},
      {"text_bytes", size_of_texts(pieces)},
      {"checksum", fmt::format("{:016x}", payload_checksum(payload))}};
  const std::string text = header.dump();
  std::string bytes = "calque static\n";
  bytes.append(2, '\0');
  append_number(bytes, static_cast<std::uint32_t>(text.size()));
  return bytes + text + payload;
}

}  // namespace calque
