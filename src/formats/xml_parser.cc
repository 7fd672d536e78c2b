#include "formats/xml_parser.h"

#include <exception>
#include <utility>

#include <expat.h>

#include "formats/reader.h"

namespace calque {
namespace {

constexpr std::size_t deepest = 256;
constexpr const char* spoilt_remedy = "export the file again, or mend it at this place";

}  // namespace

struct XmlParser::Impl {
  struct Free {
    void operator()(XML_Parser it) const { XML_ParserFree(it); }
  };

  template <typename... Source>
  explicit Impl(XmlParser& owner, const std::string& path, Source&&... from)
      : self(owner),
        file(display_path(path)),
        source(path, std::forward<Source>(from)...),
        parser(XML_ParserCreate("UTF-8")) {
    if (!parser) throw std::bad_alloc();
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), &Impl::start, &Impl::end);
    XML_SetCharacterDataHandler(parser.get(), &Impl::text);
    XML_SetEntityDeclHandler(parser.get(), &Impl::entity);
    XML_SetSkippedEntityHandler(parser.get(), &Impl::skipped);
    XML_SetCdataSectionHandler(parser.get(), &Impl::begin_cdata, &Impl::end_cdata);
  }

  // Exceptions must not pass through a library of C: kept, and thrown again behind it.
  template <typename Work>
  void guarded(Work&& work) {
    if (thrown) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser.get(), XML_FALSE);
    }
  }

  static void start(void* data, const char* name, const char** attributes) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] {
      if (++impl->depth > deepest) {
        impl->self.fail({"elements are nested more than {0} deep", {std::to_string(deepest)}},
                        spoilt_remedy);
      }
      impl->self.on_start(name, XmlAttributes(attributes));
    });
  }
  static void end(void* data, const char* name) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] {
      impl->self.on_end(name);
      --impl->depth;
    });
  }
  static void text(void* data, const char* bytes, int size) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] { impl->self.on_text({bytes, static_cast<std::size_t>(size)}); });
  }
  static void begin_cdata(void* data) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] { impl->self.on_cdata(true); });
  }
  static void end_cdata(void* data) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] { impl->self.on_cdata(false); });
  }
  // Of a DTD that is not loaded: its text would be lost.
  static void skipped(void* data, const char* name, int) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] {
      impl->self.fail({"an entity that only a DTD outside of the file declares: {0}", {name}},
                      "write what it stands for in its place");
    });
  }
  static void entity(void* data, const char* name, int, const char*, int, const char*, const char*,
                     const char*, const char*) {
    auto* impl = static_cast<Impl*>(data);
    impl->guarded([&] {
      impl->self.fail({"the file declares an entity of its own, {0}", {name}},
                      "write what it stands for in its place");
    });
  }

  bool cut_off(XML_Error code) const {
    return code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
           (at_end && code == XML_ERROR_ASYNC_ENTITY);
  }

  [[noreturn]] void fail_to_parse() {
    const auto code = XML_GetErrorCode(parser.get());
    const std::string why = XML_ErrorString(code);
    const auto column = static_cast<std::size_t>(XML_GetCurrentColumnNumber(parser.get())) + 1;
    const Message problem = cut_off(code) ? Message("the file is cut off, or no XML")
                                          : Message("not well-formed XML at column {0} ({1})",
                                                    {std::to_string(column), why});
    throw InputError(
        {file, XML_GetCurrentLineNumber(parser.get()),
         static_cast<std::size_t>(XML_GetCurrentByteIndex(parser.get())) + source.skipped()},
        problem, spoilt_remedy);
  }

  XmlParser& self;
  std::string file;
  TextSource source;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser;
  std::exception_ptr thrown;
  std::string piece;
  std::size_t depth = 0;
  bool at_end = false;
};

XmlParser::XmlParser(const std::string& path, TextSourceOptions options) {
  options.declared_charset = xml_declared_charset;
  impl_ = std::make_unique<Impl>(*this, path, options);
}

XmlParser::XmlParser(const std::string& name, std::string bytes) {
  TextSourceOptions options;
  options.declared_charset = xml_declared_charset;
  impl_ = std::make_unique<Impl>(*this, name, std::move(bytes), options);
}

XmlParser::~XmlParser() = default;

bool XmlParser::parse_some() {
  Impl& impl = *impl_;
  if (impl.at_end) return false;
  impl.piece.clear();
  impl.at_end = !impl.source.read(impl.piece);
  const auto status = XML_Parse(impl.parser.get(), impl.piece.data(),
                                static_cast<int>(impl.piece.size()), impl.at_end ? 1 : 0);
  if (impl.thrown) std::rethrow_exception(impl.thrown);
  if (status != XML_STATUS_OK) impl.fail_to_parse();
  return !impl.at_end;
}

std::size_t XmlParser::line() const { return XML_GetCurrentLineNumber(impl_->parser.get()); }

ByteRange XmlParser::place() const {
  const auto begin = static_cast<std::size_t>(XML_GetCurrentByteIndex(impl_->parser.get())) +
                     impl_->source.skipped();
  return {begin, begin + static_cast<std::size_t>(XML_GetCurrentByteCount(impl_->parser.get()))};
}

std::string_view XmlParser::raw() const {
  int offset = 0;
  int size = 0;
  const char* context = XML_GetInputContext(impl_->parser.get(), &offset, &size);
  if (context == nullptr || offset < 0 || offset > size) return {};
  const auto count = static_cast<std::size_t>(XML_GetCurrentByteCount(impl_->parser.get()));
  return std::string_view(context, static_cast<std::size_t>(size))
      .substr(static_cast<std::size_t>(offset), count);
}

std::size_t XmlParser::depth() const { return impl_->depth; }
const std::string& XmlParser::path() const { return impl_->file; }
TextSource& XmlParser::source() { return impl_->source; }

void XmlParser::fail(Message problem, Message remedy) const {
  throw InputError({impl_->file, line(), place().begin}, std::move(problem), std::move(remedy));
}

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return pair[1];
  }
  return {};
}

bool XmlAttributes::has(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (name == pair[0]) return true;
  }
  return false;
}

std::string xml_escaped(std::string_view text, bool attribute) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '\r': escaped += "&#13;"; break;
      case '"': escaped += attribute ? "&quot;" : "\""; break;
      case '\n': escaped += attribute ? "&#10;" : "\n"; break;
      case '\t': escaped += attribute ? "&#9;" : "\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          escaped += "\xEF\xBF\xBD";
        } else if (c == '\xEF' && text.substr(i, 2) == "\xEF\xBF" &&  // U+FFFE, U+FFFF
                   i + 2 < text.size() && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')) {
          escaped += "\xEF\xBF\xBD";
          i += 2;
        } else {
          escaped += c;
        }
    }
  }
  return escaped;
}

std::string xml_declared_charset(std::string_view begin) {
  if (!begin.starts_with("<?xml")) return {};
  const std::string_view declaration = begin.substr(0, begin.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == declaration.npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == declaration.npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == declaration.npos) return {};
  return std::string(declaration.substr(open + 1, close - open - 1));
}

}  // namespace calque
