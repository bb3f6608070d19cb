"""The national programme in a few small counties: whom it reaches, what it gives, and districts that live on their own."""
import csv
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

import h5py
import numpy as np
import yaml
from qiao_program import PROGRAM, ROOT, qiao, values

FEW = {"districts": 4, "all_villages": 16, "all_households": 6400}
MONTHS = 84


def arguments(out, population, *options):
    sizes = [word for key, value in population.items() for word in ("--set", f"population.{key}={value}")]
    return ["run", ROOT / "scenarios/national-2014.yaml", "--out", out, "--quiet", *sizes, *options]


def national(out, population, *options):
    return qiao(*arguments(out, population, *options))


class National(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="qiao-national-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        done = national(cls.folder / "few.h5", FEW, "--threads", "2")
        assert done.returncode == 0, done.stderr
        cls.file = h5py.File(cls.folder / "few.h5")
        cls.addClassCleanup(cls.file.close)

    def test_all_places_on_the_register_are_taken_when_it_begins(self):
        households = self.file["series/households"][0, 0, 0, -1]
        self.assertAlmostEqual(households / 6400, 1, delta=0.02)  # some die in the first month
        for arm in (0, 1):
            registered = self.file["series/registered"][arm, 0, 0, -1]
            self.assertAlmostEqual(registered / households, 29.48 / 72.8, delta=0.01)
        sizes = self.file["districts/households"][0, 0, 0]
        self.assertEqual(sizes.shape, (4,))
        self.assertEqual(sizes.sum(), households)

    def test_posts_of_the_programme_are_given_as_said_and_none_without_it(self):
        with open(ROOT / "scenarios/data/programme-2014.csv", encoding="utf-8") as file:
            posts = {year: sum(float(row["value"]) for row in csv.DictReader(file)
                               if row["year"] == str(year) and row["volume"].endswith(".posts"))
                     for year in (2016, 2020) if not file.seek(0)}
        share = 0.405 * 6400 / 29480000
        np.testing.assert_array_equal(self.file["series/posts"][0, 0, :, -1], 0)
        for year, said in posts.items():
            with self.subTest(year):
                given = self.file["series/posts"][1, 0, 12 * (year - 2013) - 1, -1]
                self.assertLessEqual(given, share * said + 6)  # three suppliers in four counties, each rounded
                self.assertGreater(given, 0.85 * share * said - 6)

    def test_facts_are_told_and_say_which_are_fitted_and_which_are_predictions(self):
        told = qiao("show", self.folder / "few.h5").stdout
        self.assertEqual(told.count("Fact: "), 25)
        self.assertEqual(told.count("a prediction: no parameter was chosen by it"), 14)
        self.assertIn("fitted to it: registration.exits_planned", told)
        with open(ROOT / "scenarios/national-2014.yaml", encoding="utf-8") as file:
            for name, fact in yaml.safe_load(file)["facts"].items():
                fitted, year = "fitted" in fact, int(re.search("[0-9]{4}", name)[0])
                self.assertTrue(year <= 2016 or not fitted or name.startswith("return"), name)
                self.assertNotEqual(fitted, fact.get("prediction", False), name)

    def test_the_page_has_each_fact_of_the_programme_as_the_scenario_says_it(self):
        page = (ROOT / "models/alleviation/NATIONAL.md").read_text(encoding="utf-8")
        rows = {cells[-1]: cells for line in page.splitlines() if line.startswith("| ")
                for cells in [line.strip("| ").split(" | ")]}
        with open(ROOT / "scenarios/national-2014.yaml", encoding="utf-8") as file:
            facts = yaml.safe_load(file)["facts"]
        told = {name.split(": ")[1] for name in rows if name.startswith("national-hundredth.yaml: ")}
        self.assertEqual(told, set(facts), "renew it: qiao validate scenarios/national-hundredth.yaml --markdown")
        for name, fact in facts.items():
            row = rows[f"national-hundredth.yaml: {name}"]
            chosen = "nothing: a prediction" if fact.get("prediction") else ", ".join(fact["fitted"])
            self.assertEqual([row[0], *row[4:7]],
                             [f"{fact['en']} {fact['zh']}", chosen, fact["source"], fact["mark"].replace("_", " ")])

    def test_the_country_is_the_sum_of_its_districts(self):
        for name in ("households", "persons", "poor_households", "registered"):
            whole = self.file[f"series/{name}"][0, 0, :, -1]
            np.testing.assert_array_equal(whole, self.file[f"districts/{name}"][0, 0].sum(axis=1), name)
        persons = self.file["districts/persons"][0, 0]
        income = self.file["districts/income"][0, 0]
        np.testing.assert_allclose(self.file["series/income"][0, 0, :, -1],
                                   (persons * income).sum(axis=1) / persons.sum(axis=1), rtol=1e-6)

    def test_money_balances_over_all_districts(self):
        np.testing.assert_array_equal(self.file["ledger/balance"][0, 0].sum(axis=-1), 0)

    def test_districts_do_not_share_their_luck(self):
        income = self.file["districts/income"][0, 0]
        self.assertEqual(len(np.unique(income[-1])), 4)

    def test_any_number_of_threads_gives_the_same_bits(self):
        expected = values(self.folder / "few.h5")
        for threads in ("1", "3"):
            out = self.folder / f"threads{threads}.h5"
            done = national(out, FEW, "--threads", threads)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(values(out), expected)

    def test_an_interrupted_run_keeps_the_districts_that_it_finished(self):
        out = self.folder / "interrupted.h5"
        many = {"districts": 2000, "all_villages": 20000, "all_households": 2000000}
        words = [str(word) for word in arguments(out, many, "--arm", "programme", "--threads", "2")]
        running = subprocess.Popen([PROGRAM, *words], stderr=subprocess.PIPE, text=True)
        time.sleep(3)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=120)
        self.assertEqual(running.returncode, 75, errors)
        told = re.match(r"qiao: interrupted by SIGINT after (\d+) of 2000 districts; ", errors)
        self.assertTrue(told, errors)
        with h5py.File(out) as file:
            self.assertEqual(file.attrs["complete"], 0)
            months = np.isfinite(file["districts/households"][0, 0]).sum(axis=0)
            self.assertEqual((months == MONTHS).sum(), int(told[1]))
            self.assertLess(months.sum(), months.size * MONTHS)

    def test_what_needs_whole_worlds_is_refused_for_several_districts(self):
        done = national(self.folder / "refused.h5", FEW, "--set", "precision.half_width=1",
                        "--set", "precision.figure=series/income", "--set", "precision.of=all households")
        self.assertEqual(done.returncode, 2)
        self.assertIn("precision: cannot be asked of several districts", done.stderr)

    def test_a_run_that_does_not_fit_says_so_before_anything_is_founded(self):
        huge = {"districts": 2, "all_villages": 100000, "all_households": 99000000}
        done = national(self.folder / "huge.h5", huge)
        self.assertEqual(done.returncode, 2)
        self.assertIn("of memory", done.stderr)
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("huge")], [])


if __name__ == "__main__":
    unittest.main()
