// ICU's MessageFormat: "{name}", "{count, number}", "{n, plural, one {# file} other {# files}}".
// The key is the argument with its type. What stands in the arms is optional: a plural of the
// target's language may have more arms than the source.
#include "check/placeholders/placeholder.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr int max_depth = 16;

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (byte_at(text, at) == ' ' || byte_at(text, at) == '\n' || byte_at(text, at) == '\t' ||
         byte_at(text, at) == '\r') {
    ++at;
  }
  return at;
}

std::size_t skip_name(std::string_view text, std::size_t at) {
  while (is_ascii_alnum(byte_at(text, at)) || byte_at(text, at) == '_' ||
         byte_at(text, at) == '-' || byte_at(text, at) == '.') {
    ++at;
  }
  return at;
}

bool has_arms(std::string_view type) {
  return type == "plural" || type == "select" || type == "selectordinal";
}

bool is_type(std::string_view type) {
  return has_arms(type) || type == "number" || type == "date" || type == "time" ||
         type == "ordinal" || type == "spellout" || type == "duration" || type == "choice" ||
         type == "list";
}

class IcuReader {
 public:
  IcuReader(std::string_view text, PlaceholderScan& scan) : text_(text), scan_(scan) {}

  // The argument whose brace is at `at`; the place behind it, or npos when it is none.
  std::size_t argument(std::size_t at, bool simple_too, int depth) {
    const std::size_t begin = at;
    const std::size_t name = skip_space(text_, at + 1);
    const std::size_t name_end = skip_name(text_, name);
    if (name_end == name) return std::string_view::npos;
    const std::string argument(text_.substr(name, name_end - name));
    at = skip_space(text_, name_end);
    if (byte_at(text_, at) == '}') {
      if (!simple_too) return std::string_view::npos;
      add({begin, at + 1}, "{" + argument + "}", depth);
      return at + 1;
    }
    if (byte_at(text_, at) != ',') return std::string_view::npos;
    const std::size_t type = skip_space(text_, at + 1);
    const std::size_t type_end = skip_name(text_, type);
    const std::string kind(text_.substr(type, type_end - type));
    if (!is_type(kind)) return std::string_view::npos;
    const std::size_t place = scan_.found.size();
    add({begin, begin}, "{" + argument + ", " + kind + "}", depth);
    at = skip_space(text_, type_end);
    at = has_arms(kind) ? arms(at, argument, kind, depth) : style(at);
    if (at == std::string_view::npos) {
      scan_.found.resize(place);
      scan_.broken.push_back({begin, type_end});
      return type_end;
    }
    scan_.found[place].range.end = at;
    return at;
  }

 private:
  void add(ByteRange range, std::string key, int depth) {
    scan_.found.push_back({Grammar::icu, range, std::move(key), 0, false, depth > 0});
  }

  std::size_t style(std::size_t at) const {
    int depth = 0;
    for (; at < text_.size(); ++at) {
      if (text_[at] == '{') ++depth;
      if (text_[at] == '}' && depth-- == 0) return at + 1;
    }
    return std::string_view::npos;
  }

  // ", offset:1 one {...} other {...}}"
  std::size_t arms(std::size_t at, const std::string& argument, const std::string& type,
                   int depth) {
    if (byte_at(text_, at) != ',' || depth >= max_depth) return std::string_view::npos;
    at = skip_space(text_, at + 1);
    if (text_.substr(at).starts_with("offset:")) {
      at = skip_space(text_, at + 7);
      at = skip_space(text_, skip_name(text_, at));
    }
    while (byte_at(text_, at) != '}') {
      const std::size_t selector = at;
      if (byte_at(text_, at) == '=') ++at;
      at = skip_name(text_, at);
      while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0x80) ++at;
      const std::string chosen(text_.substr(selector, at - selector));
      at = skip_space(text_, at);
      if (chosen.empty() || byte_at(text_, at) != '{') return std::string_view::npos;
      const std::size_t end = message(at + 1, depth + 1);
      if (end == std::string_view::npos) return end;
      scan_.arms.push_back({argument, type, chosen, {at + 1, end - 1}});
      at = skip_space(text_, end);
    }
    return at + 1;
  }

  // What stands in an arm; the place behind its closing brace.
  std::size_t message(std::size_t at, int depth) {
    while (at < text_.size()) {
      const char c = text_[at];
      if (c == '}') return at + 1;
      if (c == '\'' && (byte_at(text_, at + 1) == '{' || byte_at(text_, at + 1) == '}')) {
        const std::size_t end = text_.find('\'', at + 2);
        if (end == std::string_view::npos) return end;
        at = end + 1;
      } else if (c == '{') {
        at = argument(at, true, depth);
        if (at == std::string_view::npos) return at;
      } else {
        ++at;
      }
    }
    return std::string_view::npos;
  }

  std::string_view text_;
  PlaceholderScan& scan_;
};

}  // namespace

std::size_t read_icu(std::string_view text, std::size_t at, bool strict, PlaceholderScan& scan) {
  const std::size_t found = scan.found.size();
  const std::size_t arms = scan.arms.size();
  if (strict && at > 0 && text[at - 1] == '\'') {  // quoted
    const std::size_t end = text.find('\'', at + 1);
    return end == std::string_view::npos ? at : end + 1;
  }
  const std::size_t end = IcuReader(text, scan).argument(at, strict, 0);
  if (end != std::string_view::npos) return end;
  scan.found.resize(found);
  scan.arms.resize(arms);
  if (strict) scan.broken.push_back({at, at + 1});
  return at;
}

}  // namespace calque
