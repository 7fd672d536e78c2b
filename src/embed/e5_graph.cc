#include "embed/e5_graph.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include <openvino/openvino.hpp>
#include <openvino/opsets/opset14.hpp>

#include "embed/workers.h"
#include "text/error.h"

namespace calque {
namespace {

namespace op = ov::opset14;
using Value = ov::Output<ov::Node>;

template <typename T>
Value constant(ov::element::Type type, const ov::Shape& shape, const std::vector<T>& values) {
  return op::Constant::create(type, shape, values);
}

Value integers(const std::vector<std::int64_t>& values) {
  return constant(ov::element::i64, {values.size()}, values);
}

Value number(float value) { return constant(ov::element::f32, {}, std::vector<float>{value}); }

class GraphBuilder {
 public:
  explicit GraphBuilder(const E5WeightsFile& weights) : weights_(weights) {}

  enum class Result { mean, second_token };

  std::shared_ptr<ov::Model> build(Result wanted = Result::mean) {
    const auto ids = input("input_ids");
    const auto mask = input("attention_mask");
    const Value kept = std::make_shared<op::Convert>(mask, ov::element::f32);
    Value state = embed(ids);
    const Value bias = mask_bias(kept);
    for (std::size_t layer = 0; layer < weights_.layers; ++layer) {
      const std::string prefix = "l" + std::to_string(layer) + ".";
      state = norm(add(state, attention(state, bias, prefix)), prefix + "aln");
      state = norm(add(state, feed_forward(state, prefix)), prefix + "oln");
    }
    const bool is_mean = wanted == Result::mean;
    const auto result = std::make_shared<op::Result>(is_mean ? mean(state, kept) : second(state));
    const std::string name = is_mean ? "mean" : "second_token";
    result->get_output_tensor(0).set_names({name});
    result->set_friendly_name(name);
    return std::make_shared<ov::Model>(ov::ResultVector{result}, ov::ParameterVector{ids, mask},
                                       "multilingual-e5-small");
  }

 private:
  static std::shared_ptr<op::Parameter> input(const std::string& name) {
    const auto parameter =
        std::make_shared<op::Parameter>(ov::element::i64, ov::PartialShape{-1, -1});
    parameter->get_output_tensor(0).set_names({name});
    parameter->set_friendly_name(name);
    return parameter;
  }

  static Value add(const Value& a, const Value& b) { return std::make_shared<op::Add>(a, b); }
  static Value multiply(const Value& a, const Value& b) {
    return std::make_shared<op::Multiply>(a, b);
  }

  Value floats(const std::string& name, const ov::Shape& shape) const {
    return constant(ov::element::f32, shape, weights_.values(name, ov::shape_size(shape)));
  }

  // 4-bit values, unpacked by the processor plugin while it multiplies.
  Value matrix(const std::string& name, std::size_t rows, std::size_t columns) const {
    const auto stored = weights_.matrix(name, rows, columns);
    const std::size_t groups = columns / E5WeightsFile::group;
    const Value halves = std::make_shared<op::Constant>(
        ov::element::u4, ov::Shape{rows, groups, E5WeightsFile::group}, stored.halves.data());
    const Value scales = std::make_shared<op::Constant>(
        ov::element::f16, ov::Shape{rows, groups, 1}, stored.scales.data());
    const Value zero = constant(ov::element::u4, {1, 1, 1}, std::vector<std::uint8_t>{8});
    const Value centred =
        std::make_shared<op::Subtract>(std::make_shared<op::Convert>(halves, ov::element::f16),
                                       std::make_shared<op::Convert>(zero, ov::element::f16));
    const Value flat = std::make_shared<op::Reshape>(
        multiply(centred, scales),
        integers({static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)}), false);
    return std::make_shared<op::Convert>(flat, ov::element::f32);
  }

  Value linear(const Value& x, const std::string& name, std::size_t from, std::size_t to) const {
    const Value product =
        std::make_shared<op::MatMul>(x, matrix(name + ".w", to, from), false, true);
    return add(product, floats(name + ".b", {1, 1, to}));
  }

  Value norm(const Value& x, const std::string& name) const {
    const Value centred = std::make_shared<op::MVN>(x, integers({-1}), true, weights_.epsilon,
                                                    ov::op::MVNEpsMode::INSIDE_SQRT);
    const ov::Shape shape{1, 1, weights_.hidden};
    return add(multiply(centred, floats(name + ".w", shape)), floats(name + ".b", shape));
  }

  Value embed(const Value& ids) const {
    const Value words =
        std::make_shared<op::Gather>(matrix("emb.word", weights_.vocabulary, weights_.hidden), ids,
                                     constant(ov::element::i64, {}, std::vector<std::int64_t>{0}));
    auto places = weights_.values("emb.pos", weights_.positions * weights_.hidden);
    const auto type = weights_.values("emb.type", 2 * weights_.hidden);
    for (std::size_t i = 0; i < places.size(); ++i) places[i] += type[i % weights_.hidden];
    const Value table = constant(ov::element::f32, {weights_.positions, weights_.hidden}, places);
    const Value length = std::make_shared<op::Slice>(std::make_shared<op::ShapeOf>(ids),
                                                     integers({1}), integers({2}), integers({1}));
    const Value used =
        std::make_shared<op::Slice>(table, integers({0}), length, integers({1}), integers({0}));
    return norm(add(words, used), "emb.ln");
  }

  // What is added to the attention's scores: nothing for a token, much less for padding.
  static Value mask_bias(const Value& kept) {
    const Value wide = std::make_shared<op::Unsqueeze>(kept, integers({1, 2}));
    return multiply(std::make_shared<op::Subtract>(number(1), wide), number(-10000));
  }

  Value heads_of(const Value& x) const {
    const auto heads = static_cast<std::int64_t>(weights_.heads);
    const auto width = static_cast<std::int64_t>(weights_.hidden / weights_.heads);
    const Value split = std::make_shared<op::Reshape>(x, integers({0, 0, heads, width}), true);
    return std::make_shared<op::Transpose>(split, integers({0, 2, 1, 3}));
  }

  Value attention(const Value& x, const Value& bias, const std::string& prefix) const {
    const std::size_t hidden = weights_.hidden;
    const Value q = heads_of(linear(x, prefix + "q", hidden, hidden));
    const Value k = heads_of(linear(x, prefix + "k", hidden, hidden));
    const Value v = heads_of(linear(x, prefix + "v", hidden, hidden));
    const Value mixed = std::make_shared<op::ScaledDotProductAttention>(q, k, v, bias, false);
    const Value joined = std::make_shared<op::Reshape>(
        std::make_shared<op::Transpose>(mixed, integers({0, 2, 1, 3})),
        integers({0, 0, static_cast<std::int64_t>(hidden)}), true);
    return linear(joined, prefix + "ao", hidden, hidden);
  }

  Value feed_forward(const Value& x, const std::string& prefix) const {
    const Value wide = linear(x, prefix + "fi", weights_.hidden, weights_.inner);
    return linear(std::make_shared<op::Gelu>(wide), prefix + "fo", weights_.inner, weights_.hidden);
  }

  static Value mean(const Value& state, const Value& kept) {
    const Value masked = multiply(state, std::make_shared<op::Unsqueeze>(kept, integers({2})));
    const Value sum = std::make_shared<op::ReduceSum>(masked, integers({1}), false);
    const Value count = std::make_shared<op::ReduceSum>(kept, integers({1}), true);
    return std::make_shared<op::Divide>(sum, count);
  }

  static Value second(const Value& state) {
    return std::make_shared<op::Gather>(state, constant(ov::element::i64, {}, std::vector{1L}),
                                        constant(ov::element::i64, {}, std::vector{1L}));
  }

  const E5WeightsFile& weights_;
};

// Each number between those that begin and end an input.
void fill_inputs(std::size_t first, ov::InferRequest& request, std::size_t rows) {
  constexpr std::size_t length = 3;
  constexpr std::int64_t begin = 0;
  constexpr std::int64_t end = 2;
  ov::Tensor ids(ov::element::i64, {rows, length});
  ov::Tensor mask(ov::element::i64, {rows, length});
  auto* to = ids.data<std::int64_t>();
  for (std::size_t i = first; i < first + rows; ++i) {
    *to++ = begin;
    *to++ = static_cast<std::int64_t>(i);
    *to++ = end;
  }
  std::fill_n(mask.data<std::int64_t>(), rows * length, 1);
  request.set_tensor("input_ids", ids);
  request.set_tensor("attention_mask", mask);
}

}  // namespace

void save_e5_graph(const E5WeightsFile& weights, const std::string& path) {
  try {
    ov::save_model(GraphBuilder(weights).build(), path, false);
  } catch (const ov::Exception& error) {
    throw ModelError({path}, {"the model cannot be written: {0}", {error.what()}});
  }
}

Matrix e5_piece_states(const E5WeightsFile& weights, std::size_t first, std::size_t count,
                       const EncodeOptions& options) {
  constexpr std::size_t rows_at_once = 512;
  Matrix states{count, weights.hidden, std::vector<float>(count * weights.hidden)};
  try {
    ov::Core core;
    const auto streams = static_cast<std::int32_t>(std::max<std::size_t>(1, options.threads));
    ov::CompiledModel model =
        core.compile_model(GraphBuilder(weights).build(GraphBuilder::Result::second_token), "CPU",
                           ov::AnyMap{ov::num_streams(streams), ov::inference_num_threads(streams),
                                      ov::hint::enable_cpu_pinning(false)});
    std::size_t done = 0;
    std::mutex mutex;
    share_work((count + rows_at_once - 1) / rows_at_once, options.threads, [&](std::size_t k) {
      const std::size_t begin = k * rows_at_once;
      const std::size_t rows = std::min(rows_at_once, count - begin);
      ov::InferRequest request = model.create_infer_request();
      fill_inputs(first + begin, request, rows);
      request.infer();
      std::copy_n(request.get_output_tensor().data<float>(), rows * weights.hidden,
                  states.values.data() + begin * weights.hidden);
      const std::lock_guard lock(mutex);
      done += rows;
      if (options.progress) options.progress(done);
    });
  } catch (const ov::Exception& error) {
    throw ModelError({"multilingual-e5-small"},
                     {"the network cannot be used: {0}", {error.what()}});
  }
  return states;
}

}  // namespace calque
