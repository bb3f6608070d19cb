"""Every kind of bad input gets its message and exit code 2, and leaves nothing behind."""

import os
import pathlib
import random
import unittest

from qiao_program import ROOT, SMALL, InFolder, qiao

LIST = (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8").splitlines(keepends=True)


class BadInput(InFolder):
    def refused(self, *arguments, says, **options):
        done = qiao(*arguments, **options)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, "")
        for words in [says] if isinstance(says, str) else says:
            self.assertIn(words, done.stderr)
        self.assertEqual([p.name for p in pathlib.Path(".").rglob("*.h5*")], [])
        return done.stderr

    def test_a_scenario_with_a_fault_is_refused_with_place_key_and_remedy(self):
        faults = {
            "a key that is unknown": ("montsh: 3\n", ["a.yaml:5: montsh: unknown key", "did you mean 'months'?"]),
            "a value of the wrong type": ("seed: many\n", ["a.yaml:5: seed: 'many' is not a whole number"]),
            "a value out of range": ("survey: {visit_hours: 0}\n",
                                     ["a.yaml:5: survey.visit_hours: '0' is out of range", "from 0.1"]),
            "a wrong unit": ("survey: {visit_hours: 3 days}\n", ["the unit is 'days', not 'hours'"]),
            "a mechanism that is unknown": ("mechanisms: {paring: off}\n",
                                            ["a.yaml:5: mechanisms.paring", "did you mean 'pairing'?"]),
            "a level that is unknown": ("mechanisms: {platform: village}\n", ["allowed: off, agency, county"]),
            "a map where a value belongs": ("seed: {a: 1}\n", ["a.yaml:5: seed: is a map"]),
            "a model that is unknown": ("model: chess\n", ["a.yaml:5: model: there is no model 'chess'"]),
            "a key written twice": ("seed: 1\nseed: 2\n", ["a.yaml:6: seed: is written twice, first in line 5"]),
            "a baseline that is unknown": ("compare: {baseline: none}\n", ["there is no arm 'none'"]),
            "text that is not YAML": ("x: [1, 2\ny: 3\n", ["a.yaml:", "is not YAML"]),
            "bytes that are not UTF-8": ("title: {en: \udcff}\n", ["a.yaml:5: is not UTF-8"]),
            "an arm with other months": ("arms: {longer: {months: 20}}\n", ["arms.longer.months: differs"]),
            "a list that is not there": ("population: {register: no.csv}\n", ["a.yaml:5", "'no.csv' cannot be read"]),
        }
        for what, (text, says) in faults.items():
            with self.subTest(what):
                self.write("a.yaml", (SMALL + text).encode("utf-8", "surrogateescape"))
                if what == "a list that is not there":  # the scenario's own population map stands in line 4
                    self.write("a.yaml", SMALL.rsplit("\n", 2)[0] + "\n" + text)
                    says = ["a.yaml:4", "no.csv"]
                self.refused("run", "a.yaml", says=says)
                self.refused("check", "a.yaml", says=says)

    def test_what_is_no_scenario_is_refused(self):
        self.write("empty.yaml", "")
        self.write("list.yaml", "- a\n")
        os.mkdir("folder")
        for name, says in {"empty.yaml": "is empty", "list.yaml": "is a list", "folder": "is a folder",
                           "absent.yaml": "No such file"}.items():
            with self.subTest(name):
                self.refused("run", name, says=[name, says])

    def test_files_that_extend_each_other_in_a_circle_are_named(self):
        self.write("a.yaml", "extends: b.yaml\n")
        self.write("b.yaml", "extends: a.yaml\n")
        self.refused("run", "a.yaml", says=["b.yaml:1: extends: goes round in a circle: a.yaml > b.yaml > a.yaml"])
        self.write("c.yaml", "extends: absent.yaml\n")
        self.refused("run", "c.yaml", says=["c.yaml:1: extends", "absent.yaml"])

    def test_all_faults_are_shown_at_once(self):
        self.write("a.yaml", SMALL + "seed: x\nmonth: 3\nwages: {local: -1, growht: 0}\n")
        shown = self.refused("run", "a.yaml", says=["a.yaml:5", "a.yaml:6", "a.yaml:7"])
        self.assertEqual(sum("a.yaml:" in line for line in shown.splitlines()), 4)

    def test_a_spoiled_household_list_is_refused_by_row_and_column(self):
        header, first, second = LIST[0], LIST[1], LIST[2]
        cells = first.rstrip("\n").split(",")
        columns = header.rstrip("\n").split(",")

        def with_cell(column, value):
            changed = list(cells)
            changed[columns.index(column)] = value
            return ",".join(changed) + "\n"

        lists = {
            "a row that is too short": (header + first + "1,2\n", "list.csv:3: has 2 cells"),
            "a member listed twice": (header + first + first, "list.csv:3"),
            "an age that is none": (header + with_cell("age", "old"), "list.csv:2: age"),
            "a sex that is unknown": (header + with_cell("sex", "x"), "list.csv:2: sex"),
            "no rows": (header, "list.csv"),
            "nothing": ("", "list.csv: is empty"),
            "no column of ages": ("\n".join(",".join(c for c, name in zip(line.rstrip("\n").split(","), columns)
                                                      if name != "age") for line in (header, first, second)) + "\n",
                                  "age"),
        }
        scenario = SMALL.rsplit("\n", 2)[0] + "\npopulation: {register: list.csv, pilot_villages: 2}\n"
        self.write("a.yaml", scenario)
        for what, (text, says) in lists.items():
            with self.subTest(what):
                self.write("list.csv", text)
                self.refused("run", "a.yaml", says=says)

    def test_a_wrong_command_line_is_refused(self):
        self.write("a.yaml", SMALL)
        for arguments, says in [
            (["walk", "a.yaml"], "walk"),
            (["run"], "SCENARIO"),
            (["run", "a.yaml", "--fast"], "--fast"),
            (["run", "a.yaml", "--arm", "brigde"], "there is no arm 'brigde'"),
            (["run", "a.yaml", "--replicates", "0"], "replicates"),
            (["run", "a.yaml", "--replicates", "abc"], "abc"),
            (["run", "a.yaml", "--threads", "-1"], "threads"),
            (["run", "a.yaml", "--set", "seed"], "is not a setting"),
            (["run", "a.yaml", "--set", "sed=1"], "--set: sed: unknown key"),
            (["run", "a.yaml", "--out", "no/such/folder/r.h5"], "no/such/folder"),
            (["run", "a.yaml", "--out", "/proc/r.h5"], "/proc/r.h5"),
            (["show", "absent.h5"], "absent.h5"),
            (["show", "a.yaml"], "a.yaml"),
            (["describe", "weather"], "weather"),
        ]:
            with self.subTest(arguments):
                self.refused(*arguments, says=says)

    def test_spoiled_files_are_refused_or_read_and_never_crash_the_program(self):
        generator = random.Random(1)
        scenario = (SMALL.rsplit("\n", 2)[0] + "\npopulation: {register: list.csv, pilot_villages: 2}\n").encode()
        table = "".join(LIST[:12]).encode()
        refused = 0
        for turn in range(120):
            files = {"a.yaml": bytearray(scenario), "list.csv": bytearray(table)}
            spoiled = files["a.yaml" if turn % 2 else "list.csv"]
            for _ in range(generator.randint(1, 5)):
                spoiled[generator.randrange(len(spoiled))] = generator.randrange(256)
            for name, content in files.items():
                self.write(name, bytes(content))
            done = qiao("check", "a.yaml", timeout=60, errors="replace")
            self.assertIn(done.returncode, (0, 2), bytes(spoiled))
            refused += done.returncode == 2
        self.assertGreater(refused, 40)


if __name__ == "__main__":
    unittest.main()
