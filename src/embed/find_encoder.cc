#include "embed/find_encoder.h"

#include <filesystem>

#include "embed/default_encoder.h"
#include "embed/encoder_folder.h"
#include "embed/quantize.h"
#include "embed/static_builder.h"
#include "embed/static_encoder.h"
#include "text/error.h"

namespace calque {
namespace {

std::unique_ptr<Encoder> load_default(std::size_t threads, Loading loading) {
  if (has_openvino() && default_encoder_state() != EncoderState::ready) {
    throw ModelError({default_encoder_name}, "the model is missing",
                     {"fetch it: calque models fetch {0}", {default_encoder_name}});
  }
  if (!has_openvino())
    load_network({default_encoder_folder(), {}, Pooling::mean, 0}, threads);  // says so
  return load_encoder_folder(default_encoder_folder(), threads, loading);
}

std::unique_ptr<Encoder> load_quantized(std::size_t threads, Loading loading) {
  const std::string folder = quantized_folder(default_encoder_folder());
  std::error_code error;
  if (has_openvino() && !std::filesystem::is_directory(folder, error)) {
    throw ModelError({folder}, "the model is missing", "make it: calque models quantize");
  }
  return load_encoder_folder(folder, threads, loading);
}

}  // namespace

std::string name_in_use(const std::string& name, Networks networks) {
  if (name != "auto") return name;
  if (networks == Networks::runnable && default_encoder_state() == EncoderState::ready) return "e5";
  return static_table_state() == StaticTableState::missing ? "none" : "static";
}

std::unique_ptr<Encoder> find_encoder(const std::string& name, std::size_t threads, Loading loading,
                                      Networks networks) {
  const std::string used = name_in_use(name, networks);
  if (used == "none") return nullptr;
  if (used == "e5") return load_default(threads, loading);
  if (used == "e5-int8") return load_quantized(threads, loading);
  if (used == "static") return load_static_encoder(static_table_path());
  return load_encoder_folder(used, threads, loading);
}

}  // namespace calque
