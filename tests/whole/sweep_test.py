"""A sweep through the real program: what it writes, shows and exports, and what stops it."""

import csv
import os
import re
import signal
import subprocess
import time
import unittest

import h5py
import numpy as np

from qiao_program import PROGRAM, ROOT, SMALL, InFolder, qiao

SWEEP = SMALL + """\
sweep:
  factors: {work.separation_local: [0.02, 0.1], wages.growth: {normal: [0.065, 0.01]}, mechanisms.platform: {levels: [off, agency]}}
  points: 6
  replicates: 2
  as_written: 3
  worth: {sustained exit of a project household: 30000}
"""


class Sweep(InFolder):
    def sweep(self, text, *options):
        self.write("scenario.yaml", text)
        return qiao("sweep", "scenario.yaml", "--out", "sweep.h5", *options)

    def test_a_sweep_is_one_labelled_file_that_show_and_export_know(self):
        done = self.sweep(SWEEP)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("6 points × 3 arms × 2 replicates = 36 worlds of 14 months", done.stderr)
        with h5py.File("sweep.h5") as file:
            self.assertEqual(file.attrs["complete"], 1)
            self.assertEqual(file["sweep/value"].shape[:3], (3, 2, 6))
            self.assertEqual([dim[0].name.rsplit("/", 1)[1] for dim in file["sweep/value"].dims],
                             ["arm", "replicate", "point", "figure"])
            self.assertFalse(np.isnan(file["sweep/value"][()]).any())
            factors = [name.decode() for name in file["sweep_factors/factor"]]
            self.assertEqual(factors, ["work.separation_local", "wages.growth", "mechanisms.platform"])
            values = file["sweep_factors/value"][()]
            self.assertTrue(((values[:, 0] >= 0.02) & (values[:, 0] <= 0.1)).all())
            self.assertEqual(sorted(values[:, 2]), [0, 0, 0, 1, 1, 1])
            self.assertEqual(file["sweep_as_written/value"].shape[:2], (3, 3))
        shown = qiao("show", "sweep.h5")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        for text in ("bridge less no-project", "luck alone", "assumptions and luck together", "worth to know more", "Reproduce with"):
            self.assertIn(text, shown.stdout)
        self.assertIn(shown.stdout.split("\n\n")[2], done.stdout)
        exported = qiao("export", "sweep.h5", "--to", "tables")
        self.assertEqual(exported.returncode, 0, exported.stderr)
        with open("tables/sweep.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(set(rows[0]), {"arm", "replicate", "point", "figure", "value"})
        self.assertEqual({row["point"] for row in rows}, set("012345"))

    def test_a_point_is_what_a_run_with_its_values_gives(self):
        self.assertEqual(self.sweep(SWEEP, "--quiet").returncode, 0)
        with h5py.File("sweep.h5") as file:
            separation, growth, platform = file["sweep_factors/value"][3]
            figures = [name.decode() for name in file["sweep/figure"]]
            swept = file["sweep/value"][2, :, 3, figures.index("income at the end")]
        run = qiao("run", "scenario.yaml", "--out", "run.h5", "--quiet", "--replicates", "2", "--set",
                   f"work.separation_local={separation!r}", "--set", f"wages.growth={growth!r}", "--set",
                   "mechanisms.platform=" + ("off", "agency")[int(platform)])
        self.assertEqual(run.returncode, 0, run.stderr)
        with h5py.File("run.h5") as file:
            # Kept as single precision there, and as it is here.
            np.testing.assert_array_equal(file["series/income"][2, :, -1, 0], swept.astype("float32"))

    def test_the_comparison_shows_both_intervals_where_a_sweep_is_beside_the_result(self):
        self.assertEqual(self.sweep(SWEEP, "--quiet").returncode, 0)
        self.assertEqual(qiao("run", "scenario.yaml", "--out", "run.h5", "--quiet").returncode, 0)
        shown = qiao("show", "run.h5", "--sweep", "sweep.h5")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        with h5py.File("sweep.h5") as file:
            figures = [name.decode() for name in file["sweep_verdicts/figure"]]
            doubt = [name.decode() for name in file["sweep_verdicts/doubt"]]
            low, high = (file["sweep_verdicts/effect"][2, figures.index("income at the end"), doubt.index(end)]
                         for end in ("assumptions_low", "assumptions_high"))
        lines = shown.stdout.splitlines()
        income = next(i for i, line in enumerate(lines) if line.startswith("income at the end"))
        self.assertTrue(lines[income + 2].startswith("  with assumptions"), lines[income:income + 3])
        self.assertIn(f"[{low:+.1f}, {high:+.1f}]", lines[income + 2])
        self.assertNotIn("with assumptions", qiao("show", "run.h5").stdout)
        for wrong, told in (("run.h5", "no finished result of qiao sweep"), ("nothing.h5", "nothing.h5")):
            refused = qiao("show", "run.h5", "--sweep", wrong)
            self.assertEqual(refused.returncode, 2)
            self.assertIn(told, refused.stderr)

    def test_threads_change_no_number(self):
        for threads in ("1", "2", "7"):
            done = self.sweep(SWEEP, "--quiet", "--force", "--threads", threads)
            self.assertEqual(done.returncode, 0, done.stderr)
            with h5py.File("sweep.h5") as file:
                bits = [data[()].tobytes() for group in file.values() if group.name.startswith("/sweep")
                        for data in group.values() if data.dtype.kind == "f"]
            if threads != "1":
                self.assertEqual(bits, before)
            before = bits

    def test_faults_are_told_all_at_once_and_nothing_is_written(self):
        done = self.sweep(SMALL + "sweep:\n  factors: {work.separation_locla: [0, 1], wages.growth: [0.2, 0.1]}\n"
                                  "  levers: {agencies.nobody.workers: {levels: [1, 2]}}\n  keep: [series/nothing]\n")
        self.assertEqual(done.returncode, 2)
        for text in ("scenario.yaml:6: sweep.factors.work.separation_locla: there is no parameter", "did you mean",
                     "scenario.yaml:6: sweep.factors.wages.growth: is no distribution",
                     "scenario.yaml:7: sweep.levers.agencies.nobody.workers: names none of the scenario's agencies",
                     "scenario.yaml:8: sweep.keep: there is no figure 'series/nothing'"):
            self.assertIn(text, done.stderr)
        self.assertFalse(os.path.exists("sweep.h5"))
        done = self.sweep(SMALL + "sweep: {assumptions: all, design: grid}\n")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"^scenario.yaml:5: sweep.design: is a grid, and .* and \d+ others have no levels; ")
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_a_sweep_that_is_stopped_keeps_its_points(self):
        self.write("scenario.yaml", SWEEP.replace("points: 6", "points: 1000"))
        running = subprocess.Popen([PROGRAM, "sweep", "scenario.yaml", "--out", "sweep.h5", "--quiet"],
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(running.kill)
        for _ in range(4000):
            self.assertIsNone(running.poll(), "the sweep ended too early")
            try:
                with h5py.File("sweep.h5") as file:
                    if (~np.isnan(file["sweep/value"][()]).any(axis=(0, 1, 3))).any():
                        break
            except (OSError, KeyError):
                pass
            time.sleep(0.05)
        else:
            self.fail("no point was finished")
        running.send_signal(signal.SIGINT)
        errors = running.communicate(timeout=120)[1]
        self.assertEqual(running.returncode, 75, errors)
        self.assertIn("interrupted by SIGINT after", errors)
        with h5py.File("sweep.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            whole = ~np.isnan(file["sweep/value"][()]).any(axis=(0, 1, 3))
            self.assertGreater(whole.sum(), 0)
        shown = qiao("show", "sweep.h5")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn("This sweep is incomplete", shown.stdout)

    def test_a_sweep_that_is_stopped_before_its_first_world_leaves_no_file(self):
        self.write("scenario.yaml", SWEEP.replace("as_written: 3", "as_written: 1000000"))
        running = subprocess.Popen([PROGRAM, "sweep", "scenario.yaml", "--out", "sweep.h5"],
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(running.kill)
        for _ in range(1200):
            if os.path.exists("sweep.h5"):
                break
            time.sleep(0.05)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        errors = running.communicate(timeout=120)[1]
        self.assertEqual(running.returncode, 128 + signal.SIGINT, errors)
        self.assertIn("interrupted by SIGINT before a world was done; there is no result", errors)
        self.assertEqual(os.listdir(), ["scenario.yaml"])

    def test_intervals_of_what_cannot_be_negative_do_not_begin_below_nought(self):
        done = self.sweep(SWEEP)
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("sweep.h5") as file:
            doubt = [name.decode() for name in file["sweep_verdicts/doubt"]]
            lows = [i for i, name in enumerate(doubt) if name.endswith("_low")]
            figures = [name.decode() for name in file["sweep_verdicts/figure"]]
            level = file["sweep_verdicts/level"][()]
            for figure in ("poor project households at the end", "poverty gap at the end", "needs met: funds"):
                self.assertGreaterEqual(np.nanmin(level[:, figures.index(figure)][:, lows]), 0, figure)

    def test_what_is_worth_money_and_a_headline_too_is_told_once(self):
        done = self.sweep(SWEEP)
        with h5py.File("sweep.h5") as file:
            values = file["sweep/value"][()]
            figures = [name.decode() for name in file["sweep/figure"]]
            exits = figures.index("out of poverty for a year on end, at the end")
            same = [f for f in range(len(figures)) if np.array_equal(values[..., f], values[..., exits])]
            self.assertEqual(same, [exits], done.stdout)

    def test_the_page_of_verdicts_holds_every_claim_as_it_is_written(self):
        claims = sorted((ROOT / "scenarios/claims").glob("*.yaml"))
        page = (ROOT / "scenarios/claims/VERDICTS.md").read_text(encoding="utf-8")
        rows = {row.split(" | ")[-1].rstrip(" |"): row for row in page.splitlines() if row.startswith("| ")}
        for path in claims:
            sentence = re.search(r"^  en: (.*)$", path.read_text(encoding="utf-8"), re.M)[1]
            self.assertTrue(rows[path.stem].startswith(f"| {sentence} "),
                            f"{path.stem}: renew it: qiao claims scenarios/claims --markdown")

    def test_shares_of_few_factors_stay_shares_although_worlds_differ_in_what_they_do(self):
        done = self.sweep(SMALL + "mechanisms: {incubation: off}\nsweep:\n  factors: {mechanisms.pairing: {levels: [off, on]}, "
                                  "wages.growth: {normal: [0.065, 0.05]}, mutual_fund.dues: {}}\n  points: 60\n  replicates: 3\n"
                                  "  as_written: 3\n  keep: [series/income of project households, "
                                  "series/poor_households of project households]\n", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("sweep.h5") as file:
            value = file["sweep_sensitivity/value"][()]  # arm, figure, index, factor, estimate
            self.assertLess(np.nanmax(value[..., 1]), 1)
            inert = value[:, :, 1, 2]  # of associations that are not there
            self.assertTrue(((inert[..., 1] <= 0) & (inert[..., 2] >= 0)).all(), inert)

    def test_a_claim_is_told_by_luck_alone_and_over_the_assumptions(self):
        self.write("scenario.yaml", SWEEP.replace("  worth: {sustained exit of a project household: 30000}\n", "  keep: claim\n") +
                   "compare: {baseline: no-project}\nclaim: {en: A bridge helps., zh: 有用, arm: bridge, "
                   "figure: series/income, of: [project households], expects: more}\n")
        done = qiao("claims", "scenario.yaml", "--markdown", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"A bridge helps\. 有用 \| (not supported|supported|undecided): .* \| "
                                      r"(not supported|supported|undecided): ")
        swept = qiao("sweep", "scenario.yaml", "--out", "sweep.h5")
        self.assertIn("by luck alone: ", swept.stdout)
        with h5py.File("sweep.h5") as file:
            self.assertEqual([name.decode() for name in file["sweep/figure"]], ["series/income of project households"])
        self.write("plain.yaml", SWEEP)
        refused = qiao("claims", "plain.yaml")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("plain.yaml: claim: is missing", refused.stderr)

    def test_the_best_plan_is_chosen_and_told(self):
        self.write("scenario.yaml", SMALL + "choose:\n  arm: bridge\n  plans: {small: {agencies.xuri.workers: 2}, "
                                            "large: {agencies.xuri.workers: 8}}\n  figure: series/income\n"
                                            "  of: [project households]\n  first: 5\n  most: 30\n")
        chosen = qiao("choose", "scenario.yaml", "--quiet")
        self.assertEqual(chosen.returncode, 0, chosen.stderr)
        self.assertRegex(chosen.stdout, "is the best plan by series/income of project households|undecided")
        self.assertIn("on the frontier", chosen.stdout)
        self.assertEqual(qiao("choose", "scenario.yaml", "--quiet", "--threads", "1").stdout, chosen.stdout)


if __name__ == "__main__":
    unittest.main()
