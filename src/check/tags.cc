// tags: markup that the translation has lost, added, changed or nested wrongly: what stands in the
// text ("<b>", "&lt;br/&gt;") and what a format keeps beside it.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "check/checks.h"
#include "check/markup.h"
#include "check/text_scan.h"

namespace calque {
namespace {

constexpr std::array<CheckAlias, 8> aliases = {{{"pofilter", "xmltags"},
                                                {"checkmate", "MISSING_CODE"},
                                                {"checkmate", "EXTRA_CODE"},
                                                {"checkmate", "SUSPECT_CODE"},
                                                {"weblate", "xml-tags"},
                                                {"weblate", "xml-invalid"},
                                                {"weblate", "xml_tags"},
                                                {"xbench", "tag mismatch"}}};

// The tags of a side, those of the text and those beside it each for themselves.
struct Side {
  std::string_view text;
  std::vector<Markup> written;
  std::vector<Markup> spans;
};

std::vector<Markup> spans_of(const CheckedText& side) {
  std::vector<Markup> spans;
  spans.reserve(side.tags.size());
  for (const Tag& tag : side.tags) {
    const std::string name = tag.id.empty() ? tag.type + tag.code : tag.id;
    spans.push_back({{tag.at, tag.at}, tag.kind, name, tag.code.empty() ? name : tag.code});
  }
  return spans;
}

std::vector<const Markup*> unmatched(const std::vector<Markup>& tags,
                                     const std::vector<Markup>& others) {
  std::vector<bool> used(others.size(), false);
  std::vector<const Markup*> left;
  for (const Markup& tag : tags) {
    bool found = false;
    for (std::size_t i = 0; i < others.size() && !found; ++i) {
      if (used[i] || others[i].kind != tag.kind || others[i].name != tag.name) continue;
      used[i] = found = true;
    }
    if (!found) left.push_back(&tag);
  }
  return left;
}

// The first tag that closes what is not the innermost open one; nullptr when all nest. What is
// never closed ("<p>", "<li>") does not disturb.
const Markup* find_wrong_nesting(const std::vector<Markup>& tags) {
  std::vector<const Markup*> open;
  for (const Markup& tag : tags) {
    if (tag.kind == TagKind::open) open.push_back(&tag);
    if (tag.kind != TagKind::close) continue;
    if (!open.empty() && open.back()->name == tag.name) {
      open.pop_back();
      continue;
    }
    return &tag;
  }
  return nullptr;
}

void compare(const std::vector<Markup>& source, const std::vector<Markup>& target,
             FindingSink& sink) {
  auto missing = unmatched(source, target);
  auto extra = unmatched(target, source);
  for (auto each = missing.begin(); each != missing.end();) {
    // "<g id="1">" has become "<g id="2">", "<b>" has become "<B>": one finding.
    const auto changed = std::find_if(extra.begin(), extra.end(), [&](const Markup* other) {
      return other->kind == (*each)->kind && missing.size() == extra.size();
    });
    if (changed == extra.end()) {
      ++each;
      continue;
    }
    sink.add(Severity::error, (*each)->range, (*changed)->range,
             Message("the tag {0} has become {1}", {(*each)->shown, (*changed)->shown}))
        .suggestion = (*each)->shown;
    extra.erase(changed);
    each = missing.erase(each);
  }
  for (const Markup* each : missing) {
    sink.add(Severity::error, each->range, {}, Message("the tag {0} is missing", {each->shown}));
  }
  for (const Markup* each : extra) {
    sink.add(Severity::error, {}, each->range, Message("the source has no tag {0}", {each->shown}));
  }
  if (!missing.empty() || !extra.empty() || find_wrong_nesting(source) != nullptr) return;
  if (const Markup* wrong = find_wrong_nesting(target)) {
    sink.add(Severity::error, {}, wrong->range,
             Message("the tag {0} closes where another one is open", {wrong->shown}));
  }
}

void run(const CheckedUnit& unit, FindingSink& sink) {
  if (!unit.source.tags.empty() || !unit.target.tags.empty()) {
    compare(spans_of(unit.source), spans_of(unit.target), sink);
  }
  if (!may_have_markup(unit.source.text) && !may_have_markup(unit.target.text)) return;
  std::vector<Markup> source = find_markup(unit.source.text);
  std::vector<Markup> target = find_markup(unit.target.text);
  settle_markup(source, target);
  compare(source, target, sink);
}

}  // namespace

const UnitCheck tags_check = {"tags", "markup that is missing, too much or wrongly nested", aliases,
                              run};

}  // namespace calque
