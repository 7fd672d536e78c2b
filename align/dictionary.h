// A user's bilingual word list.
#pragma once

#include <string>
#include <vector>

namespace calque {

struct DictionaryEntry {
  std::string source;  // a word or a term of several words, UTF-8
  std::string target;
  double weight = 1.0;  // 0..1: how often the one is translated by the other
};

using Dictionary = std::vector<DictionaryEntry>;

}  // namespace calque
