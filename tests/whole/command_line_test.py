"""Each verb of the program does what its help says."""

import json
import re
import unittest

import h5py
import numpy as np

from qiao_program import ROOT, SMALL, InFolder, qiao


class CommandLine(InFolder):
    def printed(self, *arguments):
        done = qiao(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        return done.stdout

    def test_help_names_every_verb(self):
        for arguments in (["--help"], []):
            done = qiao(*arguments)
            for verb in ("run", "check", "show", "describe"):
                self.assertIn(verb, done.stdout + done.stderr)

    def test_check_says_what_would_run(self):
        self.write("a.yaml", SMALL)
        text = self.printed("check", "a.yaml")
        self.assertIn("3 arms (no-project, administrative-only, bridge) × 3 replicates × 14 months", text)

    def test_every_committed_scenario_is_free_of_faults(self):
        for path in ROOT.glob("scenarios/*.yaml"):
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
        self.run_scenario(SMALL)
        with h5py.File("result.h5") as file:
            groups = [name.decode() for name in file["series/group"]]
            poor = file["series/poor_households"][:, :, 11, groups.index("project households")]
        (line,) = [l for l in self.printed("show", "result.h5").splitlines() if "poor project households" in l][:1]
        shown = re.findall(r"(\d+) \(", line)
        self.assertEqual(shown, [f"{median:.0f}" for median in np.median(poor, axis=1)])

    def test_a_setting_of_the_command_line_wins_and_is_recorded(self):
        self.run_scenario(SMALL, "--set", "spending.subsistence=155", "--set", "title.en=Mine")
        with h5py.File("result.h5") as file:
            self.assertEqual(file.attrs["title"], "Mine")
            for text in file["scenario/effective"]:
                self.assertIn("subsistence: 155", text.decode())

    def test_describe_tells_of_every_parameter_and_where_its_value_comes_from(self):
        rows = json.loads(self.printed("describe", "parameters", "--json"))
        self.assertGreater(len(rows), 150)
        for row in rows:
            self.assertTrue(row["meaning"], row)
            if not row["parameter"].startswith("mechanisms."):
                self.assertIn(row["standing"], ("evidence", "calibrated", "assumption", "setting"))
                self.assertTrue(row["source"], row)
        self.assertIn("| ", self.printed("describe", "parameters", "--markdown"))

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
        for key in ("months", "replicates", "population", "agencies", "suppliers", "mechanisms", "arms", "extends"):
            self.assertIn(key, schema["properties"])
        visit = schema["properties"]["survey"]["properties"]["visit_hours"]
        self.assertTrue(visit["description"])

    def test_the_exchange_model_runs_and_keeps_its_wealth(self):
        done = qiao("run", ROOT / "scenarios/exchange.yaml", "--out", "exchange.h5", "--set", "months=30", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("exchange.h5") as file:
            self.assertEqual(np.unique(file["series/total_wealth"]).tolist(), [200_000.0])


if __name__ == "__main__":
    unittest.main()
