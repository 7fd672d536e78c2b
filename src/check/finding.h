// What a check has found in a unit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/message.h"
#include "text/range.h"

namespace calque {

enum class Severity { info, warning, error };

std::string_view name(Severity severity);  // "warning"
std::optional<Severity> parse_severity(std::string_view name);

struct Finding {
  std::size_t unit = 0;  // number of the unit in the input, from 0
  std::string_view check;
  Severity severity = Severity::warning;
  double confidence = 1.0;  // 0..1: how sure it is that something is wrong
  Message message;
  ByteRange source = {};  // in the texts of the unit; an empty range: no place in particular
  ByteRange target = {};
  std::optional<std::string> suggestion = std::nullopt;  // what could stand in place of `target`
};

}  // namespace calque
