"""Each verb of the program does what its help says."""

import json
import re
import shlex
import subprocess
import unittest

import h5py
import numpy as np

from qiao_program import EXCHANGE, PROGRAM, ROOT, SMALL, InFolder, qiao, values


class CommandLine(InFolder):
    def printed(self, *arguments):
        done = qiao(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        return done.stdout

    def test_help_names_every_verb(self):
        verbs = ("run", "check", "show", "export", "describe")
        nothing_asked = qiao()
        self.assertEqual((nothing_asked.returncode, nothing_asked.stdout), (2, ""))
        for text in (self.printed("--help"), nothing_asked.stderr):
            for verb in verbs:
                self.assertIn(f"qiao {verb} ", text)
        for verb in verbs:
            self.assertTrue(self.printed(verb, "--help").startswith(f"qiao {verb} "))
        for option in ("--set", "--arm", "--seed", "--replicates", "--out", "--threads", "--force", "--quiet"):
            self.assertIn(option, self.printed("run", "--help"))
        for verb in (*verbs, "measure", "report"):
            self.assertEqual(self.printed(verb, "--help").count("Options:"), 1)
            self.assertEqual(self.printed(verb, "--help").count("--help"), 1)
        self.assertRegex(self.printed("--version"), r"^qiao \d+\.\d+\.\d+")

    def test_check_says_what_would_run(self):
        self.write("a.yaml", SMALL)
        text = self.printed("check", "a.yaml")
        self.assertIn("3 arms (no-project, administrative-only, bridge) × 3 replicates × 14 months", text)
        text = self.printed("check", "a.yaml", "--arm", "bridge", "--arm", "no-project", "--seed", 5,
                            "--replicates", 7, "--set", "months=6", "--set", "start=2019-03")
        self.assertIn("2 arms (no-project, bridge) × 7 replicates × 6 months from 2019-03, seed 5", text)

    def test_the_readmes_own_scenario_is_free_of_faults(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        scenario = re.search(r"```yaml\n(.*?)```", text, re.DOTALL).group(1)
        self.write("mine.yaml", scenario.replace(" scenarios/", f" {ROOT}/scenarios/"))
        self.assertIn("3 arms (as-planned, without-platform, more-visits)", self.printed("check", "mine.yaml"))

    def test_every_committed_scenario_is_free_of_faults(self):
        paths = [*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scenarios/*/*.yaml")]
        self.assertGreater(len(paths), 10)
        for path in paths:
            with self.subTest(path.name):
                self.assertIn("nothing is wrong", self.printed("check", path))

    def test_run_and_show_print_the_same_comparison_of_arms(self):
        self.write("a.yaml", SMALL)
        done = qiao("run", "a.yaml")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Written to a.h5", done.stdout)
        table = done.stdout.split("Written to")[0].strip()
        self.assertIn(table.splitlines()[-1], self.printed("show", "a.h5"))
        for arm in ("no-project", "administrative-only", "bridge"):
            self.assertIn(arm, table)

    def test_the_comparison_is_of_the_numbers_in_the_file(self):
        self.run_once(SMALL)
        with h5py.File("result.h5") as file:
            groups = [name.decode() for name in file["series/group"]]
            poor = file["series/poor_households"][:, :, 11, groups.index("project households")]
        (line,) = [l for l in self.printed("show", "result.h5").splitlines() if "poor project households" in l][:1]
        shown = re.findall(r"(\d+) \(", line)
        self.assertEqual(shown, [f"{median:.0f}" for median in np.median(poor, axis=1)])
        lines = self.printed("show", "result.h5").splitlines()
        differences = re.findall(r"(\S+) \[", lines[lines.index(line) + 1])
        self.assertEqual(differences, [f"{d:+.1f}" for d in (poor[1:] - poor[0]).mean(axis=1)])

    def test_check_and_run_tell_what_may_not_be_what_was_meant(self):
        lines = [line.split(",") for line in (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8").splitlines()]
        cause = lines[0].index("cause")
        lines[0][cause] = "主要致贫愿因"
        lines[0][lines[0].index("safe_housing")] = "是否危房户"
        self.write("list.csv", "\n".join(",".join(line) for line in lines) + "\n")
        self.write("a.yaml", SMALL.replace("{pilot_villages: 2", "{register: list.csv, pilot_villages: 4") +
                   "agencies: {mine: {workers: 3, budget: 250000}}\narms: {two-agencies: {}}\n")
        text = self.printed("check", "a.yaml", "--arm", "two-agencies")
        told = (
            "columns not read: 主要致贫愿因 (did you mean '主要致贫原因'?); population.columns names columns by hand",
            "no column, so for all: cause other",
            "its 6 villages are folded into 4 pilot villages",
            "several agencies are at work at the same time: xuri, mine; together they cost 504,000 yuan",
            "agencies.mine: of its budget of 250,000 yuan 198,000 are spent",
        )
        for words in (*told, "columns read: household", "是否危房户 as safe_housing (the opposite)",
                      "70 households of the list",
                      "public money for projects: 504,000 yuan planned of 650,000 yuan budgeted"):
            self.assertIn(words, text)
        done = qiao("run", "a.yaml", "--arm", "two-agencies", "--replicates", 1, "--out", "r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        for words in told:
            self.assertIn(words, done.stderr)
        done = qiao("run", "a.yaml", "--arm", "two-agencies", "--replicates", 1, "--out", "q.h5", "--quiet")
        self.assertEqual(done.stderr, "")

    def test_the_first_arm_is_the_baseline_only_with_a_word(self):
        self.write("a.yaml", f"extends: {ROOT}/scenarios/base/yanliu-pilot.yaml\narms: {{a: {{}}, b: {{}}}}\n")
        told = "compare.baseline is not written: arms are compared with the first in the file, a"
        self.assertIn(told, self.printed("check", "a.yaml"))
        self.assertNotIn(told, self.printed("check", "a.yaml", "--set", "compare.baseline=a"))

    def test_what_is_asked_of_arms_that_are_not_run_is_left_out_with_a_word(self):
        asked = "figure: series/poor_households, of: project households, arm: bridge"
        self.write("a.yaml", SMALL + f"precision: {{{asked}, half_width: 100}}\n"
                   f"attribution: {{{asked}, players: {{pairing: mechanisms.pairing=off}}}}\n"
                   f"claim: {{{asked}, expects: less}}\n")
        for arms, left_out in ((["bridge"], ["precision"]), (["no-project"], ["precision", "attribution"]),
                               (["bridge", "no-project"], []), (["bridge", "administrative-only"], ["precision"]),
                               ([], [])):
            text = self.printed("check", "a.yaml", *(word for arm in arms for word in ("--arm", arm)))
            for group in ("precision", "attribution"):
                self.assertEqual(f"note: {group} is left out: it needs the arm" in text, group in left_out, (arms, text))
        done = qiao("run", "a.yaml", "--arm", "no-project", "--out", "r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("r.h5") as file:
            self.assertNotIn("attribution", file)
            self.assertEqual(len(file["progress/replicate"]), 3)
        text = self.printed("check", "a.yaml", "--arm", "no-project", "--set", "compare.budget=bridge")
        self.assertIn("compare.budget is left out: it needs the arm bridge", text)

    def test_a_claim_gets_the_verdict_that_its_interval_gives(self):
        claim = ("claim: {en: Help helps., zh: 有效, arm: bridge, figure: series/poor_households, of: project households, "
                 "month: 12, expects: %s, matters: %s}\n")
        for expects, matters, verdict in (("less", 0, "supported"), ("more", 0, "not supported"),
                                          ("less", 60, "not supported")):
            self.run_scenario(SMALL + claim % (expects, matters), "--force")
            text = self.printed("show", "result.h5").split("Claim: Help helps.")[1]
            self.assertIn("有效", text)
            self.assertRegex(text, rf"(?m)^ *{verdict} in this model$")
        with h5py.File("result.h5") as file:
            figures = list(file["effects_series/figure"].asstr())
            effect = file["effects_series/poor_households"][2, 11, 0]
        self.assertIn(f"{effect[figures.index('mean')]:+.4g} [{effect[figures.index('t_low')]:+.4g}, ", text)
        one = self.run_scenario(SMALL + claim % ("less", 0), "--replicates", 1, out="one.h5")
        self.assertIn("undecided", self.printed("show", one))

    def test_the_outcomes_of_each_need_that_are_shown_make_a_hundred_per_cent(self):
        self.run_once(SMALL)
        text = self.printed("show", "result.h5").split("Needs of project households")[1]
        rows = re.findall(r"^    (\w+)((?: +\d+\.\d){8})$", text, re.MULTILINE)
        self.assertEqual([name for name, _ in rows], ["sales", "work", "skills", "funds", "care"] * 3)
        for name, numbers in rows:
            self.assertAlmostEqual(sum(map(float, numbers.split())), 100, delta=0.5, msg=name)

    def test_a_quiet_run_says_nothing(self):
        self.write("a.yaml", SMALL)
        self.assertEqual(self.printed("run", "a.yaml", "--quiet"), "")
        self.assertIn("Yanliu pilot", self.printed("show", "a.h5"))

    def test_the_command_that_a_result_shows_makes_the_same_result_again(self):
        for scenario, options in {"plain.yaml": ["--seed", "5", "--arm", "bridge"],
                                  "with blanks.yaml": ["--set", "title.en=Two words"]}.items():
            with self.subTest(scenario):
                self.write(scenario, SMALL)
                out = self.folder / scenario.replace("yaml", "h5")
                self.printed("run", scenario, "--quiet", "--out", out.name, *options)
                (command,) = re.findall("^Reproduce with: qiao (.*)$", self.printed("show", out.name), re.MULTILINE)
                first = values(out)
                out.unlink()
                again = qiao(*shlex.split(command))  # as a shell takes it
                self.assertEqual(again.returncode, 0, again.stderr)
                self.assertEqual(values(out), first)

    def test_what_cannot_be_printed_is_a_failure(self):
        for arguments in (["describe", "parameters"], ["describe", "schema"], ["--help"]):
            with self.subTest(arguments), open("/dev/full", "w", encoding="utf-8") as full:
                done = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True,
                                      check=False)
                self.assertEqual((done.returncode, done.stderr), (1, "qiao: cannot write to standard output\n"))

    def test_a_setting_of_the_command_line_wins_and_is_recorded(self):
        self.run_scenario(SMALL, "--set", "welfare.subsistence=155", "--set", "title.en=Mine")
        with h5py.File("result.h5") as file:
            self.assertEqual(file.attrs["title"], "Mine")
            for text in file["scenario/effective"]:
                self.assertIn("subsistence: 155", text.decode())
        usual = self.run_scenario(SMALL, out="usual.h5")
        self.assertNotEqual(values("result.h5")["/series/consumption"], values(usual)["/series/consumption"])

    def test_describe_tells_of_every_parameter_and_where_its_value_comes_from(self):
        rows = json.loads(self.printed("describe", "parameters", "--json"))
        self.assertGreater(len(rows), 150)
        for row in rows:
            self.assertTrue(row["meaning"], row)
            if not row["parameter"].startswith("mechanisms."):
                self.assertIn(row["standing"], ("evidence", "calibrated", "assumption", "setting"))
                self.assertTrue(row["source"], row)
            if row["standing"] in ("assumption", "calibrated"):
                self.assertRegex(row["plausible"], r"^\{\w+: [\[{].*[\]}]\}$", row["parameter"])

    def test_every_topic_of_either_model_is_told_as_text_json_and_markdown(self):
        for model in ("alleviation", "exchange"):
            for topic in ("parameters", "mechanisms", "output"):
                with self.subTest(model=model, topic=topic):
                    rows = json.loads(self.printed("describe", topic, "--json", "--model", model))
                    heads = {list(row)[1] for row in rows}  # after the part
                    names = [list(row.values())[1] for row in rows]
                    text = self.printed("describe", topic, "--model", model).splitlines()
                    self.assertEqual([line.strip() for line in text if re.match(r"  \S", line)], names)
                    page = self.printed("describe", topic, "--markdown", "--model", model)
                    cells = [line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")]
                    self.assertEqual([cell for cell in cells if cell not in heads], names)

    def test_describe_tells_of_every_mechanism_with_the_papers_term(self):
        rows = json.loads(self.printed("describe", "mechanisms", "--json"))
        names = {row["mechanism"] for row in rows}
        self.assertLessEqual({"pairing", "platform", "consumption", "employment", "skills", "funds"}, names)
        for row in rows:
            self.assertTrue(any("一" <= c <= "鿿" for c in "".join(row.values())), row)

    def test_the_model_description_names_every_mechanism_and_links_to_files_that_exist(self):
        page = ROOT / "models/alleviation/ODD.md"
        text = page.read_text(encoding="utf-8")
        for row in json.loads(self.printed("describe", "mechanisms", "--json")):
            if row["switch"] != "always acts":
                self.assertIn(f"`{row['mechanism']}`", text)
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            self.assertTrue((page.parent / link).exists(), link)

    def test_the_schema_knows_every_key_of_the_pilot(self):
        schema = json.loads(self.printed("describe", "schema"))
        self.assertIn("$schema", schema)
        for path in [ROOT / "scenarios/yanliu.yaml", *ROOT.glob("scenarios/base/*.yaml")]:
            keys = re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
            self.assertGreater(len(keys), 3)
            for key in keys:
                self.assertIn(key, schema["properties"])
        self.check_schema(schema, "scenario")
        visit = schema["properties"]["survey"]["properties"]["visit_hours"]
        self.assertTrue(visit["description"])
        self.assertTrue(visit["x-plausible"])

    def check_schema(self, part, where):
        """Only words of JSON Schema, each with a value that it may have, all the way down."""
        names = {"null", "boolean", "object", "array", "number", "string", "integer"}
        for word, value in part.items():
            if word == "type":
                self.assertLessEqual({value} if isinstance(value, str) else set(value), names, where)
            elif word == "properties":
                for name, inner in value.items():
                    self.check_schema(inner, f"{where}.{name}")
            elif word == "anyOf":
                for inner in value:
                    self.check_schema(inner, where)
            elif word in ("items", "propertyNames") or word == "additionalProperties" and isinstance(value, dict):
                self.check_schema(value, f"{where}.*")
            else:
                kind = {"additionalProperties": bool, "deprecated": bool, "enum": list, "minimum": (int, float),
                        "maximum": (int, float), "maxItems": int, "maxProperties": int, "pattern": str}
                self.assertIn(word, {*kind, "description", "title", "$schema", "x-plausible"}, where)
                self.assertIsInstance(value, kind.get(word, str), where)

    def test_the_exchange_model_runs_and_keeps_its_wealth(self):
        done = qiao("run", ROOT / "scenarios/exchange.yaml", "--out", "exchange.h5", "--set", "months=30", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("exchange.h5") as file:
            self.assertEqual(np.unique(file["series/total_wealth"]).tolist(), [200_000.0])
            self.assertGreater(file["series/gini"][()].min(), 0)  # it does move
        with h5py.File(self.run_scenario(EXCHANGE + "arms: {all-travel: {giving: {travel: 1}}}\n", out="letters.h5")) as file:
            self.assertEqual(list(file["series/arm"].asstr()), ["nobody-travels", "travellers", "all-travel"])
            self.assertEqual(len(np.unique(file["series/total_wealth"])), 1)


if __name__ == "__main__":
    unittest.main()
