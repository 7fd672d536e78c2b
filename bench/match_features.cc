// Prints the features of every candidate pair of documents, for bench/fit_match.py.
//
//   match_features WEIGHTS.json FOLDER...
//
// A folder holds the collections s and t, of files named NUMBER.LANGUAGE.txt. For each one JSON
// object a line: {"folder": path, "pairs": [{"src": name, "tgt": name, "features": [...], "rivals":
// [...], "score": x}, ...]}; the first line holds the names of both kinds of features. The weights
// may be "-", for the fitted ones.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include <nlohmann/json.hpp>

#include "align/document_matcher.h"
#include "bench/line_texts.h"

namespace {

using namespace calque;

std::vector<Document> read_folder(const std::filesystem::path& folder,
                                  const Identifier& identifier) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Document> documents;
  for (const auto& path : paths) {
    const std::string lang = path.stem().extension().string().substr(1);
    documents.push_back(read_text(lang, path.string(), identifier));
    documents.back().id = path.filename().string();
  }
  return documents;
}

std::vector<SentenceVectors> encode_each(const std::vector<Document>& documents,
                                         const LineVectors& encoder) {
  std::vector<SentenceVectors> vectors;
  if (!encoder.any()) return vectors;
  for (const Document& document : documents) vectors.push_back(encoder.of(document));
  return vectors;
}

struct Collections {
  std::string folder;
  std::vector<Document> sources;
  std::vector<Document> targets;
};

nlohmann::json names() {
  nlohmann::json json;
  for (std::size_t k = 0; k < document_features; ++k)
    json["pair"].push_back(name(static_cast<DocumentFeature>(k)));
  for (std::size_t k = 0; k < rival_features; ++k)
    json["rivals"].push_back(name(static_cast<RivalFeature>(k)));
  return json;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: match_features WEIGHTS.json FOLDER...\n";
    return 2;
  }
  const auto identifier = make_stopword_identifier();
  const LineVectors encoder;
  MatchOptions options;
  if (std::string(argv[1]) != "-") options.weights = parse_match_weights(read_all(argv[1]));
  std::cout << names().dump() << '\n';
  std::vector<Collections> all;
  for (int i = 2; i < argc; ++i) {
    const std::filesystem::path folder(argv[i]);
    all.push_back({folder.string(), read_folder(folder / "s", *identifier),
                   read_folder(folder / "t", *identifier)});
  }
  for (const auto& [folder, sources, targets] : all) {
    options.source_vectors = encode_each(sources, encoder);
    options.target_vectors = encode_each(targets, encoder);
    nlohmann::json pairs = nlohmann::json::array();
    for (const ScoredDocuments& pair : score_documents(sources, targets, options)) {
      pairs.push_back({{"src", sources[pair.source].id},
                       {"tgt", targets[pair.target].id},
                       {"features", pair.features},
                       {"rivals", pair.rivals},
                       {"score", pair.score}});
    }
    std::cout << nlohmann::json{{"folder", folder}, {"pairs", pairs}}.dump() << '\n';
  }
}
