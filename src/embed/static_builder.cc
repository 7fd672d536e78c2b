#include "embed/static_builder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "embed/default_encoder.h"
#include "embed/e5_graph.h"
#include "embed/e5_weights.h"
#include "embed/static_table.h"
#include "embed/static_table_writer.h"
#include "embed/whitening.h"
#include "models/manifest.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr const char* table_name = "static";
constexpr const char* table_version = "1";
constexpr std::size_t dimension = 256;
constexpr std::size_t most_pieces = 200000;  // the likeliest: the file stays below 30 MB
constexpr double usual = 3e-4;               // probability of a piece that counts half
constexpr std::size_t first_piece = 4;       // those before are marks, and the last is one

// Each piece's share of the vocabulary's texts, by the scores that it was made with.
std::vector<double> probabilities(const E5WeightsFile& weights, std::size_t count) {
  std::vector<double> shares;
  double whole = 0;
  for (std::size_t i = 0; i < count; ++i) {
    shares.push_back(std::exp(static_cast<double>(weights.score(first_piece + i))));
    whole += shares.back();
  }
  for (double& share : shares) share /= whole;
  return shares;
}

std::vector<StaticPiece> pieces_of(const E5WeightsFile& weights, const Matrix& vectors,
                                   const std::vector<double>& shares) {
  std::vector<double> counts;  // between how often a piece comes up and each one the same
  for (const double share : shares) counts.push_back(std::sqrt(share));
  const Whitening whitening = find_whitening(vectors, counts, dimension);
  std::vector<StaticPiece> pieces;
  std::vector<float> values(dimension);
  for (std::size_t i = 0; i < vectors.rows; ++i) {
    const std::string_view text = weights.piece(first_piece + i);
    if (text.empty() || text.find('\n') != text.npos) continue;
    whitening.apply(std::span(vectors.values).subspan(i * vectors.columns, vectors.columns),
                    values);
    const auto rarity = static_cast<float>(usual / (usual + shares[i]));
    for (float& value : values) value *= rarity;
    StaticPiece piece{text, weights.score(first_piece + i), 0, {}};
    pack_vector(values, piece);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

// Written beside its goal and then moved.
void write_whole(const std::string& path, const std::string& bytes) {
  const auto fail = [&] {
    throw OutputError({path}, {"the models folder cannot be written: {0}", {std::strerror(errno)}},
                      "name another in the variable CALQUE_MODELS");
  };
  const std::string unfinished = path + "." + std::to_string(::getpid());
  std::ofstream out(unfinished, std::ios::binary);
  out << bytes;
  out.close();
  std::error_code error;
  if (out) fs::rename(unfinished, path, error);
  if (out && !error) return;
  fs::remove(unfinished, error);
  fail();
}

E5WeightsFile open_source() {
  const auto path = locate_model(*find_model(default_encoder_name));
  if (path) return E5WeightsFile(*path);
  throw ModelError({default_encoder_name}, "the model is missing",
                   {"fetch it: calque models fetch {0}", {default_encoder_name}});
}

}  // namespace

std::string static_table_path() {
  return (fs::path(models_folder()) / "multilingual-e5-small.static").string();
}

StaticTableState static_table_state(bool thorough) {
  try {
    if (!fs::is_regular_file(static_table_path())) return StaticTableState::missing;
    if (!thorough) return StaticTableState::ready;
    StaticTable table;
    read_static_table(static_table_path(), table);
    return table.version == table_version ? StaticTableState::ready : StaticTableState::damaged;
  } catch (const fs::filesystem_error&) {
    return StaticTableState::missing;
  } catch (const Error&) {
    return StaticTableState::damaged;
  }
}

void build_static_table(const EncodeOptions& options) {
  const E5WeightsFile weights = open_source();
  // Pieces lie in the order of their scores.
  const std::size_t count = std::min(weights.pieces() - first_piece - 1, most_pieces);
  const Matrix vectors = e5_piece_states(weights, first_piece, count, options);
  const std::vector<StaticPiece> pieces =
      pieces_of(weights, vectors, probabilities(weights, count));
  const ModelEntry& source = *find_model(default_encoder_name);
  write_whole(static_table_path(),
              static_table_bytes({table_name, table_version, source.name, source.licence},
                                 dimension, pieces));
}

}  // namespace calque
