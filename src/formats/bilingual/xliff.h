// What the readers of XLIFF's two forms, 1.x and 2.x, share.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "formats/bilingual/xml_units.h"

namespace calque {

// What a dialect needs of the reader that it works for.
class XliffHost {
 public:
  virtual ~XliffHost() = default;
  virtual std::size_t current_line() const = 0;
  virtual ByteRange current_place() const = 0;
  virtual std::string_view current_raw() const = 0;
  virtual void keep_element(std::string& to) = 0;
  virtual void put_unit(Unit unit) = 0;
  virtual void note(Message text) = 0;
  [[noreturn]] virtual void refuse(Message problem, Message remedy) const = 0;
};

class XliffDialect {
 public:
  virtual ~XliffDialect() = default;
  virtual void begin_element(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;
  virtual void add_text(std::string_view text) = 0;
};

// Name of the context group of XLIFF 1.2 that our properties are written into.
inline constexpr std::string_view own_contexts = "calque";
// Category of the metadata of XLIFF 2 that they are written into.
inline constexpr std::string_view own_metadata = "calque";

std::unique_ptr<XliffDialect> make_xliff1(XliffHost& host);
std::unique_ptr<XliffDialect> make_xliff2(XliffHost& host, const XmlAttributes& root);

// XLIFF 1.2's names for what a tag does beside TMX's, and XLIFF 2's type and subType.
std::string tag_type_of_xliff2(std::string_view type, std::string_view sub_type);
struct Xliff2Type {
  std::string type;
  std::string sub_type;
};
Xliff2Type xliff2_type_of(std::string_view tag_type);

}  // namespace calque
