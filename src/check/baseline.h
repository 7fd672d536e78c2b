// Findings that are known and left as they are: the file of --baseline.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace calque {

struct BaselineEntry {
  std::string check;
  std::string message;  // what it said and of which texts: for people who read the file
  std::string source;
  std::string target;
  bool rejected = false;  // a person has decided that this one must be mended
};

// By fingerprint. Not thread-safe.
class Baseline {
 public:
  // Throws InputError (file and line) when it cannot be read, is damaged, or of another version.
  static Baseline read(const std::string& path);

  // The same finding again only replaces the entry.
  void add(const std::string& fingerprint, BaselineEntry entry);
  // Whether the finding is known and not rejected; its entry is no longer stale.
  bool accepts(const std::string& fingerprint);
  bool rejects(const std::string& fingerprint) const;
  // How many accepted entries nobody has asked for.
  std::size_t stale() const;
  const std::map<std::string, BaselineEntry>& entries() const { return entries_; }

  // The file: JSON, an entry a line, in order of the fingerprints.
  std::string json() const;

 private:
  std::map<std::string, BaselineEntry> entries_;
  std::map<std::string, bool> met_;
};

}  // namespace calque
