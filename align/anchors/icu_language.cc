#include "align/anchors/icu_language.h"

#include <unicode/ures.h>

namespace calque {

std::string icu_language(const std::string& lang) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle* bundle = ures_open(nullptr, lang.c_str(), &status);
  ures_close(bundle);
  const bool known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING && !lang.empty();
  return known ? lang : "root";
}

}  // namespace calque
