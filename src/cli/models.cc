// calque models
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/models_quantize.h"
#include "embed/default_encoder.h"
#include "embed/openvino_model.h"
#include "models/manifest.h"

namespace calque {
namespace {

struct Options {
  std::vector<std::string> names;
  std::string format;
};

struct StateOf {
  const ModelEntry* model;
  ModelState state;
};

std::vector<const ModelEntry*> chosen_models(const std::vector<std::string>& names) {
  std::vector<const ModelEntry*> chosen;
  for (const std::string& name : names) {
    const ModelEntry* model = find_model(name);
    if (model == nullptr) {
      throw UsageError({"unknown model: {0}", {name}}, "calque models list names them all");
    }
    chosen.push_back(model);
  }
  if (names.empty()) {
    for (const ModelEntry& model : model_manifest()) chosen.push_back(&model);
  }
  return chosen;
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
  const ModelEntry& model = *entry.model;
  nlohmann::ordered_json json = {
      {"name", model.name},      {"purpose", model.purpose}, {"state", state_key(entry.state)},
      {"file", model.file},      {"size", model.size},       {"sha256", model.sha256},
      {"licence", model.licence}};
  if (const auto path = locate_model(model)) json["path"] = *path;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string text_line(const StateOf& entry, const Session& session) {
  const ModelEntry& model = *entry.model;
  return fmt::format("{:<22} {:<10} {:>10}  {}  {}  {}\n", model.name,
                     state_text(entry.state, session), model.size, model.licence,
                     session.tr(model.purpose), locate_model(model).value_or(""));
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
ModelState state_of(const ModelEntry& model) {
  const ModelState fetched = verify_model(model);
  if (fetched != ModelState::ok || model.name != default_encoder_name || !has_openvino()) {
    return fetched;
  }
  switch (default_encoder_state(true)) {
    case EncoderState::ready: return ModelState::ok;
    case EncoderState::damaged: return ModelState::damaged;
    default: return ModelState::missing;
  }
}

std::vector<StateOf> states_of(const std::vector<const ModelEntry*>& models) {
  std::vector<StateOf> states;
  for (const ModelEntry* model : models) states.push_back({model, state_of(*model)});
  return states;
}

int list(const Options& options, const Session& session) {
  print(states_of(chosen_models(options.names)), options, session);
  return 0;
}

// Fails when a model that was named is missing, or one that is there is damaged.
int verify(const Options& options, const Session& session) {
  const auto states = states_of(chosen_models(options.names));
  print(states, options, session);
  for (const auto& [model, state] : states) {
    if (state == ModelState::ok || (state == ModelState::missing && options.names.empty()))
      continue;
    throw ModelError({model->name},
                     state == ModelState::missing ? "the model is missing" : "the model is damaged",
                     {"fetch it: calque models fetch {0}", {model->name}});
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
  const auto models = chosen_models(options.names);
  Progress progress(session);
  progress.begin(session.tr("fetching"), models.size());
  for (const ModelEntry* model : models) {
    if (verify_model(*model) != ModelState::ok) {
      fetch_model(*model, [&](const std::string& line) { session.detail({"{0}", {line}}); });
    }
    prepare(*model, session);
    progress.advance();
  }
  print(states_of(models), options, session);
  return 0;
}

void add_action(CLI::App& parent, Session& session, const std::string& name,
                const std::string& description, int (*action)(const Options&, const Session&)) {
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
  command->footer(session.tr("Example:") + "\n  calque models " + name + " lid.176");
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
  add_action(*command, session, "verify", tr("check models against their checksums"), verify);
  add_quantize_action(*command, session);
}

}  // namespace calque
