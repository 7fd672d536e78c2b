#include "formats/glossary_file.h"

#include <set>

#include <pugixml.hpp>

#include "formats/bilingual/language_choice.h"
#include "formats/byte_source.h"
#include "formats/reader.h"
#include "text/error.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    cells.emplace_back(trim(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return cells;
}

bool means_forbidden(std::string_view word) {
  const std::string folded = fold_case(word);
  return folded == "forbidden" || folded.starts_with("deprecated") ||
         folded.starts_with("superseded") || folded == "donotuse" || folded == "obsolete";
}

std::vector<GlossaryRow> read_tsv(std::string_view text, const std::string& name,
                                  std::vector<Note>& notes) {
  std::vector<GlossaryRow> rows;
  std::size_t number = 0;
  std::size_t damaged = 0;
  std::size_t first_damaged = 0;
  for (const ByteRange range : split_lines(text)) {
    ++number;
    const std::string_view line = slice(text, range);
    if (trim(line).empty() || line.starts_with('#')) continue;
    const std::vector<std::string> cells = cells_of(line);
    const bool is_header = number == 1 && cells.size() > 1 && fold_case(cells[0]) == "source" &&
                           fold_case(cells[1]) == "target";
    if (is_header) continue;
    const bool forbidden = cells.size() > 2 && means_forbidden(cells[2]);
    if (cells.size() < 2 || cells[1].empty() || (cells[0].empty() && !forbidden)) {
      if (damaged++ == 0) first_damaged = number;
      continue;
    }
    rows.push_back({cells[0], cells[1], forbidden});
  }
  if (damaged > 0) {
    notes.push_back({{name},
                     {"damaged rows left out: {0} (the first in line {1})",
                      {std::to_string(damaged), std::to_string(first_damaged)}}});
  }
  return rows;
}

struct Term {
  std::string text;
  bool forbidden = false;
};

// The terms of one language of a concept; what is said of each stands beside it.
std::vector<Term> terms_of(const pugi::xml_node& language) {
  std::vector<Term> terms;
  for (const pugi::xpath_node& found : language.select_nodes(".//*[local-name()='term']")) {
    Term term;
    for (const pugi::xpath_node& text : found.node().select_nodes(".//text()"))
      term.text += text.node().value();
    term.text = trim(term.text);
    for (const pugi::xml_node& note : found.parent().children()) {
      const std::string_view type = note.attribute("type").value();
      if (type.find("tatus") != type.npos) term.forbidden |= means_forbidden(note.child_value());
      if (std::string_view(note.name()).ends_with("administrativeStatus"))
        term.forbidden |= means_forbidden(note.child_value());
    }
    if (!term.text.empty()) terms.push_back(std::move(term));
  }
  return terms;
}

std::vector<Term> terms_in(const pugi::xml_node& concept_, const std::string& lang) {
  std::vector<Term> all;
  for (const pugi::xml_node& each : concept_.children()) {
    const std::string_view name = each.name();
    if (!name.ends_with("langSet") && !name.ends_with("langSec")) continue;
    if (language_fit(lang, each.attribute("xml:lang").value()) == 0) continue;
    for (Term& term : terms_of(each)) all.push_back(std::move(term));
  }
  return all;
}

std::vector<GlossaryRow> read_tbx(const std::string& text, const std::string& name,
                                  const std::string& source_lang, const std::string& target_lang) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
  if (!parsed) {
    const auto at = static_cast<std::size_t>(parsed.offset);
    const auto line = static_cast<std::size_t>(std::count(
        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
    throw InputError({name, line + 1, at}, {"not well-formed XML ({0})", {parsed.description()}},
                     "export the glossary again, or mend it at this place");
  }
  if (source_lang.empty() || target_lang.empty()) {
    throw InputError({name}, "the languages of the glossary's terms are not known",
                     "name them with --src-lang and --tgt-lang");
  }
  std::vector<GlossaryRow> rows;
  for (const pugi::xpath_node& each :
       document.select_nodes("//*[local-name()='termEntry' or local-name()='conceptEntry']")) {
    for (const Term& source : terms_in(each.node(), source_lang)) {
      for (const Term& target : terms_in(each.node(), target_lang))
        rows.push_back({source.text, target.text, target.forbidden});
    }
  }
  return rows;
}

}  // namespace

std::vector<GlossaryRow> read_glossary(const std::string& path, const std::string& source_lang,
                                       const std::string& target_lang, std::vector<Note>& notes) {
  const std::string name = display_path(path);
  const std::string text = read_document(path, {"", false, false, "text"}, notes).text;
  const bool xml =
      trim(text).starts_with('<') || fold_case(without_packing(path)).ends_with(".tbx");
  std::vector<GlossaryRow> rows =
      xml ? read_tbx(text, name, source_lang, target_lang) : read_tsv(text, name, notes);
  if (rows.empty()) {
    throw InputError({name}, "no term of the two languages in the glossary",
                     "give rows of source, tab, target, or a TBX file with both languages");
  }
  return rows;
}

}  // namespace calque
