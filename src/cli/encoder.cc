// The sentence encoder that the command line asks for.
#include "cli/common.h"
#include "cli/threads.h"
#include "embed/cache_folder.h"
#include "embed/default_encoder.h"
#include "embed/find_encoder.h"
#include "embed/openvino_model.h"
#include "embed/vector_cache.h"
#include "embed/vectors_file.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr const char* by_default = "auto";
constexpr std::size_t most_at_once = 100'000;  // sentences whose vectors may be held twice

// Says when the processor, and nothing else, keeps the default encoder from being used.
void note_processor(const Session& session) {
  if (networks_here() != Networks::no_avx2 || default_encoder_state() != EncoderState::ready)
    return;
  session.note(
      {{},
       {"this processor has no AVX2, which the default encoder needs: --encoder {0} is used",
        {name_in_use(by_default)}}});
}

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

std::vector<std::string_view> sentences_of(const std::vector<Document>& documents) {
  std::vector<std::string_view> sentences;
  for (const Document& document : documents) {
    for (const Segment& segment : document.segments)
      sentences.push_back(slice(document.text, segment.range));
  }
  return sentences;
}

// One for each document, without rows as yet.
template <typename Vectors>
std::vector<Vectors> with_room_for(const std::vector<Document>& documents, std::size_t dimension) {
  std::vector<Vectors> all(documents.size());
  for (std::size_t d = 0; d < all.size(); ++d) {
    all[d].dimension = dimension;
    all[d].values.reserve(documents[d].segments.size() * dimension);
    all[d].weights.reserve(documents[d].segments.size());
  }
  return all;
}

// Gives the documents the rows of their next sentences; `document` is the first that still wants
// some.
template <typename Vectors>
void share_out(const SentenceVectors& vectors, const std::vector<Document>& documents,
               std::vector<Vectors>& all, std::size_t& document) {
  for (std::size_t row = 0; row < vectors.rows();) {
    const std::size_t wanted = documents[document].segments.size() - all[document].rows();
    const std::size_t count = std::min(wanted, vectors.rows() - row);
    append_rows(all[document], vectors, row, count);
    row += count;
    if (count == wanted) ++document;
  }
}

}  // namespace

void add_encoder_option(CLI::App& app, std::string& value, const Session& session,
                        const std::string& group) {
  app.add_option("--encoder", value,
                 session.tr("sentence encoder: the best that is here (auto), the default model, a "
                            "table, none, or the folder of a model"))
      ->option_text("auto|e5|e5-int8|static|none|" + session.tr("FOLDER"))
      ->type_name("auto|e5|e5-int8|static|none|files")
      ->group(group);
}

namespace {

std::unique_ptr<Encoder> load(const std::string& named, const Session& session, Loading loading) {
  const auto threads = static_cast<std::size_t>(session.threads);
  if (named != by_default) return find_encoder(named, threads, loading);
  try {
    auto encoder = find_encoder(named, threads, loading);
    note_processor(session);
    if (!encoder && networks_here() != Networks::no_avx2) note_missing(session);
    return encoder;
  } catch (const ModelError& error) {
    session.note(
        {error.place(), {"the sentence encoder is not used: {0}", {session.say(error.problem())}}});
    return nullptr;
  }
}

}  // namespace

std::unique_ptr<Encoder> load_encoder(const std::string& named, const Session& session) {
  return load(named, session, Loading::at_once);
}

EncodeOptions encode_options(const Session& session, Progress& progress) {
  return {thread_count(session.threads),
          [&progress, before = std::size_t{0}](std::size_t done) mutable {
            progress.advance(done - before);
            before = done;
          }};
}

VectorSource::VectorSource(const LinkOptions& options, std::size_t targets,
                           const Session& session) {
  const bool named = options.encoder != by_default;
  if (options.fast && named && options.encoder != "static") {
    throw UsageError("--fast and --encoder ask for different encoders", "leave one of them out");
  }
  if (options.source_vectors.empty() && options.target_vectors.empty()) {
    is_static_table_ = options.fast || name_in_use(options.encoder) == "static";
    // Where all vectors are known, the encoder itself is not needed.
    encoder_ = load(options.fast ? "static" : options.encoder, session,
                    options.keep_vectors ? Loading::when_needed : Loading::at_once);
    if (options.keep_vectors && !can_keep_files()) {
      session.note({{cache_folder().value_or("")}, "vectors cannot be kept in this cache folder"});
    }
    if (options.keep_vectors) encoder_ = with_vector_cache(std::move(encoder_));
    if (encoder_) session.detail({"encoder: {0}", {encoder_->info().description}});
    return;
  }
  if (named || options.fast) {
    throw UsageError("vectors are given, so that no encoder is used",
                     "leave out --encoder and --fast");
  }
  if (options.source_vectors.empty() || options.target_vectors.size() != targets) {
    throw UsageError("vectors are needed for the source and for every target",
                     "give --src-vectors once and --tgt-vectors once for each target, in order");
  }
  files_ = options.target_vectors;
  files_.insert(files_.begin(), options.source_vectors);
}

VectorSource::~VectorSource() = default;

// Many at once: the same sentence is encoded once, and batches are fuller.
template <typename Vectors>
std::vector<Vectors> VectorSource::encoded(const std::vector<Document>& documents,
                                           const Session& session, Progress& progress) const {
  const auto sentences = sentences_of(documents);
  progress.begin(session.tr("encoding"), sentences.size());
  auto all = with_room_for<Vectors>(documents, encoder_->info().dimension);
  std::size_t document = 0;
  for (std::span<const std::string_view> left(sentences); !left.empty();) {
    const auto some = left.first(std::min(left.size(), most_at_once));
    left = left.subspan(some.size());
    share_out(encoder_->encode(some, encode_options(session, progress)), documents, all, document);
  }
  return all;
}

template <typename Vectors>
std::vector<Vectors> VectorSource::read(const std::vector<Document>& documents) const {
  std::vector<Vectors> all;
  for (std::size_t k = 0; k < files_.size(); ++k) {
    std::vector<float> lengths;
    for (const Segment& segment : documents[k].segments) {
      lengths.push_back(
          static_cast<float>(count_code_points(slice(documents[k].text, segment.range)) + 1));
    }
    const std::size_t dimension = all.empty() ? 0 : all.front().dimension;
    all.push_back(read_vectors(files_[k], lengths.size(), dimension, lengths));
  }
  return all;
}

template <typename Vectors>
std::vector<Vectors> VectorSource::vectors_as(const std::vector<Document>& documents,
                                              const Session& session, Progress& progress) const {
  return encoder_ ? encoded<Vectors>(documents, session, progress) : read<Vectors>(documents);
}

std::vector<SentenceVectors> VectorSource::vectors_of(const std::vector<Document>& documents,
                                                      const Session& session,
                                                      Progress& progress) const {
  return vectors_as<SentenceVectors>(documents, session, progress);
}

std::vector<PackedVectors> VectorSource::packed_vectors_of(const std::vector<Document>& documents,
                                                           const Session& session,
                                                           Progress& progress) const {
  return vectors_as<PackedVectors>(documents, session, progress);
}

PartEncoder VectorSource::part_encoder(const Session& session) const {
  if (!encoder_) return {};
  return [this, threads = thread_count(session.threads)](std::span<const std::string_view> parts) {
    return encoder_->encode(parts, {threads, {}});
  };
}

}  // namespace calque
