"""What the tests of the report share: a result with its report, and results that tell little."""

import json
import pathlib
import re
import shutil
import tempfile
import unittest

import h5py
import numpy as np

from qiao_program import ROOT, SMALL, InFolder, qiao

RUN = SMALL + """\
record: {households: yearly, matches: all}
agencies: {town_government: {workers: 3, reach: government}}  # so that its arm comes out otherwise than the bridge
claim:
  {en: fewer are poor, zh: 贫困户减少, figure: series/poor_households, of: project households, month: 12, arm: bridge,
   expects: less, matters: 1}
"""
BASELINE = 0


def data_of(page):
    text = pathlib.Path(page).read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)[1])


def place(group, axis, label):
    return [name.decode() for name in group[axis]].index(label)


made = None  # a folder with one result and its report, made once for all tests of a module


def make_report():
    """Makes it; for a module's setUpModule."""
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

    def poor_results(self):
        """Results that tell little, each with its report; returns their names."""
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
        poor = "one-arm", "few", "one-replicate", "no-project", "short", "districts", "many", "interrupted", "nothing"
        for result in poor:
            self.report(result + ".h5")
        return poor
