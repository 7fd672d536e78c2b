// The search for candidates against the obvious one, and several threads against one.
#include "align/document_candidates.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "align/document_links.h"
#include "align/document_matcher.h"
#include "support.h"

namespace calque {
namespace {

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < count; ++i) work(i);
}

// In any order, on two threads.
void on_two_threads(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::jthread other([&] {
    for (std::size_t i = count; i-- > count / 2;) work(i);
  });
  for (std::size_t i = count / 2; i-- > 0;) work(i);
}

// Documents of a few words out of a small vocabulary.
std::vector<Document> random_documents(std::size_t count, std::mt19937& random) {
  static const std::vector<std::string> words = {
      "harbour", "president", "minister", "400",   "12.5",  "Lau",     "Paris",    "festival",
      "million", "UNESCO",    "bridge",   "euros", "water", "1789",    "Mercier",  "television",
      "culture", "Diallo",    "2009",     "zinc",  "radio", "machine", "economie", "nation"};
  std::vector<Document> documents;
  for (std::size_t d = 0; d < count; ++d) {
    std::vector<std::string> sentences(1 + random() % 4);
    for (std::string& sentence : sentences) {
      for (std::size_t k = 0; k < 1 + random() % 5; ++k)
        sentence += (k == 0 ? "" : " ") + words[random() % words.size()];
    }
    documents.push_back(test::lines_of(sentences, "en"));
    documents.back().id = std::to_string(d);
  }
  return documents;
}

std::vector<SentenceVectors> random_vectors(const std::vector<Document>& documents,
                                            std::mt19937& random) {
  std::normal_distribution<float> normal;
  std::vector<SentenceVectors> all;
  for (const Document& document : documents) {
    SentenceVectors& vectors = all.emplace_back();
    vectors.dimension = 5;
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
      for (std::size_t k = 0; k < vectors.dimension; ++k) vectors.values.push_back(normal(random));
      vectors.weights.push_back(1.0F + static_cast<float>(random() % 9));
    }
  }
  return all;
}

std::vector<NearDocument> best_of(std::vector<NearDocument> all, std::size_t most) {
  std::sort(all.begin(), all.end(), [](const NearDocument& a, const NearDocument& b) {
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.document < b.document;
  });
  if (all.size() > most) all.resize(most);
  return all;
}

void expect_same(const std::vector<NearDocument>& a, const std::vector<NearDocument>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t k = 0; k < a.size(); ++k) {
    EXPECT_EQ(a[k].document, b[k].document);
    EXPECT_NEAR(a[k].cosine, b[k].cosine, 1e-9);
  }
}

TEST(NearestByVectors, AreThoseOfAllProducts) {
  std::mt19937 random(3);
  for (const std::size_t count : {1U, 7U, 150U}) {
    const auto sources = random_documents(count, random);
    const auto targets = random_documents(count + count / 3, random);
    Collection source(sources, one_by_one);
    Collection target(targets, one_by_one);
    set_vectors(source, random_vectors(sources, random), target, random_vectors(targets, random));
    const auto nearest = nearest_by_vectors(source, target, 4, on_two_threads);
    for (std::size_t s = 0; s < sources.size(); ++s) {
      std::vector<NearDocument> all;
      for (std::size_t t = 0; t < targets.size(); ++t) {
        all.push_back(
            {t, static_cast<double>(dot(source.document_vector(s), target.document_vector(t)))});
      }
      expect_same(nearest.of_source[s], best_of(all, 4));
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
      std::vector<NearDocument> all;
      for (std::size_t s = 0; s < sources.size(); ++s) {
        all.push_back(
            {s, static_cast<double>(dot(target.document_vector(t), source.document_vector(s)))});
      }
      expect_same(nearest.of_target[t], best_of(all, 4));
    }
  }
}

// The inverted index against itself asked for everything: fewer are its beginning, and a pair has
// one cosine from both sides.
TEST(NearestByWords, AreTheBeginningOfAll) {
  std::mt19937 random(21);
  for (int round = 0; round < 5; ++round) {
    const auto sources = random_documents(1 + random() % 12, random);
    const auto targets = random_documents(1 + random() % 12, random);
    const Collection source(sources, one_by_one);
    const Collection target(targets, one_by_one);
    const Lexicon lexicon = Lexicon::from_spelling(source.tokens, target.tokens);
    const auto all = nearest_by_words(source, target, lexicon, 100, one_by_one);
    const auto few = nearest_by_words(source, target, lexicon, 3, on_two_threads);
    std::size_t from_source = 0;
    std::size_t from_target = 0;
    for (std::size_t s = 0; s < sources.size(); ++s) {
      expect_same(few.of_source[s], best_of(all.of_source[s], 3));
      from_source += all.of_source[s].size();
    }
    for (std::size_t t = 0; t < targets.size(); ++t) {
      from_target += all.of_target[t].size();
      for (const NearDocument& near : all.of_target[t]) {
        EXPECT_GE(near.cosine, 0.0);
        EXPECT_LE(near.cosine, 1.0);
        const auto& row = all.of_source[near.document];
        EXPECT_TRUE(std::any_of(row.begin(), row.end(), [&](const NearDocument& other) {
          return other.document == t && other.cosine == near.cosine;
        }));
      }
    }
    EXPECT_EQ(from_source, from_target);
  }
}

TEST(MatchDocuments, IsTheSameOnAnyNumberOfThreads) {
  std::mt19937 random(8);
  for (int round = 0; round < 6; ++round) {
    const auto sources = random_documents(1 + random() % 20, random);
    const auto targets = random_documents(1 + random() % 20, random);
    MatchOptions options;
    options.min_score = 0.0;
    if (round % 2 == 1) {
      options.source_vectors = random_vectors(sources, random);
      options.target_vectors = random_vectors(targets, random);
    }
    const auto one = match_documents(sources, targets, options);
    options.for_each = on_two_threads;
    const auto two = match_documents(sources, targets, options);
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t k = 0; k < one.size(); ++k) {
      EXPECT_EQ(one[k].source, two[k].source);
      EXPECT_EQ(one[k].target, two[k].target);
      EXPECT_EQ(one[k].score, two[k].score);
      EXPECT_EQ(one[k].evidence.size(), two[k].evidence.size());
    }
  }
}

// Every greedy choice: no pair that is left out, above the cut, beats both of its documents' pairs.
TEST(MatchDocuments, LeavesNoBetterPairOut) {
  std::mt19937 random(13);
  for (int round = 0; round < 6; ++round) {
    const auto sources = random_documents(1 + random() % 15, random);
    const auto targets = random_documents(1 + random() % 15, random);
    MatchOptions options;
    options.min_score = 0.05;
    std::vector<double> of_source(sources.size(), -1.0);
    std::vector<double> of_target(targets.size(), -1.0);
    for (const DocumentMatch& match : match_documents(sources, targets, options)) {
      EXPECT_LT(of_source[match.source], 0.0);
      EXPECT_LT(of_target[match.target], 0.0);
      of_source[match.source] = of_target[match.target] = match.score;
    }
    for (const ScoredDocuments& pair : score_documents(sources, targets, options)) {
      if (pair.score < 0.05) continue;
      EXPECT_GE(std::max(of_source[pair.source], of_target[pair.target]), pair.score);
    }
  }
}

}  // namespace
}  // namespace calque
