// From paths to segmented documents.
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "cli/common.h"
#include "cli/threads.h"
#include "models/manifest.h"

namespace calque {
namespace {

constexpr const char* default_model = "lid.176";

// Whether `path` can be read and is not what the manifest says of it.
bool differs(const std::string& path, const ModelEntry& model) {
  try {
    return sha256_of_file(path) != model.sha256;
  } catch (const InputError&) {
    return false;  // whoever loads it will complain
  }
}

std::unique_ptr<Identifier> load_named(const std::string& path) {
  std::error_code unknown;  // a path that cannot be looked at is left to whoever opens it
  if (std::filesystem::is_directory(path, unknown)) {
    throw ModelError({path}, "is a directory, not a file", "name a file in it");
  }
  // A file that bears the name of a known model must be that model.
  for (const ModelEntry& model : model_manifest()) {
    if (std::filesystem::path(path).filename() == model.file && differs(path, model)) {
      throw ModelError({path}, "the model is damaged (its checksum does not match)",
                       {"fetch it again: calque models fetch {0}", {model.name}});
    }
  }
  return load_fasttext_identifier(path);
}

// nullopt also where there is no place for models.
std::optional<std::string> find_default(const ModelEntry* model) {
  try {
    return model == nullptr ? std::nullopt : locate_model(*model);
  } catch (const ModelError&) {
    return std::nullopt;
  }
}

// The default model is only the default: without it, a note and the best result there is.
std::unique_ptr<Identifier> load_default(const Session& session) {
  const ModelEntry* model = find_model(default_model);
  const auto path = find_default(model);
  if (!path) {
    session.note({{},
                  {"no model to find languages with, scripts and stop words are used (better: "
                   "calque models fetch {0})",
                   {default_model}}});
    return make_stopword_identifier();
  }
  try {
    if (verify_model(*model) == ModelState::ok) return load_fasttext_identifier(*path);
  } catch (const Error&) {
    // Said below.
  }
  session.note({{*path},
                {"the model is damaged, scripts and stop words are used (repair it: calque models "
                 "fetch {0})",
                 {default_model}}});
  return make_stopword_identifier();
}

ReadOptions read_options(const InputOptions& options, const UserRules& rules) {
  if (options.format != "auto" && options.format != "text" && options.lines) {
    throw UsageError("--lines reads plain text",
                     {"leave out --input-format {0}", {options.format}});
  }
  return {options.charset, options.lossy, options.lines,
          options.format == "auto" ? "" : options.format,
          rules.lists ? &rules.lists->boilerplate : nullptr};
}

std::string base_language(const std::string& tag) { return tag.substr(0, tag.find('-')); }

}  // namespace

std::unique_ptr<Identifier> load_identifier(const std::string& named, bool needed,
                                            const Session& session) {
  if (named == "none" || (named.empty() && !needed)) return make_stopword_identifier();
  return named.empty() ? load_default(session) : load_named(named);
}

std::vector<Document> read_documents(const std::vector<std::string>& paths,
                                     const InputOptions& options, const Session& session,
                                     Progress& progress, const UserRules& rules) {
  const ReadOptions read = read_options(options, rules);
  std::vector<Document> documents(paths.size());
  std::vector<std::vector<Note>> notes(paths.size());
  if (std::count(paths.begin(), paths.end(), "-") > 1) {
    throw UsageError("standard input can be read only once", "name a file for the other side");
  }
  progress.begin(session.tr("reading"), paths.size());
  parallel_for(paths.size(), session.threads, [&](std::size_t i) {
    documents[i] = read_document(paths[i], read, notes[i]);
    progress.advance();
  });
  for (const auto& list : notes) {
    for (const Note& note : list) session.note(note);
  }
  return documents;
}

std::vector<Document> read_what_can_be(const std::vector<std::string>& paths,
                                       const InputOptions& options, const Session& session,
                                       Progress& progress, const UserRules& rules) {
  const ReadOptions how = read_options(options, rules);
  std::vector<std::optional<Document>> read(paths.size());
  std::vector<std::vector<Note>> all_notes(paths.size());
  progress.begin(session.tr("reading"), paths.size());
  parallel_for(paths.size(), session.threads, [&](std::size_t i) {
    std::vector<Note>& notes = all_notes[i];
    try {
      read[i] = read_document(paths[i], how, notes);
    } catch (const InputError& error) {
      Place place = error.place();
      place.file = display_path(paths[i]);
      notes.clear();
      notes.push_back({place, {"left out: {0}", {session.say(error.problem())}}});
    }
    progress.advance();
  });
  std::vector<Document> documents;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (const Note& note : all_notes[i]) session.note(note);
    if (read[i]) documents.push_back(std::move(*read[i]));
  }
  return documents;
}

void segment_documents(std::vector<Document>& documents, const std::vector<std::string>& langs,
                       const Identifier& identifier, const UserRules& rules,
                       const InputOptions& options, const Session& session, Progress& progress) {
  const Newlines newlines = parse_newlines(options.newlines);
  const LanguageBy lang_by = parse_lang_by(options.lang_by);
  progress.begin(session.tr("segmenting"), documents.size());
  parallel_for(documents.size(), session.threads, [&](std::size_t i) {
    segment(documents[i], identifier,
            {langs[i], options.lines, newlines, rules.lists.get(), rules.srx.get(), lang_by});
    progress.advance();
  });
  for (const Document& document : documents) {
    session.detail(
        {"{0}: language {1}, segments: {2}",
         {display_path(document.id), document.lang, std::to_string(document.segments.size())}});
    if (document.lang == "und" || document.lang.empty()) {
      session.note({{display_path(document.id)}, "no language recognised; general rules are used"});
    }
  }
}

void note_same_sides(const Document& source, const Document& target, const Session& session) {
  const Place place{display_path(target.id)};
  if (source.text == target.text) {
    session.note({place, "the same text stands on both sides"});
  } else if (source.lang != "und" && base_language(source.lang) == base_language(target.lang)) {
    session.note({place, {"both sides are in the same language ({0})", {target.lang}}});
  }
}

}  // namespace calque
