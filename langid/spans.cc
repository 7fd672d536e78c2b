#include "langid/spans.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <unicode/uscript.h>

#include "langid/script.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t most_candidates = 8;
constexpr std::size_t bytes_weighed = 4096;  // of a block, to count its letters
constexpr std::size_t bytes_counted = 256;   // of one in a known language
constexpr double own_voice = 60;             // letters from which a block speaks for its document
constexpr double even_match = 40;   // letters at which the block and its document count the same
constexpr double least_say = 0.15;  // of the document in a long block
constexpr double most_say = 2.0;    // in a short one
constexpr double least_prior = 0.01;
constexpr double least_prob = 1e-4;
constexpr double share_of_neighbours = 0.3;  // in the prior
constexpr double say_of_boilerplate = 0.3;
constexpr double confirmed_prob = 0.99;
constexpr double usual_letters = 0.8;  // of a text's characters

using Shares = std::map<std::string, double>;  // language -> 0..1

struct Voice {
  std::vector<Identification> candidates;
  std::string script = "Zyyy";
  double letters = 0;      // a Chinese character or a syllable of kana or Hangul counts as three
  bool confirmed = false;  // what it was presumed to be in
};

double count_letters(std::string_view text, const std::vector<ScriptCount>& counts) {
  double letters = 0;
  for (const ScriptCount& count : counts) {
    const bool dense = count.script == USCRIPT_HAN || count.script == USCRIPT_HANGUL ||
                       count.script == USCRIPT_HIRAGANA || count.script == USCRIPT_KATAKANA;
    letters += (dense ? 3.0 : 1.0) * static_cast<double>(count.letters);
  }
  const double longer = static_cast<double>(text.size()) / static_cast<double>(bytes_weighed);
  return letters * std::max(1.0, longer);
}

// A block may begin with a quotation: neither of its ends may speak against the language.
bool is_confirmed(std::string_view text, const std::string& presumed,
                  const Identifier& identifier) {
  if (text.size() <= 2 * end_size) {
    const Opinion opinion = identifier.glance(text, presumed);
    return opinion == Opinion::agrees ||
           (opinion == Opinion::silent && identifier.confirms(text, presumed));
  }
  const Opinion opinion = identifier.glance_at_parts(text, presumed);
  if (opinion != Opinion::silent) return opinion == Opinion::agrees;
  const TextEnds ends = text_ends(text);
  return identifier.confirms(ends.begin, presumed) && identifier.confirms(ends.end, presumed);
}

Voice listen(std::string_view text, const std::string& presumed, const Identifier& identifier) {
  Voice voice;
  if (!presumed.empty() && is_confirmed(text, presumed, identifier)) {
    voice.confirmed = true;
    const std::string_view begin = text.substr(0, bytes_counted);
    voice.letters = usual_letters * static_cast<double>(count_code_points(begin)) *
                    static_cast<double>(text.size()) / static_cast<double>(begin.size());
    voice.candidates.push_back({presumed, "", confirmed_prob});
    return voice;
  }
  const auto counts = count_scripts(text.substr(0, bytes_weighed));
  voice.script = dominant_script(counts);
  voice.letters = count_letters(text, counts);
  voice.candidates = identifier.candidates(text, most_candidates);
  return voice;
}

// A block is presumed to be in the language of the one before it, if that was clear.
std::string presumed_after(const std::vector<Voice>& voices) {
  constexpr double clear = 0.9;
  if (voices.empty() || voices.back().candidates.empty()) return {};
  const Identification& before = voices.back().candidates.front();
  return before.prob >= clear ? before.lang : std::string();
}

void add_votes(const std::vector<Identification>& candidates, double weight, Shares& shares) {
  for (const Identification& one : candidates) shares[one.lang] += weight * one.prob;
}

// What the document is in: the sum of what its longer blocks say, or, where all are short, what
// they say together.
Shares document_shares(std::string_view text, const std::vector<Block>& blocks,
                       const std::vector<Voice>& voices, const Identifier& identifier) {
  Shares shares;
  std::string joined;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (voices[i].letters >= own_voice) {
      const bool boilerplate = blocks[i].kind == BlockKind::boilerplate;
      add_votes(voices[i].candidates, voices[i].letters * (boilerplate ? say_of_boilerplate : 1.0),
                shares);
    } else if (shares.empty()) {
      joined.append(slice(text, blocks[i].range)).push_back('\n');
    }
  }
  if (shares.empty()) add_votes(identifier.candidates(joined, most_candidates), 1.0, shares);
  double sum = 0;
  for (const auto& [lang, share] : shares) sum += share;
  for (auto& [lang, share] : shares) share /= sum;
  return shares;
}

// [block] -> language of the nearest block before it that speaks for itself; empty without one.
std::vector<std::string> nearest_before(const std::vector<Voice>& voices) {
  std::vector<std::string> nearest(voices.size());
  for (std::size_t i = 1; i < voices.size(); ++i) {
    const Voice& before = voices[i - 1];
    const bool speaks = before.letters >= own_voice && !before.candidates.empty();
    nearest[i] = speaks ? before.candidates.front().lang : nearest[i - 1];
  }
  return nearest;
}

std::vector<std::string> nearest_after(std::vector<Voice> voices) {
  std::reverse(voices.begin(), voices.end());
  std::vector<std::string> nearest = nearest_before(voices);
  std::reverse(nearest.begin(), nearest.end());
  return nearest;
}

struct Verdict {
  std::string lang = "und";
  double prob = 0;
};

Verdict judge(const Voice& voice, const Shares& shares, const std::string& before,
              const std::string& after) {
  Shares own;
  for (const Identification& one : voice.candidates) own[one.lang] = one.prob;
  for (const auto& [lang, share] : shares) {
    if (share > least_prior && is_written_in(lang, voice.script)) own.try_emplace(lang, least_prob);
  }
  const double say = std::clamp(even_match / std::max(1.0, voice.letters), least_say, most_say);
  Verdict best;
  double best_score = 0;
  double sum = 0;
  for (const auto& [lang, prob] : own) {
    const auto found = shares.find(lang);
    const double share = found == shares.end() ? 0.0 : found->second;
    const double near = 0.5 * (before == lang) + 0.5 * (after == lang);
    const double prior = (1 - share_of_neighbours) * share + share_of_neighbours * near;
    const double score = std::max(prob, least_prob) * std::pow(std::max(prior, least_prior), say);
    sum += score;
    if (score > best_score) {
      best_score = score;
      best.lang = lang;
    }
  }
  best.prob = sum > 0 ? best_score / sum : 0;
  return best;
}

// Blocks without letters belong to what stands before them, at the beginning to what comes after.
void fill_gaps(const std::vector<Voice>& voices, std::vector<Verdict>& verdicts) {
  for (std::size_t i = 1; i < verdicts.size(); ++i) {
    if (voices[i].letters == 0) verdicts[i] = verdicts[i - 1];
  }
  for (std::size_t i = verdicts.size(); i-- > 1;) {
    if (voices[i - 1].letters == 0 && verdicts[i - 1].lang == "und") verdicts[i - 1] = verdicts[i];
  }
}

std::vector<LanguageSpan> join_spans(const std::vector<Block>& blocks,
                                     const std::vector<Voice>& voices,
                                     const std::vector<Verdict>& verdicts) {
  std::vector<LanguageSpan> spans;
  double weight = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const double letters = std::max(1.0, voices[i].letters);
    if (spans.empty() || spans.back().lang != verdicts[i].lang) {
      spans.push_back({blocks[i].range, verdicts[i].lang, 0.0});
      weight = 0;
    }
    LanguageSpan& span = spans.back();
    span.range.end = std::max(span.range.end, blocks[i].range.end);
    span.prob = (span.prob * weight + verdicts[i].prob * letters) / (weight + letters);
    weight += letters;
  }
  return spans;
}

}  // namespace

DocumentLanguages find_languages(std::string_view text, const std::vector<Block>& blocks,
                                 const Identifier& identifier,
                                 const std::vector<std::string>& presumed) {
  std::vector<Voice> voices;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string presumption = presumed.empty() ? presumed_after(voices) : presumed[i];
    voices.push_back(listen(slice(text, blocks[i].range), presumption, identifier));
  }
  const Shares shares = document_shares(text, blocks, voices, identifier);
  const std::vector<std::string> before = nearest_before(voices);
  const std::vector<std::string> after = nearest_after(voices);

  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (voices[i].confirmed) {
      verdicts.push_back({voices[i].candidates[0].lang, confirmed_prob});
    } else if (voices[i].candidates.empty()) {
      verdicts.emplace_back();
    } else {
      verdicts.push_back(judge(voices[i], shares, before[i], after[i]));
    }
  }
  fill_gaps(voices, verdicts);

  DocumentLanguages found;
  for (const auto& [lang, share] : shares) {
    if (share > found.prob) {
      found.lang = lang;
      found.prob = share;
    }
  }
  for (const Verdict& verdict : verdicts) found.block_lang.push_back(verdict.lang);
  found.spans = join_spans(blocks, voices, verdicts);
  return found;
}

}  // namespace calque
