"""Every kind of bad input gets its message and exit code 2, and leaves nothing behind."""

import json
import csv
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import unittest

import h5py

from qiao_program import ROOT, SMALL, InFolder, qiao

LIST = (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8").splitlines(keepends=True)
NOBODY = SMALL[:SMALL.index("population:")]  # a scenario whose line 4 is still to come


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
            "a value of the wrong type": ("seed: many\n", ["a.yaml:5: seed: 'many' is not a whole number",
                                                           "a whole number from 0 to 4294967295"]),
            "a value out of range": ("household_survey: {visit_hours: 0}\n",
                                     ["a.yaml:5: household_survey.visit_hours: '0' is out of range", "from 0.1"]),
            "a wrong unit": ("household_survey: {visit_hours: 3 days}\n", ["the unit is 'days', not 'hours'"]),
            "a mechanism that is unknown": ("mechanisms: {paring: off}\n",
                                            ["a.yaml:5: mechanisms.paring", "did you mean 'pairing'?"]),
            "a level that is unknown": ("mechanisms: {platform: village}\n", ["allowed: off, agency, county"]),
            "an unknown key of a named actor": ("suppliers: {workshop: {knd: enterprise}}\n",
                                                ["a.yaml:5: suppliers.workshop.knd", "did you mean 'kind'?"]),
            "a number that is none": ("wages: {local: .nan}\n", ["a.yaml:5: wages.local: ", "a number from 0"]),
            "a number beyond all bounds": ("wages: {local: 1e999}\n", ["a.yaml:5: wages.local: '1e999'", "from 0"]),
            "a month that is none": ("start: 2018-13\n", ["a.yaml:5: start: '2018-13'", "a month such as 2018-01"]),
            "a title that every arm replaces": ("title: [a]\n", ["a.yaml:5: title: "]),
            "arms in a list": ("arms: [a]\n", ["a.yaml:5: arms: is a list", "a map from names"]),
            "an arm with a name that is none": ("arms: {a b: {}}\n", ["a.yaml:5: arms.a b", "letters, digits"]),
            "a key that is a list": ("[a]: 1\n", ["a.yaml:5: a key is not a single value"]),
            "brackets without end": ("x: " + "[" * 9999 + "\n", ["a.yaml:5: is nested too deeply"]),
            "a value that is missing": ("seed:\n", ["a.yaml:5: seed: a value is missing", "from 0 to 4294967295"]),
            "a second document": ("---\nseed: 1\n", ["a.yaml:", "a second document"]),
            "another version of the format": ("qiao: 2\n", ["a.yaml:5: qiao: '2' is out of range"]),
            "a map where a value belongs": ("seed: {a: 1}\n", ["a.yaml:5: seed: is a map"]),
            "a model that is unknown": ("model: chess\n", ["a.yaml:5: model: there is no model 'chess'", "exchange"]),
            "a key written twice": ("seed: 1\nseed: 2\n", ["a.yaml:6: seed: is written twice, first in line 5"]),
            "a baseline that is unknown": ("compare: {baseline: none}\n", ["there is no arm 'none'"]),
            "text that is not YAML": ("x: [1, 2\ny: 3\n", ["a.yaml:", "is not YAML"]),
            "bytes that are not UTF-8": ("title: {en: \udcff}\n", ["a.yaml:5: is not UTF-8"]),
            "an arm with other months": ("arms: {longer: {months: 20}}\n", ["arms.longer.months: differs"]),
        }
        for what, (text, says) in faults.items():
            with self.subTest(what):
                self.write("a.yaml", (SMALL + text).encode("utf-8", "surrogateescape"))
                self.refused("run", "a.yaml", says=says)
                self.refused("check", "a.yaml", says=says)

    def test_an_empty_value_is_missing_and_does_not_drop_what_a_base_says(self):
        self.write("base.yaml", SMALL + "wages: {growth: 0.02}\nagencies: {xuri: {workers: 9}}\n")
        self.write("a.yaml", "extends: base.yaml\nwages: {growth: }\nagencies:\n  xuri:\n    workers:\n    salary:\n")
        told = self.refused("check", "a.yaml", says=[
            "a.yaml:2: wages.growth: a value is missing, over that of base.yaml:5;",
            "a.yaml:5: agencies.xuri.workers: a value is missing, over that of base.yaml:6;",
            "a.yaml:6: agencies.xuri.salary: a value is missing;"])
        self.assertEqual(len(told.splitlines()), 3)
        self.write("a.yaml", "extends: base.yaml\nwages: ~\n")
        self.refused("check", "a.yaml", says="a.yaml:2: wages: is empty, and would drop what base.yaml:5 says; {} where")
        for setting in ("wages.growth=", "replicates=", "population.register=", "record=", "seed=~", "extends="):
            with self.subTest(setting):
                self.refused("check", "base.yaml", "--set", setting, says=f"--set: {setting[:-1].rstrip('=')}")

    def test_what_is_no_file_is_refused_at_once(self):
        os.mkfifo("pipe")
        self.write("data.csv", "income\n1\n")
        for name in ("pipe", "/dev/zero", "/dev/stdin"):
            for text in (f"extends: {name}\n", NOBODY + f"population: {{register: {name}}}\n"):
                self.write("a.yaml", text)
                self.refused("check", "a.yaml", says=[f"{name}' is a device or a pipe, not a file"], timeout=20,
                             stdin=subprocess.DEVNULL)
            self.refused("check", name, says="is a device or a pipe", timeout=20, stdin=subprocess.DEVNULL)
            self.refused("measure", name, "--welfare", "income", "--line", "1", says="is a device or a pipe", timeout=20,
                         stdin=subprocess.DEVNULL)

    def test_a_file_beyond_all_measure_is_refused_before_it_is_read(self):
        with open("large", "wb") as file:
            file.truncate(2_000_000_000)  # takes no room on the disk
        self.refused("check", "large", says="'large' is larger than 100 MB", timeout=20)
        self.write("a.yaml", NOBODY + "population: {register: large}\n")
        self.refused("check", "a.yaml", says="a.yaml:4: 'large' is larger than 1000 MB", timeout=20)
        self.refused("measure", "large", "--welfare", "income", "--line", "1", says="larger than 1000 MB", timeout=20)

    def test_what_others_wrote_does_not_reach_the_terminal_as_it_is(self):
        evil = "\x1b[2J\x1b]0;x\x07\x9b\u202e"
        quoted = json.dumps(evil)
        self.write("a.yaml", SMALL + f"title: {{en: {quoted}}}\nseed: {quoted}\n{quoted}: 1\narms: {{{quoted}: {{}}}}\n")
        told = self.refused("check", "a.yaml", says=["a.yaml:6: seed: '\\x1B[2J", "a.yaml:8: arms.\\x1B[2J"])
        self.assertEqual([c for c in told if not c.isprintable() and c != "\n"], [])
        self.write(f"{evil}.yaml", "seed: x\n")
        for arguments in (["check", f"{evil}.yaml"], ["run", f"no{evil}.yaml"], ["show", evil], [evil],
                          ["run", "a.yaml", "--" + evil], ["run", "a.yaml", "--arm", evil]):
            told = self.refused(*arguments, says="\\x1B")
            self.assertEqual([c for c in told if not c.isprintable() and c != "\n"], [])
        path = self.run_scenario(SMALL + f"title: {{en: {quoted}}}\n")
        shown = qiao("show", path).stdout
        self.assertEqual([c for c in shown if not c.isprintable() and c != "\n"], [])
        os.remove(path)

    def test_a_long_value_is_not_echoed_whole(self):
        long = "镇" * 100000
        self.write("a.yaml", SMALL + f"seed: {long}\nmechanisms: {{pairing: {long}}}\n{long[:300]}: 1\n")
        told = self.refused("check", "a.yaml", says=["镇 … 镇", "' is not a whole number"])
        self.assertLess(len(told), 5000)

    def test_typos_of_verbs_options_topics_and_arms_get_a_suggestion(self):
        self.write("a.yaml", SMALL)
        for arguments, says in ((["rum", "a.yaml"], "did you mean 'run'?"),
                                (["run", "a.yaml", "--replicate", "3"], "did you mean '--replicates'?"),
                                (["check", "a.yaml", "--seeds", "3"], "did you mean '--seed'?"),
                                (["measure", "a.csv", "--wellfare", "x"], "did you mean '--welfare'?"),
                                (["describe", "paramters"], "did you mean 'parameters'?"),
                                (["describe", "measure"], "did you mean 'measures'?"),
                                (["describe", "schema", "--model", "exchnage"], "did you mean 'exchange'?"),
                                (["check", "a.yaml", "--arm", "brigde"], "did you mean 'bridge'?"),
                                (["walk", "a.yaml"], "allowed: run, sweep")):
            with self.subTest(arguments):
                self.refused(*arguments, says=says)

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
        self.assertEqual(len(shown.splitlines()), 4)

    def test_faults_of_every_file_and_of_the_command_line_are_shown_at_once(self):
        self.write("base.yaml", SMALL + "sed: 1\n")
        self.write("a.yaml", "extends: base.yaml\narms: {x: {monts: 2}, y: {wages: {local: -1}}}\n")
        says = ["base.yaml:5: sed", "a.yaml:2: monts", "a.yaml:2: wages.local", "--set: record.matches"]
        self.refused("check", "a.yaml", "--set", "record.matches=few", says=says)
        for arms in (["x", "y", "z"], ["z"]):
            with self.subTest(arms):
                wanted = [word for arm in arms for word in ("--arm", arm)]
                of_file = says if "x" in arms else says[:1]  # faults of arms that nobody asked for need no mention
                self.refused("check", "a.yaml", "--set", "record.matches=few", *wanted,
                             says=[*of_file, "--arm: there is no arm 'z'; arms of the scenario: no-project"])

    def test_the_same_fault_of_all_arms_is_shown_once(self):
        self.write("a.yaml", SMALL + "wages: {local: -1}\n")
        self.assertEqual(len(self.refused("check", "a.yaml", says="wages.local").splitlines()), 1)

    def test_a_household_list_that_cannot_be_read_is_refused(self):
        os.mkdir("folder")
        for name, says in {"no.csv": "No such file", "folder": "is a folder"}.items():
            with self.subTest(name):
                self.write("a.yaml", NOBODY + f"population: {{register: {name}}}\n")
                self.refused("run", "a.yaml", says=["a.yaml:4: ", name, says])

    def test_a_spoiled_household_list_is_refused_by_row_and_column(self):
        header, first = LIST[:2]
        cells = first.rstrip("\n").split(",")
        columns = header.rstrip("\n").split(",")

        def with_cell(column, value):
            changed = list(cells)
            changed[columns.index(column)] = value
            return ",".join(changed) + "\n"

        lists = {
            "a row that is too short": (header + first + "h09,2\n", ["list.csv:3: member: is empty", "list.csv:3: age: is empty"]),
            "a row that is too long": (header + first.replace("\n", ",,x\n"), "list.csv:2: has 24 cells; as many as there are columns, 22"),
            "a member listed twice": (header + first + first, "list.csv:3: member: '1' is already a member"),
            "an age that is none": (header + with_cell("age", "old"), "list.csv:2: age"),
            "a sex that is unknown": (header + with_cell("sex", "x"), "list.csv:2: sex"),
            "no rows": (header, "list.csv: has no rows"),
            "nothing": ("", "list.csv: is empty"),
            "no column of ages": (header.replace(",age,", ",years,") + first,
                                  "list.csv: age: the file has no such column"),
            "two columns of one name": (header.replace("relation", "age") + first, "list.csv: age: two columns"),
            "a quotation mark that stays open": (header + '"' + first, "list.csv:2: a quotation mark"),
            "what begins like a workbook": (b"PK\x03\x04\x00", "list.csv: cannot be read as .xlsx"),
            "a header in UTF-16": (header.encode("utf-16"), "list.csv: has no rows"),
            "bytes of no encoding": (header.encode() + b"\xff\xff\xff\n", "list.csv:2: is neither UTF-8 nor GB18030"),
            "two faults": (header + with_cell("age", "old") + with_cell("sex", "x").replace("h01", "h02"),
                           ["list.csv:2: age", "list.csv:3: sex"]),
        }
        self.write("a.yaml", NOBODY + "population: {register: list.csv, pilot_villages: 2}\n")
        for what, (text, says) in lists.items():
            with self.subTest(what):
                self.write("list.csv", text)
                self.refused("run", "a.yaml", says=says)

    def test_a_claim_about_what_is_not_there_is_refused(self):
        claim = ("claim: {arm: brigde, figure: series/poor_houses, of: project households, month: 99, expects: less}\n")
        self.write("a.yaml", SMALL + claim)
        self.refused("check", "a.yaml", says=["claim.arm: there is no arm 'brigde'; arms: no-project",
                                              "claim.month: lies after", "series/poor_households"])
        for of in ("", "project households, work", "nobody"):
            self.write("a.yaml", SMALL + "claim: {arm: bridge, figure: series/income, of: '%s', expects: less}\n" % of)
            self.refused("check", "a.yaml", says=["claim.of"])

    def test_a_wrong_command_line_is_refused(self):
        self.write("a.yaml", SMALL)
        for arguments, says in [
            (["walk", "a.yaml"], "walk"),
            (["run"], "SCENARIO"),
            (["run", "a.yaml", "--fast"], "--fast"),
            (["run", "a.yaml", "--arm", "brigde"], "there is no arm 'brigde'"),
            (["run", "a.yaml", "--replicates", "0"], ["replicates: '0' is out of range", "from 1 to 1e+06"]),
            (["run", "a.yaml", "--replicates", "abc"], "abc"),
            (["run", "a.yaml", "--threads", "-1"], ["--threads: '-1' is out of range", "0 to 4096"]),
            (["run", "a.yaml", "--seed", "-1"], "--seed"),
            (["run", "a.yaml", "b.yaml"], "needs one SCENARIO.yaml, got 2"),
            (["check", "a.yaml", "--out", "r.h5"], "--out"),
            (["chek", "a.yaml"], "did you mean 'check'?"),
            (["run", "a.yaml", "--set", "arms.bridge.seed=1"], "cannot be set by path=value"),
            (["run", "a.yaml", "--set", "wages={"], "--set"),
            (["run", "a.yaml", "--set", "seed"], "is not a setting"),
            (["run", "a.yaml", "--set", "sed=1"], "--set: sed: unknown key"),
            (["run", "a.yaml", "--out", "no/such/folder/r.h5"], "there is no folder 'no/such/folder'"),
            (["run", "a.yaml", "--out", "."], "is a folder"),
            (["run", "a.yaml", "--out", ".", "--force"], "is a folder"),
            (["run", "a.yaml", "--out", "/proc/r.h5"], "/proc/r.h5"),
            (["show", "absent.h5"], "absent.h5"),
            (["show", "a.yaml"], "a.yaml"),
            (["describe", "weather"], ["weather", "parameters, mechanisms, output, schema"]),
            (["describe", "schema", "--model", "chess"], ["chess", "exchange"]),
        ]:
            with self.subTest(arguments):
                self.refused(*arguments, says=says)

    def test_a_result_is_not_replaced_unless_forced(self):
        self.run_scenario(SMALL, out="old.h5")
        before = pathlib.Path("old.h5").read_bytes()
        done = qiao("run", "scenario.yaml", "--out", "old.h5")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, "^old.h5: there is a result already; .*--out.*--force")
        self.assertEqual(pathlib.Path("old.h5").read_bytes(), before)
        self.assertEqual(sorted(os.listdir()), ["old.h5", "scenario.yaml"])

    def test_a_result_that_is_cut_short_is_refused(self):
        whole = pathlib.Path(self.run_once(SMALL)).read_bytes()
        os.remove("result.h5")
        for length in (0, 7, 100, 4096, len(whole) // 2, len(whole) - 1):
            with self.subTest(length):
                self.write("cut.bin", whole[:length])
                told = "is not a result of qiao" if length < 8 else "is an HDF5 file that is cut short or damaged"
                for verb in ("show", "export", "report"):
                    self.refused(verb, "cut.bin", says="cut.bin: " + told)

    def test_a_result_whose_own_account_of_itself_was_changed_is_said_to_be_damaged(self):
        result = self.run_once(SMALL)
        for attribute, text in (("headlines", "[{"), ("headlines", "{}"), ("months", "many"), ("claim", "[")):
            with self.subTest(attribute=attribute, text=text):
                shutil.copy(result, "changed.h5")
                with h5py.File("changed.h5", "r+") as file:
                    del file.attrs[attribute]
                    file.attrs[attribute] = text
                done = qiao("show", "changed.h5")
                self.assertIn(done.returncode, (0, 2), done.stderr)
                if done.returncode == 2:
                    self.assertRegex(done.stderr, "^changed.h5: is damaged, or was changed by another program: ")
                    self.assertNotRegex(done.stderr, "json|parse|std::|stod")

    def test_cells_that_are_empty_are_told_with_what_they_count_as(self):
        rows = list(csv.reader(LIST))
        for row in rows[1:]:
            row[rows[0].index("land_mu")] = ""
        rows[0].append("z" * 100_000)
        with open("list.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(row if len(row) == len(rows[0]) else [*row, ""] for row in rows)
        self.write("a.yaml", NOBODY + "population: {register: list.csv}\n")
        done = qiao("check", "a.yaml")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, f"empty cells count as: .*land_mu 0 \\(70 of 70\\)")
        self.assertLess(max(map(len, (done.stdout + done.stderr).splitlines())), 2000)

    def test_a_page_that_finds_no_room_leaves_nothing_behind(self):
        result = self.run_once(SMALL)
        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))
        done = qiao("report", result, preexec_fn=small_files_only)
        self.assertEqual(done.returncode, 1)
        self.assertIn("could not be written to its end; is the disk full?", done.stderr)
        self.assertEqual(sorted(os.listdir()), ["result.h5", "scenario.yaml"])
        self.assertEqual(qiao("report", result).returncode, 0)

    def test_spoiled_files_are_refused_or_read_and_never_crash_the_program(self):
        generator = random.Random(1)
        scenario = (NOBODY + "population: {register: list.csv, pilot_villages: 2}\n").encode()
        table = "".join(LIST[:12]).encode()
        refused = 0
        for turn in range(150):
            files = {"a.yaml": bytearray(scenario), "list.csv": bytearray(table)}
            spoiled = files["a.yaml" if turn % 2 else "list.csv"]
            for _ in range(generator.randint(1, 5)):
                spoiled[generator.randrange(len(spoiled))] = generator.randrange(256)
            for name, content in files.items():
                self.write(name, bytes(content))
            done = qiao("check", "a.yaml", timeout=60, errors="replace")
            self.assertIn(done.returncode, (0, 2), bytes(spoiled))
            if done.returncode == 2:
                self.assertEqual(done.stdout, "")
                self.assertRegex(done.stderr, r"a\.yaml|list\.csv", bytes(spoiled))
            refused += done.returncode == 2
        self.assertGreater(refused, 50)  # most changes matter


if __name__ == "__main__":
    unittest.main()
