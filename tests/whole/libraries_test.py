"""A scenario that a library of another language writes runs, or is answered with what to change.

Each library has ways of its own: numbers as 36.0 or 1.0e+05, keys in alphabetical order, off as false or 'no', an empty
map as [] or ~, Chinese as escapes, every value as a list of one. Skipped where a library is missing.
"""

import json
import shutil
import subprocess
import unittest

from qiao_program import ROOT, InFolder, qiao

SCENARIO = {
    "qiao": 1,
    "extends": str(ROOT / "scenarios/base/yanliu-pilot.yaml"),
    "title": {"en": "Mine: a 'first' #1", "zh": "炎刘镇试点"},
    "months": 14,
    "replicates": 3,
    "population": {"pilot_villages": 2, "comparison_villages": 1, "households_per_village": 40},
    "wages": {"growth": 0.03},
    "record": {"matches": False, "households": "yearly"},
    "mechanisms": {"platform": False, "pairing": True},
    "ties": {},
    "agencies": {"xuri": {"workers": 4.5, "budget": 100000, "active": True}},
    "arms": {"bridge": {}, "no-project": {"mechanisms": {"agency": False}}},
    "compare": {"baseline": "no-project"},
}
# Of Python's values, as R and others would say them.
R_SCENARIO = """
scenario <- list(
  qiao = 1, extends = "%(extends)s", title = list(en = "Mine: a 'first' #1", zh = "\\u708e\\u5218\\u9547\\u8bd5\\u70b9"),
  months = 14, replicates = 3L,
  population = list(pilot_villages = 2, comparison_villages = 1, households_per_village = 40),
  wages = list(growth = 0.03), record = list(matches = FALSE, households = "yearly"),
  mechanisms = list(platform = FALSE, pairing = TRUE), ties = list(),
  agencies = list(xuri = list(workers = 4.5, budget = 1e5, active = TRUE)),
  arms = list(bridge = list(), "no-project" = list(mechanisms = list(agency = FALSE))),
  compare = list(baseline = "no-project"))
""" % SCENARIO


def python_has(module):
    return subprocess.run(["/usr/bin/python3", "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def perl_has(module):
    return bool(shutil.which("perl")) and subprocess.run(["perl", f"-M{module}", "-e", "1"], capture_output=True,
                                                         check=False).returncode == 0


def r_has(package):
    return bool(shutil.which("Rscript")) and subprocess.run(
        ["Rscript", "-e", f'quit(status = !requireNamespace("{package}", quietly = TRUE))'], capture_output=True,
        check=False).returncode == 0


class Libraries(InFolder):
    def accepted(self, text, name="a.yaml"):
        """That check takes it for what SCENARIO means."""
        self.write(name, text)
        done = qiao("check", name)
        self.assertEqual(done.returncode, 0, text + "\n" + done.stderr)
        self.assertIn("× 3 replicates × 14 months from 2018-01", done.stdout, text)
        self.assertRegex(done.stdout, r"2 arms \((bridge, no-project|no-project, bridge)\)")
        self.assertRegex(done.stdout, r"bridge: agency xuri: 4\.5 workers in months 1 to 12, budget 100,000 yuan")
        self.assertRegex(done.stdout, r"no-project: agencies: none at work")

    def written_by(self, *command, stdin=""):
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_pythons_json(self):
        for options in ({}, {"indent": 1, "ensure_ascii": False}, {"sort_keys": True}):
            self.accepted(json.dumps(SCENARIO, **options), "a.json")
        self.accepted(json.dumps(SCENARIO).replace('"bridge": {}', '"bridge": null').replace('"ties": {}', '"ties": []'))

    @unittest.skipUnless(python_has("yaml"), "python3-yaml is not installed")
    def test_pyyaml(self):
        for options in ("", ", sort_keys=False", ", default_flow_style=True", ", allow_unicode=True, width=20",
                        ", default_style='\"', explicit_start=True", ", canonical=True", ", line_break='\\r\\n'"):
            with self.subTest(options):
                self.accepted(self.written_by(
                    "/usr/bin/python3", "-c", "import json, sys, yaml; data = json.load(sys.stdin); "
                    f"data['arms']['bridge'] = None; sys.stdout.write(yaml.dump(data{options}))",
                    stdin=json.dumps(SCENARIO)))

    @unittest.skipUnless(python_has("ruamel.yaml"), "python3-ruamel.yaml is not installed")
    def test_ruamel(self):
        for kind in ("safe", "rt"):
            self.accepted(self.written_by(
                "/usr/bin/python3", "-c", "import json, sys; from ruamel.yaml import YAML; "
                f"YAML(typ='{kind}').dump(json.load(sys.stdin), sys.stdout)", stdin=json.dumps(SCENARIO)))

    def test_perl(self):
        read = "local $/; my $d = JSON::PP->new->utf8->boolean_values('false', 'true')->decode(<STDIN>); "
        for module, write in (("YAML", "print YAML::Dump($d)"), ("YAML::XS", "print YAML::XS::Dump($d)"),
                              ("YAML::PP", "print YAML::PP->new->dump_string($d)")):
            with self.subTest(module):
                if not (perl_has(module) and perl_has("JSON::PP")):
                    self.skipTest(f"Perl's {module} is not installed")
                text = self.written_by("perl", "-MJSON::PP", f"-M{module}", "-e", "binmode STDOUT, ':utf8'; " + read + write
                                       if module != "YAML::XS" else read + write, stdin=json.dumps(SCENARIO))
                self.accepted(text)

    @unittest.skipUnless(shutil.which("ruby"), "Ruby is not installed")
    def test_ruby(self):
        self.accepted(self.written_by("ruby", "-rjson", "-ryaml", "-e", "puts JSON.parse(STDIN.read).to_yaml",
                                      stdin=json.dumps(SCENARIO)))

    @unittest.skipUnless(shutil.which("yq") and shutil.which("jq"), "yq is not installed")
    def test_yq(self):
        self.write("in.json", json.dumps(SCENARIO))
        self.accepted(self.written_by("yq", "-y", ".", "in.json"))
        self.accepted(self.written_by("jq", "-S", ".", "in.json"))

    @unittest.skipUnless(r_has("yaml"), "R or its package yaml is not installed")
    def test_rs_yaml(self):
        for options in ("", ", precision = 15", ", indent = 4", ", line.sep = '\\r\\n'"):
            self.write("a.R", R_SCENARIO + f"cat(yaml::as.yaml(scenario{options}))")
            self.accepted(self.written_by("Rscript", "--vanilla", "a.R"))

    @unittest.skipUnless(r_has("jsonlite"), "R or its package jsonlite is not installed")
    def test_rs_jsonlite(self):
        self.write("a.R", R_SCENARIO + "cat(jsonlite::toJSON(scenario, auto_unbox = TRUE, digits = NA))")
        self.accepted(self.written_by("Rscript", "--vanilla", "a.R"))

    def test_what_r_says_without_other_libraries(self):
        """As R's yaml writes it: 14.0, 1.0e+05, yes and no, [] for every empty list."""
        self.accepted(f"""\
qiao: 1.0
extends: {SCENARIO["extends"]}
title:
  en: 'Mine: a ''first'' #1'
months: 14.0
replicates: 3
population:
  pilot_villages: 2.0
  comparison_villages: 1.0
  households_per_village: 40.0
wages:
  growth: 0.03
record:
  matches: no
  households: yearly
mechanisms:
  platform: no
  pairing: yes
ties: []
agencies:
  xuri:
    workers: 4.5
    budget: 1.0e+05
    active: yes
arms:
  bridge: []
  no-project:
    mechanisms:
      agency: no
compare:
  baseline: no-project
""")

    def test_values_as_lists_of_one_are_answered_with_what_to_write(self):
        """As R's jsonlite writes them without auto_unbox."""
        self.write("a.json", json.dumps({**SCENARIO, "months": [14], "wages": {"growth": [0.03]},
                                         "mechanisms": {"platform": [False]}}))
        done = qiao("check", "a.json")
        self.assertEqual(done.returncode, 2)
        for said in ("months: is a list of one value; without the brackets: 14 (R's jsonlite", "auto_unbox = TRUE",
                     "wages.growth: is a list of one value; without the brackets: 0.03",
                     "mechanisms.platform: is a list of one value; without the brackets: false"):
            self.assertIn(said, done.stderr)


if __name__ == "__main__":
    unittest.main()
