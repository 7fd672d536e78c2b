// BatchModel: OpenVINO.
#include "embed/openvino_model.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <openvino/openvino.hpp>

#include "embed/cache_folder.h"
#include "embed/memory.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr const char* device = "CPU";
constexpr const char* export_again = "fetch or export the model again (docs/models.md)";

// The runtime names its own files first, a line each, and the reason last.
std::string reason(const std::exception& error) {
  const std::string all = error.what();
  const auto end = all.find_last_not_of(" \n");
  if (end == all.npos) return "?";
  const auto begin = all.find_last_of('\n', end);
  return all.substr(begin + 1, end - begin);  // begin + 1 is 0 where there is one line
}

[[noreturn]] void fail(const std::string& path, const std::exception& error, std::uint64_t memory) {
  const std::string why = reason(error);
  for (const char* sign :
       {"Cannot allocate memory", "bad_alloc", "can't alloc", "Resource temporarily unavailable"}) {
    if (why.find(sign) != why.npos) fail_for_memory(memory, path);
  }
  throw ModelError({path}, {"the network cannot be used: {0}", {why}}, export_again);
}

// Changes whenever the network's files, the runtime or the processor do, but not with the folder's
// name and what else is in it.
std::string cache_name(const std::string& path, ov::Core& core) {
  std::string key = fmt::format("{}|{}", ov::get_openvino_version().buildNumber,
                                core.get_property(device, ov::device::full_name));
  for (const std::string& able : core.get_property(device, ov::device::capabilities)) {
    key += "|" + able;
  }
  for (const char* ending : {"", ".bin", ".data", "_data"}) {  // where large weights are kept
    key += state_of_files(path + ending);
  }
  key += state_of_files(fs::path(path).replace_extension(".bin").string());
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const unsigned char c : key + "|" + fs::path(path).filename().string())
    hash = (hash ^ c) * 0x100000001b3;
  return fmt::format("network-{:016x}", hash);
}

// Bytes that the network takes, about: its weights, once as they are and once as the processor
// wants them, and room to work in.
std::uint64_t memory_for(const std::string& path) {
  constexpr std::uint64_t room = 100'000'000;
  std::error_code error;
  std::uint64_t weights = 0;
  for (const fs::path& file : {fs::path(path), fs::path(path).replace_extension(".bin")}) {
    const auto size = fs::file_size(file, error);
    if (!error) weights += size;
  }
  return 2 * weights + room;
}

// The runtime's readers say much on standard error about what is none of theirs.
void check_kind(const fs::path& path) {
  std::error_code error;
  const auto require_file = [&](const fs::path& file) {
    if (fs::is_regular_file(file, error) && std::ifstream(file)) return;
    throw ModelError({file.string()}, "the file is missing or cannot be read", export_again);
  };
  require_file(path);
  if (path.extension() == ".onnx") return;
  char first = 0;
  std::ifstream(path) >> first;
  if (path.extension() != ".xml" || first != '<') {
    throw ModelError({path.string()}, "neither a network of OpenVINO (.xml) nor of ONNX (.onnx)",
                     export_again);
  }
  require_file(fs::path(path).replace_extension(".bin"));
}

ov::CompiledModel compile(ov::Core& core, const std::string& path, std::size_t streams) {
  const ov::AnyMap properties = {ov::num_streams(static_cast<std::int32_t>(streams)),
                                 ov::inference_num_threads(static_cast<std::int32_t>(streams)),
                                 ov::hint::enable_cpu_pinning(false)};
  const std::string name = cache_name(path, core);
  ov::CompiledModel model;
  const bool cached = read_cached(name, [&](std::istream& in) {
    try {
      model = core.import_model(in, device, properties);
      return true;
    } catch (const std::exception&) {
      return false;
    }
  });
  if (cached) return model;
  model = core.compile_model(path, device, properties);
  write_cached(name, [&](std::ostream& out) { model.export_model(out); });
  return model;
}

class OpenVinoModel : public BatchModel {
 public:
  OpenVinoModel(const NetworkFile& file, std::size_t threads)
      : file_(file), memory_(memory_for(file.path)) {
    check_kind(file.path);
    require_memory(memory_, file.path);
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    streams_ = std::min(threads == 0 ? processors : threads, processors);
    try {
      model_ = compile(core_, file.path, streams_);
      find_inputs();
      find_output();
    } catch (const std::bad_alloc&) {
      fail_for_memory(memory_, file.path);
    } catch (const ov::Exception& error) {
      fail(file.path, error, memory_);
    }
  }

  std::size_t dimension() const override { return dimension_; }
  std::size_t streams() const override { return streams_; }

  void run(const TokenBatch& batch, std::span<float> vectors) const override {
    try {
      ov::InferRequest request = take_request();
      const ov::Shape shape{batch.rows, batch.length};
      set(request, ids_, shape, batch.ids);
      set(request, mask_, shape, batch.mask);
      if (types_) set(request, *types_, shape, std::vector<std::int64_t>(batch.ids.size()));
      request.infer();
      pool(request.get_output_tensor(output_), batch, vectors);
      give_back(request);
    } catch (const std::bad_alloc&) {
      fail_for_memory(memory_, file_.path);
    } catch (const ov::Exception& error) {
      fail(file_.path, error, memory_);
    }
  }

 private:
  [[noreturn]] void reject(const std::string& what) const {
    throw ModelError({file_.path}, {"not a network for sentences: {0}", {what}}, export_again);
  }

  void find_inputs() {
    std::optional<std::size_t> ids;
    std::optional<std::size_t> mask;
    for (std::size_t i = 0; i < model_.inputs().size(); ++i) {
      const auto& names = model_.input(i).get_names();
      const auto type = model_.input(i).get_element_type();
      if (type != ov::element::i64 && type != ov::element::i32) {
        reject("input of type " + type.get_type_name());
      }
      if (names.contains("input_ids")) {
        ids = i;
      } else if (names.contains("attention_mask")) {
        mask = i;
      } else if (names.contains("token_type_ids")) {
        types_ = i;
      } else {
        reject("input " + (names.empty() ? std::to_string(i) : *names.begin()));
      }
    }
    if (!ids || !mask) reject("no input_ids, no attention_mask");
    ids_ = *ids;
    mask_ = *mask;
  }

  bool fits(const ov::Output<const ov::Node>& output) const {
    const auto rank = output.get_partial_shape().rank();
    const bool named = file_.output.empty() || output.get_names().contains(file_.output);
    return named && output.get_element_type() == ov::element::f32 && rank.is_static() &&
           (rank.get_length() == 3 || (rank.get_length() == 2 && prefers_rows()));
  }
  bool prefers_rows() const { return file_.pooling == Pooling::none || !file_.output.empty(); }

  void find_output() {
    const auto& outputs = model_.outputs();
    const auto found = std::find_if(outputs.begin(), outputs.end(),
                                    [&](const auto& output) { return fits(output); });
    if (found == outputs.end()) reject("no output that fits");
    output_ = static_cast<std::size_t>(found - outputs.begin());
    const auto shape = found->get_partial_shape();
    const auto last = shape[shape.size() - 1];
    dimension_ = last.is_static() ? static_cast<std::size_t>(last.get_length()) : file_.dimension;
    if (dimension_ == 0) reject("output of unknown dimension");
    if (file_.dimension != 0 && dimension_ != file_.dimension) {
      throw ModelError(
          {file_.path},
          {"the network's vectors have {0} dimensions, not {1} as its config.json says",
           {std::to_string(dimension_), std::to_string(file_.dimension)}},
          export_again);
    }
  }

  ov::InferRequest take_request() const {
    {
      const std::lock_guard lock(mutex_);
      if (!requests_.empty()) {
        ov::InferRequest request = requests_.back();
        requests_.pop_back();
        return request;
      }
    }
    return model_.create_infer_request();
  }

  void give_back(const ov::InferRequest& request) const {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
  }

  void set(ov::InferRequest& request, std::size_t input, const ov::Shape& shape,
           const std::vector<std::int64_t>& values) const {
    ov::Tensor tensor(model_.input(input).get_element_type(), shape);
    if (tensor.get_element_type() == ov::element::i64) {
      std::copy(values.begin(), values.end(), tensor.data<std::int64_t>());
    } else {
      std::copy(values.begin(), values.end(), tensor.data<std::int32_t>());
    }
    request.set_input_tensor(input, tensor);
  }

  // One vector a row, of what the network gave: a vector a row or one for each token.
  void pool(const ov::Tensor& output, const TokenBatch& batch, std::span<float> vectors) const {
    const bool tokens = output.get_shape().size() == 3;
    const std::size_t length = tokens ? batch.length : 1;
    if (output.get_size() != batch.rows * length * dimension_) reject("output of another size");
    const float* from = output.data<float>();
    for (std::size_t row = 0; row < batch.rows; ++row, from += length * dimension_) {
      float* to = vectors.data() + row * dimension_;
      if (!tokens || file_.pooling == Pooling::first) {
        std::copy_n(from, dimension_, to);
      } else {
        mean(from, batch, row, to);
      }
    }
  }

  void mean(const float* from, const TokenBatch& batch, std::size_t row, float* to) const {
    std::fill_n(to, dimension_, 0.0F);
    std::size_t count = 0;
    for (std::size_t t = 0; t < batch.length; ++t, from += dimension_) {
      if (batch.mask[row * batch.length + t] == 0) continue;
      ++count;
      for (std::size_t k = 0; k < dimension_; ++k) to[k] += from[k];
    }
    for (std::size_t k = 0; k < dimension_; ++k) to[k] /= static_cast<float>(count);
  }

  NetworkFile file_;
  std::uint64_t memory_;  // bytes, about
  std::size_t streams_ = 1;
  std::size_t dimension_ = 0;
  std::size_t ids_ = 0;
  std::size_t mask_ = 0;
  std::optional<std::size_t> types_;
  std::size_t output_ = 0;
  ov::Core core_;
  mutable ov::CompiledModel model_;
  mutable std::mutex mutex_;
  mutable std::vector<ov::InferRequest> requests_;  // not in use
};

}  // namespace

bool has_openvino() { return true; }

Networks networks_here() {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2")) return Networks::no_avx2;
#endif
  return Networks::runnable;
}

std::unique_ptr<BatchModel> load_network(const NetworkFile& file, std::size_t threads) {
  if (networks_here() == Networks::no_avx2) {
    throw ModelError({file.path}, "this processor has no AVX2, which the encoder needs",
                     "use --encoder static or none");
  }
  return std::make_unique<OpenVinoModel>(file, threads);
}

}  // namespace calque
