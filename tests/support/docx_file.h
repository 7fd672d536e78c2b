// DOCX files for tests, put together part by part.
#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include <archive.h>
#include <archive_entry.h>

namespace calque::test {

inline std::string zip_of(const std::map<std::string, std::string>& parts) {
  std::string bytes(1 << 20, '\0');
  for (const auto& [name, content] : parts) bytes.resize(bytes.size() + content.size());
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  if (archive_write_open_memory(zip, bytes.data(), bytes.size(), &used) != ARCHIVE_OK)
    throw std::runtime_error("no archive");
  for (const auto& [name, content] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(zip, entry);
    archive_write_data(zip, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  bytes.resize(used);
  return bytes;
}

constexpr const char* word_namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

// word/document.xml with this in its body.
inline std::string word_document(const std::string& body) {
  return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document ") +
         word_namespaces + "><w:body>" + body + "</w:body></w:document>";
}

inline std::string docx_of(const std::string& body) {
  return zip_of({{"word/document.xml", word_document(body)}});
}

}  // namespace calque::test
