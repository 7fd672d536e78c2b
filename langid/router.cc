#include "langid/router.h"

#include <algorithm>

#include "langid/segmenter.h"
#include "langid/spans.h"
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

void segment_lines(Document& document, const Identifier& identifier) {
  const std::vector<ByteRange> lines = split_lines(document.text);
  document.segments.reserve(lines.size());
  if (document.lang.empty()) document.lang = identifier.identify(sample(document.text)).lang;
  for (const ByteRange line : lines) {
    document.segments.push_back({line, document.lang, SegmentKind::line});
  }
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

void add_block(Document& document, const Block& block, const std::string& lang,
               const Rules& rules) {
  const SegmentKind kind = segment_kind(block.kind);
  for (const ByteRange sentence : sentences_of(document, block, lang, rules)) {
    document.segments.push_back({sentence, lang, kind});
  }
}

void segment_blocks(Document& document, const Identifier& identifier, Newlines newlines,
                    const Rules& rules) {
  const std::vector<Block> blocks = find_blocks(document.text, newlines, rules.lists.boilerplate);
  if (!document.lang.empty()) {
    for (const Block& block : blocks) add_block(document, block, document.lang, rules);
    return;
  }
  const DocumentLanguages languages = find_languages(document.text, blocks, identifier);
  document.lang = languages.lang;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    add_block(document, blocks[i], languages.block_lang[i], rules);
  }
}

}  // namespace

void segment(Document& document, const Identifier& identifier, const SegmentOptions& options) {
  document.segments.clear();
  document.lang = options.lang;
  if (options.lines) {
    segment_lines(document, identifier);
  } else {
    const RuleBook& lists = options.rules == nullptr ? built_in_rules() : *options.rules;
    segment_blocks(document, identifier, options.newlines, {lists, options.srx});
  }
}

}  // namespace calque
