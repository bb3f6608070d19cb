"""The report: its figures are those of the result."""

import csv
import json
import pathlib
import re
import unittest

import h5py
import numpy as np

from qiao_program import EXCHANGE, ROOT, qiao
from reported import BASELINE, Reported, data_of, make_report, place


def setUpModule():
    make_report()


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


class PoorResults(Reported):
    def test_of_few_households_nothing_of_theirs_is_told_and_what_did_not_end_counts_not(self):
        told = {result: data_of(result + ".html") for result in self.poor_results()}
        self.assertEqual({result: data["run"]["worlds"] for result, data in told.items() if not data["run"]["complete"]},
                         {"interrupted": 2, "nothing": 0})
        few = told["few"]
        self.assertTrue(few["run"]["project_withheld"])
        for withheld in few["life_line"], few["gains"]["winners"], few["network"]["help"], few["needs"]:
            self.assertIsNone(withheld)
        self.assertEqual(few["over_time"]["groups"], ["comparison villages", "all households"])
        for name, one in few["over_time"]["series"].items():
            self.assertIsNotNone(one["mean"][0][-1][-1], name)


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


if __name__ == "__main__":
    unittest.main()
