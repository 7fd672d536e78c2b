// What the elements and class names of HTML tell.
#pragma once

#include <string>
#include <string_view>

#include <gumbo.h>

#include "formats/documents/html_page.h"

namespace calque {

enum class ElementKind { block, inlined, line_break, left_out };

ElementKind kind_of(const GumboElement& element);
bool is_hidden(const GumboElement& element);
// <sup><a href="#n1">1</a></sup>: a number that is no part of the sentence.
bool is_note_reference(const GumboElement& element);
Aside aside_of(const GumboElement& element);
// The same of an inline element, by its classes and role.
bool is_inline_aside(const GumboElement& element);
// A date, or a link to the page's author, its tags, or the pages before and behind it.
bool tells_of_page(const GumboElement& element);
bool is_field(const GumboElement& input);          // of text, or a button
bool is_for_addresses(const GumboElement& input);  // of e-mail: a sign-up
// The type of an inline element's tag (text/tagged_text.h); empty: unknown.
std::string tag_type(const GumboElement& element);
std::string_view attribute_of(const GumboElement& element, const char* name);

}  // namespace calque
