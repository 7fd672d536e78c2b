// XML as it comes, read by expat: entities and DTDs from outside are never loaded, entities of the
// file's own are refused, nesting is bounded.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/text_source.h"
#include "text/error.h"
#include "text/range.h"

namespace calque {

// The attributes of an element, as expat gives them: valid while the handler runs.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}

  // Empty when there is none. `name` with its prefix: "xml:lang".
  std::string_view operator[](std::string_view name) const;
  bool has(std::string_view name) const;

  template <typename Use>
  void each(Use&& use) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
      use(std::string_view(pair[0]), std::string_view(pair[1]));
    }
  }

 private:
  const char** pairs_;
};

// Reads a file and calls the virtual functions. Not thread-safe.
class XmlParser {
 public:
  virtual ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

 protected:
  // Throws as TextSource does. The charset is found by the XML declaration when none is given.
  explicit XmlParser(const std::string& path, TextSourceOptions options = {});
  // The same of bytes at hand (a part of a DOCX), which are called `name` in messages.
  XmlParser(const std::string& name, std::string bytes);

  // Reads on; false at the end of the file. Throws InputError for what is not well-formed, with
  // line and byte.
  bool parse_some();

  // Names come with their prefixes. What a handler throws ends parse_some().
  virtual void on_start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void on_end(std::string_view name) = 0;
  virtual void on_text(std::string_view text) = 0;
  // Around what stands in a CDATA section, whose text comes by on_text().
  virtual void on_cdata(bool /*begins*/) {}

  // Of what the handler at work was called for.
  std::size_t line() const;
  ByteRange place() const;  // in the file's UTF-8 form
  // As it stands in the file; empty where it is no longer at hand (more than 64 kB ago).
  std::string_view raw() const;
  std::size_t depth() const;

  const std::string& path() const;  // for messages
  TextSource& source();
  [[noreturn]] void fail(Message problem, Message remedy = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `text` with & < > and, for attributes, " and line breaks, written as XML wants them; characters
// that XML cannot hold become U+FFFD.
std::string xml_escaped(std::string_view text, bool attribute = false);

// The charset that an XML declaration names.
std::string xml_declared_charset(std::string_view begin);

}  // namespace calque
