"""What the answer hangs on, in a real browser: in both languages, at a phone's width, with tables that equal the file."""

import csv
import io
import pathlib
import re
import shutil
import unittest

import h5py

import swept
from browser import By, InBrowser
from qiao_program import InFolder, qiao
from reported import place


def setUpModule():
    swept.make_swept()


def number(text):
    return float(text.replace(",", "").replace("−", "-").replace("+", "").replace(" %", ""))


class SweepPage(InBrowser, InFolder):
    def setUp(self):
        super().setUp()
        for name in ("result.h5", "sweep.h5", "swept.html"):
            shutil.copy(pathlib.Path(swept.made.name, name), name)

    def section(self):
        return self.browser.find_element(By.ID, "sweep").text

    def test_the_section_is_there_in_both_languages_and_at_every_width(self):
        for width in (360, 900, 1600):
            self.open("swept.html", width)
            for language, title, beside in (("en", "What the answer hangs on", "With assumptions"),
                                            ("zh", "答案取决于什么", "计入假设")):
                self.choose(language)
                with self.subTest(width=width, language=language):
                    self.assertIn(title, self.section())
                    self.assertIn(beside, self.browser.find_element(By.ID, "table-limits").text)
                    self.assertLessEqual(self.script("return document.documentElement.scrollWidth"), width)
                    charts = self.script("""return [...document.querySelectorAll("#sweep .chart")].map(c =>
                        [c.id, c.querySelectorAll("svg path").length,
                         c.querySelector("svg").getBoundingClientRect().right])""")
                    self.assertEqual([name for name, _, _ in charts],
                                     ["chart-sweep-both", "chart-sweep-owed", "chart-sweep-leading", "chart-sweep-best"])
                    for name, paths, right in charts:
                        self.assertGreater(paths, 3, name)
                        self.assertLessEqual(right, width + 1, name)
                    self.assertNotRegex(self.browser.find_element(By.TAG_NAME, "main").text, "NaN|undefined|\\[object")
        self.assert_quiet()

    def test_both_intervals_and_turns_of_the_table_are_the_file_s(self):
        with h5py.File("sweep.h5") as file:
            verdicts = file["sweep_verdicts"]
            bridge = place(verdicts, "arm", "bridge")
            at = {label: place(verdicts, "figure", label) for label in (
                "out of poverty for a year on end, at the end", "income at the end")}
            doubt = {axis.decode(): i for i, axis in enumerate(verdicts["doubt"])}
            effect = {label: verdicts["effect"][bridge, f] for label, f in at.items()}
            turns = {label: verdicts["chance"][bridge, f, place(verdicts, "verdict", "turns")] for label, f in at.items()}
        self.open("swept.html")
        self.choose("en")
        rows = self.rows("figure-sweep-both")
        for label, unit in zip(at, ("households", "yuan a head a year")):
            row = rows[f"{label}, {unit}"]
            for cell, ends in ((1, ("luck_low", "luck_high")), (2, ("assumptions_low", "assumptions_high")),
                               (3, ("both_low", "both_high"))):
                told = [number(end) for end in row[cell].strip("[]").split(", ")]
                for value, end in zip(told, ends):
                    self.assertAlmostEqual(value, effect[label][doubt[end]], delta=0.51 if max(map(abs, told)) >= 100 else 0.06)
            self.assertAlmostEqual(number(row[4]), 100 * turns[label], delta=0.51)
        self.script("""const make = URL.createObjectURL; HTMLAnchorElement.prototype.click = () => {};
            URL.createObjectURL = blob => { window.saved = blob; return make(blob); };
            document.querySelector("#figure-sweep-both .csv").click()""")
        text = self.browser.execute_async_script("window.saved.text().then(arguments[0])")
        table = {row[0]: row for row in csv.reader(io.StringIO(text.lstrip("\ufeff")))}
        head = table["Outcome"]
        for label, unit in zip(at, ("households", "yuan a head a year")):
            saved = dict(zip(head, table[f"{label}, {unit}"]))
            self.assertAlmostEqual(float(saved["with assumptions, low"]), effect[label][doubt["assumptions_low"]],
                                   delta=1e-4 * abs(effect[label]).max())
        self.assert_quiet()

    def test_it_says_in_words_what_it_hangs_on_and_where_it_turns(self):
        self.open("swept.html")
        self.choose("en")
        text = self.section()
        self.assertRegex(text, "It hangs most on agencies.xuri.active")
        self.assertRegex(text, "It turns where agencies.xuri.active is off: of the points there")
        self.assertRegex(text, "Before you decide, find out")
        answer = self.browser.find_element(By.ID, "answer").text
        self.assertRegex(answer, "The intervals above are of luck alone")
        self.assertRegex(answer, "With the assumptions the claim is: ")
        self.choose("zh")
        text = self.section()
        self.assertRegex(text, "影响最大的是 [^（]*（agencies.xuri.active）")
        self.assertRegex(text, "反转之处为 承接主体（agencies.xuri.active） 为 off")
        self.assertRegex(text, "决定之前，先弄清")

    def test_every_choice_can_be_made_and_every_chart_speaks(self):
        self.open("swept.html")
        self.script("""for (const select of document.querySelectorAll("#sweep select"))
            for (const option of [...select.options]) {
                select.value = option.value;
                select.dispatchEvent(new Event("change"));
            }
            for (const details of document.querySelectorAll("#sweep details")) details.open = true;""")
        self.until(lambda: self.script('return !document.querySelector("#sweep details.figures .box:empty")'), "an empty fold")
        self.assertNotRegex(self.section(), "NaN|undefined|\\[object")
        for chart in self.browser.find_elements(By.CSS_SELECTOR, "#sweep .chart"):
            self.script("""document.querySelector(".speaks").textContent = "";
                arguments[0].dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight"}))""", chart)
            said = self.script("""return document.querySelector(".speaks").textContent""")
            self.assertTrue(said, chart.get_attribute("id"))
            self.assertNotRegex(said, "NaN|undefined")
        self.assert_quiet()

    def test_in_chinese_only_parameters_have_english_names(self):
        self.open("swept.html")
        self.choose("zh")
        self.script("for (const details of document.querySelectorAll('#sweep details')) details.open = true;")
        names = self.script('''return [...document.querySelectorAll("#sweep option, #sweep svg text, #sweep th:not(.path)")]
                .map(e => e.textContent);''')
        self.assertGreater(len(names), 40)
        english = {name for name in names if re.search("[a-z]{3}", name)}
        parameters = {re.sub(r"^[^（]*（(.*)）$", r"\1", name) for name in english}
        self.assertLessEqual(parameters, {"agencies.xuri.active", "health.prolonged", "costs.doubt"})

    def test_what_is_worth_finding_out_is_said_in_yuan(self):
        with h5py.File("sweep.h5", "r+") as file:
            subject = place(file["sweep_information"], "subject", "health.prolonged")
            file["sweep_information/worth"][subject] = [12345, 8000, 17000]
            file["sweep_information/programme_worth"][subject] = [246900, 160000, 340000]
        self.assertEqual(qiao("report", "result.h5", "--sweep", "sweep.h5", "--out", "told.html").returncode, 0)
        self.open("told.html")
        self.choose("en")
        self.assertRegex(self.section(), r"find out health.prolonged \(.*\): that is worth 12,345 yuan")
        self.assertIn("12,345", self.rows("figure-sweep-information")["health.prolonged"][0])
        self.choose("zh")
        self.assertRegex(self.section(), "先弄清 疾病（health.prolonged）（.*）：值 12,345 元（.*；整个项目群 246,900 元")

    def test_without_a_sweep_the_section_is_absent_and_intervals_are_said_to_be_of_luck_alone(self):
        self.assertEqual(qiao("report", "result.h5").returncode, 0)
        self.open()
        for language, told in (("en", "95 % interval, luck alone"), ("zh", "95% 区间（仅运气）")):
            self.choose(language)
            self.assertEqual(self.browser.find_elements(By.ID, "sweep"), [])
            self.assertEqual(self.browser.find_elements(By.CSS_SELECTOR, '.contents a[href="#sweep"]'), [])
            self.assertIn(told, self.browser.find_element(By.ID, "table-limits").text)
        self.assert_quiet()


if __name__ == "__main__":
    unittest.main()
