#include "report/html.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "formats/reader.h"
#include "report/html_document.h"
#include "report/html_text.h"
#include "report/html_words.h"
#include "text/embedded.h"
#include "text/message.h"

namespace calque {

std::span<const EmbeddedFile> page_files();

namespace {

using Json = nlohmann::ordered_json;

// From these scores on a bead of an alignment is called sure, likely.
constexpr double sure_from = 0.9;
constexpr double likely_from = 0.5;
constexpr std::size_t grades = 3;
constexpr std::size_t most_names = 3;  // of targets in the title

std::string_view page_file(std::string_view name) {
  for (const EmbeddedFile& file : page_files()) {
    if (file.name == name) return file.content;
  }
  return {};
}

// How much of every path is the same folder and says nothing.
std::size_t common_folder(const Document& source, std::span<const Document> targets) {
  std::size_t length = source.id.size();
  for (const Document& target : targets) {
    const auto [a, b] =
        std::mismatch(source.id.begin(), source.id.end(), target.id.begin(), target.id.end());
    length = std::min(length, static_cast<std::size_t>(a - source.id.begin()));
  }
  const std::size_t slash = source.id.substr(0, length).rfind('/');
  return slash == std::string::npos ? 0 : slash + 1;
}

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

bool is_gap(const Link& link) { return link.source.empty() || link.target.empty(); }

class Page {
 public:
  Page(const Document& source, std::span<const Document> targets, std::span<const MinedLink> links,
       const PageStyle& style);
  std::string render() const;

 private:
  std::string tr(const std::string& text) const {
    return style_.translate ? style_.translate(text) : text;
  }
  std::string say(const Message& message) const {
    return message.translated([this](const std::string& text) { return tr(text); });
  }
  std::string value(std::string_view name) const;
  std::string title() const;
  std::string name_of(const Document& document) const;
  std::string language_name(const std::string& lang) const;
  std::string grade_name(std::size_t grade) const;
  std::size_t grade_of(const Link& link) const;
  std::string grade_boxes() const;
  std::string order_boxes() const;
  std::string target_choice() const;
  std::string column(std::size_t column) const;
  ColumnNotes column_notes(std::size_t column) const;
  std::string number_button(std::size_t index, bool is_source) const;
  Json data() const;
  Json link_data(std::size_t index) const;

  const Document& source_;
  std::span<const Document> targets_;
  std::span<const MinedLink> links_;
  const PageStyle& style_;
  std::size_t folder_;
  std::vector<MarkPieces> pieces_;    // of the source, then of each target
  std::vector<std::size_t> numbers_;  // [link], from 1 for each target
};

Page::Page(const Document& source, std::span<const Document> targets,
           std::span<const MinedLink> links, const PageStyle& style)
    : source_(source),
      targets_(targets),
      links_(links),
      style_(style),
      folder_(common_folder(source, targets)) {
  std::vector<std::vector<ByteRange>> marks(targets.size() + 1);
  std::vector<std::size_t> links_of(targets.size());
  for (const MinedLink& mined : links) {
    numbers_.push_back(++links_of.at(mined.target_document));
    for (const Evidence& evidence : mined.link.evidence) {
      if (!is_anchor(evidence.kind)) continue;
      marks[0].push_back(evidence.source);
      marks[mined.target_document + 1].push_back(evidence.target);
    }
  }
  pieces_.emplace_back(source, marks[0]);
  for (std::size_t i = 0; i < targets.size(); ++i) pieces_.emplace_back(targets[i], marks[i + 1]);
}

std::string Page::name_of(const Document& document) const {
  return document.id == "-" ? display_path("-") : document.id.substr(folder_);
}

std::string Page::title() const {
  std::string text = name_of(source_);
  for (std::size_t i = 0; i < std::min(targets_.size(), most_names); ++i) {
    text += (i == 0 ? " – " : ", ") + name_of(targets_[i]);
  }
  return targets_.size() > most_names ? fmt::format("{} (+{})", text, targets_.size() - most_names)
                                      : text;
}

std::string Page::language_name(const std::string& lang) const {
  if (lang.empty() || lang == "und") return tr("unknown language");
  std::array<UChar, 200> name = {};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length =
      uloc_getDisplayName(lang.c_str(), style_.language.c_str(), name.data(), name.size(), &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(length) > name.size()) return lang;
  std::string text;
  return icu::UnicodeString(name.data(), length).toUTF8String(text);
}

std::size_t Page::grade_of(const Link& link) const {
  if (!style_.parallel) return static_cast<std::size_t>(link.grade);
  if (link.score >= sure_from) return 0;
  return link.score >= likely_from ? 1 : 2;
}

std::string Page::grade_name(std::size_t grade) const {
  if (!style_.parallel) return grade_word(static_cast<Grade>(grade), style_.translate);
  return grade == 0 ? tr("sure") : grade == 1 ? tr("likely") : tr("doubtful");
}

std::string Page::grade_boxes() const {
  std::string out;
  for (std::size_t grade = 0; grade < grades; ++grade) {
    fmt::format_to(std::back_inserter(out),
                   "<label class=\"grade\"><input type=\"checkbox\" value=\"{0}\" checked>"
                   "<svg class=\"g{0}\" viewBox=\"0 0 28 8\" width=\"28\" height=\"8\" "
                   "aria-hidden=\"true\"><path d=\"M0 4H28\"/></svg>{1}</label>\n",
                   grade, escape_html(grade_name(grade)));
  }
  return out;
}

// What the signs mean, and a way to leave out what bears them; nothing where no link bears one.
std::string Page::order_boxes() const {
  const auto count = [&](const auto& bears) {
    return std::count_if(links_.begin(), links_.end(),
                         [&](const MinedLink& mined) { return bears(mined.link); });
  };
  const auto crossing = count([](const Link& link) { return !is_gap(link) && link.crossing; });
  const auto gaps = count(is_gap);
  if (crossing == 0 && gaps == 0) return {};
  std::string out = "<fieldset id=\"orders\"><legend>" + escape_html(tr("Order")) + "</legend>\n";
  const auto add = [&](int value, const std::string& text) {
    fmt::format_to(std::back_inserter(out),
                   "<label><input type=\"checkbox\" value=\"{}\" checked>{}</label>\n", value,
                   escape_html(text));
  };
  add(0, tr("in order"));
  if (crossing > 0) add(1, fmt::format("⇅ {} ({})", tr("out of order"), crossing));
  if (gaps > 0) add(2, fmt::format("∅ {} ({})", tr("no counterpart"), gaps));
  return out + "</fieldset>";
}

std::string Page::target_choice() const {
  if (targets_.size() < 2) return {};
  std::string out = "<label>" + escape_html(tr("Text")) + " <select id=\"choice\">\n";
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const auto count = std::count_if(links_.begin(), links_.end(), [&](const MinedLink& mined) {
      return mined.target_document == i;
    });
    fmt::format_to(std::back_inserter(out), "<option value=\"{}\">{} ({})</option>\n", i,
                   escape_html(name_of(targets_[i])), count);
  }
  return out + "</select></label>";
}

// The number that stands before both passages of a link; Tab stops at one of the two.
std::string Page::number_button(std::size_t index, bool is_source) const {
  const auto& [target, link] = links_[index];
  return fmt::format(
      "<button type=\"button\" class=\"k g{}\" data-l=\"{}\"{}{} aria-label=\"{}\">{}{}</button>",
      grade_of(link), index, is_source ? "" : " tabindex=\"-1\"",
      is_source && target > 0 ? " hidden" : "",
      escape_html(say({"Link {0}: {1}, score {2}",
                       {std::to_string(numbers_[index]), grade_name(grade_of(link)),
                        fmt::format("{:.2f}", link.score)}})),
      numbers_[index], link.crossing ? "⇅" : "");
}

ColumnNotes Page::column_notes(std::size_t column) const {
  const std::size_t segments = (column == 0 ? source_ : targets_[column - 1]).segments.size();
  ColumnNotes notes{std::vector<std::string>(segments), std::vector<std::string>(segments)};
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const auto& [target, link] = links_[i];
    if (column > 0 && target != column - 1) continue;
    const std::vector<std::size_t>& side = column == 0 ? link.source : link.target;
    if (side.empty()) continue;
    if (!is_gap(link)) {
      notes.openings.at(side.front()) += number_button(i, column == 0);
      continue;
    }
    notes.classes.at(side.front()) = "gap";
    const std::string word = escape_html(tr("no counterpart"));
    notes.openings[side.front()] += fmt::format(
        "<span class=\"no\" role=\"img\" aria-label=\"{0}\" title=\"{0}\">∅</span>", word);
  }
  return notes;
}

std::string Page::column(std::size_t column) const {
  const Document& document = column == 0 ? source_ : targets_[column - 1];
  const std::string role = column == 0 ? tr("Source") : tr("Target");
  const bool known = !document.lang.empty() && document.lang != "und";
  return fmt::format(
      "<section class=\"side {0}\" tabindex=\"0\" aria-label=\"{1}: {2}\"{3}>\n"
      "<header><h2 title=\"{4}\"><bdi>{2}</bdi></h2><p>{5}<span "
      "class=\"linked-count\"></span></p></header>\n"
      "<article{6} dir=\"{7}\">\n{8}</article>\n</section>\n",
      column == 0 ? "source" : "target", escape_html(role), escape_html(name_of(document)),
      column > 1 ? " hidden" : "", escape_html(document.id),
      escape_html(language_name(document.lang)),
      known ? " lang=\"" + escape_html(document.lang) + "\"" : "", text_direction(document.lang),
      render_document(document, pieces_[column], column_notes(column)));
}

// Short names, since there may be thousands: index, number, target, segments, grade, score,
// reasons.
Json Page::link_data(std::size_t index) const {
  const auto& [target, link] = links_[index];
  Json reasons = Json::array();
  for (const Evidence& evidence : link.evidence) {
    const bool anchor = is_anchor(evidence.kind);
    const std::pair<int, int> nowhere{-1, -1};
    const auto from = anchor ? pieces_[0].find(evidence.source) : nowhere;
    const auto to = anchor ? pieces_[target + 1].find(evidence.target) : nowhere;
    reasons.push_back({name(evidence.kind),
                       {from.first, from.second},
                       {to.first, to.second},
                       rounded(evidence.weight)});
  }
  return {{"i", index},
          {"n", numbers_[index]},
          {"t", target},
          {"s", {link.source.front(), link.source.back()}},
          {"u", {link.target.front(), link.target.back()}},
          {"g", grade_of(link)},
          {"p", rounded(link.score)},
          {"x", link.crossing},
          {"e", std::move(reasons)}};
}

Json Page::data() const {
  Json kinds;
  for (int kind = 0; kind <= static_cast<int>(EvidenceKind::pin); ++kind) {
    const auto value = static_cast<EvidenceKind>(kind);
    kinds[std::string(name(value))] = kind_word(value, style_.translate);
  }
  Json names = Json::array();
  for (std::size_t grade = 0; grade < grades; ++grade) names.push_back(grade_name(grade));
  Json words;
  for (const auto& [name, text] : script_words(style_.translate)) words[name] = text;
  Json links = Json::array();
  Json gaps = Json::array();  // number, column, segment
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const auto& [target, link] = links_[i];
    if (!is_gap(link)) {
      links.push_back(link_data(i));
    } else if (!link.source.empty()) {
      gaps.push_back({i, 0, link.source.front()});
    } else if (!link.target.empty()) {
      gaps.push_back({i, target + 1, link.target.front()});
    }
  }
  return {{"kinds", std::move(kinds)},
          {"grades", std::move(names)},
          {"words", std::move(words)},
          {"links", std::move(links)},
          {"gaps", std::move(gaps)}};
}

std::string Page::value(std::string_view name) const {
  if (name == "css" || name == "js") {
    std::string text;
    for (const EmbeddedFile& file : page_files()) {
      if (file.name.ends_with(fmt::format(".{}", name))) text += file.content;
    }
    return text;
  }
  if (name == "language") return escape_html(style_.language);
  if (name == "title") return escape_html(title());
  if (name == "grades") return grade_boxes();
  if (name == "orders") return order_boxes();
  if (name == "choice") return target_choice();
  if (name == "generator") return escape_html(style_.generator);
  if (name == "columns") {
    std::string columns = column(0) + "<svg id=\"curves\" aria-hidden=\"true\"></svg>\n";
    for (std::size_t i = 1; i <= targets_.size(); ++i) columns += column(i);
    return columns;
  }
  if (name == "data") {
    return escape_json_for_html(data().dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return escape_html(page_word(name, style_.parallel, style_.translate));
}

std::string Page::render() const {
  return fill_template(page_file("page.html"),
                       [this](std::string_view name) { return value(name); });
}

}  // namespace

std::string render_page(const Document& source, std::span<const Document> targets,
                        std::span<const MinedLink> links, const PageStyle& style) {
  return Page(source, targets, links, style).render();
}

}  // namespace calque
