// Linking: every segment in exactly one bead, scores in 0..1, evidence that can be shown.
#include <vector>

#include "align/aligner.h"
#include "align/miner.h"
#include "fuzz/documents.h"
#include "fuzz/fuzz.h"

namespace {

using namespace calque;

void check_link(const Document& source, const Document& target, const Link& link) {
  fuzz::require(link.score >= 0 && link.score <= 1, "scores are in 0..1");
  for (const Evidence& evidence : link.evidence) {
    fuzz::require(evidence.weight >= 0 && evidence.weight <= 1, "weights are in 0..1");
    fuzz::require_range(source.text, {0, source.text.size()}, evidence.source,
                        "evidence lies in the source");
    fuzz::require_range(target.text, {0, target.text.size()}, evidence.target,
                        "evidence lies in the target");
  }
}

void count_segments(const std::vector<std::size_t>& side, std::vector<int>& seen) {
  for (const std::size_t i : side) {
    fuzz::require(i < seen.size(), "links name segments that exist");
    ++seen[i];
  }
}

void check_beads(const Document& source, const Document& target) {
  std::vector<int> source_seen(source.segments.size());
  std::vector<int> target_seen(target.segments.size());
  for (const Link& bead : align(source, target)) {
    check_link(source, target, bead);
    fuzz::require(!bead.source.empty() || !bead.target.empty(), "no bead is empty");
    count_segments(bead.source, source_seen);
    count_segments(bead.target, target_seen);
  }
  for (const int times : source_seen) fuzz::require(times == 1, "a source segment is in one bead");
  for (const int times : target_seen) fuzz::require(times == 1, "a target segment is in one bead");
}

void check_mined(const Document& source, const Document& target) {
  double last = 1;
  for (const MinedLink& mined : mine(source, std::span(&target, 1))) {
    check_link(source, target, mined.link);
    fuzz::require(!mined.link.source.empty() && !mined.link.target.empty(), "no gap is mined");
    fuzz::require(mined.link.score <= last, "mined links come best first");
    last = mined.link.score;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = fuzz::bytes_of(data, size);
  const bool lines = (fuzz::take_byte(bytes) & 1) != 0;
  const auto [source, target] = fuzz::make_pair(bytes, lines);
  check_beads(source, target);
  check_mined(source, target);
  return 0;
}
