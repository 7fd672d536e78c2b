// The page of --format html in a real browser.
#include <algorithm>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "browser/browser.h"
#include "langid/router.h"
#include "report/html.h"
#include "support.h"

namespace calque {
namespace {

Document article(const std::string& file, const std::string& lang) {
  Document document{file, test::read_bytes(test::data_path(file)), {}, {}};
  segment(document, *make_stopword_identifier(), {.lang = lang});
  return document;
}

std::string harbour_page() {
  const std::string folder = "comparable/harbour/";
  const Document source = article(folder + "fr.txt", "fr");
  const std::vector<Document> targets = {article(folder + "en-1.txt", "en"),
                                         article(folder + "en-2.txt", "en")};
  return render_page(source, targets, mine(source, targets), {});
}

std::string alignment_page(const Document& source, const Document& target) {
  std::vector<MinedLink> links;
  for (const Link& bead : align(source, target)) links.push_back({0, bead});
  return render_page(source, {&target, 1}, links, {.parallel = true});
}

class Page : public testing::Test {
 protected:
  void SetUp() override {
    chromium_ = test::find_chromium();
    if (!chromium_) GTEST_SKIP() << "no Chromium: install one, or name it in CALQUE_CHROMIUM";
  }
  nlohmann::json run(const std::string& page, int width, const std::string& script) {
    const auto result = test::try_page(*chromium_, page, width, script);
    EXPECT_EQ(result.console, "");
    return result.value;
  }

  std::optional<std::string> chromium_;
};

TEST_F(Page, shows_why_a_focused_link_was_made_and_marks_both_sides) {
  const auto seen = run(harbour_page(), 1280, R"(
    page.querySelectorAll('.source .k:not([hidden])')[3].focus();
    const numbers = (side) => [...page.querySelectorAll(`${side} .m[data-n]`)]
      .flatMap((piece) => piece.dataset.n.split('·')).sort();
    const box = page.querySelector('.target:not([hidden])').getBoundingClientRect();
    const other = page.querySelector('.target .s.on').getBoundingClientRect();
    return {reasons: page.querySelectorAll('#evidence .reasons li').length,
            heading: page.querySelector('#evidence h2').textContent,
            button: page.activeElement.textContent,
            source: numbers('.source'), target: numbers('.target:not([hidden])'),
            inView: other.top >= box.top && other.bottom <= box.bottom};
  )");
  EXPECT_GT(seen["reasons"], 0);
  EXPECT_EQ(seen["heading"], "Link " + seen["button"].get<std::string>());
  EXPECT_FALSE(seen["source"].empty());
  EXPECT_EQ(seen["source"], seen["target"]);
  EXPECT_EQ(seen["inView"], true);
}

TEST_F(Page, keeps_a_link_until_escape_and_goes_on_with_j_and_k) {
  const auto seen = run(harbour_page(), 1280, R"(
    const press = (key) => page.activeElement.dispatchEvent(
      new view.KeyboardEvent('keydown', {key, bubbles: true}));
    const now = () => page.querySelector('#evidence h2').textContent;
    const result = {};
    const buttons = page.querySelectorAll('.source .k:not([hidden])');
    buttons[0].focus(); buttons[0].click();
    result.first = now();
    buttons[1].focus();
    result.kept = now();
    press('j');
    result.second = now();
    press('k');
    result.back = now();
    press('Escape');
    result.marks = page.querySelectorAll('.m, .s.on, .kept').length;
    page.querySelector('.source .s.linked').click();
    result.clicked = now();
    return result;
  )");
  EXPECT_EQ(seen["kept"], seen["first"]);
  EXPECT_NE(seen["second"], seen["first"]);
  EXPECT_EQ(seen["back"], seen["first"]);
  EXPECT_EQ(seen["marks"], 0);
  EXPECT_EQ(seen["clicked"], seen["first"]);
}

TEST_F(Page, filters_by_grade_score_and_target) {
  const auto seen = run(harbour_page(), 1280, R"(
    const shown = () => [parseInt(page.getElementById('count').value),
                         page.querySelectorAll('.source .k:not([hidden])').length];
    const counts = [shown()];
    const least = page.getElementById('least');
    least.value = 0.8; least.dispatchEvent(new view.Event('input'));
    counts.push(shown());
    page.querySelector('#grades input').click();
    counts.push(shown());
    page.querySelector('#grades input').click();
    least.value = 0; least.dispatchEvent(new view.Event('input'));
    const choice = page.getElementById('choice');
    choice.value = 1; choice.dispatchEvent(new view.Event('change'));
    counts.push(shown());
    return {counts, all: page.querySelectorAll('.source .k').length};
  )");
  const auto& counts = seen["counts"];
  for (const auto& count : counts) EXPECT_EQ(count[0], count[1]);
  EXPECT_GT(counts[0][0], counts[1][0]);
  EXPECT_GT(counts[1][0], counts[2][0]);
  EXPECT_EQ(counts[0][0].get<int>() + counts[3][0].get<int>(), seen["all"]);
}

// Two texts of which a passage has moved and a line is missing.
std::string moved_page() {
  std::vector<std::string> from;
  for (int i = 0; i < 200; ++i) from.push_back("Line " + std::to_string(i * 37) + " of many");
  std::vector<std::string> to = from;
  std::rotate(to.begin() + 40, to.begin() + 60, to.begin() + 80);
  from.insert(from.begin() + 100, "Nobody ever turned this sentence into any other language.");
  return alignment_page(test::lines_of(from, "en"), test::lines_of(to, "en"));
}

TEST_F(Page, leaves_out_by_order) {
  for (const int width : {1280, 400}) {
    const auto seen = run(moved_page(), width, R"(
      const shown = () => [parseInt(page.getElementById('count').value),
        page.querySelectorAll('.source .k:not([hidden])').length,
        [...page.querySelectorAll('.source .no, #cards .alone')].filter((sign) => sign.offsetWidth > 0).length];
      const box = (order) => page.querySelector(`#orders input[value="${order}"]`);
      const counts = [shown()];
      for (const order of [0, 2]) { box(order).click(); counts.push(shown()); }
      return {counts, crossing: page.querySelectorAll('.source .k:not([hidden])').length,
              signs: [...page.querySelectorAll('.source .k:not([hidden])')].every((k) => k.textContent.endsWith('⇅'))};
    )");
    const auto& counts = seen["counts"];
    EXPECT_EQ(counts[0][0], counts[0][1]);
    EXPECT_GT(counts[1][0], 0);
    EXPECT_LT(counts[1][0], counts[0][0]);
    EXPECT_EQ(seen["signs"], true) << "only what is out of order is left";
    if (width == 1280) {
      EXPECT_GT(counts[0][2], 0);
    }
    EXPECT_EQ(counts[2][2], 0) << "no sign of a missing counterpart is left";
  }
}

TEST_F(Page, draws_no_bundle_of_lines_that_leave_the_view) {
  const auto seen = run(moved_page(), 1280, R"(
    page.querySelector('.source').scrollTop = 0;
    const target = page.querySelector('.target');
    target.scrollTop = target.scrollHeight / 2;
    view.measure();  // else in the next frame, which may not have come
    view.draw();
    const width = page.getElementById('curves').clientWidth;
    const lines = [...page.querySelectorAll('#curves g.leaves')]
      .filter((group) => group.style.display !== 'none').map((group) => group.line.getBBox());
    return {lines: lines.length, width,
            longest: Math.max(...lines.map((box) => box.width)),
            highest: Math.max(...lines.map((box) => box.height))};
  )");
  EXPECT_GT(seen["lines"], 10);
  EXPECT_LT(seen["longest"].get<double>(), seen["width"].get<double>() / 2);
  EXPECT_LT(seen["highest"], 20);
}

TEST_F(Page, fits_wide_and_narrow_windows_and_asks_for_nothing) {
  const std::string page = harbour_page();
  for (const int width : {1280, 900, 400}) {
    const auto seen = run(page, width, R"(
      const root = page.documentElement;
      return {width: view.innerWidth, overflow: root.scrollWidth - root.clientWidth,
              cut: [...page.querySelectorAll('.side:not([hidden]), #panel')]
                .filter((box) => box.scrollWidth > box.clientWidth).length,
              cards: page.querySelectorAll('.card').length,
              cardReasons: page.querySelectorAll('.card .reasons li').length,
              sides: page.querySelector('.side').offsetWidth,
              requests: view.performance.getEntriesByType('resource').length};
    )");
    EXPECT_EQ(seen["width"], width);
    EXPECT_EQ(seen["overflow"], 0) << width;
    EXPECT_EQ(seen["cut"], 0) << width;
    EXPECT_EQ(seen["requests"], 0);
    EXPECT_EQ(seen["cards"] > 0, width == 400);
    EXPECT_EQ(seen["cardReasons"] > 0, width == 400);
    EXPECT_EQ(seen["sides"] > 0, width != 400);
  }
}

TEST_F(Page, shows_dangerous_text_as_text) {
  const std::string text =
      "<script>document.title = 'caught'</script> & \"1\" <!-- ' \xE2\x80\xAE \x1B[31m {{js}}";
  Document document = test::lines_of(text + "\n</script><img src=x onerror=alert(1)>\n", "en");
  document.id = "<script>1<!--";
  const auto seen = run(alignment_page(document, document), 1280, R"(
    return {title: page.title, scripts: page.scripts.length, images: page.images.length,
            text: page.querySelector('.source .s').lastChild.textContent};
  )");
  EXPECT_EQ(seen["scripts"], 2);
  EXPECT_EQ(seen["images"], 0);
  EXPECT_EQ(seen["title"], document.id + " – " + document.id);
  const std::string shown = seen["text"];
  EXPECT_NE(shown.find("{{js}}"), std::string::npos) << shown;
}

TEST_F(Page, draws_only_what_is_in_view_of_a_long_alignment) {
  std::vector<std::string> lines;
  for (int i = 0; i < 3000; ++i) lines.push_back("Line " + std::to_string(i * 37) + " of many");
  const Document document = test::lines_of(lines, "en");
  const auto seen = run(alignment_page(document, document), 1280, R"(
    const began = performance.now();
    page.getElementById('least').dispatchEvent(new view.Event('input'));
    page.querySelectorAll('.source .k')[2500].focus();
    return {buttons: page.querySelectorAll('.source .k').length,
            curves: page.querySelectorAll('#curves g').length,
            time: performance.now() - began};
  )");
  EXPECT_EQ(seen["buttons"], 3000);
  EXPECT_LT(seen["curves"], 200);
  EXPECT_LT(seen["time"], 3000);  // milliseconds; some 100 on a slow machine
}

}  // namespace
}  // namespace calque
