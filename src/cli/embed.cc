// calque embed
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/threads.h"
#include "embed/find_encoder.h"
#include "embed/npy.h"
#include "text/utf8.h"

namespace calque {
namespace {

struct Options {
  std::string file;
  std::string charset;
  bool lossy = false;
  std::string encoder = "auto";
  std::string output;
};

std::vector<std::string_view> lines_of(const Document& document) {
  std::vector<std::string_view> lines;
  for (const ByteRange line : split_lines(document.text)) {
    lines.push_back(slice(document.text, line));
  }
  return lines;
}

// Unlike elsewhere there is nothing to do without one.
std::unique_ptr<Encoder> find_any_encoder(const std::string& named, int threads) {
  if (named == "none") {
    throw UsageError("there is no encoder to make vectors with", "leave out --encoder none");
  }
  const auto at_once = static_cast<std::size_t>(threads);
  auto encoder = find_encoder(named, at_once);
  return encoder ? std::move(encoder) : find_encoder("e5", at_once);  // which tells what is missing
}

int run(const Options& options, const Session& session) {
  refuse_overwriting(options.output, {options.file});
  const auto encoder = find_any_encoder(options.encoder, session.threads);
  session.detail({"encoder: {0}, dimensions: {1}",
                  {encoder->info().description, std::to_string(encoder->info().dimension)}});
  Progress progress(session);
  InputOptions input;
  input.charset = options.charset;
  input.lossy = options.lossy;
  input.lines = true;
  const auto documents = read_documents({options.file}, input, session, progress);
  const std::vector<std::string_view> lines = lines_of(documents[0]);
  progress.begin(session.tr("encoding"), lines.size());
  const SentenceVectors vectors = encoder->encode(lines, encode_options(session, progress));
  Output output(options.output);
  output.write(npy_head_bytes(vectors.rows(), vectors.dimension));
  output.write({reinterpret_cast<const char*>(vectors.values.data()),
                vectors.values.size() * sizeof(float)});
  output.commit();
  return 0;
}

}  // namespace

void add_embed_command(CLI::App& app, Session& session) {
  const Translator& tr = session.tr;
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("embed", tr("write the vectors of the lines of a text"));
  command->add_option(tr("FILE"), options->file, tr("the text; - for standard input"))
      ->required()
      ->option_text(" ")
      ->type_name("files");
  add_encoder_option(*command, options->encoder, session, tr("Input"));
  command
      ->add_option("--charset", options->charset,
                   tr("encoding of the files (default: found by itself)"))
      ->option_text(tr("NAME"))
      ->type_name("charset")
      ->group(tr("Input"));
  command
      ->add_flag("--lossy", options->lossy,
                 tr("replace invalid bytes by U+FFFD instead of failing"))
      ->group(tr("Input"));
  command
      ->add_option("-o,--output", options->output, tr("write to FILE instead of standard output"))
      ->option_text(tr("FILE"))
      ->type_name("files npy")
      ->group(tr("Results"));
  add_general_options(*command, session);
  command->footer(tr("Example: vectors of all lines as a table of NumPy") +
                  "\n  calque embed --output lines.npy lines.txt");
  command->callback([options, &session] {
    session.command = [options, &session] { return run(*options, session); };
  });
}

}  // namespace calque
