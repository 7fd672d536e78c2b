#include "embed/static_table.h"

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"

namespace calque {
namespace {

using Json = nlohmann::json;

constexpr std::string_view magic = "calque static\n";
constexpr std::size_t fixed_size = 20;  // magic, two spare bytes, length of the header
constexpr std::size_t largest_header = 1U << 20U;

[[noreturn]] void fail(const std::string& path, Message problem) {
  throw ModelError({path}, std::move(problem), "make it again: calque models build static");
}

std::string read_whole(const std::string& path) {
  std::error_code problem;
  const std::uintmax_t size = std::filesystem::file_size(path, problem);
  if (problem) {
    throw ModelError({path}, "the table of static vectors is missing",
                     {"make it: calque models build {0}", {"static"}});
  }
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!file) fail(path, "the table of static vectors cannot be read");
  return bytes;
}

template <typename Number>
Number number_at(const char* bytes) {
  Number number;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

// The header; `payload` is what follows it.
Json parse_header(std::string_view bytes, std::string_view& payload, const std::string& path) {
  if (!bytes.starts_with(magic)) fail(path, "not a table of static vectors");
  if (bytes.size() < fixed_size) fail(path, "the table is cut off");
  const auto length = number_at<std::uint32_t>(bytes.data() + fixed_size - 4);
  if (length > largest_header) fail(path, "the table's header is damaged");
  if (length > bytes.size() - fixed_size) fail(path, "the table is cut off");
  payload = bytes.substr(fixed_size + length);
  Json header = Json::parse(bytes.substr(fixed_size, length), nullptr, false);
  if (!header.is_object()) fail(path, "the table's header is damaged");
  return header;
}

// The next `size` bytes of the payload, which is shortened by them.
std::string_view take(std::string_view& payload, std::size_t size) {
  const std::string_view part = payload.substr(0, size);
  payload.remove_prefix(size);
  return part;
}

std::vector<float> floats(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

std::vector<std::string_view> split(std::string_view text, std::size_t count) {
  std::vector<std::string_view> pieces;
  pieces.reserve(count);
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return pieces;
}

void check_pieces(const StaticTable& table, std::size_t count, const std::string& path) {
  bool good = table.pieces.size() == count;
  for (std::size_t i = 0; good && i < count; ++i) {
    good = !table.pieces[i].empty() && (i == 0 || table.pieces[i - 1] < table.pieces[i]) &&
           std::isfinite(table.scores[i]) && std::isfinite(table.scales[i]);
  }
  if (!good) fail(path, "the table's pieces are damaged");
}

struct Sizes {
  std::size_t count;
  std::size_t text;
  std::uint64_t checksum;
};

// Throws Json::exception when something is missing or of another type.
Sizes fill_from_header(const Json& header, StaticTable& table, const std::string& path) {
  const int format = header.at("format").get<int>();
  if (format != 1) {
    fail(path, {"a table of form {0}, which this version cannot read", {std::to_string(format)}});
  }
  table.name = header.at("name").get<std::string>();
  table.version = header.at("version").get<std::string>();
  table.source = header.at("source").get<std::string>();
  table.licence = header.at("licence").get<std::string>();
  table.dimension = header.at("dimension").get<std::size_t>();
  table.bits = header.at("bits").get<int>();
  return {header.at("pieces").get<std::size_t>(), header.at("text_bytes").get<std::size_t>(),
          std::stoull(header.at("checksum").get<std::string>(), nullptr, 16)};
}

void fill_from_payload(std::string_view payload, const Sizes& sizes, StaticTable& table,
                       const std::string& path) {
  constexpr std::size_t largest = 1U << 30U;
  const bool plausible = sizes.count <= largest / 64 && sizes.text <= largest &&
                         table.dimension > 0 && table.dimension <= 4096 &&
                         table.dimension % 2 == 0 && (table.bits == 4 || table.bits == 8);
  if (!plausible) fail(path, "the table's header is damaged");
  const std::size_t row = table.dimension * static_cast<std::size_t>(table.bits) / 8;
  const std::size_t size = sizes.text + sizes.count * (2 * sizeof(float) + row);
  if (payload.size() < size) fail(path, "the table is cut off");
  if (payload.size() > size || payload_checksum(payload) != sizes.checksum) {
    fail(path, "the table is damaged: its checksum is another");
  }
  table.scores = floats(take(payload, sizes.count * sizeof(float)));
  table.scales = floats(take(payload, sizes.count * sizeof(float)));
  table.numbers = take(payload, sizes.count * row);
  table.pieces = split(payload, sizes.count);
  check_pieces(table, sizes.count, path);
}

}  // namespace

void read_static_table(const std::string& path, StaticTable& table) {
  table.bytes = read_whole(path);
  std::string_view payload;
  const Json header = parse_header(table.bytes, payload, path);
  Sizes sizes{};
  try {
    sizes = fill_from_header(header, table, path);
  } catch (const Json::exception&) {
    fail(path, "the table's header is damaged");
  } catch (const std::logic_error&) {  // the checksum is no number
    fail(path, "the table's header is damaged");
  }
  fill_from_payload(payload, sizes, table, path);
}

void add_vector(const StaticTable& table, std::uint32_t piece, std::span<float> sum) {
  const std::size_t row = table.dimension * static_cast<std::size_t>(table.bits) / 8;
  const auto* numbers = reinterpret_cast<const signed char*>(table.numbers.data()) + piece * row;
  const float scale = table.scales[piece];
  if (table.bits == 8) {
    for (std::size_t i = 0; i < row; ++i) sum[i] += scale * static_cast<float>(numbers[i]);
    return;
  }
  // Two numbers a byte, from 0 to 15 for -8 to 7: the low halves make the vector's first half.
  const float middle = 8 * scale;
  float* low = sum.data();
  float* high = low + row;
  for (std::size_t i = 0; i < row; ++i) {
    const auto both = static_cast<unsigned char>(numbers[i]);
    low[i] += scale * static_cast<float>(both & 15U) - middle;
    high[i] += scale * static_cast<float>(both >> 4U) - middle;
  }
}

std::uint64_t payload_checksum(std::string_view payload) {
  std::uint64_t sum = 0;
  std::uint64_t factor = 1;
  for (; payload.size() >= 8; payload.remove_prefix(8), factor += 2) {
    sum += number_at<std::uint64_t>(payload.data()) * factor;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, payload.data(), payload.size());
  return sum + rest * factor;
}

}  // namespace calque
