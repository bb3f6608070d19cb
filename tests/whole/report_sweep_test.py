"""A report with a sweep beside it says what the answer hangs on, as the sweep's file does."""

import pathlib
import shutil
import statistics
import unittest

import h5py
import numpy as np

import swept
from qiao_program import EXCHANGE, ROOT, InFolder, qiao
from reported import RUN, data_of, place


def setUpModule():
    swept.make_swept()


def texts(axis):
    return [text.decode() for text in axis[()]]


class Beside(InFolder):
    def setUp(self):
        super().setUp()
        for name in ("result.h5", "sweep.h5", "swept.html"):
            shutil.copy(pathlib.Path(swept.made.name, name), name)

    def refused(self, *arguments):
        """What is said where a report is refused."""
        done = qiao("report", *arguments, "--out", "refused.html")
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertFalse(pathlib.Path("refused.html").exists())
        return done.stderr


class Section(Beside):
    def setUp(self):
        super().setUp()
        self.data = data_of("swept.html")
        self.sweep = self.data["sweep"]
        self.file = h5py.File("sweep.h5")
        self.addCleanup(self.file.close)

    def test_verdicts_and_shares_are_the_file_s(self):
        file = self.file["sweep_verdicts"]
        self.assertEqual([figure["label"] for figure in self.sweep["figures"]], texts(file["figure"]))
        for f, figure in enumerate(self.sweep["figures"]):
            for name, axis in (("level", "doubt"), ("effect", "doubt"), ("chance", "verdict")):
                for arm, told in enumerate(figure[name]):
                    self.assertEqual(list(told), texts(file[axis]))
                    np.testing.assert_allclose(np.array(list(told.values()), float), file[name][arm, f], rtol=1e-5)
            for arm, told in enumerate(figure["shares"]):
                shares = [list(told[source].values()) for source in texts(self.file["sweep_shares/source"])]
                np.testing.assert_allclose(np.array(shares, float), self.file["sweep_shares/share"][arm, f], rtol=1e-5)

    def test_an_agency_that_may_not_be_there_is_what_the_bridge_hangs_on_and_where_it_turns(self):
        bridge = self.data["run"]["arms"].index("bridge")
        claimed = self.sweep["figures"][0]
        self.assertEqual(claimed["label"], self.sweep["claimed"])
        self.assertEqual(self.sweep["told"], self.sweep["claimed"])
        self.assertEqual(claimed["leading"][bridge][0]["factor"], "agencies.xuri.active")
        turn = next(turn for turn in self.sweep["turns"] if turn["arm"] == bridge)
        self.assertEqual([side["factor"] for side in turn["sides"]], ["agencies.xuri.active"])
        self.assertEqual((turn["sides"][0]["low"], turn["sides"][0]["high"]), (1, 1))  # the second level: off
        self.assertIn("takes place", self.sweep["factors"]["agencies.xuri.active"]["meaning"])

    def test_only_factors_that_can_be_told_from_chance_are_ranked(self):
        file = self.file["sweep_sensitivity"]
        factors = texts(file["factor"])
        told = 0
        for f, figure in enumerate(self.sweep["figures"]):
            for arm, leading in enumerate(figure["leading"]):
                index = place(file, "index", figure["index"][arm])
                values = [one["value"] for one in leading]
                self.assertEqual(values, sorted(values, reverse=True))
                for one in leading:
                    stored = file["value"][arm, f, index, factors.index(one["factor"])]
                    np.testing.assert_allclose([one["value"], one["low"], one["high"]], stored, rtol=1e-5)
                    self.assertGreater(one["value"], (one["high"] - one["low"]) / 2 / 1.96)
                    told += 1
        self.assertGreater(told, 0)

    def test_what_knowing_more_is_worth_is_the_file_s_where_it_is_told_from_nothing(self):
        file = self.file["sweep_information"]
        stored = file["worth"][()]
        everything = self.sweep["information"]["everything"]
        np.testing.assert_allclose([everything[end] for end in ("value", "low", "high")], stored[0], rtol=1e-5)
        np.testing.assert_allclose(everything["programme"], 20 * stored[0, 0], rtol=1e-5)
        np.testing.assert_allclose(list(everything["outcomes"].values()), [stored[0, 0] / 100000], rtol=1e-5)
        sure = statistics.NormalDist().inv_cdf(1 - 0.05 / len(stored))
        told = stored[1:, 0] > sure * (stored[1:, 2] - stored[1:, 1]) / 2 / 1.96
        self.assertEqual(self.sweep["information"]["subjects_in_all"], int(told.sum()))
        self.file.close()
        with h5py.File("sweep.h5", "r+") as changed:
            changed["sweep_information/worth"][2] = [5000, 4000, 6000]
            changed["sweep_information/worth"][3] = [9000, 5000, 13000]
            subjects = texts(changed["sweep_information/subject"])
        self.assertEqual(qiao("report", "result.h5", "--sweep", "sweep.h5", "--out", "told.html").returncode, 0)
        told = data_of("told.html")["sweep"]["information"]["subjects"]
        self.assertEqual([one["subject"] for one in told][:2], [subjects[3], subjects[2]])

    def test_without_a_sweep_there_is_no_such_section(self):
        self.assertEqual(qiao("report", "result.h5").returncode, 0)
        self.assertIsNone(data_of("result.html")["sweep"])


class Refused(Beside):
    def test_a_sweep_is_no_result_to_report(self):
        said = self.refused("sweep.h5")
        self.assertIn("is a sweep", said)
        self.assertIn("--sweep sweep.h5", said)

    def test_a_result_is_no_sweep(self):
        self.assertIn("is no sweep", self.refused("result.h5", "--sweep", "result.h5"))

    def test_an_interrupted_sweep_says_nothing_yet(self):
        with h5py.File("sweep.h5", "r+") as file:
            file.attrs["complete"] = np.int32(0)
            for name in list(file):
                if name.startswith("sweep_") and name != "sweep_factors":
                    del file[name]
        self.assertIn("interrupted", self.refused("result.h5", "--sweep", "sweep.h5"))

    def test_a_sweep_of_other_arms_baseline_people_or_model_is_refused(self):
        other = {
            "has an arm 'administrative-only'": ("--arm", "no-project", "--arm", "bridge"),
            "compares with 'no-project'": ("--set", "compare.baseline=bridge", "--set", "claim.expects=nothing"),
            "months is 14, not 13": ("--set", "months=13"),
            "population.households_per_village is 40, not 41": ("--set", "population.households_per_village=41"),
        }
        for told, options in other.items():
            with self.subTest(told):
                self.run_scenario(RUN, "--replicates", "1", *options, out="other.h5")
                self.assertIn(told, self.refused("other.h5", "--sweep", "sweep.h5"))
                pathlib.Path("other.h5").unlink()
        self.write("exchange.yaml", EXCHANGE + "sweep: {factors: {wealth: [2, 20]}, points: 4, replicates: 2}\n")
        done = qiao("sweep", "exchange.yaml", "--out", "exchange.h5", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("model 'exchange'", self.refused("result.h5", "--sweep", "exchange.h5"))

    def test_other_values_than_the_result_s_are_told(self):
        self.run_scenario(RUN, "--replicates", "1", "--set", "health.prolonged=0.5", out="other.h5")
        self.assertEqual(qiao("report", "other.h5", "--sweep", "sweep.h5", "--out", "other.html").returncode, 0)
        differing = data_of("other.html")["sweep"]["differing"]
        self.assertEqual([(one["path"], one["result"], one["sweep"]) for one in differing],
                         [("health.prolonged", "0.5", "0.75")])


class Privacy(Beside):
    def test_of_two_households_the_sweep_tells_nothing(self):
        register = (ROOT / "scenarios/data/yanliu-70.csv").read_text(encoding="utf-8-sig").splitlines(keepends=True)
        self.write("few.csv", "".join(register[:3]))
        self.write("few.yaml", swept.SWEEP)
        for verb, out in (("run", "few.h5"), ("sweep", "few-sweep.h5")):
            done = qiao(verb, "few.yaml", "--set", "population.register=few.csv", "--out", out, "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File("few-sweep.h5") as file:
            about = [whom.decode() if isinstance(whom, bytes) else whom
                     for whom in file["sweep_verdicts/figure"].attrs["about"]]
            others = [label for label, whom in zip(texts(file["sweep_verdicts/figure"]), about) if not whom]
        self.assertLess(len(others), len(about))
        pages = []
        for changed in (False, True):
            if changed:
                with h5py.File("few-sweep.h5", "r+") as file:
                    places = [i for i, whom in enumerate(about) if whom == "project households"]
                    for name in ("sweep_verdicts/effect", "sweep_verdicts/level", "sweep_verdicts/chance",
                                 "sweep_shares/share"):
                        values = file[name][()]
                        values[:, places] = values[:, places] * 1.5 + 3
                        file[name][...] = values
                    for name in ("sweep_turns/box", "sweep_turns/quality", "sweep_information/worth"):
                        file[name][...] = np.nan_to_num(file[name][()]) * 2 + 5
            done = qiao("report", "few.h5", "--sweep", "few-sweep.h5", "--out", "few.html", "--force")
            self.assertEqual(done.returncode, 0, done.stderr)
            pages.append(data_of("few.html"))
        self.assertTrue(pages[0]["run"]["project_withheld"])
        sweep = pages[0]["sweep"]
        self.assertEqual([figure["label"] for figure in sweep["figures"]], others)
        self.assertIsNone(sweep["told"])
        self.assertEqual(sweep["turns"], [])
        self.assertIsNone(sweep["information"])
        self.assertEqual(pages[0], pages[1])


if __name__ == "__main__":
    unittest.main()
