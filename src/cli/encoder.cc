// The sentence encoder that the command line asks for.

#include "cli/common.h"
#include "embed/default_encoder.h"
#include "embed/find_encoder.h"
#include "embed/openvino_model.h"

namespace calque {
namespace {

constexpr const char* by_default = "auto";

// Without the default encoder: a note and the best result there is.
void note_missing(const Session& session) {
  if (!has_openvino()) {
    session.note({{}, "no sentence encoder is used: this build runs no networks"});
    return;
  }
  session.note({{},
                {"no sentence encoder is here, anchors and lengths are used (better: calque models "
                 "fetch {0})",
                 {default_encoder_name}}});
}

}  // namespace

void add_encoder_option(CLI::App& app, std::string& value, const Session& session,
                        const std::string& group) {
  app.add_option("--encoder", value,
                 session.tr("sentence encoder: the best that is here (auto), the default model, a "
                            "table, none, or the folder of a model"))
      ->option_text("auto|e5|static|none|" + session.tr("FOLDER"))
      ->type_name("auto|e5|static|none|files")
      ->group(group);
}

std::unique_ptr<Encoder> load_encoder(const std::string& named, const Session& session) {
  const auto threads = static_cast<std::size_t>(session.threads);
  if (named != by_default) return find_encoder(named, threads);
  try {
    auto encoder = find_encoder(named, threads);
    if (!encoder) note_missing(session);
    return encoder;
  } catch (const ModelError& error) {
    session.note({error.place(),
                  {"the sentence encoder is not used: {0}", {session.say(error.problem())}}});
    return nullptr;
  }
}

void check_encoder(const std::string& named, const Session& session) {
  if (named != by_default) load_encoder(named, session);
}

}  // namespace calque
