#include <cerrno>
#include <cstring>
#include <filesystem>

#include <unistd.h>

#include "models/manifest.h"
#include "models/script.h"
#include "text/error.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr const char* by_hand = "fetch it by hand into the models folder, or try again later";

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error && access(folder.c_str(), W_OK) == 0) return;
  throw OutputError({.file = folder},
                    {"the models folder cannot be written: {0}",
                     {error ? error.message() : std::strerror(errno)}},
                    "name another in the variable CALQUE_MODELS");
}

}  // namespace

void fetch_model(const ModelEntry& model, const std::function<void(const std::string&)>& report) {
  const std::string folder = models_folder();
  make_folder(folder);
  const ScriptFolder temporary;
  const std::string manifest = temporary.write("manifest.json");
  const ScriptResult result =
      run_script(temporary.write("fetch.py"), {manifest, model.name, folder}, report);
  if (result.status != 0) {
    throw ModelError({.file = model.name}, {"the model cannot be fetched: {0}", {result.joined()}},
                     by_hand);
  }
  if (verify_model(model) != ModelState::ok) {
    throw ModelError({.file = model.name}, "what was fetched is not the model", by_hand);
  }
}

}  // namespace calque
