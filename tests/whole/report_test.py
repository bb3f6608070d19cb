"""The report: its figures are those of the result, and its page works in a real browser."""

import base64
import csv
import io
import json
import pathlib
import re
import shutil
import tempfile
import unittest

import h5py
import numpy as np

from qiao_program import EXCHANGE, ROOT, SMALL, InFolder, qiao

try:
    from PIL import Image
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.wait import WebDriverWait
except ImportError:
    webdriver = None

RUN = SMALL + """\
record: {households: yearly, matches: all}
agencies: {town_government: {workers: 1, reach: government}}  # so that its arm comes out otherwise than the bridge
claim:
  {en: fewer are poor, zh: 贫困户减少, figure: series/poor_households, of: project households, month: 12, arm: bridge,
   expects: less, matters: 1}
"""
BASELINE = 0
WIDTHS = 360, 900, 1600


def data_of(page):
    text = pathlib.Path(page).read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def place(group, axis, label):
    return [name.decode() for name in group[axis]].index(label)


made = None  # a folder with one result and its report, made once for all tests


def setUpModule():
    global made
    made = tempfile.TemporaryDirectory(prefix="qiao-report-")
    unittest.addModuleCleanup(made.cleanup)
    pathlib.Path(made.name, "scenario.yaml").write_text(RUN, encoding="utf-8")
    for command in (("run", "scenario.yaml", "--out", "result.h5", "--quiet"), ("report", "result.h5")):
        done = qiao(*command, cwd=made.name)
        if "without the chart library" in done.stderr:
            raise unittest.SkipTest("built without the chart library")
        if done.returncode:
            raise RuntimeError(done.stderr)


class Reported(InFolder):
    """A test with a small result, and its report."""

    def setUp(self):
        super().setUp()
        for name in ("result.h5", "result.html"):
            shutil.copy(pathlib.Path(made.name, name), name)

    def report(self, result, *options):
        done = qiao("report", result, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return pathlib.Path(result).with_suffix(".html")


class Figures(Reported):
    def setUp(self):
        super().setUp()
        self.data = data_of("result.html")
        self.file = h5py.File("result.h5")
        self.addCleanup(self.file.close)

    def test_lines_are_means_and_bands_quantiles_over_replicates(self):
        series = self.data["over_time"]["series"]
        for name in ("poor_households", "income", "headcount_ratio"):
            recorded = self.file["series"][name][()].astype(float)  # arm, replicate, month, group
            np.testing.assert_allclose(np.array(series[name]["mean"], dtype=float), recorded.mean(1), rtol=1e-5)
            for told, share in (("p10", 0.1), ("p90", 0.9)):
                np.testing.assert_allclose(np.array(series[name][told], dtype=float),
                                           np.quantile(recorded, share, axis=1), rtol=1e-5, err_msg=name)

    def test_headlines_and_their_effects_are_those_of_the_result(self):
        group = self.file["effects_series"]
        project = place(group, "group", "project households")
        told = {h["label"]: h for h in self.data["answer"]["headlines"]}
        for label, variable in (("poor project households at the end", "poor_households"),
                                ("income at the end", "income")):
            names = [name.decode() for name in group["figure"]]
            stored = dict(zip(names, np.moveaxis(group[variable][:, -1, project], -1, 0)))
            for mine, theirs in (("mean", "mean"), ("low", "t_low"), ("high", "t_high"), ("detectable", "detectable")):
                shown = [effect[mine] for effect in told[label]["effect"]]
                np.testing.assert_allclose(shown, stored[theirs], rtol=1e-4, atol=1e-4, err_msg=label + mine)

    def test_the_claim_is_told_with_its_effect(self):
        group = self.file["effects_series"]
        stored = group["poor_households"][2, 11, place(group, "group", "project households")]
        claim = self.data["run"]["claim"]
        for mine, theirs in (("mean", "mean"), ("low", "t_low"), ("high", "t_high")):
            self.assertAlmostEqual(claim["effect"][mine], stored[place(group, "figure", theirs)], 3)

    def test_the_best_arm_is_the_one_with_most_sustained_exits(self):
        project = place(self.file["series"], "group", "project households")
        exits = self.file["series/sustained_exits"][:, :, -1, project].astype(float).mean(1)
        answer = self.data["answer"]
        self.assertEqual(answer["outcome"], "exits")
        self.assertEqual(exits[answer["order"][0]], exits.max())
        np.testing.assert_allclose(answer["mean"], exits, rtol=1e-5)

    def test_grades_and_effort_are_means_over_the_worlds_that_have_them_and_their_share_stands_beside(self):
        told, group = self.data["actors"]["organisations"], self.file["organisations"]
        last = {name: group[name][:, :, -1].astype(float) for name in ("grade", "effort", "joined")}
        last["grade"][last["grade"] == 255] = np.nan
        self.assertTrue(np.isnan(last["grade"]).any() and (last["joined"] == 0).any())
        for name, share in (("grade", "graded"), ("effort", "joined")):
            known = ~np.isnan(last[name])
            mean = np.divide(np.nansum(last[name], 1), known.sum(1), out=np.full(known.sum(1).shape, np.nan),
                             where=known.any(1))
            np.testing.assert_allclose(np.array(told[name], dtype=float), mean, rtol=1e-5, err_msg=name)
            np.testing.assert_allclose(told[share], known.mean(1), rtol=1e-5, err_msg=share)
        self.assertGreaterEqual(np.nanmin(np.array(told["grade"], dtype=float)), 1)

    def test_needs_money_and_help_add_up(self):
        group = self.file["needs"]
        project = place(group, "group", "project households")
        np.testing.assert_allclose(self.data["needs"]["count"]["project households"],
                                   group["count"][()].astype(float).mean(1)[:, :, project], rtol=1e-5)
        np.testing.assert_allclose(self.data["money"]["by_payer"],
                                   self.file["costs/by_payer"][()].sum(2).mean(1) / 100, rtol=1e-5, atol=1e-2)
        np.testing.assert_allclose(self.data["network"]["money"],
                                   self.file["ledger/amount"][()].astype(float).sum(2).mean(1) / 100, rtol=1e-5)
        help_by_arm = np.zeros(len(self.data["run"]["arms"]))
        for row in self.data["network"]["help"]:
            help_by_arm[row["arm"]] += row["matches"]
        matches = np.bincount(self.file["matches/arm"][()].astype(int), minlength=len(help_by_arm))
        np.testing.assert_allclose(help_by_arm, matches / self.data["run"]["replicates"], rtol=1e-4)

    def test_measures_are_means_over_replicates_in_their_month(self):
        rows = self.data["measures"]
        for group, variable, *at in (("targeting", "leakage", "benefit", "truth"), ("dynamics", "exit", "who"),
                                     ("multidimensional", "deprived", "who", "deprivation")):
            file = self.file[group]
            month = 0 if group == "targeting" else -1  # the project ends with the first year
            told = [row for row in rows[group] if row["variable"] == variable]
            self.assertTrue(told, group)
            for row in told:
                cells = file[variable][:, :, month]
                for axis, label in zip(at, row["place"]):
                    cells = cells[:, :, place(file, axis, label)]
                np.testing.assert_allclose(np.array(row["spread"]["mean"], float),
                                           np.ma.masked_invalid(cells.astype(float)).mean(1).filled(np.nan), rtol=1e-5, err_msg=str(row["place"]))
            self.assertFalse([row for row in told if any(label.startswith("project, ") for label in row["place"])])

    def test_help_is_told_by_who_linked_it(self):
        linked = {by: 0 for by in (1, 2, 3, 4)}
        for row in self.data["network"]["help"]:
            linked[{-1: 3, -2: 2, -3: 4}.get(row["by"], 1)] += row["matches"] * self.data["run"]["replicates"]
        linkers = np.minimum(self.file["matches/linker"][()], 4)  # 4 to 6: nobody came between
        for by, matches in linked.items():
            self.assertAlmostEqual(matches, np.sum(linkers == by), delta=0.01)

    def test_small_groups_are_not_told(self):
        people = self.file["poverty"]
        size = (self.file["series/persons"][BASELINE, :, -1, 0].mean() /
                self.file["series/households"][BASELINE, :, -1, 0].mean())
        for group in self.data["gains"]["who"]:
            of = people["people"][BASELINE, :, -1, place(people, "who", group["who"])].astype(float).mean() / size
            if of < 5:
                self.assertTrue(group["suppressed"], group["who"])
            self.assertEqual("mean" in group, not group["suppressed"])
        suppressed = [group["who"] for group in self.data["gains"]["who"] if group["suppressed"]]
        self.assertTrue(suppressed)
        self.assertLess(len(suppressed), len(self.data["gains"]["who"]))
        # No small group is what is left of the whole without those that are told.
        hidden = [people["people"][BASELINE, :, -1, place(people, "who", who)].astype(float).mean() / size
                  for who in suppressed if "cause" in who]
        self.assertTrue(sum(hidden) == 0 or sum(hidden) >= 5, hidden)

    def test_the_page_has_no_household_s_identifier_and_asks_no_network(self):
        with open(ROOT / "scenarios/data/yanliu-70.csv", encoding="utf-8-sig") as file:
            rows = list(csv.reader(file))
        text = json.dumps(self.data)
        for row in rows[1:]:
            self.assertNotIn(f'"{row[0]}"', text)
        page = pathlib.Path("result.html").read_text(encoding="utf-8")
        self.assertIn("default-src 'none'", page)
        self.assertIsNone(re.search(r'<(script|link|img)[^>]+(src|href)="?https?:', page))
        self.assertIn("Licensed to the Apache Software Foundation", page)

    def test_every_parameter_has_its_value_in_force(self):
        parameters = {p["path"]: p for p in self.data["method"]["parameters"]}
        self.assertEqual(parameters["months"]["values"], ["14"])
        self.assertEqual(parameters["agencies.xuri.workers"]["values"], ["5"])
        self.assertEqual(parameters["costs.doubt"]["standing"], "assumption")
        self.assertTrue(parameters["costs.doubt"]["source"])
        self.assertEqual(parameters["costs.doubt"]["plausible"], "{triangular: [0.25, 0.5, 0.75]}")
        self.assertIn("--arm no-project", self.data["run"]["baseline_command"])


class CommandLine(Reported):
    def test_nothing_is_overwritten_unless_asked(self):
        again = qiao("report", "result.h5")
        self.assertEqual(again.returncode, 2)
        self.assertIn("--force", again.stderr)
        self.assertEqual(qiao("report", "result.h5", "--force").returncode, 0)
        self.assertEqual(qiao("report", "result.h5", "--out", "result.h5", "--force").returncode, 2)
        self.assertEqual(qiao("report", "result.h5", "--out", "nowhere/x.html").returncode, 2)

    def test_what_is_no_result_is_said(self):
        self.assertEqual(qiao("report", "none.h5").returncode, 2)
        self.run_scenario(EXCHANGE, out="exchange.h5")
        other = qiao("report", "exchange.h5")
        self.assertEqual(other.returncode, 2)
        self.assertIn("exchange", other.stderr)
        self.assertFalse(pathlib.Path("exchange.html").exists())


@unittest.skipUnless(webdriver and shutil.which("chromium") and shutil.which("chromedriver"),
                     "needs Chromium and Selenium")
class InBrowser(Reported):
    @classmethod
    def setUpClass(cls):
        options = webdriver.ChromeOptions()
        profile = tempfile.mkdtemp(prefix="qiao-chromium-")
        cls.addClassCleanup(shutil.rmtree, profile, ignore_errors=True)
        for option in ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
                       "disable-background-networking", "disable-component-update", "disable-sync",
                       "disable-dev-shm-usage", "user-data-dir=" + profile):
            options.add_argument("--" + option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        cls.browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        cls.addClassCleanup(cls.browser.quit)

    def open(self, page="result.html", width=900):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                     {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.browser.get((self.folder / page).as_uri())

    def script(self, text, *arguments):
        return self.browser.execute_script(text, *arguments)

    def until(self, true, said):
        """Waits for what the page does only after its events; fails, saying so, when it never comes true."""
        WebDriverWait(self.browser, 60, poll_frequency=0.05).until(lambda _: true(), said)

    def choose(self, language):
        self.browser.find_element(By.CSS_SELECTOR, f".languages [lang={language}]").click()

    def assert_quiet(self):
        """Nothing was said on the console, and nothing was asked of a network."""
        self.assertEqual([entry["message"] for entry in self.browser.get_log("browser")], [])
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.assertRegex(message["params"]["request"]["url"], "^(file|data|blob|chrome):")

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

    def rows(self, figure):
        """The table of a figure or of its own, by its first column."""
        for summary in self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} summary"):
            summary.send_keys(Keys.ENTER)
        self.until(lambda: self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} tbody tr"), figure + " has no table")
        return {row.find_element(By.TAG_NAME, "th").text: [cell.text for cell in row.find_elements(By.TAG_NAME, "td")]
                for row in self.browser.find_elements(By.CSS_SELECTOR, f"#{figure} tbody tr")}

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
        self.run_scenario(RUN, "--arm", "bridge", out="one-arm.h5")
        self.run_scenario(RUN, "--replicates", "1", out="one-replicate.h5")
        self.run_scenario(RUN, "--arm", "no-project", "--set", "record.households=off", "--set", "record.matches=off",
                          out="no-project.h5")
        self.run_scenario(RUN, "--set", "months=6", "--set", "claim.month=6", out="short.h5")
        done = qiao("run", ROOT / "scenarios/national-2014.yaml", "--out", "districts.h5", "--quiet",
                    "--set", "population.districts=3", "--set", "population.all_villages=30",
                    "--set", "population.all_households=600")
        self.assertEqual(done.returncode, 0, done.stderr)
        arms = "".join(f"  arm-{n}: {{agencies: {{xuri: {{workers: {n}}}}}}}\n" for n in range(1, 48))
        many = SMALL.replace("pilot_villages: 2, comparison_villages: 1, households_per_village: 40",
                             "pilot_villages: 60, comparison_villages: 40, households_per_village: 2")
        self.run_scenario(many + "arms:\n" + arms, "--set", "months=2", "--replicates", "1", out="many.h5")
        for result, finished in (("interrupted.h5", 2), ("nothing.h5", 0)):
            shutil.copy("result.h5", result)
            with h5py.File(result, "r+") as file:  # as an interrupted run leaves it
                file.attrs["complete"] = np.int32(0)
                done = file["progress/months_done"][()]
                done[1:, finished:] = 3  # the first arm is ahead: what it did alone is not told
                file["progress/months_done"][...] = done
                for name in list(file):
                    if name.startswith(("effects_", "winners_", "deciles_", "cost_", "social_", "spending", "matches")):
                        del file[name]
        register = (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
        self.write("few.csv", "".join(register[:4]))
        self.run_scenario(RUN, "--set", "population.register=few.csv", out="few.h5")
        for result in ("one-arm", "few", "one-replicate", "no-project", "short", "districts", "many", "interrupted", "nothing"):
            self.report(result + ".h5")
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
        data = data_of(result + ".html")
        series = "return echarts.getInstanceByDom(document.getElementById('chart-income')).getOption().series"
        if result == "one-arm":
            self.assertEqual(self.script(series + "[0].lineStyle.color"), "#0072b2")
        if result == "few":
            self.assertTrue(data["run"]["project_withheld"])
            self.assertIn("不足五户" if "结论" in text else "fewer than five households", text)
            self.assertEqual(self.browser.find_elements(By.CLASS_NAME, "card"), [])
            self.assertIsNone(data["life_line"])
            self.assertIsNone(data["gains"]["winners"])
            self.assertIsNone(data["network"]["help"])
            self.assertIsNone(data["needs"])
            self.assertEqual(data["over_time"]["groups"], ["comparison villages", "all households"])
            for name, one in data["over_time"]["series"].items():
                self.assertIsNotNone(one["mean"][0][-1][-1], name)
        if result == "districts":
            self.assertRegex(text, "households of the whole of 3 counties together|（3 个县合计）")
        if result == "interrupted":
            self.assertEqual(data["run"]["worlds"], 2)
        if result == "nothing":
            self.assertEqual(data["run"]["worlds"], 0)


if __name__ == "__main__":
    unittest.main()
