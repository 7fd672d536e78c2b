#include "formats/documents/html_elements.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "text/normalize.h"

namespace calque {
namespace {

template <std::size_t size>
bool is_one_of(GumboTag tag, const std::array<GumboTag, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array left_out_tags = {
    GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE,
    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,
    GUMBO_TAG_OBJECT,   GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
    GUMBO_TAG_DATALIST, GUMBO_TAG_RT,     GUMBO_TAG_RP,       GUMBO_TAG_SVG,
    GUMBO_TAG_MATH,     GUMBO_TAG_APPLET, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED};
constexpr std::array inline_tags = {
    GUMBO_TAG_A,     GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_B,       GUMBO_TAG_BDI,
    GUMBO_TAG_BDO,   GUMBO_TAG_BIG,   GUMBO_TAG_CITE,    GUMBO_TAG_CODE,    GUMBO_TAG_DATA,
    GUMBO_TAG_DEL,   GUMBO_TAG_DFN,   GUMBO_TAG_EM,      GUMBO_TAG_FONT,    GUMBO_TAG_I,
    GUMBO_TAG_IMG,   GUMBO_TAG_INPUT, GUMBO_TAG_INS,     GUMBO_TAG_KBD,     GUMBO_TAG_MARK,
    GUMBO_TAG_LABEL, GUMBO_TAG_METER, GUMBO_TAG_NOBR,    GUMBO_TAG_OUTPUT,  GUMBO_TAG_PROGRESS,
    GUMBO_TAG_Q,     GUMBO_TAG_RUBY,  GUMBO_TAG_RB,      GUMBO_TAG_S,       GUMBO_TAG_SAMP,
    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,  GUMBO_TAG_STRIKE,  GUMBO_TAG_STRONG,  GUMBO_TAG_SUB,
    GUMBO_TAG_SUP,   GUMBO_TAG_TIME,  GUMBO_TAG_TT,      GUMBO_TAG_U,       GUMBO_TAG_VAR,
    GUMBO_TAG_WBR,   GUMBO_TAG_MAP,   GUMBO_TAG_AREA,    GUMBO_TAG_UNKNOWN, GUMBO_TAG_EMBED,
    GUMBO_TAG_LINK,  GUMBO_TAG_META,  GUMBO_TAG_SOURCE};
constexpr std::array aside_tags = {GUMBO_TAG_NAV,  GUMBO_TAG_ASIDE,  GUMBO_TAG_FOOTER,
                                   GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_MENU};

// In the order of their bytes, as all lists below.
constexpr std::array<std::string_view, 14> aside_roles = {
    "alert", "alertdialog", "banner",     "complementary", "contentinfo", "dialog",  "form",
    "menu",  "menubar",     "navigation", "search",        "tablist",     "toolbar", "tooltip"};
// clang-format off
constexpr std::array<std::string_view, 84> aside_words = {
    "ad", "addtoany", "ads", "adsense", "advert", "advertisement", "breadcrumb", "breadcrumbs",
    "byline", "captcha", "catlinks", "centralnotice", "colophon", "comment", "comments",
    "consent", "cookie", "cookies", "copyright", "disclosure", "disqus", "docnav", "dropdown",
    "editsection", "feedback", "footer", "gdpr", "hatnote", "headerlink", "login", "mainmenu",
    "mainnav", "masthead", "menu", "modal", "nav", "navbar", "navbox", "navfooter", "navheader",
    "navigation", "newsletter", "noprint", "outbrain", "pager", "pagination", "popup",
    "printfooter", "promo", "rating", "recirc", "recommended", "related", "relatedarticles",
    "relatedposts", "reply", "respond", "search", "searchbox", "share", "sharedaddy", "sharethis",
    "sharing", "sidenav", "signup", "sitefooter", "siteheader", "sitemap", "sitenotice", "skip",
    "skiplink", "social", "sphinxsidebar", "sponsored", "subnav", "subscribe", "subscription",
    "switcher", "taboola", "titlearea", "toc", "tocframe", "topnav", "ttc"};
// clang-format on
// Both together: "entry-meta", "author-box". What else a name holds does not matter then.
struct WordPair {
  std::string_view one;
  std::string_view other;
};
constexpr std::array<WordPair, 18> aside_pairs = {{{"article", "meta"},
                                                   {"author", "bio"},
                                                   {"author", "box"},
                                                   {"author", "card"},
                                                   {"author", "description"},
                                                   {"author", "info"},
                                                   {"call", "action"},
                                                   {"entry", "meta"},
                                                   {"entry", "utility"},
                                                   {"jump", "buttons"},
                                                   {"jump", "link"},
                                                   {"pin", "it"},
                                                   {"post", "meta"},
                                                   {"site", "notice"},
                                                   {"skip", "content"},
                                                   {"skip", "link"},
                                                   {"skip", "links"},
                                                   {"version", "badge"}}};
// A class with one of these speaks of something else: "has-sidebar", "js-no-share".
constexpr std::array<std::string_view, 9> turning_words = {
    "content", "has", "is", "no", "not", "open", "with", "without", "wrapper"};
// An <aside> with one of these belongs to the text.
constexpr std::array<std::string_view, 8> text_words = {
    "admonition", "callout", "footnote", "footnotes", "note", "pullquote", "tip", "warning"};
// Beside the text of a heading, or for screen readers alone.
constexpr std::array<std::string_view, 9> unseen_classes = {
    "anchorjs-link",      "assistive-text", "headerlink",      "mw-editsection", "screen-reader",
    "screen-reader-text", "sr-only",        "visually-hidden", "visuallyhidden"};

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

std::string lower(std::string_view text) { return fold_case(std::string(text)); }

template <typename Use>
void each_class(std::string_view classes, Use&& use) {
  constexpr std::string_view blanks = " \t\r\n\f";
  for (std::size_t at = classes.find_first_not_of(blanks); at != classes.npos;) {
    const std::size_t end = std::min(classes.find_first_of(blanks, at), classes.size());
    use(classes.substr(at, end - at));
    at = classes.find_first_not_of(blanks, end);
  }
}

// "relatedPosts", "related-posts" and "related_posts" are the words "related" and "posts".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  bool was_small = false;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if (!letter || (capital && was_small)) words.emplace_back();
    if (letter) words.back() += static_cast<char>(c | 0x20);
    was_small = letter && !capital;
  }
  return words;
}

bool has_word(const std::vector<std::string>& words, std::span<const std::string_view> list) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return holds(list, word); });
}

bool has_pair(const std::vector<std::string>& words) {
  const auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  return std::any_of(aside_pairs.begin(), aside_pairs.end(),
                     [&](const WordPair& pair) { return has(pair.one) && has(pair.other); });
}

// An id of many words is made of a heading ("how-to-search-the-menu").
Aside tells_aside(std::string_view name) {
  constexpr std::size_t most_words = 4;
  const std::vector<std::string> words = words_of(name);
  if (words.size() <= most_words + 2 && has_pair(words)) return Aside::word;
  if (words.size() > most_words || has_word(words, turning_words)) return Aside::no;
  if (has_word(words, aside_words)) return Aside::word;
  return std::find(words.begin(), words.end(), "sidebar") == words.end() ? Aside::no
                                                                         : Aside::column;
}

Aside classes_tell(const GumboElement& element) {
  Aside told = Aside::no;
  each_class(attribute_of(element, "class"),
             [&](std::string_view name) { told = std::max(told, tells_aside(name)); });
  return told;
}

// Documentation names its chapters after their headings, which may be "Search" or "Comments".
bool has_id_of_heading(const GumboElement& element) {
  return element.tag == GUMBO_TAG_SECTION ||
         (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6);
}

bool is_note(const GumboElement& element) {
  return has_word(words_of(attribute_of(element, "class")), text_words) ||
         has_word(words_of(attribute_of(element, "role")), text_words);
}

// In pages that are laid out with tables: the columns beside the text.
bool is_narrow_cell(const GumboElement& element) {
  constexpr int widest = 200;  // pixels
  if (element.tag != GUMBO_TAG_TD) return false;
  const std::string_view written = attribute_of(element, "width");
  int width = 0;
  const auto end = std::from_chars(written.data(), written.data() + written.size(), width);
  return end.ec == std::errc() && end.ptr == written.data() + written.size() && width > 0 &&
         width <= widest;
}

}  // namespace

std::string_view attribute_of(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

ElementKind kind_of(const GumboElement& element) {
  if (is_one_of(element.tag, left_out_tags)) return ElementKind::left_out;
  if (element.tag == GUMBO_TAG_BR) return ElementKind::line_break;
  return is_one_of(element.tag, inline_tags) ? ElementKind::inlined : ElementKind::block;
}

bool is_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  if (lower(attribute_of(element, "aria-hidden")) == "true") return true;
  std::string style = lower(attribute_of(element, "style"));
  std::erase(style, ' ');
  if (style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos)
    return true;
  bool unseen = false;
  each_class(attribute_of(element, "class"),
             [&](std::string_view name) { unseen |= holds(unseen_classes, lower(name)); });
  return unseen;
}

bool is_note_reference(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_SUP) return false;
  bool found = false;
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (child->type == GUMBO_NODE_WHITESPACE) continue;
    if (child->type != GUMBO_NODE_ELEMENT || child->v.element.tag != GUMBO_TAG_A) return false;
    if (!attribute_of(child->v.element, "href").starts_with('#')) return false;
    found = true;
  }
  return found;
}

Aside aside_of(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_ASIDE && is_note(element)) return Aside::no;
  if (is_one_of(element.tag, aside_tags)) return Aside::element;
  if (holds(aside_roles, lower(attribute_of(element, "role")))) return Aside::element;
  const Aside classes = classes_tell(element);
  if (is_narrow_cell(element)) return std::max(classes, Aside::column);
  if (has_id_of_heading(element)) return classes;
  return std::max(classes, tells_aside(attribute_of(element, "id")));
}

bool is_inline_aside(const GumboElement& element) {
  // In a program's code a comment is text.
  const bool code = lower(attribute_of(element, "class")).find("comment") != std::string::npos;
  return (!code && classes_tell(element) == Aside::word) ||
         holds(aside_roles, lower(attribute_of(element, "role")));
}

bool tells_of_page(const GumboElement& element) {
  constexpr std::array<std::string_view, 7> relations = {"author", "bookmark", "category", "next",
                                                         "prev",   "tag",      "up"};
  if (element.tag == GUMBO_TAG_TIME) return true;
  if (element.tag != GUMBO_TAG_A) return false;
  bool tells = false;
  each_class(attribute_of(element, "rel"),
             [&](std::string_view relation) { tells |= holds(relations, lower(relation)); });
  // DocBook's pages: next, previous, up, home.
  const std::string_view key = attribute_of(element, "accesskey");
  return tells || (key.size() == 1 && std::string_view("nphu").find(key) != key.npos);
}

bool is_for_addresses(const GumboElement& input) {
  return lower(attribute_of(input, "type")) == "email";
}

bool is_field(const GumboElement& input) {
  const std::string type = lower(attribute_of(input, "type"));
  return type != "hidden" && type != "checkbox" && type != "radio";
}

std::string tag_type(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_A: return "link";
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG: return "bold";
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_CITE: return "italic";
    case GUMBO_TAG_U: return "ulined";
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_DEL: return "strike";
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT: return "code";
    case GUMBO_TAG_IMG: return "image";
    case GUMBO_TAG_SUB: return "sub";
    case GUMBO_TAG_SUP: return "sup";
    case GUMBO_TAG_Q: return "quote";
    case GUMBO_TAG_FONT: return "font";
    default: return "";
  }
}

}  // namespace calque
