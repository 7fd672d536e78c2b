// What an HTML page is made of, before it is judged what of it is its text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/documents/text_builder.h"
#include "langid/rules.h"
#include "text/document.h"

namespace calque {

// How an element says that it is no part of the page's main text.
enum class Aside {
  no,
  column,   // "sidebar": beside the story, or a box within it
  word,     // another word of its class or id ("related", "cookie")
  element,  // its name or role (<nav>, role="banner")
};

// A block element; blocks lie in them.
struct HtmlSection {
  std::size_t parent = 0;  // the first one is its own
  Aside aside = Aside::no;
  bool whole = false;           // <body>, <main>, <article>: holds more than one story
  bool header = false;          // <header>, which may hold the page's heading
  std::size_t bytes = 0;        // of text within
  std::size_t links = 0;        // of that, in links
  std::size_t blocks = 0;       // within
  bool has_title = false;       // an <h1> within
  std::size_t first_block = 0;  // number of the first block within, if there is one
  std::size_t control = 0;      // blocks within up to the last button or field; 0: there is none
  bool as_it_is = false;        // a <pre> within
};

struct HtmlBlock {
  std::size_t section = 0;
  std::size_t links = 0;  // bytes in links
  int heading = 0;        // 1 to 6
  bool as_it_is = false;  // <pre>
  std::size_t link_count = 0;
  std::size_t aside = 0;  // bytes in inline elements that say they are no text
  std::size_t about = 0;  // bytes in what tells of the page: its date, author, tags, neighbours
  std::string outside;    // the first bytes that are in no link
};

struct HtmlPage {
  TextBuilder builder{TextBuilder::Origin::file};
  std::vector<HtmlSection> sections;
  std::vector<HtmlBlock> blocks;  // [block of the builder]
};

// Parses `text`, a page in valid UTF-8, `file` in messages. Scripts, styles, the head and what is
// hidden are left out. Throws InputError for a page that is nested without end. Thread-safe.
HtmlPage parse_html(std::string_view text, const std::string& file);

// Makes those blocks boilerplate that are no part of the main text.
void mark_html_boilerplate(HtmlPage& page, const BoilerplatePatterns& patterns);

}  // namespace calque
