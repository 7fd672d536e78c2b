#include "langid/router.h"

#include <algorithm>
#include <map>

#include "langid/segmenter.h"
#include "text/utf8.h"

namespace calque {
namespace {

SegmentKind segment_kind(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading: return SegmentKind::heading;
    case BlockKind::item: return SegmentKind::item;
    case BlockKind::quotation: return SegmentKind::quotation;
    case BlockKind::boilerplate: return SegmentKind::boilerplate;
    case BlockKind::paragraph: break;
  }
  return SegmentKind::sentence;
}

// Some twenty stretches of a long text, enough to tell the language that most of it is in.
std::string sample(std::string_view text) {
  constexpr std::size_t stretches = 20;
  constexpr std::size_t stretch = 2000;  // bytes
  if (text.size() <= stretches * stretch) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < stretches; ++i) {
    std::size_t begin = text.size() / stretches * i;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    std::size_t end = begin + stretch;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    out.append(text.substr(begin, end - begin));
    out += '\n';
  }
  return out;
}

BlockKind block_kind(SegmentKind kind) {
  return kind == SegmentKind::boilerplate ? BlockKind::boilerplate : BlockKind::paragraph;
}

void judge_segments(Document& document, const Identifier& identifier) {
  const DocumentLanguages found = find_segment_languages(document, identifier);
  document.lang = found.lang;
  for (std::size_t i = 0; i < document.segments.size(); ++i)
    document.segments[i].lang = found.block_lang[i];
}

void segment_lines(Document& document, const Identifier& identifier, LanguageBy lang_by) {
  const std::vector<ByteRange> lines = split_lines(document.text);
  document.segments.reserve(lines.size());
  const bool each = document.lang.empty() && lang_by == LanguageBy::segment;
  if (document.lang.empty() && !each)
    document.lang = identifier.identify(sample(document.text)).lang;
  for (const ByteRange line : lines) {
    document.segments.push_back({line, document.lang, SegmentKind::line});
  }
  if (each) judge_segments(document, identifier);
}

// By what rules a document is cut.
struct Rules {
  const RuleBook& lists;
  const SrxRules* srx;  // may be nullptr
};

std::vector<ByteRange> sentences_of(const Document& document, const Block& block,
                                    const std::string& lang, const Rules& rules) {
  if (rules.srx != nullptr && rules.srx->covers(lang))
    return rules.srx->split(document.text, block.range, lang);
  return split_sentences(document.text, block.range, lang, find_rules(rules.lists, lang));
}

// "5.3.", "Chapter 3.", "IV.": what numbers a heading.
bool is_title_number(std::string_view text) {
  if (!text.ends_with('.')) return false;
  const std::size_t space = text.rfind(' ');
  if (space != text.npos && text.find(' ') != space) return false;
  std::string_view number = text.substr(space == text.npos ? 0 : space + 1);
  const bool arabic = number.find_first_not_of("0123456789.") == number.npos;
  number.remove_suffix(1);
  return arabic || number.find_first_not_of("IVXLC") == number.npos;
}

void add_block(Document& document, const Block& block, const std::string& lang,
               const Rules& rules) {
  const SegmentKind kind = segment_kind(block.kind);
  std::vector<ByteRange> sentences = sentences_of(document, block, lang, rules);
  if (block.kind == BlockKind::heading && sentences.size() > 1 &&
      is_title_number(slice(document.text, sentences.front()))) {
    sentences[1].begin = sentences[0].begin;
    sentences.erase(sentences.begin());
  }
  for (const ByteRange sentence : sentences) {
    document.segments.push_back({sentence, lang, kind});
  }
}

// Where the file says what a block is in, it is.
DocumentLanguages find_block_languages(std::string_view text, const std::vector<Block>& blocks,
                                       const Identifier& identifier) {
  std::map<std::string, std::size_t> said;  // bytes
  for (const Block& block : blocks) {
    if (!block.lang.empty()) said[block.lang] += block.range.size();
  }
  if (said.empty()) return find_languages(text, blocks, identifier);
  DocumentLanguages languages;
  languages.lang = std::max_element(said.begin(), said.end(), [](const auto& a, const auto& b) {
                     return a.second < b.second;
                   })->first;
  std::vector<Block> silent;
  for (const Block& block : blocks) {
    if (block.lang.empty()) silent.push_back(block);
  }
  std::vector<std::string> found;
  if (!silent.empty()) found = find_languages(text, silent, identifier).block_lang;
  std::size_t next = 0;
  for (const Block& block : blocks) {
    languages.block_lang.push_back(block.lang.empty() ? found[next++] : block.lang);
  }
  return languages;
}

void segment_blocks(Document& document, const Identifier& identifier, const SegmentOptions& options,
                    const Rules& rules) {
  const std::vector<Block> blocks =
      document.blocks.empty()
          ? find_blocks(document.text, options.newlines, rules.lists.boilerplate)
          : document.blocks;
  if (options.lang_by == LanguageBy::document && document.lang.empty())
    document.lang = identifier.identify(sample(document.text)).lang;
  if (!document.lang.empty()) {
    for (const Block& block : blocks) add_block(document, block, document.lang, rules);
    return;
  }
  const DocumentLanguages languages = find_block_languages(document.text, blocks, identifier);
  document.lang = languages.lang;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    add_block(document, blocks[i], languages.block_lang[i], rules);
  }
  if (options.lang_by == LanguageBy::segment) judge_segments(document, identifier);
}

}  // namespace

DocumentLanguages find_segment_languages(const Document& document, const Identifier& identifier) {
  std::vector<Block> segments;
  std::vector<std::string> presumed;
  for (const Segment& segment : document.segments) {
    segments.push_back({segment.range, block_kind(segment.kind)});
    presumed.push_back(segment.lang);
  }
  return find_languages(document.text, segments, identifier, presumed);
}

void segment(Document& document, const Identifier& identifier, const SegmentOptions& options) {
  document.segments.clear();
  document.lang = options.lang;
  if (options.lines) {
    segment_lines(document, identifier, options.lang_by);
  } else {
    const RuleBook& lists = options.rules == nullptr ? built_in_rules() : *options.rules;
    segment_blocks(document, identifier, options, {lists, options.srx});
  }
}

}  // namespace calque
