"""The report's page works in a real browser."""

import base64
import csv
import io
import re
import unittest

import h5py
import numpy as np

from browser import By, Image, InBrowser, Keys
from reported import BASELINE, Reported, data_of, make_report, place

WIDTHS = 360, 900, 1600


def setUpModule():
    make_report()


class Page(InBrowser, Reported):
    def test_charts_are_drawn_at_every_width_and_in_both_languages(self):
        for width in WIDTHS:
            self.open(width=width)
            for language in ("zh", "en"):
                self.choose(language)
                with self.subTest(width=width, language=language):
                    self.assertLessEqual(self.script("return document.documentElement.scrollWidth"), width)
                    charts = self.script("""return [...document.querySelectorAll(".chart")].map(c => [c.id,
                        c.querySelectorAll("svg path").length, c.getAttribute("aria-label"), c.tabIndex,
                        c.querySelector("svg").getBoundingClientRect().right])""")
                    self.assertGreater(len(charts), 15)
                    for name, paths, description, tab, right in charts:
                        self.assertGreater(paths, 3, name)
                        self.assertTrue(description, name)
                        self.assertEqual(tab, 0, name)
                        self.assertLessEqual(right, width + 1, name)
        self.assert_quiet()

    def test_a_chart_has_the_colours_of_its_arms_and_their_data(self):
        self.open()
        chart = self.browser.find_element(By.ID, "chart-poor")
        box = self.script("""const box = arguments[0].getBoundingClientRect();
            return {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height, scale: 1}""", chart)
        shot = self.browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": box, "captureBeyondViewport": True})
        picture = Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")
        colours = {colour for _, colour in picture.getcolors(1 << 24)}
        for colour in ((0, 114, 178), (213, 94, 0), (91, 97, 102)):
            self.assertIn(colour, colours)
        drawn = self.script("return echarts.getInstanceByDom(arguments[0]).getOption().series.filter(s => s.z === 3)"
                            ".map(s => s.data)", chart)
        with h5py.File("result.h5") as file:
            poor = file["series/poor_households"][()].astype(float).mean(1)[:, :, 0]
        np.testing.assert_allclose(np.array(drawn, dtype=float), poor, rtol=1e-5)

    def test_the_language_is_switched_and_remembered(self):
        self.open()
        self.choose("zh")
        self.assertIn("结论", self.browser.find_element(By.TAG_NAME, "main").text)
        self.assertEqual(self.browser.title.split(" ")[0], "炎刘镇试点")
        self.browser.refresh()
        self.assertEqual(self.script("return document.documentElement.lang"), "zh-CN")
        self.choose("en")
        self.browser.refresh()
        self.assertEqual(self.script("return document.documentElement.lang"), "en")
        self.assertIn("The answer", self.browser.find_element(By.TAG_NAME, "main").text)
        # A glyph that is missing is drawn as the same box, whatever the character.
        different = self.script("""
            const drawn = text => { const c = document.createElement("canvas"); c.width = c.height = 60;
                const pen = c.getContext("2d"); pen.font = "40px " + getComputedStyle(document.body).fontFamily;
                pen.fillText(text, 5, 45); return c.toDataURL(); };
            return new Set(["桥", "贫", "困", "户", "\\uffff"].map(drawn)).size""")
        self.assertEqual(different, 5)
        self.assert_quiet()

    def test_in_chinese_all_that_is_named_has_a_chinese_name(self):
        self.open()
        self.choose("zh")
        self.script("for (const details of document.querySelectorAll('details')) details.open = true;")
        self.until(lambda: self.script('return !document.querySelector("details.figures .box:empty")'), "an empty fold")
        names = self.script('''const inside = "main section:not(#method) ";
            return [...document.querySelectorAll(["option", "svg text", "th:not(.path)"].map(e => inside + e))]
                .map(e => e.textContent);''')
        self.assertGreater(len(names), 500)
        self.assertEqual([name for name in names if re.search("[a-z]{3}", name.replace("Fieller", ""))], [])

    def test_keys_walk_along_a_chart_and_open_its_table(self):
        self.open()
        self.choose("en")
        chart = self.browser.find_element(By.ID, "chart-poor")
        chart.send_keys(Keys.ARROW_RIGHT)
        chart.send_keys(Keys.ARROW_RIGHT)
        said = self.browser.find_element(By.CLASS_NAME, "speaks").get_attribute("textContent")
        self.assertTrue(said.startswith("Feb 2018"), said)
        figure = self.browser.find_element(By.ID, "figure-poor")
        figure.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
        self.until(lambda: figure.find_elements(By.TAG_NAME, "table"), "the fold has no table")
        heads = [head.text for head in figure.find_elements(By.CSS_SELECTOR, "thead th[scope=col]")]
        self.assertEqual(heads, ["Month", "no project", "administrative only", "bridge"])
        rows = figure.find_elements(By.CSS_SELECTOR, "tbody tr")
        self.assertEqual(len(rows), 14)
        with h5py.File("result.h5") as file:
            last = file["series/poor_households"][:, :, -1, 0].astype(float).mean(1)
        shown = [float(cell.text.split(" ")[0]) for cell in rows[-1].find_elements(By.TAG_NAME, "td")]
        np.testing.assert_allclose(shown, last, atol=0.051)
        self.script("""const make = URL.createObjectURL; HTMLAnchorElement.prototype.click = () => {};
            URL.createObjectURL = blob => { window.saved = blob; return make(blob); };
            document.querySelector("#figure-poor .csv").click()""")
        text = self.browser.execute_async_script("window.saved.text().then(arguments[0])")
        table = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
        self.assertEqual(len(table), 15)
        bands = [f"{arm}, {figure}" for arm in heads[1:] for figure in ("mean", "10th percentile", "90th percentile")]
        self.assertEqual(table[0], heads[:1] + bands)
        np.testing.assert_allclose([float(cell) for cell in table[-1][1::3]], last, rtol=1e-5)
        self.assert_quiet()

    def test_saved_tables_hold_plain_numbers_and_no_formulas(self):
        self.open()
        self.choose("en")
        text = self.script('''return csvOf({head: ["who", "share", "effect"], rows: [
            ["=1+1", percentCell(0.1234, 0), new Figures("+12,345 [-1, 2]", {mean: 12345, low: -1, high: 2})],
            ["@x", percentCell(null), "too few"]]})''')
        self.assertEqual(list(csv.reader(io.StringIO(text.lstrip("\ufeff")))),
                         [["who", "share, %", "effect, mean", "effect, low", "effect, high", "effect, note"],
                          ["'=1+1", "12.34", "12345", "-1", "2", ""], ["'@x", "", "", "", "", "too few"]])

    def test_another_language_keeps_what_was_chosen(self):
        self.open()
        self.choose("en")
        self.script('''const select = document.querySelector("#figure-more-series select");
            select.selectedIndex = 2; select.dispatchEvent(new Event("change"));
            document.querySelector("#figure-more-series details").open = true;
            document.querySelector("#figure-more-series").scrollIntoView({behavior: "instant"})''')
        where = 'return document.querySelector("#figure-more-series").getBoundingClientRect().top'
        before = self.script(where)
        self.script('document.querySelector(".languages [lang=zh]").click()')
        self.assertEqual(self.script('return document.querySelector("#figure-more-series select").selectedIndex'), 2)
        self.assertTrue(self.script('return document.querySelector("#figure-more-series details").open'))
        self.assertAlmostEqual(self.script(where), before, delta=2)
        self.assert_quiet()

    def test_every_chart_speaks(self):
        self.open()
        self.choose("en")
        for chart in self.browser.find_elements(By.CLASS_NAME, "chart"):
            self.script("""document.querySelector(".speaks").textContent = "";
                for (let n = 0; n < 3; ++n)
                    arguments[0].dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}))""", chart)
            said = self.script("""return document.querySelector(".speaks").textContent""")
            self.assertTrue(said, chart.get_attribute("id"))
            self.assertNotRegex(said, "NaN|undefined")
        self.assert_quiet()

    def test_each_number_of_the_answer_is_the_result_s_and_the_same_in_card_chart_and_table(self):
        answer, run = data_of("result.html")["answer"], data_of("result.html")["run"]
        best, second = answer["order"][:2]
        names = [arm.replace("-", " ") for arm in run["arms"]]
        with h5py.File("result.h5") as file:
            project = place(file["series"], "group", "project households")
            at_end = {name: file["series"][name][:, :, -1, project].astype(float).mean(1)
                      for name in ("sustained_exits", "poor_households", "income")}
            poor = file["series/poor_households"][:, :, :, project].astype(float).mean(1)
            cost = file["costs/total"][()].astype(float).sum(2).mean(1) / 100
            money = dict(zip((name.decode() for name in file["cost_effectiveness/figure"]),
                             file["cost_effectiveness/difference"][best, 0]))
        exits, extra = at_end["sustained_exits"], cost - cost[BASELINE]
        whole, tenth = "{:,.0f}".format, "{:,.1f}".format
        self.assertAlmostEqual(money["cost"], extra[best], 1)
        self.open(width=1600)
        self.choose("en")
        sentence = self.browser.find_elements(By.CSS_SELECTOR, "#answer .sentence")[-1].text
        findings = [p.text for p in self.browser.find_elements(By.CSS_SELECTOR, "#answer .finding")]
        # The page holds six digits of it, so that a half may be rounded either way.
        ratio = next((text for text in (whole(money["ratio"]), whole(money["ratio"] + 0.5)) if text in sentence), "ratio")
        told = [tenth(poor[BASELINE, 0]), tenth(exits[best]), tenth(exits[best] - exits[BASELINE]), whole(extra[best]), ratio]
        for number in told:
            self.assertIn(number, sentence)
        self.assertIn(f"{tenth(exits[best] - exits[second])} households more" if "may be more or fewer" not in findings[0]
                      else f"(difference {tenth(exits[best] - exits[second])}", findings[0])
        dearer = extra[best] - extra[second]
        self.assertIn(f"cost {whole(abs(dearer))} yuan {'less' if dearer < 0 else 'more'}", findings[0])
        with h5py.File("result.h5") as file:
            everybody = file["series/households"][BASELINE, :, 0, place(file["series"], "group", "all households")].mean()
        self.assertIn(f"about the 70 households that the project serves: {70 / everybody:.0%}".replace("%", " %") +
                      f" of the {whole(everybody)} households of the whole town.", findings[2])
        for arm in (best, BASELINE):
            self.assertIn(f'"{names[arm]}" ' + ", ".join(tenth(poor[arm, m]) for m in (0, 11, 13)), findings[1])

        cards = [card.text for card in self.browser.find_elements(By.CLASS_NAME, "card")]
        for card, number in zip(cards, (tenth(exits[best]), tenth(at_end["poor_households"][best]),
                                        whole(at_end["income"][best]), ratio)):
            self.assertIn(number, card)
        self.assertIn(whole(extra[best]), cards[3])
        self.assertIn(tenth(exits[best] - exits[BASELINE]), cards[3])

        chart = "return echarts.getInstanceByDom(document.getElementById(arguments[0])).getOption().series"
        drawn = self.script(chart, "chart-costs")
        dots = next(s for s in drawn if s["type"] == "scatter")["data"]
        np.testing.assert_allclose([x for x, _ in dots], np.delete(extra, BASELINE), rtol=1e-5)
        bars = np.sum([s["data"] for s in drawn if s["type"] == "bar"], axis=0)
        np.testing.assert_allclose(bars, np.delete(extra, BASELINE), rtol=1e-4)
        labels = self.browser.find_element(By.ID, "chart-costs").get_attribute("textContent")
        for arm in (best, second):
            self.assertIn(whole(extra[arm]), labels)
        lines = [s for s in self.script(chart, "chart-poor") if s.get("z") == 3]
        self.assertAlmostEqual(lines[BASELINE]["data"][0], poor[BASELINE, 0], 3)

        self.assertEqual(self.rows("figure-costs")[names[best]][-1], whole(extra[best]))
        totals = self.rows("table-totals")
        self.assertTrue(totals[names[best]][0].startswith(f"+{whole(extra[best])} ["), totals)
        self.assertTrue(totals[names[second]][3].lstrip("+−").startswith(whole(abs(dearer))), totals)
        self.assertIn(ratio, self.rows("table-cost-effectiveness")[names[best]][0])
        self.assertTrue(self.rows("figure-poor")["Jan 2018"][BASELINE].startswith(tenth(poor[BASELINE, 0])))
        self.assertIn("Cost, wherever it is named", self.browser.find_element(By.ID, "answer").text)

    def test_every_choice_can_be_made(self):
        self.open()
        self.script("""for (const select of document.querySelectorAll("select"))
            for (const option of [...select.options]) {
                select.value = option.value;
                select.dispatchEvent(new Event("change"));
            }
            for (const details of document.querySelectorAll("details")) details.open = true;""")
        self.until(lambda: self.script('return !document.querySelector("details.figures .box:empty")'),
                   "a fold is open and empty")
        self.assertNotRegex(self.browser.find_element(By.TAG_NAME, "main").text, "NaN|undefined|\\[object")
        self.assert_quiet()

    def test_it_prints(self):
        self.open()
        printed = base64.b64decode(self.browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
        self.assertTrue(printed.startswith(b"%PDF"))
        self.assertGreater(len(re.findall(rb"/Type\s*/Page\b", printed)), 5)
        self.assert_quiet()

    def test_poor_results_give_a_sensible_page(self):
        for result in self.poor_results():
            self.open(result + ".html")
            for language in ("zh", "en"):
                with self.subTest(result=result, language=language):
                    self.choose(language)
                    text = self.browser.find_element(By.TAG_NAME, "main").text
                    self.assertNotRegex(text, "NaN|undefined|null|\\[object")
                    warnings = len(self.browser.find_elements(By.CLASS_NAME, "warning"))
                    self.assertEqual(warnings, result in ("few", "one-replicate", "districts", "many", "interrupted", "nothing"))
                    self.look_at(result, text)
                    self.assertLessEqual(self.script("return document.documentElement.scrollWidth"), 900)
                    self.assertEqual(len(self.browser.find_elements(By.TAG_NAME, "section")), 12)
                    self.assert_quiet()

    def look_at(self, result, text):
        """What is particular to a page."""
        series = "return echarts.getInstanceByDom(document.getElementById('chart-income')).getOption().series"
        if result == "one-arm":
            self.assertEqual(self.script(series + "[0].lineStyle.color"), "#0072b2")
        if result == "few":
            self.assertIn("不足五户" if "结论" in text else "fewer than five households", text)
            self.assertEqual(self.browser.find_elements(By.CLASS_NAME, "card"), [])
        if result == "districts":
            self.assertRegex(text, "households of the whole of 3 counties together|（3 个县合计）")


if __name__ == "__main__":
    unittest.main()
