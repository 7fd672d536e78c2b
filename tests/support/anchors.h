// Anchors of short texts: every line is a segment.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "align/anchors/anchor.h"
#include "support.h"

namespace calque::test {

// "text=key" of the anchors of one kind, in order, over all lines.
inline std::vector<std::string> found(AnchorKind kind, const std::string& lang,
                                      const std::string& text) {
  const Document document = lines_of(text, lang);
  std::vector<std::string> anchors;
  for (const auto& segment : find_anchors(document)) {
    for (const Anchor& anchor : segment) {
      if (anchor.kind != kind) continue;
      anchors.push_back(std::string(slice(document.text, anchor.range)) + "=" + anchor.key);
    }
  }
  return anchors;
}

inline std::vector<std::string> keys(AnchorKind kind, const std::string& lang,
                                     const std::string& text) {
  std::vector<std::string> keys = found(kind, lang, text);
  for (std::string& key : keys) key.erase(0, key.rfind('=') + 1);
  return keys;
}

// The best comparison between the anchors of one kind of two texts; -1 where a side has none.
inline double alike(AnchorKind kind, const std::string& lang_a, const std::string& a,
                    const std::string& lang_b, const std::string& b) {
  double best = -1.0;
  for (const auto& one : find_anchors(lines_of(a, lang_a))) {
    for (const auto& other : find_anchors(lines_of(b, lang_b))) {
      for (const Anchor& x : one) {
        for (const Anchor& y : other) {
          if (x.kind == kind && y.kind == kind) {
            best = std::max(best, anchor_type(kind).compare(x, y));
          }
        }
      }
    }
  }
  return best;
}

}  // namespace calque::test
