"""A look inside a month: what each mechanism did to one household, and where two worlds part."""

import re
import unittest

from qiao_program import SMALL, InFolder, qiao


class Trace(InFolder):
    def setUp(self):
        super().setUp()
        self.write("a.yaml", SMALL)

    def printed(self, *arguments):
        done = qiao("trace", "a.yaml", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_the_payments_that_are_told_are_all_that_happened_to_its_cash(self):
        text = self.printed("--household", 17, "--arm", "bridge", "--months", "1-14")
        self.assertEqual(len(re.findall(r"^20\d\d-\d\d \(month \d+\)$", text, re.M)), 14)
        checked = 0
        # A mechanism's block: its name stands in the first of its lines.
        for block in re.split(r"\n(?=    \S)", text):
            cash = re.search(r"\bcash: (-?[\d.]+) → (-?[\d.]+) yuan", block)
            paid = sum(float(x) for x in re.findall(r"pays ([\d.]+) yuan", block))
            got = sum(float(x) for x in re.findall(r"gets ([\d.]+) yuan", block))
            change = float(cash[2]) - float(cash[1]) if cash else 0
            with self.subTest(block[:60]):
                self.assertAlmostEqual(got - paid, change, delta=0.02)
            checked += bool(cash)
        self.assertGreater(checked, 50)

    def test_in_january_rows_move_and_the_household_stays_itself(self):
        text = self.printed("--household", "3/39", "--months", "13-14")
        self.assertRegex(text, r"first_member: \d+ → \d+")
        self.assertNotRegex(text, r"(comes|goes): itself")
        self.assertRegex(text, r"cash: [\d.]+ → [\d.]+ yuan")

    def test_of_a_household_that_is_no_more_nothing_is_told(self):
        texts = [self.printed("--household", f"3/{number}") for number in range(1, 41)]
        gone = [text for text in texts if "goes: itself" in text]
        for text in gone:
            self.assertRegex(text[text.index("goes: itself"):], r"\n\n2019-02 \(month 14\)\n  nothing\n$")
        self.assertGreater(len(gone), 0)

    def test_a_household_is_found_by_its_number_in_the_list_and_in_its_village(self):
        self.assertTrue(self.printed("--household", 70, "--months", 1).startswith("household 70, arm no-project"))
        self.assertIn("draws 0.", self.printed("--household", "3/40", "--months", "1-2"))
        for nobody in ("71", "0", "4/1", "3/41", "x", "1/", "-1"):
            with self.subTest(nobody):
                done = qiao("trace", "a.yaml", f"--household={nobody}")
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn("village/number", done.stderr)

    def test_what_cannot_be_meant_is_told(self):
        for options, said in ((["--household", 1, "--months", "3-1"], "ends before"),
                              (["--household", 1, "--months", "a"], "range of months"),
                              (["--household", 1, "--replicate", -1], "--replicate"),
                              (["--household", 1, "--region", 2], "--region"),
                              (["--household", 1, "--arm", "none"], "none"),
                              ([], "--household")):
            with self.subTest(options):
                done = qiao("trace", "a.yaml", *options)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(said, done.stderr)


class Diff(InFolder):
    def setUp(self):
        super().setUp()
        self.write("a.yaml", SMALL)

    def test_a_world_does_not_part_from_itself(self):
        done = qiao("diff", "a.yaml", "a.yaml")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("do not part", done.stdout)

    def test_a_number_that_founds_another_town_parts_them_before_the_first_month(self):
        self.write("b.yaml", "extends: a.yaml\nhealth: {routine_well: 3}\n")
        done = qiao("diff", "a.yaml", "b.yaml")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("They part as they are founded:", done.stdout)

    def test_two_worlds_part_at_the_first_mechanism_that_acts_otherwise(self):
        self.write("b.yaml", "extends: a.yaml\nmechanisms: {asset_losses: off}\n")
        known = qiao("check", "b.yaml")
        self.assertEqual(known.returncode, 0, known.stderr)
        done = qiao("diff", "a.yaml", "b.yaml", "--arm", "bridge")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("month 1 (2018-01), livelihoods · asset_losses", done.stdout)
        self.assertIn("households.capital", done.stdout)
        self.assertRegex(done.stdout, r"row \d+ \(key \d+\): ")

    def test_digests_of_another_time_are_held_against_a_scenario(self):
        made = qiao("trace", "a.yaml", "--arm", "bridge", "--digests", "a.digests")
        self.assertEqual((made.returncode, made.stderr, made.stdout), (0, "", ""))
        self.assertEqual(qiao("diff", "a.digests", "a.yaml", "--arm", "bridge").returncode, 0)
        done = qiao("diff", "a.digests", "a.yaml", "--arm", "no-project")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("environment · agency", done.stdout)
        refused = qiao("trace", "a.yaml", "--digests", "a.digests")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--force", refused.stderr)
        self.write("bad.digests", "qiao digests 1\nstep\n1 0 x\n")
        refused = qiao("diff", "bad.digests", "a.yaml")
        self.assertEqual((refused.returncode, refused.stdout), (2, ""))
        self.assertIn("bad.digests:3", refused.stderr)

    def test_arms_part_where_a_project_begins(self):
        done = qiao("diff", "a.yaml", "a.yaml", "--arm", "bridge", "--arm", "no-project")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("month 1 (2018-01), environment · agency", done.stdout)
        for wrong in (["a.yaml"], ["a.yaml", "a.yaml", "a.yaml"], ["a.yaml", "nothing.yaml"]):
            with self.subTest(wrong):
                self.assertEqual(qiao("diff", *wrong).returncode, 2)


if __name__ == "__main__":
    unittest.main()
