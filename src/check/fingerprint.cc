#include "check/fingerprint.h"

#include <array>

#include <openssl/evp.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::size_t bytes_used = 16;  // of SHA-256

std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString wide = nfc->normalize(icu::UnicodeString::fromUTF8(text), status);
  std::string out;
  return U_FAILURE(status) ? text : wide.toUTF8String(out);
}

std::string normalised(std::string_view text) { return composed(single_spaced(text)); }

// With its length, so that no two lists of parts are alike.
void add(std::string& all, std::string_view part) {
  all += std::to_string(part.size()) + ':';
  all += part;
}

}  // namespace

std::string fingerprint(const Unit& unit, const Finding& finding) {
  const std::string_view source = unit.source.text;
  const std::string_view target = unit.target ? std::string_view(unit.target->text) : "";
  std::string all;
  add(all, finding.check);
  add(all, normalised(source));
  add(all, normalised(target));
  add(all, normalised(slice(source, finding.source)));
  add(all, normalised(slice(target, finding.target)));
  // Where nothing is marked, only the message tells one finding from another.
  if (finding.source.empty() && finding.target.empty()) add(all, finding.message.english());
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(all.data(), all.size(), digest.data(), &size, EVP_sha256(), nullptr);
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < bytes_used; ++i) {
    hex += digits[digest.at(i) >> 4];
    hex += digits[digest.at(i) & 15];
  }
  return hex;
}

}  // namespace calque
