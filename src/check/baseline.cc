#include "check/baseline.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "formats/reader.h"
#include "text/error.h"

namespace calque {
namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr const char* version_key = "calque-baseline";
constexpr const char* remedy = "give a file that calque check --write-baseline has written";

std::size_t line_of(const std::string& text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

Json parse(const std::string& path, const std::string& text) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    throw InputError({display_path(path), line_of(text, error.byte)}, "a damaged baseline: no JSON",
                     remedy);
  }
}

void refuse_other_versions(const std::string& path, const Json& json) {
  if (!json.is_object() || !json.contains(version_key) || !json.contains("findings") ||
      !json["findings"].is_array()) {
    throw InputError({display_path(path)}, "not a baseline", remedy);
  }
  const Json& found = json[version_key];
  if (found == version) return;
  throw InputError({display_path(path)},
                   {"a baseline of version {0}; this program knows version {1}",
                    {found.dump(), std::to_string(version)}},
                   "write it anew with --write-baseline");
}

std::string text_at(const Json& entry, const char* key) {
  const auto found = entry.find(key);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_within(const BaselineEntry& entry, const std::string& file,
               std::span<const std::string_view> checks) {
  return entry.file == file && std::find(checks.begin(), checks.end(), entry.check) != checks.end();
}

}  // namespace

Baseline Baseline::read(const std::string& path) {
  const Json json = parse(path, read_bytes(path));
  refuse_other_versions(path, json);
  Baseline baseline;
  std::size_t number = 0;
  for (const Json& entry : json["findings"]) {
    ++number;
    const std::string fingerprint = entry.is_object() ? text_at(entry, "fingerprint") : "";
    const std::string decision = entry.is_object() ? text_at(entry, "decision") : "";
    if (fingerprint.empty() || (decision != "accept" && decision != "reject")) {
      throw InputError({display_path(path)},
                       {"a damaged baseline: entry {0} has no fingerprint or no decision",
                        {std::to_string(number)}},
                       remedy);
    }
    baseline.add(fingerprint,
                 {text_at(entry, "file"), text_at(entry, "check"), text_at(entry, "message"),
                  text_at(entry, "src_text"), text_at(entry, "tgt_text"), decision == "reject"});
  }
  return baseline;
}

void Baseline::add(const std::string& fingerprint, BaselineEntry entry) {
  entries_[fingerprint] = std::move(entry);
}

bool Baseline::accepts(const std::string& fingerprint) {
  const auto entry = entries_.find(fingerprint);
  if (entry == entries_.end() || entry->second.rejected) return false;
  met_[fingerprint] = true;
  return true;
}

bool Baseline::rejects(const std::string& fingerprint) const {
  const auto entry = entries_.find(fingerprint);
  return entry != entries_.end() && entry->second.rejected;
}

std::size_t Baseline::stale(const std::string& file,
                            std::span<const std::string_view> checks) const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [&](const auto& named) {
        const auto& [fingerprint, entry] = named;
        return !entry.rejected && !met_.contains(fingerprint) && is_within(entry, file, checks);
      }));
}

void Baseline::add_others(const Baseline& other, const std::string& file,
                          std::span<const std::string_view> checks) {
  for (const auto& [fingerprint, entry] : other.entries_) {
    if (!is_within(entry, file, checks)) entries_.try_emplace(fingerprint, entry);
  }
}

std::string Baseline::json() const {
  std::string out =
      "{\"" + std::string(version_key) + "\": " + std::to_string(version) + ",\n \"findings\": [";
  bool first = true;
  for (const auto& [fingerprint, entry] : entries_) {
    const Json line = {
        {"fingerprint", fingerprint}, {"decision", entry.rejected ? "reject" : "accept"},
        {"file", entry.file},         {"check", entry.check},
        {"message", entry.message},   {"src_text", entry.source},
        {"tgt_text", entry.target}};
    out += first ? "\n  " : ",\n  ";
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
    first = false;
  }
  return out + "\n ]}\n";
}

}  // namespace calque
