"""Facts from outside stand beside what the model says, whatever it says; the page of them is that of the scenarios."""

import json
import re
import unittest

import h5py
import numpy as np
import yaml

from qiao_program import ROOT, SMALL, InFolder, qiao

FOLDER = ROOT / "scenarios/validation"
PAGE = ROOT / "models/alleviation/VALIDATION.md"
SAID = "en: So it is., zh: 如此, source: a book"
SHOWN = ("fact", "target", "fitted to it", "source", "mark", "scenario")  # of a row of the page; the rest are numbers of one run


def facts(*lines):
    """A small scenario with facts, each a flow map without its braces, named a, b, …"""
    return SMALL + "facts:\n" + "".join(f"  {chr(97 + i)}: {{{line}}}\n" for i, line in enumerate(lines))


class Facts(InFolder):
    def told(self, *lines, options=()):
        """What the program says of facts, by name."""
        self.write("a.yaml", facts(*lines))
        done = qiao("validate", "a.yaml", "--json", "--quiet", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {row["scenario"].split(": ")[1]: row for row in json.loads(done.stdout)}

    def recorded(self, group, name, axis, label):
        """What was recorded under a label: [arm][replicate][month]."""
        with h5py.File("result.h5") as file:
            labels = [text.decode() for text in file[f"{group}/{axis}"]]
            return np.asarray(file[f"{group}/{name}"])[..., labels.index(label)]

    def test_the_models_figure_is_the_one_that_the_fact_names(self):
        everyone = "of: [all households], target: {low: 0}"
        level = f"{SAID}, {everyone}, arm: bridge, figure: series/"
        told = self.told(f"{level}income",
                         f"{level}food_share, window: 12, as: percent",
                         f"{level}income, month: 13, since: 3, as: relative",
                         f"{level}income, against: no-project",
                         f"{level}consumption, against: no-project, as: relative",
                         f"{level}public_transfers, plus: [series/private_transfers], share_of: [series/income_now]",
                         f"{level}consumption, against: no-project, per: [series/income]",
                         f"{level}consumption, against: no-project, spread: series/income")
        self.run_scenario(SMALL)
        income, food, consumption, public, private, now = (
            self.recorded("series", name, "group", "all households")
            for name in ("income", "food_share", "consumption", "public_transfers", "private_transfers", "income_now"))
        bridge, without = income[2, :, -1].mean(), consumption[0, :, -1].mean()
        for name, expected in (("a", bridge),
                               ("b", 100 * food[2, :, -12:].mean()),
                               ("c", 100 * (income[2, :, 12].mean() / income[2, :, 2].mean() - 1)),
                               ("d", bridge - income[0, :, -1].mean()),
                               ("e", 100 * (consumption[2, :, -1].mean() / without - 1)),
                               ("f", ((public + private) / now)[2, :, -1].mean()),
                               ("g", (consumption[2, :, -1].mean() - without) /
                                (income[2, :, -1].mean() - income[0, :, -1].mean())),
                               ("h", (consumption[2, :, -1].mean() - without) / income[0, :, -1].mean())):
            self.assertAlmostEqual(float(told[name]["model"].split()[0]) / expected, 1, delta=0.006, msg=name)

    def test_the_verdict_is_that_of_the_interval_and_what_is_outside_is_told_first(self):
        figure = "figure: series/income, of: [all households], arm: bridge"
        shown = self.told(f"{SAID}, {figure}, target: {{low: 0}}")["a"]["model"]
        mean, low, high = map(float, re.findall(r"[-\d.e+]+", shown)[:3])
        told = self.told(*(f"{SAID}, {figure}, target: {{{ends}, unit: yuan}}" for ends in (
            f"low: 0, high: {2 * high}", f"high: {mean}", f"low: {mean}, high: {2 * high}", f"high: {low / 2}",
            f"low: {2 * high}")))
        self.assertEqual({name: row["part"] for name, row in told.items()},
                         {"a": "inside", "b": "at the edge", "c": "at the edge", "d": "outside", "e": "outside"})
        self.assertRegex(told["d"]["verdict"], r"outside, .* yuan above")
        self.assertRegex(told["e"]["verdict"], r"outside, .* yuan below")
        self.assertEqual(list(told)[:2], ["d", "e"])
        one = self.told(f"{SAID}, {figure}, target: {{low: 0}}", options=("--replicates", 1))
        self.assertIn("no interval from one replicate", one["a"]["verdict"])

    def test_a_share_of_a_run_becomes_so_many_of_a_country(self):
        share = f"{SAID}, of: [all households], arm: bridge, target: {{low: 0}}, figure: series/registered, share_of: [series/households]"
        told = self.told(share, f"{share}, times: 1000", f"{share}, as: percent, times: 10")
        one, many, percent = (float(told[name]["model"].split()[0]) for name in "abc")
        self.assertAlmostEqual(many / one, 1000, delta=6)
        self.assertEqual(percent, many)

    def test_a_prediction_is_told_as_one(self):
        level = f"{SAID}, of: [all households], arm: bridge, target: {{low: 0}}, figure: series/income"
        told = self.told(f"{level}, prediction: on", f"{level}, fitted: [work.offers]", level)
        self.assertEqual([told[name]["fitted to it"] for name in "abc"], ["nothing: a prediction", "work.offers", ""])

    def test_what_is_recorded_once_has_no_month(self):
        told = self.told(f"{SAID}, figure: ties/clustering, of: [pilot 1], arm: bridge, target: {{low: 0}}")
        self.assertEqual(told["a"]["part"], "inside")

    def test_arms_that_never_differ_test_nothing(self):
        told = self.told(f"{SAID}, figure: ties/clustering, of: [pilot 1], arm: bridge, against: no-project, "
                         "target: {low: 0, high: 1}")
        self.assertEqual(told["a"]["part"], "undecided")
        self.assertIn("the arms are the same in all replicates", told["a"]["verdict"])

    def test_run_and_show_tell_facts_with_their_source_and_mark(self):
        self.write("a.yaml", facts(f"{SAID}, mark: verified, figure: series/income, of: [all households], arm: bridge, "
                                   "target: {low: 0, unit: yuan}"))
        ran = qiao("run", "a.yaml", "--out", "result.h5")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        text = ran.stdout[ran.stdout.index("Fact: "):ran.stdout.index("Written to")].strip()
        for words in ("So it is.", "如此", "source: a book (verified)", "target at least 0 yuan", "inside"):
            self.assertIn(words, text)
        self.assertIn(text, qiao("show", "result.h5").stdout)
        left = qiao("run", "a.yaml", "--out", "left.h5", "--arm", "no-project")
        self.assertIn("undecided: the arm bridge was left out", left.stdout)

    def test_a_fact_that_says_too_little_or_of_what_is_not_there_is_refused(self):
        figure = "figure: series/income, of: [all households], arm: bridge"
        target = "target: {low: 0, high: 1}"
        for fact, says in (
                (f"en: A., zh: 甲, {figure}, {target}", "facts.a.source: is missing"),
                (f"zh: 甲, source: a book, {figure}, {target}", "facts.a.en: is missing"),
                (f"{SAID}, {figure}", "facts.a.target: is missing"),
                (f"{SAID}, {figure}, target: {{unit: yuan}}", "facts.a.target: has no end"),
                (f"{SAID}, {figure}, target: {{low: 2, high: 1}}", "facts.a.target.low: '2' lies above high; at most 1"),
                (f"{SAID}, {target}, arm: bridge", "facts.a.figure: is missing"),
                (f"{SAID}, {target}, {figure.replace('income', 'incme')}", "did you mean 'series/income'?"),
                (f"{SAID}, {target}, {figure}, plus: [series/incme]", "facts.a.plus: there is no figure"),
                (f"{SAID}, {target}, figure: series/income, of: [nobody], arm: bridge", "facts.a.of: there is no 'nobody'"),
                (f"{SAID}, {target}, {figure}, mark: sure", "facts.a.mark"),
                (f"{SAID}, {target}, {figure}, month: 99", "facts.a.month: lies after"),
                (f"{SAID}, {target}, {figure}, since: 14", "facts.a.since: is not before"),
                (f"{SAID}, {target}, {figure}, window: 15", "facts.a.window: reaches over months"),
                (f"{SAID}, {target}, {figure}, as: relative", "facts.a.as: is relative to nothing"),
                (f"{SAID}, {target}, {figure}, since: 2, as: relative, times: 2", "facts.a.times: changes nothing"),
                (f"{SAID}, {target}, {figure}, fitted: [work.offers], prediction: on", "facts.a.prediction: cannot be"),
                (f"{SAID}, {target}, {figure}, per: [series/income]", "facts.a.per: divides the difference between two arms"),
                (f"{SAID}, {target}, {figure}, against: no-project, spread: series/incme", "facts.a.spread: there is no figure"),
                (f"{SAID}, {target}, {figure}, against: no-project, spread: series/income, as: relative", "facts.a: divides a difference twice"),
                (f"{SAID}, {target}, {figure}, against: bridge", "facts.a.against: is the fact's own arm"),
                (f"{SAID}, {target}, {figure}, against: brigde", "facts.a.against: there is no arm 'brigde'"),
                (f"{SAID}, {target}, figure: series/income, of: [all households]", "facts.a.arm: is missing")):
            with self.subTest(says):
                self.write("a.yaml", facts(fact))
                done = qiao("check", "a.yaml")
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn("a.yaml:6: ", done.stderr)
                self.assertIn(says, done.stderr)

    def test_only_scenarios_with_facts_can_be_held_against_them(self):
        self.write("a.yaml", SMALL)
        done = qiao("validate", "a.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("a.yaml: facts: is missing", done.stderr)
        done = qiao("validate", ROOT / "docs")
        self.assertEqual(done.returncode, 2)
        self.assertIn("has no scenarios", done.stderr)


class Page(InFolder):
    def test_what_is_said_to_be_fitted_to_a_fact_is_a_parameter(self):
        known = {row["parameter"] for row in json.loads(qiao("describe", "parameters", "--json").stdout)}
        for path in FOLDER.glob("*.yaml"):
            for name, fact in yaml.safe_load(path.read_text(encoding="utf-8"))["facts"].items():
                self.assertLessEqual(set(fact.get("fitted", [])), known, f"{path.name}: {name}")

    def test_the_page_has_each_fact_of_the_scenarios_as_they_say_it(self):
        done = qiao("validate", FOLDER, "--markdown", "--quiet", "--replicates", 2, timeout=900)
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = {row["scenario"]: {key: row[key] for key in SHOWN} for row in self.rows(done.stdout)}
        self.assertGreater(len(rows), 20)
        page = {row["scenario"]: {key: row[key] for key in SHOWN} for row in self.rows(PAGE.read_text(encoding="utf-8"))}
        self.assertEqual(page, rows, "renew it: qiao validate scenarios/validation --markdown")

    def test_a_programme_is_carried_out_until_the_month_that_its_scenario_says(self):
        tried = 0
        for path in sorted(FOLDER.glob("*.yaml")):
            scenario = yaml.safe_load(path.read_text(encoding="utf-8"))
            last = scenario.get("agencies", {}).get("xuri", {}).get("last_month")
            if last is None:
                continue
            tried += 1
            with self.subTest(path.stem):
                done = qiao("run", path, "--out", "result.h5", "--force", "--quiet", "--replicates", 4)
                self.assertEqual(done.returncode, 0, done.stderr)
                with h5py.File("result.h5") as file:
                    agency = [name.decode() for name in file["agencies/agency"]].index("xuri")
                    # Its staff is missing in months without a contract. Where the only worker leaves the post stays
                    # empty for a while, so that in a month some worlds, but not all, have no hours.
                    self.assertFalse(np.isnan(file["agencies/staff"][-1, :, :last, agency]).any())
                    self.assertTrue((file["agencies/hours"][-1, :, :last, agency] > 0).any(axis=0).all())
        self.assertGreater(tried, 3)

    @staticmethod
    def rows(page):
        """The rows of a page's tables, each by the heads of its table."""
        heads = []
        for line in page.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("| ") else None
            if cells and cells[0] == "fact":
                heads = cells
            elif cells:
                yield dict(zip(heads, cells))


if __name__ == "__main__":
    unittest.main()
