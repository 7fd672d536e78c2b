// The page of calque check --format html in a real browser.
#include <gtest/gtest.h>

#include "browser/browser.h"
#include "check/fingerprint.h"
#include "report/findings.h"

namespace calque {
namespace {

Unit pair_of(const std::string& id, const std::string& source, const std::string& target) {
  Unit unit;
  unit.id = id;
  unit.source = {source};
  unit.target = TaggedText{target};
  unit.source_lang = "en";
  unit.target_lang = "ar";
  unit.line = 7;
  return unit;
}

// `count` pairs with a warning each, and one with an error in a file of its own.
std::string page_of(std::size_t count, const Baseline* known = nullptr) {
  std::string page;
  FindingStyle style;
  style.file = "pier.xlf";
  style.known = known;
  const auto writer = make_finding_writer(FindingFormat::html, style,
                                          [&](std::string_view bytes) { page += bytes; });
  writer->begin();
  const auto add = [&](const Unit& unit, Finding finding) {
    const ReportedFinding reported = {finding, fingerprint(unit, finding)};
    writer->add(unit, {&reported, 1});
  };
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    add(pair_of("row-" + number, "Row \U0001F6A2 3, " + number, "صف \U0001F6A2 4، " + number),
        {i, "numbers", Severity::warning, 0.8, {"the number 3 has become 4"}, {9, 10}, {10, 11}});
  }
  Unit last = pair_of("last", "Save <b>", "");
  auto info = std::make_shared<FileInfo>();
  info->original = "menu.txt";
  last.file = info;
  add(last, {count, "empty", Severity::error, 1.0, {"the translation is empty"}, {0, 8}, {}});
  writer->end();
  return page;
}

// For the scripts: keys, choices, and what is in view.
constexpr const char* helpers = R"(
  const press = (key) => page.activeElement.dispatchEvent(
    new view.KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  const choose = (id, value) => {
    const field = page.getElementById(id);
    field.value = value;
    field.dispatchEvent(new view.Event('change', {bubbles: true}));
  };
  const cards = () => [...page.querySelectorAll('.card')];
  const text = (id) => page.getElementById(id).textContent;
  const exported = () => {
    let content = '', name = '';
    view.Blob = class { constructor(parts) { content = parts.join(''); } };
    view.URL.createObjectURL = () => 'about:blank';
    view.HTMLAnchorElement.prototype.click = function () { name = this.download; };
    page.getElementById('export').click();
    return {content, name};
  };
)";

class FindingsPage : public testing::Test {
 protected:
  void SetUp() override {
    chromium_ = test::find_chromium();
    if (!chromium_) GTEST_SKIP() << "no Chromium: install one, or name it in CALQUE_CHROMIUM";
  }
  nlohmann::json run(const std::string& page, int width, const std::string& script) const {
    const auto result = test::try_page(*chromium_, page, width, helpers + script);
    EXPECT_EQ(result.console, "");
    return result.value;
  }

  std::optional<std::string> chromium_;
};

TEST_F(FindingsPage, marks_both_sides_and_writes_from_right_to_left) {
  const auto seen = run(page_of(2), 1280, R"(
    const marks = [...cards()[0].querySelectorAll('mark')].map((mark) => mark.textContent);
    return {marks, dir: cards()[0].querySelectorAll('.side')[1].dir, count: text('count'),
            message: cards()[0].querySelector('.message').textContent,
            tag: cards()[2].querySelector('mark').textContent};
  )");
  EXPECT_EQ(seen["marks"], nlohmann::json({"3", "4"}));
  EXPECT_EQ(seen["dir"], "rtl");
  EXPECT_EQ(seen["count"], "3 of 3 findings shown");
  EXPECT_EQ(seen["message"], "the number 3 has become 4");
  EXPECT_EQ(seen["tag"], "Save <b>");
}

TEST_F(FindingsPage, filters_by_check_severity_file_and_text) {
  const auto seen = run(page_of(12), 1280, R"(
    const result = {};
    const option = (id, name) => [...page.getElementById(id).options]
      .find((each) => each.textContent.startsWith(name)).value;
    choose('check', option('check', 'empty'));
    result.check = cards().length;
    choose('check', '');
    choose('file', option('file', 'menu.txt'));
    result.file = cards().length;
    choose('file', '');
    page.querySelector('#severities input[value=warning]').click();
    result.severity = cards().length;
    page.querySelector('#severities input[value=warning]').click();
    page.getElementById('search').value = 'ROW-11';
    view.filter();
    result.search = cards().length;
    page.getElementById('search').value = 'nowhere';
    view.filter();
    result.none = !page.getElementById('none').hidden;
    return result;
  )");
  EXPECT_EQ(seen["check"], 1);
  EXPECT_EQ(seen["file"], 1);
  EXPECT_EQ(seen["severity"], 1);
  EXPECT_EQ(seen["search"], 1);
  EXPECT_EQ(seen["none"], true);
}

TEST_F(FindingsPage, takes_decisions_from_the_keyboard_and_exports_them_as_a_baseline) {
  const auto seen = run(page_of(3), 1280, R"(
    press('j'); press('a');            // the first
    press('r');                        // the second
    press('j'); press('a'); press('k'); press('u');  // the fourth, then the third
    press('/');
    return {focus: page.activeElement.id, progress: text('progress'),
            pressed: page.querySelectorAll('[aria-pressed=true]').length, ...exported()};
  )");
  EXPECT_EQ(seen["focus"], "search");
  EXPECT_EQ(seen["progress"], "3 of 4 decided");
  EXPECT_EQ(seen["pressed"], 3);
  EXPECT_EQ(seen["name"], "baseline.json");
  const TemporaryFolder folder;
  const Baseline baseline = Baseline::read(folder.write("b.json", seen["content"]));
  EXPECT_EQ(baseline.entries().size(), 3U);
  EXPECT_EQ(baseline.json(), seen["content"]) << "the form is not that of --write-baseline";
}

TEST_F(FindingsPage, accepts_all_that_is_shown_and_keeps_what_was_known) {
  Baseline known;
  known.add("0123456789abcdef0123456789abcdef", {"pier.xlf", "urls", "an older one", "a", "b"});
  const auto seen = run(page_of(120, &known), 1280, R"(
    page.querySelector('#severities input[value=error]').click();
    page.getElementById('accept-all').click();
    choose('decision', 'open');
    return {open: cards().length, ...exported()};
  )");
  EXPECT_EQ(seen["open"], 0);
  const TemporaryFolder folder;
  EXPECT_EQ(Baseline::read(folder.write("b.json", seen["content"])).entries().size(), 121U);
}

TEST_F(FindingsPage, stays_fluid_with_ten_thousand_findings) {
  const auto seen = run(page_of(10'000), 1280, R"(
    const timed = (work) => {
      const begin = view.performance.now();
      work();
      page.body.getBoundingClientRect();
      return view.performance.now() - begin;
    };
    const result = {cards: cards().length};
    result.filter = timed(() => choose('decision', 'open'));
    page.getElementById('search').value = '9999';
    result.search = timed(() => view.filter());
    result.found = cards().length;
    page.getElementById('search').value = '';
    view.filter();
    result.accept = timed(() => page.getElementById('accept-all').click());
    page.getElementById('next').click();
    result.first = cards()[0].querySelector('.place').textContent;
    cards()[0].focus();
    result.step = timed(() => press('k'));
    result.now = page.activeElement.querySelector('.place').textContent;
    return result;
  )");
  EXPECT_LE(seen["cards"], 50);
  EXPECT_EQ(seen["found"], 1);
  EXPECT_EQ(seen["first"], "pier.xlf:7 · unit 51 · row-50");
  EXPECT_EQ(seen["now"], "pier.xlf:7 · unit 50 · row-49");
  for (const char* work : {"filter", "search", "accept", "step"})
    EXPECT_LT(seen[work], 500) << work;
}

TEST_F(FindingsPage, fits_wide_and_narrow_windows_and_asks_for_nothing_outside) {
  for (const int width : {1280, 400}) {
    const auto seen = run(page_of(60), width, R"(
      const [source, target] = [...cards()[0].querySelectorAll('.side')]
        .map((side) => side.getBoundingClientRect());
      return {overflow: page.documentElement.scrollWidth - view.innerWidth,
              beside: source.top === target.top,
              requests: view.performance.getEntriesByType('resource').length,
              outside: page.querySelectorAll('[src], link:not([href^="data:"])').length};
    )");
    EXPECT_LE(seen["overflow"], 0) << width;
    EXPECT_EQ(seen["beside"], width == 1280);
    EXPECT_EQ(seen["requests"], 0);
    EXPECT_EQ(seen["outside"], 0);
  }
}

}  // namespace
}  // namespace calque
