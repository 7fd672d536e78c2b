#include "report/finding_place.h"

namespace calque {
namespace {

// A text that is as long in the file as it is here stands there as it is: what is escaped or tagged
// is longer.
std::optional<FilePlace> place(std::string_view text, ByteRange marked, ByteRange in_file,
                               bool quoted) {
  if (in_file.empty() || marked.empty()) return std::nullopt;
  if (quoted && in_file.size() == text.size() + 2) in_file = {in_file.begin + 1, in_file.end - 1};
  if (in_file.size() != text.size()) return FilePlace{in_file, false};
  return FilePlace{{in_file.begin + marked.begin, in_file.begin + marked.end}, true};
}

}  // namespace

std::string_view source_text(const Unit& unit) { return unit.source.text; }

std::string_view target_text(const Unit& unit) {
  return unit.target ? std::string_view(unit.target->text) : std::string_view();
}

std::optional<FilePlace> source_place(const Unit& unit, const Finding& finding, bool quoted) {
  return place(source_text(unit), finding.source, unit.source_range, quoted);
}

std::optional<FilePlace> target_place(const Unit& unit, const Finding& finding, bool quoted) {
  return place(target_text(unit), finding.target, unit.target_range, quoted);
}

std::optional<FilePlace> main_place(const Unit& unit, const Finding& finding, bool quoted) {
  if (const auto target = target_place(unit, finding, quoted)) return target;
  if (const auto source = source_place(unit, finding, quoted)) return source;
  if (!unit.target_range.empty()) return FilePlace{unit.target_range, false};
  if (!unit.source_range.empty()) return FilePlace{unit.source_range, false};
  return std::nullopt;
}

std::string unit_words(const Finding& finding, const Translate& translate) {
  const auto words = Message("unit {0}", {std::to_string(finding.unit + 1)});
  return translate ? words.translated(translate) : words.english();
}

std::string severity_word(Severity severity, const Translate& translate) {
  const auto tr = [&](const std::string& text) { return translate ? translate(text) : text; };
  switch (severity) {
    case Severity::error: return tr("error");
    case Severity::warning: return tr("warning");
    case Severity::info: return tr("info");
  }
  return {};
}

std::string message_text(const Finding& finding, const Translate& translate) {
  return translate ? finding.message.translated(translate) : finding.message.english();
}

std::string full_message(const Finding& finding, const Translate& translate) {
  const std::string message = message_text(finding, translate);
  if (!finding.suggestion) return message;
  const auto all = Message("{0} (suggestion: {1})", {message, *finding.suggestion});
  return translate ? all.translated(translate) : all.english();
}

}  // namespace calque
