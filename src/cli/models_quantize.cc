// calque models quantize
#include "cli/models_quantize.h"

#include "cli/common.h"
#include "embed/default_encoder.h"
#include "embed/quantize.h"

namespace calque {
namespace {

int quantize(const std::string& given, const Session& session) {
  const std::string folder = given.empty() ? default_encoder_folder() : given;
  if (given.empty() && default_encoder_state() != EncoderState::ready) {
    throw ModelError({default_encoder_name}, "the model is missing",
                     {"fetch it: calque models fetch {0}", {default_encoder_name}});
  }
  Progress progress(session);
  progress.begin(session.tr("quantizing"), 1);
  const std::string made = quantize_encoder(folder, [&](const std::string& line) {
    session.detail({"{0}", {line}});
  });
  progress.advance();
  Output output("-");
  output.write(made + "\n");
  output.commit();
  return 0;
}

}  // namespace

void add_quantize_action(CLI::App& models, Session& session) {
  const Translator& tr = session.tr;
  auto folder = std::make_shared<std::string>();
  CLI::App* command = models.add_subcommand(
      "quantize", tr("make a sentence encoder of 8 bits, faster and nearly as good"));
  command
      ->add_option(tr("FOLDER"), *folder, tr("folder of a model (default: the default encoder's)"))
      ->option_text(" ")
      ->type_name("files");
  add_general_options(*command, session);
  command->footer(tr("Example: once to make it, then to use it") +
                  "\n  calque models quantize\n  calque align --encoder e5-int8 fr.txt en.txt");
  command->callback([folder, &session] {
    session.command = [folder, &session] { return quantize(*folder, session); };
  });
}

}  // namespace calque
