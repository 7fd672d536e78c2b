// Findings that are known and left as they are: the file of --baseline.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace calque {

struct BaselineEntry {
  std::string file;  // in which it was found last
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
  // How many accepted entries nobody has asked for, of those that a run over `file` with `checks`
  // could have found.
  std::size_t stale(const std::string& file, std::span<const std::string_view> checks) const;
  // Takes over the entries of `other` that such a run could not have found.
  void add_others(const Baseline& other, const std::string& file,
                  std::span<const std::string_view> checks);
  const std::map<std::string, BaselineEntry>& entries() const { return entries_; }

  // The file: JSON, an entry a line, in order of the fingerprints.
  std::string json() const;

 private:
  std::map<std::string, BaselineEntry> entries_;
  std::map<std::string, bool> met_;
};

}  // namespace calque
