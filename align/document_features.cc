#include "align/document_features.h"

#include <algorithm>
#include <cmath>

#include "align/shared_anchors.h"

namespace calque {
namespace {

constexpr std::size_t most_evidence = 12;  // items that a person reads
constexpr double some_documents = 3.0;     // of which a mean begins to say something
constexpr double telling_numbers = 1.0;    // weight of numbers that could have been shared
constexpr double few_sentences = 6.0;

double saturate(double sum, double scale) { return 1.0 - std::exp(-sum / scale); }

// How much the cosines of documents' vectors are worth where the smaller side has so many.
double trust_in_collection(std::size_t documents) {
  const double others = static_cast<double>(documents) - 1.0;
  return others / (others + some_documents);
}

// Of `cosine` over the best in the list that is not `document`.
double lead(const std::vector<NearDocument>& nearest, std::size_t document, double cosine) {
  for (const NearDocument& near : nearest)
    if (near.document != document) return cosine - near.cosine;
  return 0.0;
}

void add_vector_features(const Collection& source, const Collection& target,
                         const DocumentPair& pair, const NearestDocuments& nearest,
                         ComparedDocuments& compared) {
  if (nearest.of_source.empty()) return;
  DocumentFeatures& f = compared.features;
  const double trust = trust_in_collection(std::min(source.size(), target.size()));
  const double cosine = static_cast<double>(
      dot(source.document_vector(pair.source), target.document_vector(pair.target)));
  f[document_vector_feature] = trust * cosine;
  f[document_vector_row_feature] =
      trust * lead(nearest.of_source[pair.source], pair.target, cosine);
  f[document_vector_column_feature] =
      trust * lead(nearest.of_target[pair.target], pair.source, cosine);
  const DocumentLinks links = link_documents(source, pair.source, target, pair.target);
  f[passage_share_feature] = links.share;
  f[passage_likeness_feature] = links.likeness;
  f[passage_best_feature] = links.best;
  f[passage_contrast_feature] = links.contrast;
  f[passage_order_feature] = links.order;
  compared.links = links.pairs.size();
}

// Share of what the side with less holds of these kinds that is shared; a little counts little.
double cover(const SharedAnchors& anchors, std::initializer_list<SharedAnchors::Kind> kinds) {
  double shared = 0.0;
  double source = 0.0;
  double target = 0.0;
  for (const SharedAnchors::Kind kind : kinds) {
    shared += anchors.shared[kind];
    source += anchors.of_source[kind];
    target += anchors.of_target[kind];
  }
  return shared / (0.5 + std::min(source, target));
}

void add_anchor_features(const SharedAnchors& anchors, DocumentFeatures& f) {
  const auto& shared = anchors.shared;
  f[document_name_feature] = saturate(shared[SharedAnchors::names], 2.0);
  f[document_amount_feature] = saturate(shared[SharedAnchors::amounts], 2.0);
  f[document_time_feature] = saturate(shared[SharedAnchors::times], 2.0);
  f[document_url_feature] = saturate(shared[SharedAnchors::urls], 1.0);
  f[document_cognate_feature] = saturate(shared[SharedAnchors::cognates], 2.0);
  f[document_quote_feature] = saturate(shared[SharedAnchors::quotes], 0.5);
  f[document_cover_feature] = cover(anchors, {SharedAnchors::names, SharedAnchors::amounts,
                                              SharedAnchors::times, SharedAnchors::urls});
  f[number_cover_feature] = cover(anchors, {SharedAnchors::amounts, SharedAnchors::times});
  const auto numbers = [](const std::array<double, SharedAnchors::kinds>& of) {
    return of[SharedAnchors::amounts] + of[SharedAnchors::times];
  };
  const double fewer = std::min(numbers(anchors.of_source), numbers(anchors.of_target));
  f[number_conflict_feature] =
      numbers(shared) < 0.05 ? std::min(1.0, fewer / telling_numbers) : 0.0;
  f[anchor_order_feature] = anchors.order;
}

}  // namespace

std::string_view name(DocumentFeature feature) {
  static constexpr std::array<std::string_view, document_features> names = {
      "vector",       "vector_row", "vector_column", "share", "likeness",     "best",
      "contrast",     "order",      "words",         "name",  "amount",       "time",
      "url",          "cognate",    "quote",         "cover", "number_cover", "conflict",
      "anchor_order", "length",     "short",         "few"};
  return names[feature];
}

ComparedDocuments compare_documents(const Collection& source, const Collection& target,
                                    const DocumentPair& pair, const NearestDocuments& vectors) {
  ComparedDocuments compared{pair.source, pair.target, {}, {}, 0};
  SharedAnchors anchors = find_shared_anchors(source, pair.source, target, pair.target);
  DocumentFeatures& f = compared.features;
  compared.links = anchors.in_order;
  add_vector_features(source, target, pair, vectors, compared);
  add_anchor_features(anchors, f);
  f[document_words_feature] = pair.words;
  f[document_length_feature] = std::abs(
      std::log((source.lengths[pair.source] + 20.0) / (target.lengths[pair.target] + 20.0)));
  const auto sentences = [](const Collection& side, std::size_t document) {
    return static_cast<double>(side.documents[document].segments.size());
  };
  const double fewer = std::min(sentences(source, pair.source), sentences(target, pair.target));
  f[short_document_feature] = std::exp(-fewer / few_sentences);
  f[few_documents_feature] = 1.0 - trust_in_collection(std::min(source.size(), target.size()));
  compared.evidence = std::move(anchors.evidence);
  if (compared.evidence.size() > most_evidence) compared.evidence.resize(most_evidence);
  return compared;
}

}  // namespace calque
