// What stands in for OpenVINO in a build without it.
#include "embed/e5_graph.h"
#include "embed/openvino_model.h"
#include "text/error.h"

namespace calque {
namespace {

[[noreturn]] void fail(const std::string& path) {
  throw ModelError({path}, "this build runs no networks (OpenVINO was not found)",
                   "build it with OpenVINO (scripts/setup), or use --encoder static or none");
}

}  // namespace

bool has_openvino() { return false; }

Networks networks_here() { return Networks::not_built; }

std::unique_ptr<BatchModel> load_network(const NetworkFile& file, std::size_t /*threads*/) {
  fail(file.path);
}

void save_e5_graph(const E5WeightsFile& /*weights*/, const std::string& path) { fail(path); }

Matrix e5_piece_states(const E5WeightsFile& /*weights*/, std::size_t /*first*/,
                       std::size_t /*count*/, const EncodeOptions& /*options*/) {
  fail("multilingual-e5-small");
}

}  // namespace calque
