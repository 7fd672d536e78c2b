// Text on its way into an HTML page.
#pragma once

#include <string>
#include <string_view>

namespace calque {

// `text` fit for HTML content and for attribute values in quotation marks: & < > " ' as character
// references; what HTML cannot hold (controls other than tab and line ends, noncharacters, invalid
// UTF-8) as U+FFFD. Thread-safe.
std::string escape_html(std::string_view text);

// The same for a <script type="application/json"> element: no "<" is left in it.
std::string escape_json_for_html(std::string_view json);

// "rtl" or "ltr" for a language (BCP 47), by ICU; "auto" (left to the browser) when it is unknown.
std::string_view text_direction(const std::string& lang);

// `text` with every {{NAME}} replaced by value(NAME); what value() gives is not looked at again.
template <typename Value>
std::string fill_template(std::string_view text, const Value& value) {
  std::string out;
  for (;;) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == text.npos ? text.npos : text.find("}}", open);
    if (close == text.npos) return out.append(text);
    out.append(text.substr(0, open));
    out.append(value(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
}

}  // namespace calque
