// A segment as the readers of numbers see it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "align/anchors/context.h"
#include "text/range.h"

namespace calque {

struct NumberText {
  std::string_view text;
  ByteRange segment;
  const DocumentContext& context;
  std::span<const Word> words;

  const std::string& folded(std::size_t i) const { return context.form(words[i]).folded; }
  // What stands between byte `from` and word i.
  std::string_view gap(std::size_t from, std::size_t i) const {
    return slice(text, {from, words[i].range.begin});
  }
  // The first word that begins at `byte` or behind it.
  std::size_t word_at(std::size_t byte) const {
    const auto word =
        std::lower_bound(words.begin(), words.end(), byte,
                         [](const Word& w, std::size_t at) { return w.range.begin < at; });
    return static_cast<std::size_t>(word - words.begin());
  }
};

// One space or hyphen: what stands between the words of one number.
inline bool is_joint(std::string_view gap) {
  return gap == " " || gap == "\u00A0" || gap == "\u202F" || gap == "-" || gap == "‑" ||
         gap == "\n" || gap == "\u2009" || gap == "\r\n";
}

}  // namespace calque
