// How fast texts are cut and identified, on one core.
//
// usage: segment_speed MODEL FILE...
//
// Each file is one document. Prints MB/s (10^6 bytes of UTF-8, best of three runs) for: sentences
// of a given language; the language of the document, of every block, of every segment found.
// Reading and writing files is not counted. MODEL: lid.176.ftz, as `calque models path` shows it.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "langid/router.h"

namespace {

using namespace calque;

double seconds_of(const std::vector<Document>& documents, const Identifier& identifier,
                  const SegmentOptions& options, std::size_t& segments) {
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    std::vector<Document> copies = documents;
    segments = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (Document& document : copies) segment(document, identifier, options);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    for (const Document& document : copies) segments += document.segments.size();
    best = std::min(best, took.count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: segment_speed MODEL FILE...\n");
    return 2;
  }
  const auto identifier = load_fasttext_identifier(argv[1]);
  std::vector<Document> documents;
  double bytes = 0;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    documents.push_back({argv[i], {std::istreambuf_iterator<char>(in), {}}, "", {}});
    bytes += static_cast<double>(documents.back().text.size());
  }
  const auto report = [&](const char* what, const SegmentOptions& options) {
    std::size_t segments = 0;
    const double seconds = seconds_of(documents, *identifier, options, segments);
    std::printf("%-28s %6.1f MB/s  %zu segments\n", what, bytes / 1e6 / seconds, segments);
  };
  SegmentOptions options;
  options.lang = "en";
  report("language given", options);
  options.lang.clear();
  options.lang_by = LanguageBy::document;
  report("by document", options);
  options.lang_by = LanguageBy::block;
  report("by block", options);
  options.lang_by = LanguageBy::segment;
  report("by segment", options);
}
