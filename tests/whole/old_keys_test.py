"""Scenarios that were written with keys of earlier versions do the same as with those of today, and are told how."""

import json
import unittest

import h5py
import yaml

from qiao_program import SMALL, InFolder, qiao, values

ARMS = """\
compare: {{baseline: with}}
attribution: {{figure: series/poor_households, of: project households, arm: without, replicates: 2, players: {{it: {switch}=off}}}}
arms:
  with: {{}}
  without:
    mechanisms: {{{mechanism}: off}}
    {group}: {{{parameter}: {value}}}
"""
OLD = SMALL + ARMS.format(switch="mechanisms.handover", mechanism="handover", group="hand_over",
                          parameter="platform_cost", value=700)
NOW = SMALL + ARMS.format(switch="mechanisms.platform_handover", mechanism="platform_handover",
                          group="platform_handover", parameter="cost", value=700)


def old_keys(part, path=()):
    """Each old key of a schema, with what it is called now."""
    for key, inner in part.get("properties", {}).items():
        if inner.get("deprecated"):
            yield (*path, key), inner["description"].removeprefix("now ")
        yield from old_keys(inner, (*path, key))


class OldKeys(InFolder):
    def test_a_result_is_the_same_and_knows_names_of_today_alone(self):
        of_old, of_now = self.run_scenario(OLD, out="old.h5"), self.run_scenario(NOW, out="now.h5")
        self.assertEqual(values(of_old), values(of_now))
        with h5py.File(of_old) as old, h5py.File(of_now) as now:
            texts = old["scenario/effective"].asstr()[()].tolist()
            self.assertEqual(texts, now["scenario/effective"].asstr()[()].tolist())
        without = yaml.safe_load(texts[-1])
        self.assertEqual(without["platform_handover"]["cost"], 700)
        self.assertEqual(without["attribution"]["players"], {"it": "mechanisms.platform_handover=off"})

    def test_each_old_key_is_told_once_unless_all_is_to_be_quiet(self):
        self.write("old.yaml", OLD)
        lines = OLD.splitlines()

        def of(text):
            return next(number for number, line in enumerate(lines, 1) if text in line)

        switch = "mechanisms.handover: is now called mechanisms.platform_handover"
        told = [f"note: old.yaml:{of('players')}: {switch} (on 2 lines: {of('players')}, {of('mechanisms: ')}); read as that",
                f"note: old.yaml:{of('hand_over:')}: hand_over.platform_cost: is now called platform_handover.cost; read as that",
                f"note: --set: {switch}; read as that"]

        def notes(text):
            return sorted(line for line in text.splitlines() if "is now called" in line)

        setting = ("--set", "mechanisms.handover=on")
        check = qiao("check", "old.yaml", *setting)
        self.assertEqual((check.returncode, notes(check.stdout)), (0, sorted(told)), check.stderr)
        run = qiao("run", "old.yaml", "--out", "a.h5", *setting)
        self.assertEqual((run.returncode, notes(run.stderr)), (0, sorted(told)), run.stderr)
        self.assertEqual(qiao("run", "old.yaml", "--out", "b.h5", "--quiet", *setting).stderr, "")

    def test_a_key_under_both_of_its_names_is_refused_with_both_lines(self):
        self.write("both.yaml", "mechanisms:\n  platform_handover: on\n  handover: off\n")
        done = qiao("check", "both.yaml")
        self.assertEqual((done.returncode, done.stderr),
                         (2, "both.yaml:3: mechanisms.handover: is now called mechanisms.platform_handover, which is "
                             "written too, at both.yaml:2; one of the two\n"))

    def test_a_group_under_both_of_its_names_is_one(self):
        self.write("both.yaml", "survey: {visit_hours: 4}\nhousehold_survey: {error: 0.4}\n")
        done = qiao("check", "both.yaml")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_faults_tell_keys_as_they_are_written_and_as_they_are_called_now(self):
        self.write("a.yaml", SMALL + "survey: {nothing: 2}\n")
        self.write("b.yaml", SMALL + "courses: {attendence: 0.5}\n")
        line = len(SMALL.splitlines()) + 1
        for arguments, told in (
                (["a.yaml"], f"a.yaml:{line}: household_survey.nothing (written survey.nothing): unknown key; "),
                (["b.yaml"], f"b.yaml:{line}: courses: unknown key; of its keys, attendance is now called skills.attendance, "),
                (["b.yaml", "--set", "mutual_aid.spares=abc"],
                 "--set: informal_aid.spares (written mutual_aid.spares): 'abc' is not a number; "),
                (["b.yaml", "--set", "mechanisms.hand_over=off"],
                 "--set: mechanisms.hand_over: there is no such mechanism; did you mean 'handover'? it is now called "
                 "mechanisms.platform_handover")):
            done = qiao("check", *arguments)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(told, done.stderr)

    def test_what_editors_know_as_an_old_key_is_read_and_told(self):
        schema = json.loads(qiao("describe", "schema").stdout)
        default = {p["parameter"]: p["default"] for p in json.loads(qiao("describe", "parameters", "--json").stdout)}
        default |= {f"mechanisms.{name}": "off" for name in schema["properties"]["mechanisms"]["properties"]}
        schema["properties"].pop("arms")
        renamed = list(old_keys(schema))
        elsewhere = {now for _, now in renamed}
        tree, told = {}, set()
        for path, now in renamed:
            key = ".".join(path)
            told.add(f"note: old.json:1: {key}: is now called {now}; read as that")
            # Of a group a parameter that is called there what it was.
            leaf = now if now in default else min(name for name in default.keys() - elsewhere if name.startswith(f"{now}."))
            here = tree
            *groups, last = (key + leaf.removeprefix(now)).split(".")
            for group in groups:
                here = here.setdefault(group, {})
            here[last] = default[leaf]
        self.assertGreater(len(told), 30)
        self.write("old.json", json.dumps(tree))
        done = qiao("check", "old.json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({line for line in done.stdout.splitlines() if "is now called" in line}, told)


if __name__ == "__main__":
    unittest.main()
