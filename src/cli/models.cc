// calque models
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/models_quantize.h"
#include "cli/threads.h"
#include "embed/default_encoder.h"
#include "embed/openvino_model.h"
#include "embed/static_builder.h"
#include "models/manifest.h"

namespace calque {
namespace {

struct Options {
  std::vector<std::string> names;
  std::string format;
};

// A model of the manifest or the table that is made from one.
struct StateOf {
  ModelEntry model;
  ModelState state = ModelState::missing;
  std::string path;  // empty where it is missing
};

constexpr const char* table_name = "static";

const ModelEntry& entry_of(const std::string& name) {
  const ModelEntry* model = find_model(name);
  if (model == nullptr) {
    throw UsageError({"unknown model: {0}", {name}}, "calque models list names them all");
  }
  return *model;
}

const char* state_key(ModelState state) {
  switch (state) {
    case ModelState::missing: return "missing";
    case ModelState::ok: return "ok";
    case ModelState::damaged: return "damaged";
  }
  return "missing";
}

std::string state_text(ModelState state, const Session& session) {
  switch (state) {
    case ModelState::missing: return session.tr("missing");
    case ModelState::ok: return session.tr("ok");
    case ModelState::damaged: return session.tr("damaged");
  }
  return {};
}

std::string json_line(const StateOf& entry) {
  const ModelEntry& model = entry.model;
  nlohmann::ordered_json json = {{"name", model.name},
                                 {"purpose", model.purpose},
                                 {"state", state_key(entry.state)},
                                 {"file", model.file},
                                 {"size", model.size}};
  if (!model.sha256.empty()) json["sha256"] = model.sha256;
  json["licence"] = model.licence;
  if (!entry.path.empty()) json["path"] = entry.path;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string text_line(const StateOf& entry, const Session& session) {
  const ModelEntry& model = entry.model;
  return fmt::format("{:<22} {:<10} {:>10}  {}  {}  {}\n", model.name,
                     state_text(entry.state, session), model.size, model.licence,
                     session.tr(model.purpose), entry.path);
}

void print(const std::vector<StateOf>& entries, const Options& options, const Session& session) {
  const bool jsonl = options.format == "jsonl";
  if (!jsonl && !options.format.empty() && options.format != "text") {
    throw UsageError({"unknown format: {0}", {options.format}},
                     {"choose one of {0}", {"text|jsonl"}});
  }
  Output output("-");
  for (const StateOf& entry : entries) {
    output.write(jsonl ? json_line(entry) : text_line(entry, session));
  }
  output.commit();
}

// Of the file that was fetched, and of what was made of it.
StateOf state_of(const ModelEntry& model) {
  StateOf entry{model, verify_model(model), locate_model(model).value_or("")};
  if (entry.state != ModelState::ok || model.name != default_encoder_name || !has_openvino()) {
    return entry;
  }
  switch (default_encoder_state(true)) {
    case EncoderState::ready: break;
    case EncoderState::damaged: entry.state = ModelState::damaged; break;
    default: entry.state = ModelState::missing;
  }
  return entry;
}

// Not in the manifest: it is made here, and its own checksum is in it.
StateOf state_of_table(const Session& session) {
  namespace fs = std::filesystem;
  const fs::path path = static_table_path();
  StateOf entry;
  entry.model.name = table_name;
  entry.model.purpose = session.tr("sentence vectors without a network");
  entry.model.file = path.filename().string();
  entry.model.licence = entry_of(default_encoder_name).licence;
  const StaticTableState state = static_table_state(true);
  if (state == StaticTableState::missing) return entry;
  std::error_code ignored;
  entry.model.size = fs::file_size(path, ignored);
  entry.path = path.string();
  entry.state = state == StaticTableState::ready ? ModelState::ok : ModelState::damaged;
  return entry;
}

std::vector<StateOf> states_of(const std::vector<std::string>& names, const Session& session) {
  std::vector<StateOf> states;
  for (const std::string& name : names)
    states.push_back(name == table_name ? state_of_table(session) : state_of(entry_of(name)));
  if (!names.empty()) return states;
  for (const ModelEntry& model : model_manifest()) states.push_back(state_of(model));
  states.push_back(state_of_table(session));
  return states;
}

int list(const Options& options, const Session& session) {
  print(states_of(options.names, session), options, session);
  return 0;
}

Message remedy_for(const StateOf& entry) {
  if (entry.model.name == table_name) return {"make it: calque models build {0}", {table_name}};
  return {"fetch it: calque models fetch {0}", {entry.model.name}};
}

// Fails when a model that was named is missing, or one that is there is damaged.
int verify(const Options& options, const Session& session) {
  const auto states = states_of(options.names, session);
  print(states, options, session);
  for (const StateOf& entry : states) {
    const bool missing = entry.state == ModelState::missing;
    if (entry.state == ModelState::ok || (missing && options.names.empty())) continue;
    throw ModelError({entry.model.name}, missing ? "the model is missing" : "the model is damaged",
                     remedy_for(entry));
  }
  return 0;
}

// The default encoder is not used as it comes: it becomes a folder of its own.
void prepare(const ModelEntry& model, const Session& session) {
  if (model.name != default_encoder_name) return;
  if (!has_openvino()) {
    session.note({{model.name}, "the model is here, but this build runs no networks"});
    return;
  }
  if (default_encoder_state(true) != EncoderState::ready) prepare_default_encoder();
}

int fetch(const Options& options, const Session& session) {
  std::vector<ModelEntry> models;
  for (const std::string& name : options.names) {
    if (name == table_name) {
      throw UsageError({"{0} is made, not fetched", {name}},
                       {"make it: calque models build {0}", {name}});
    }
    models.push_back(entry_of(name));
  }
  if (models.empty()) models = model_manifest();
  Progress progress(session);
  progress.begin(session.tr("fetching"), models.size());
  std::vector<StateOf> states;
  for (const ModelEntry& model : models) {
    if (verify_model(model) != ModelState::ok) {
      fetch_model(model, [&](const std::string& line) { session.detail({"{0}", {line}}); });
    }
    prepare(model, session);
    states.push_back(state_of(model));
    progress.advance();
  }
  print(states, options, session);
  return 0;
}

// Always anew: the model that the table is made from may be another one.
int build(const Options& options, const Session& session) {
  for (const std::string& name : options.names) {
    if (name == table_name) continue;
    entry_of(name);
    throw UsageError({"{0} is fetched, not made", {name}},
                     {"fetch it: calque models fetch {0}", {name}});
  }
  Progress progress(session);
  progress.begin(session.tr("encoding"), 0);
  build_static_table(encode_options(session, progress));
  print({state_of_table(session)}, options, session);
  return 0;
}

void add_action(CLI::App& parent, Session& session, const std::string& name,
                const std::string& description, int (*action)(const Options&, const Session&),
                const std::string& example = "lid.176") {
  auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(name, description);
  command->add_option(session.tr("NAME"), options->names, session.tr("models (default: all)"))
      ->option_text(" ")
      ->type_name("model");
  command
      ->add_option("-f,--format", options->format, session.tr("form of the list (default: text)"))
      ->option_text("text|jsonl")
      ->group(session.tr("Results"));
  add_general_options(*command, session);
  command->footer(session.tr("Example:") + "\n  calque models " + name + " " + example);
  command->callback([options, action, &session] {
    session.command = [options, action, &session] { return action(*options, session); };
  });
}

}  // namespace

void add_models_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  CLI::App* command = app.add_subcommand("models", tr("list, fetch and verify the models"));
  command->require_subcommand(1);
  add_general_options(*command, session);
  command->footer(tr("Example:") + "\n  calque models fetch lid.176");
  add_action(*command, session, "list", tr("what models there are and which are here"), list);
  add_action(*command, session, "fetch", tr("fetch models that are missing or damaged"), fetch);
  add_action(*command, session, "build", tr("make the table of --encoder static"), build,
             table_name);
  add_action(*command, session, "verify", tr("check models against their checksums"), verify);
  add_quantize_action(*command, session);
}

}  // namespace calque
