// HTML pages as documents.
#pragma once

#include <string>
#include <string_view>

#include "langid/rules.h"
#include "text/document.h"

namespace calque {

// Whether a file that begins so is an HTML page.
bool looks_like_html(std::string_view begin);

// What the page says of its charset (<meta charset="...">, an XML declaration), as an IANA name;
// empty: nothing.
std::string html_declared_charset(std::string_view begin);

// The document of a page in valid UTF-8: every block element a block, inline elements as tags,
// white space as a browser shows it. Navigation, headers and footers, related stories, comments and
// the like are blocks of boilerplate; so is what the patterns of rule lists know. Origins are bytes
// of `text`. Scripts, styles, the head, form fields, ruby and what is hidden are left out. Throws
// InputError for a page without text, larger than 256 MB or nested without end. Thread-safe.
Document read_html(std::string_view text, const std::string& id,
                   const BoilerplatePatterns& patterns = boilerplate_patterns());

}  // namespace calque
