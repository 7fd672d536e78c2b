#include "report/findings.h"

#include <array>
#include <filesystem>

#include "formats/byte_source.h"
#include "report/findings_writers.h"
#include "text/error.h"
#include "text/normalize.h"

namespace calque {
namespace {

constexpr const char* extensions = ".txt, .tsv, .jsonl, .sarif, .xml (JUnit), .html";

struct Form {
  FindingFormat format;
  std::string_view name;
  std::string_view extension;  // empty: none is its own
  std::unique_ptr<FindingWriter> (*make)(FindingStyle style, WriteBytes write);
};

constexpr std::array<Form, 7> forms = {
    {{FindingFormat::text, "text", ".txt", make_text_findings},
     {FindingFormat::tsv, "tsv", ".tsv", make_tsv_findings},
     {FindingFormat::jsonl, "jsonl", ".jsonl", make_jsonl_findings},
     {FindingFormat::sarif, "sarif", ".sarif", make_sarif_findings},
     {FindingFormat::junit, "junit", ".xml", make_junit_findings},
     {FindingFormat::github, "github", "", make_github_findings},
     {FindingFormat::html, "html", ".html", make_html_findings}}};

const Form& form_of(FindingFormat format) { return forms.at(static_cast<std::size_t>(format)); }

}  // namespace

std::string_view name(FindingFormat format) { return form_of(format).name; }

std::string finding_formats() {
  std::string all;
  for (const Form& form : forms) all += (all.empty() ? "" : "|") + std::string(form.name);
  return all;
}

FindingFormat choose_finding_format(const std::string& wanted, const std::string& path,
                                    bool terminal) {
  for (const Form& form : forms) {
    if (form.name == wanted) return form.format;
  }
  if (!wanted.empty()) {
    throw UsageError({"unknown format: {0}", {wanted}}, {"choose one of {0}", {finding_formats()}});
  }
  if (path.empty() || path == "-") return terminal ? FindingFormat::text : FindingFormat::tsv;
  const std::string extension =
      fold_case(std::filesystem::path(without_packing(path)).extension().string());
  if (extension.empty()) return FindingFormat::tsv;
  for (const Form& form : forms) {
    if (form.extension == extension) return form.format;
  }
  if (extension == ".htm") return FindingFormat::html;
  throw UsageError({"no format goes with the name {0}", {path}},
                   {"end it in {0}, or give --format", {extensions}});
}

std::unique_ptr<FindingWriter> make_finding_writer(FindingFormat format, FindingStyle style,
                                                   WriteBytes write) {
  return form_of(format).make(std::move(style), std::move(write));
}

}  // namespace calque
