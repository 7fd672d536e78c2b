// Web and e-mail addresses, handles, hashtags, paths and file names. The key is the address in
// small letters without scheme, "www." and final slash.
#include <algorithm>
#include <array>
#include <string_view>

#include "align/anchors/context.h"
#include "align/anchors/kinds.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t longest = 2048;

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool ends_token(char32_t c) {
  if (is_space(c)) return true;
  switch (c) {
    case U'<':
    case U'>':
    case U'"':
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
    case U'‘':
    case U'’':
    case U'「':
    case U'」':
    case U'、':
    case U'。':
    case U'，':
    case U'|':
    case U'（':
    case U'）': return true;
    default: return false;
  }
}

bool is_closing(char c) {
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'' ||
         c == ']' || c == '}' || c == '*' || c == '_' || c == '`';
}

// Punctuation that belongs to the sentence, and a bracket that was opened outside.
std::string_view trim_token(std::string_view token) {
  while (!token.empty()) {
    const char last = token.back();
    const bool open =
        std::count(token.begin(), token.end(), '(') >= std::count(token.begin(), token.end(), ')');
    if (!is_closing(last) && (last != ')' || open)) break;
    token.remove_suffix(1);
  }
  return token;
}

bool is_word_like(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '%';
  });
}

bool is_host(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || text.size() - dot < 3) return false;
  return is_word_like(text) && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool has_known_ending(std::string_view host) {
  static constexpr std::array endings = {".com", ".org", ".net", ".gov", ".edu",  ".io",
                                         ".fr",  ".de",  ".uk",  ".eu",  ".info", ".ru",
                                         ".jp",  ".cn",  ".it",  ".es"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return host.ends_with(e); });
}

bool is_file_name(std::string_view token) {
  static constexpr std::array endings = {
      ".txt",  ".pdf",  ".doc", ".docx", ".xls",  ".xlsx", ".csv", ".tsv", ".json", ".xml",
      ".html", ".htm",  ".jpg", ".jpeg", ".png",  ".gif",  ".svg", ".zip", ".gz",   ".tar",
      ".exe",  ".py",   ".cc",  ".cpp",  ".h",    ".hpp",  ".js",  ".ts",  ".java", ".sh",
      ".md",   ".conf", ".cfg", ".ini",  ".yaml", ".yml",  ".log", ".mp3", ".mp4",  ".po",
      ".so",   ".dll",  ".deb", ".rpm",  ".sql",  ".css",  ".php", ".tex"};
  return token.find_first_of("/\\") == std::string_view::npos && is_word_like(token) &&
         std::any_of(endings.begin(), endings.end(), [&](std::string_view e) {
           return token.size() > e.size() && token.ends_with(e);
         });
}

bool is_path(std::string_view token) {
  if (token.size() < 4) return false;
  const bool rooted = token.starts_with("/") || token.starts_with("~/") ||
                      token.starts_with("./") || token.starts_with("../");
  const bool drive =
      token.size() > 3 && token.substr(1).starts_with(":\\") && is_ascii_alnum(token[0]);
  if (!rooted && !drive) return false;
  return drive || (std::count(token.begin(), token.end(), '/') > (token[0] == '/' ? 1 : 0) &&
                   token.find("//") == std::string_view::npos);
}

bool is_handle(std::string_view token) {
  return token.size() > 2 && (token[0] == '@' || token[0] == '#') &&
         std::all_of(token.begin() + 1, token.end(),
                     [](char c) {
                       return is_ascii_alnum(c) || c == '_' || c == '.' ||
                              static_cast<unsigned char>(c) >= 0x80;
                     }) &&
         !std::all_of(token.begin() + 1, token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double weight_of(std::string_view token) {
  if (token.find("://") != std::string_view::npos || token.starts_with("www.")) return 1.0;
  const std::size_t at = token.find('@');
  if (at != std::string_view::npos && at > 0) {
    return is_word_like(token.substr(0, at)) && is_host(token.substr(at + 1)) ? 1.0 : 0.0;
  }
  if (is_handle(token)) return 0.9;
  if (is_path(token) || is_file_name(token)) return 0.9;
  const std::string_view host = token.substr(0, token.find('/'));
  return is_host(host) && has_known_ending(host) ? 0.9 : 0.0;
}

std::string key_of(std::string_view token) {
  std::string key = fold_case(token);
  if (const std::size_t scheme = key.find("://"); scheme != std::string::npos)
    key.erase(0, scheme + 3);
  if (key.starts_with("www.")) key.erase(0, 4);
  while (!key.empty() && key.back() == '/') key.pop_back();
  return key;
}

// Most tokens are words: only those with one of these characters are looked at.
bool is_candidate(std::string_view token) {
  return token.size() > 2 && token.size() <= longest &&
         token.find_first_of("@#/\\.") != std::string_view::npos;
}

std::string_view host_of(std::string_view key) { return key.substr(0, key.find('/')); }

}  // namespace

void extract_urls(const AnnotationInput& input, std::vector<Anchor>& anchors) {
  const std::string_view text = input.document.text;
  const ByteRange segment = input.document.segments[input.segment].range;
  std::size_t begin = segment.begin;
  for (std::size_t at = segment.begin; at <= segment.end;) {
    const std::size_t here = at;
    char32_t c = U' ';
    if (at < segment.end) {
      c = next_code_point(text, at);
    } else {
      ++at;
    }
    const bool opens_bracket = c == U'(' && begin == here;
    if (!ends_token(c) && !opens_bracket) continue;
    std::string_view token = slice(text, {begin, here});
    if (is_candidate(token)) {
      token = trim_token(token);
      const double weight = is_candidate(token) ? weight_of(token) : 0.0;
      std::string key = weight > 0.0 ? key_of(token) : std::string();
      if (!key.empty()) {
        anchors.push_back({AnchorKind::url, {begin, begin + token.size()}, std::move(key), weight});
      }
    }
    begin = at;
  }
}

// Two pages of one site are a weak sign: translations of a site link to their own pages.
double compare_urls(const Anchor& a, const Anchor& b) {
  if (a.key == b.key) return 1.0;
  const bool hosts = is_host(host_of(a.key)) && host_of(a.key) == host_of(b.key);
  return hosts && a.key.find('@') == std::string::npos ? 0.4 : 0.0;
}

}  // namespace calque
