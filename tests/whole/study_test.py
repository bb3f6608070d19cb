"""A study asks more than one run gives: who did it, how sure, and with equal money."""

import re
import unittest

import h5py
import numpy as np

from qiao_program import SMALL, InFolder, qiao

POOR = "figure: series/poor_households, of: all households"
PLAYERS = {
    "platform": "mechanisms.platform=off",
    "pairing": "mechanisms.pairing=off",
    "agency": "mechanisms.agency=off",
    "nobody": "seed=20180101",  # changes nothing
    "office": "suppliers.labour_office.active=off; suppliers.civil_affairs.active=off",
    "workshop": "suppliers.workshop.active=off",
    "canteens": "suppliers.canteens.active=off",
}


def attribution(names, more=""):
    players = ", ".join(f'{name}: "{PLAYERS[name]}"' for name in names)
    return SMALL + f"attribution: {{{POOR}, players: {{{players}}}{more}}}\n"


class Attribution(InFolder):
    def shares(self, text):
        with h5py.File(self.run_scenario(text, "--force")) as file:
            group = file["attribution"]
            mean = [name.decode() for name in group["figure"]].index("mean")
            self.assertTrue(np.isnan(group["together"][:-1]).all())  # of the last arm alone
            return {name: group[name][-1][..., mean] for name in ("shapley", "leave_one_out", "alone", "together")}

    def test_shares_add_up_and_who_changes_nothing_gets_nothing(self):
        for names in (["platform", "agency", "nobody"], list(PLAYERS)):  # all orders, and sampled ones
            with self.subTest(players=len(names)):
                shares = self.shares(attribution(names))
                self.assertNotEqual(shares["together"], 0)
                np.testing.assert_allclose(shares["shapley"].sum(), shares["together"], rtol=1e-5)
                nobody = names.index("nobody")
                for kind in ("shapley", "leave_one_out", "alone"):
                    self.assertEqual(shares[kind][nobody], 0, kind)

    def test_without_all_of_its_players_the_arm_is_another_arm(self):
        together = self.shares(attribution(["agency"]))["together"]
        with h5py.File("result.h5") as file:
            effects = file["effects_series"]
            everyone = [name.decode() for name in file["series/group"]].index("all households")
            bridge = effects["poor_households"][2, -1, everyone, 0]  # against no-project, where agency is off
        self.assertAlmostEqual(together, bridge, places=5)

    def test_the_text_names_the_players(self):
        self.run_scenario(attribution(["platform", "pairing"]))
        shown = qiao("show", "result.h5").stdout
        self.assertIn("Who did it, in bridge: series/poor_households of all households", shown)
        self.assertRegex(shown, r"platform +[+-]")


class Precision(InFolder):
    def test_it_goes_on_until_the_interval_is_as_narrow_as_asked_or_the_most_is_reached(self):
        for width, most, expected in ((100, 50, range(10, 11)), (0.4, 500, range(11, 500)), (0.0001, 14, range(14, 15))):
            with self.subTest(half_width=width):
                text = SMALL + f"precision: {{{POOR}, half_width: {width}, most: {most}}}\n"
                with h5py.File(self.run_scenario(text, "--force")) as file:
                    self.assertIn(len(file["progress/replicate"]), expected)
                    group = file["effects_series"]
                    everyone = [name.decode() for name in file["series/group"]].index("all households")
                    low, high = group["poor_households"][2, -1, everyone, 1:3]
                    self.assertTrue((high - low) / 2 <= width * 1.0001 or most == 14)


    def test_a_place_that_cannot_be_written_to_is_found_before_any_world_is_tried(self):
        self.write("scenario.yaml", SMALL + f"precision: {{{POOR}, half_width: 0.1}}\n")
        done = qiao("run", "scenario.yaml", "--out", "nowhere/result.h5")
        self.assertEqual(done.returncode, 2)
        self.assertNotIn("worlds", done.stderr)

    def test_trying_worlds_first_leaves_a_finished_result_as_it_was_and_no_file_beside_it(self):
        path = self.run_scenario(SMALL + f"precision: {{{POOR}, half_width: 100}}\n")
        before = (self.folder / path).read_bytes()
        self.assertEqual(qiao("run", "scenario.yaml", "--out", path).returncode, 2)
        self.assertEqual((self.folder / path).read_bytes(), before)
        self.run_scenario(SMALL + f"precision: {{{POOR}, half_width: 100}}\n", "--force")
        self.assertEqual(sorted(file.name for file in self.folder.iterdir()), ["result.h5", "scenario.yaml"])


class Budgets(InFolder):
    def test_arms_are_brought_to_spend_the_same_and_the_miss_is_told(self):
        text = SMALL + "compare: {budget: bridge}\n"
        with h5py.File(self.run_scenario(text, "--replicates", "8")) as file:
            arms = [name.decode() for name in file["spending/arm"]]
            spent = dict(zip(arms, file["spending/spent"][()]))
            recorded = file["costs/programme"][()].sum(-1).mean(-1) / 100
            np.testing.assert_allclose(list(spent.values()), recorded, rtol=1e-9)
            self.assertLess(abs(spent["administrative-only"] / spent["bridge"] - 1), 0.01)
            self.assertLess(spent["no-project"], spent["bridge"] / 2)  # nothing to scale
            effective = [text.decode() for text in file["scenario/effective"]]
        budgets = [re.findall(r"budget: ([\d.]+)\n\s+workers", text) for text in effective]
        self.assertNotEqual(budgets[arms.index("administrative-only")], budgets[arms.index("bridge")])
        self.assertIn("Equal budgets, as bridge:", qiao("show", "result.h5").stdout)


class Faults(InFolder):
    def test_what_a_study_asks_for_and_is_not_there_is_a_fault_with_line_and_remedy(self):
        for wrong, told in (
            ("compare: {budget: nobody}", "there is no arm 'nobody'"),
            ("precision: {figure: series/pour, half_width: 1}", "precision.figure: there is no figure 'series/pour'"),
            (f"precision: {{{POOR}, arm: x, half_width: 1}}", "precision.arm: there is no arm 'x'"),
            (f"precision: {{{POOR}, month: 99, half_width: 1}}", "precision.month: lies after the run's last month"),
            (f"attribution: {{{POOR}, players: {{a: mechanisms.platfrom=off}}}}", "did you mean 'platform'"),
            (f"attribution: {{{POOR}, players: {{a: platform}}}}", "is not a setting"),
            (f"attribution: {{{POOR}, players: {{a: record.measures=off}}}}", "change what is recorded"),
            (f"precision: {{figure: series/poor_households, of: 'all households, ', half_width: 1}}",
             "precision.of: names 2 labels"),
            (f"attribution: {{figure: series/poor_households, players: {{a: seed=1}}}}", "attribution.of: names 0 labels"),
        ):
            with self.subTest(scenario=wrong):
                self.write("wrong.yaml", SMALL + wrong + "\n")
                done = qiao("check", "wrong.yaml")
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(told, done.stderr)
                if "budget" not in wrong:  # compare stands in the file that it extends, too
                    self.assertIn("wrong.yaml:5", done.stderr)


if __name__ == "__main__":
    unittest.main()
