#include "align/pins.h"

#include <algorithm>
#include <optional>

#include "text/error.h"

namespace calque {
namespace {

constexpr const char* wrong_text = "check that the pins belong to these texts";
constexpr const char* source_conflict = "contradicts line {0}: source segment {1}";
constexpr const char* target_conflict = "contradicts line {0}: target segment {1}";
constexpr const char* keep_one = "keep one of the two";

bool neighbours(const std::vector<std::size_t>& segments) {
  for (std::size_t k = 1; k < segments.size(); ++k) {
    if (segments[k] != segments[k - 1] + 1) return false;
  }
  return true;
}

// The first segment that two runs of neighbours have in common.
std::optional<std::size_t> first_shared(const std::vector<std::size_t>& a,
                                        const std::vector<std::size_t>& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  const std::size_t first = std::max(a.front(), b.front());
  if (first > std::min(a.back(), b.back())) return std::nullopt;
  return first;
}

bool same(const Pin& a, const Pin& b) {
  return a.target_document == b.target_document && a.source == b.source && a.target == b.target;
}

class Checker {
 public:
  Checker(const std::vector<Pin>& pins, const std::string& file, LinksEach links_each)
      : pins_(pins), file_(file), links_each_(links_each) {}

  void check_segments(const Document& source, const std::vector<const Document*>& targets) const {
    for (std::size_t p = 0; p < pins_.size(); ++p) check_segments(p, source, targets);
  }

  // Segments of one target document and of the source as it is linked with that document.
  void check_contradictions(std::size_t target_document, std::size_t sources, std::size_t targets) {
    source_links_.assign(sources, {});
    target_links_.assign(targets, {});
    for (std::size_t p = 0; p < pins_.size(); ++p) {
      if (pins_[p].together && pins_[p].target_document == target_document) add_link(p);
    }
    for (std::size_t p = 0; p < pins_.size(); ++p) {
      if (!pins_[p].together && pins_[p].target_document == target_document) check_forbidden(p);
    }
  }

 private:
  using Links = std::vector<std::vector<std::size_t>>;  // [segment] -> indices into pins_

  std::size_t line(std::size_t p) const { return pins_[p].line == 0 ? p + 1 : pins_[p].line; }
  Place place(std::size_t p) const { return {file_, line(p)}; }

  void check_segments(std::size_t p, const Document& source,
                      const std::vector<const Document*>& targets) const {
    const Pin& pin = pins_[p];
    if (pin.target_document >= targets.size()) {
      throw InputError(place(p), {"there is no target {0}", {std::to_string(pin.target_document)}},
                       wrong_text);
    }
    if (pin.source.empty() && pin.target.empty()) {
      throw InputError(place(p), "the pin names no segment", "give src, tgt or both");
    }
    if (!pin.together && (pin.source.empty() || pin.target.empty())) {
      throw InputError(place(p), "what is forbidden needs both sides", "give src and tgt");
    }
    const std::size_t sources = source.segments.size();
    const std::size_t target_count = targets[pin.target_document]->segments.size();
    if (!neighbours(pin.source) || !neighbours(pin.target)) {
      throw InputError(place(p), "the segments of one side do not follow each other",
                       "name neighbours in their order");
    }
    if (!pin.source.empty() && pin.source.back() >= sources) {
      throw InputError(place(p),
                       {"the source has no segment {0} (it has {1}, counted from 0)",
                        {std::to_string(pin.source.back()), std::to_string(sources)}},
                       wrong_text);
    }
    if (!pin.target.empty() && pin.target.back() >= target_count) {
      throw InputError(place(p),
                       {"the target has no segment {0} (it has {1}, counted from 0)",
                        {std::to_string(pin.target.back()), std::to_string(target_count)}},
                       wrong_text);
    }
  }

  // Whether two links that share a segment may both be.
  bool agree(const Pin& a, const Pin& b) const {
    if (same(a, b)) return true;
    if (links_each_ == LinksEach::one) return false;
    if (a.source.empty() || a.target.empty() || b.source.empty() || b.target.empty()) return false;
    return !first_shared(a.source, b.source) || !first_shared(a.target, b.target);
  }

  void add_link(std::size_t p) {
    const Pin& pin = pins_[p];
    expect_agreement(p, pin.source, source_links_, source_conflict);
    expect_agreement(p, pin.target, target_links_, target_conflict);
    if (said_before(pin)) return;
    for (const std::size_t segment : pin.source) source_links_[segment].push_back(p);
    for (const std::size_t segment : pin.target) target_links_[segment].push_back(p);
  }

  void expect_agreement(std::size_t p, const std::vector<std::size_t>& segments, const Links& links,
                        const char* problem) const {
    for (const std::size_t segment : segments) {
      for (const std::size_t other : links[segment]) {
        if (agree(pins_[p], pins_[other])) continue;
        throw InputError(
            place(p), {problem, {std::to_string(line(other)), std::to_string(segment)}}, keep_one);
      }
    }
  }

  bool said_before(const Pin& pin) const {
    const auto& links =
        pin.source.empty() ? target_links_[pin.target.front()] : source_links_[pin.source.front()];
    return std::any_of(links.begin(), links.end(),
                       [&](std::size_t other) { return same(pin, pins_[other]); });
  }

  void check_forbidden(std::size_t p) const {
    for (const std::size_t segment : pins_[p].source) {
      for (const std::size_t other : source_links_[segment]) {
        const auto shared = first_shared(pins_[p].target, pins_[other].target);
        if (!shared) continue;
        throw InputError(
            place(p),
            {"forbids the pair of source segment {0} and target segment {1}, which line {2} links",
             {std::to_string(segment), std::to_string(*shared), std::to_string(line(other))}},
            keep_one);
      }
    }
  }

  const std::vector<Pin>& pins_;
  const std::string& file_;
  LinksEach links_each_;
  Links source_links_;
  Links target_links_;
};

}  // namespace

void check_pins(const std::vector<Pin>& pins, const Document& source,
                const std::vector<const Document*>& targets, const std::string& file,
                LinksEach links_each) {
  Checker checker(pins, file, links_each);
  checker.check_segments(source, targets);
  for (std::size_t t = 0; t < targets.size(); ++t) {
    checker.check_contradictions(t, source.segments.size(), targets[t]->segments.size());
  }
}

}  // namespace calque
