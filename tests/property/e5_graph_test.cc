// The network that is built from a weights file, against plain loops.
#include "embed/e5_graph.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "embed/openvino_model.h"
#include "support/e5_file.h"
#include "support/temporary_folder.h"

namespace calque {
namespace {

using Row = std::vector<double>;
using Rows = std::vector<Row>;

class SlowEncoder {
 public:
  explicit SlowEncoder(const E5File& file)
      : file_(file), hidden_(static_cast<std::size_t>(file.sizes().hidden)) {}

  Rows states(const std::vector<std::int64_t>& ids) const {
    Rows state;
    for (std::size_t t = 0; t < ids.size(); ++t) {
      Row row(hidden_);
      for (std::size_t k = 0; k < hidden_; ++k) {
        row[k] = file_.values("emb.word")[static_cast<std::size_t>(ids[t]) * hidden_ + k] +
                 file_.values("emb.pos")[t * hidden_ + k] + file_.values("emb.type")[k];
      }
      state.push_back(norm(row, "emb.ln"));
    }
    for (int layer = 0; layer < file_.sizes().layers; ++layer) {
      const std::string prefix = "l" + std::to_string(layer) + ".";
      const Rows mixed = attention(state, prefix);
      for (std::size_t t = 0; t < state.size(); ++t) {
        state[t] = norm(sum(state[t], linear(mixed[t], prefix + "ao")), prefix + "aln");
        Row wide = linear(state[t], prefix + "fi");
        for (double& x : wide) x = 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
        state[t] = norm(sum(state[t], linear(wide, prefix + "fo")), prefix + "oln");
      }
    }
    return state;
  }

  Row mean(const std::vector<std::int64_t>& ids) const {
    const Rows state = states(ids);
    Row mean(hidden_);
    for (const Row& row : state) mean = sum(mean, row);
    for (double& x : mean) x /= static_cast<double>(state.size());
    return mean;
  }

 private:
  static Row sum(Row a, const Row& b) {
    for (std::size_t k = 0; k < a.size(); ++k) a[k] += b[k];
    return a;
  }

  Row norm(const Row& row, const std::string& name) const {
    double mean = 0;
    double variance = 0;
    for (const double x : row) mean += x / static_cast<double>(row.size());
    for (const double x : row)
      variance += (x - mean) * (x - mean) / static_cast<double>(row.size());
    Row out(row.size());
    for (std::size_t k = 0; k < row.size(); ++k) {
      out[k] = (row[k] - mean) / std::sqrt(variance + 1e-12) * file_.values(name + ".w")[k] +
               file_.values(name + ".b")[k];
    }
    return out;
  }

  Row linear(const Row& row, const std::string& name) const {
    const auto& weights = file_.values(name + ".w");
    const auto& bias = file_.values(name + ".b");
    Row out(bias.begin(), bias.end());
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (std::size_t k = 0; k < row.size(); ++k) out[i] += weights[i * row.size() + k] * row[k];
    }
    return out;
  }

  Rows attention(const Rows& state, const std::string& prefix) const {
    const auto heads = static_cast<std::size_t>(file_.sizes().heads);
    const std::size_t wide = hidden_ / heads;
    Rows q;
    Rows k;
    Rows v;
    for (const Row& row : state) {
      q.push_back(linear(row, prefix + "q"));
      k.push_back(linear(row, prefix + "k"));
      v.push_back(linear(row, prefix + "v"));
    }
    Rows out(state.size(), Row(hidden_));
    for (std::size_t t = 0; t < state.size(); ++t) {
      for (std::size_t head = 0; head < heads; ++head) {
        Row weights(state.size());
        double total = 0;
        for (std::size_t u = 0; u < state.size(); ++u) {
          double dot = 0;
          for (std::size_t i = head * wide; i < (head + 1) * wide; ++i) dot += q[t][i] * k[u][i];
          weights[u] = std::exp(dot / std::sqrt(static_cast<double>(wide)));
          total += weights[u];
        }
        for (std::size_t u = 0; u < state.size(); ++u) {
          for (std::size_t i = head * wide; i < (head + 1) * wide; ++i) {
            out[t][i] += weights[u] / total * v[u][i];
          }
        }
      }
    }
    return out;
  }

  const E5File& file_;
  std::size_t hidden_;
};

double cosine(const Row& a, std::span<const float> b) {
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    ab += a[k] * b[k];
    aa += a[k] * a[k];
    bb += static_cast<double>(b[k]) * b[k];
  }
  return ab / std::sqrt(aa * bb);
}

TEST(E5Graph, GivesThePiecesStatesThatPlainLoopsGive) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  const TemporaryFolder folder;
  const E5File file;
  const E5WeightsFile weights(folder.write("weights", file.bytes({"a", "b"})));
  const SlowEncoder slow(file);
  EncodeOptions options;
  options.threads = 2;
  std::size_t done = 0;
  options.progress = [&](std::size_t count) { done = count; };
  const Matrix found = e5_piece_states(weights, 4, 7, options);
  ASSERT_EQ(found.rows, 7U);
  EXPECT_EQ(done, 7U);
  for (std::size_t i = 0; i < found.rows; ++i) {
    const Row expected = slow.states({0, static_cast<std::int64_t>(4 + i), 2})[1];
    EXPECT_GT(cosine(expected, std::span(found.values).subspan(i * 64, 64)), 0.999) << i;
  }
}

TEST(E5Graph, GivesWhatPlainLoopsGive) {
  if (!has_openvino()) GTEST_SKIP() << "this build has no OpenVINO";
  const TemporaryFolder folder;
  setenv("CALQUE_CACHE", folder.path("cache").c_str(), 1);
  const E5File file;
  save_e5_graph(E5WeightsFile(folder.write("weights", file.bytes({"a", "b"}))),
                folder.path("model.xml"));
  const auto model = load_network({folder.path("model.xml"), "mean", Pooling::none, 64}, 1);
  const SlowEncoder slow(file);
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    const std::size_t length = 2 + random() % 30;
    TokenBatch batch{3, length, {}, {}};
    std::vector<std::vector<std::int64_t>> inputs;
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const std::size_t used = 1 + random() % length;
      for (std::size_t t = 0; t < length; ++t) {
        batch.ids.push_back(t < used ? static_cast<std::int64_t>(random() % 12) : 1);
        batch.mask.push_back(t < used ? 1 : 0);
      }
      inputs.emplace_back(batch.ids.end() - static_cast<std::ptrdiff_t>(length),
                          batch.ids.end() - static_cast<std::ptrdiff_t>(length - used));
    }
    std::vector<float> found(batch.rows * 64);
    model->run(batch, found);
    for (std::size_t row = 0; row < batch.rows; ++row) {
      // Some processors compute in bfloat16.
      EXPECT_GT(cosine(slow.mean(inputs[row]), std::span(found).subspan(row * 64, 64)), 0.999)
          << "round " << round << ", row " << row;
    }
  }
}

}  // namespace
}  // namespace calque
