"""A study asks more than one run gives: who did it, how sure, and with equal money."""

import re
import unittest

import h5py
import numpy as np

from qiao_program import ROOT, SMALL, InFolder, qiao

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


def labels_of(dataset):
    """Names of the axes of a data set."""
    return [dimension.keys()[0] for dimension in dataset.dims if len(dimension)]


def attribution(names, more=""):
    players = ", ".join(f'{name}: "{PLAYERS[name]}"' for name in names)
    return SMALL + f"attribution: {{{POOR}, arm: bridge, players: {{{players}}}{more}}}\n"


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
                text = SMALL + f"precision: {{{POOR}, arm: bridge, half_width: {width}, most: {most}}}\n"
                with h5py.File(self.run_scenario(text, "--force")) as file:
                    self.assertIn(len(file["progress/replicate"]), expected)
                    group = file["effects_series"]
                    everyone = [name.decode() for name in file["series/group"]].index("all households")
                    low, high = group["poor_households"][2, -1, everyone, 1:3]
                    self.assertTrue((high - low) / 2 <= width * 1.0001 or most == 14)


    def test_a_place_that_cannot_be_written_to_is_found_before_any_world_is_tried(self):
        self.write("scenario.yaml", SMALL + f"precision: {{{POOR}, arm: bridge, half_width: 0.1}}\n")
        done = qiao("run", "scenario.yaml", "--out", "nowhere/result.h5")
        self.assertEqual(done.returncode, 2)
        self.assertNotIn("worlds", done.stderr)

    def test_trying_worlds_first_leaves_a_finished_result_as_it_was_and_no_file_beside_it(self):
        path = self.run_scenario(SMALL + f"precision: {{{POOR}, arm: bridge, half_width: 100}}\n")
        before = (self.folder / path).read_bytes()
        self.assertEqual(qiao("run", "scenario.yaml", "--out", path).returncode, 2)
        self.assertEqual((self.folder / path).read_bytes(), before)
        self.run_scenario(SMALL + f"precision: {{{POOR}, arm: bridge, half_width: 100}}\n", "--force")
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


class HeldArm(InFolder):
    def test_the_arm_of_an_effect_does_not_depend_on_the_order_in_which_arms_are_written(self):
        """Tools sort keys. Of two arms it is the one that is not the baseline; of three it must be named."""
        base = f"extends: {ROOT}/scenarios/base/yanliu-pilot.yaml\n" + SMALL.split("\n", 1)[1]
        base += "compare: {baseline: no-project}\n"
        asked = f"attribution: {{{POOR}, players: {{agency: mechanisms.agency=off}}}}\n"
        without, bridge = "no-project: {mechanisms: {agency: off}}", "bridge: {}"
        together = []
        for arms in ([without, bridge], [bridge, without]):
            text = base + f"arms: {{{', '.join(arms)}}}\n" + asked
            with h5py.File(self.run_scenario(text, "--force")) as file:
                place = [name.decode() for name in file["progress/arm"]].index("bridge")
                self.assertTrue(np.isnan(file["attribution/shapley"][1 - place]).all())
                together.append(file["attribution/together"][place].tolist())
        self.assertEqual(together[0], together[1])
        self.assertNotEqual(together[0][0], 0)
        for group, more in (("attribution", "players: {a: mechanisms.pairing=off}"), ("precision", "half_width: 1"),
                            ("claim", "expects: less")):
            self.write("three.yaml", SMALL + f"{group}: {{{POOR}, {more}}}\n")
            told = qiao("check", "three.yaml").stderr
            self.assertIn(f"three.yaml:5: {group}.arm: is missing; one of the arms: no-project, administrative-only, bridge",
                          told)
            self.write("three.yaml", SMALL + f"{group}: {{{POOR}, arm: no-project, {more}}}\n")
            self.assertIn(f"{group}.arm: is the baseline", qiao("check", "three.yaml").stderr)
            self.write("two.yaml", base + f"arms: {{{bridge}, {without}}}\n{group}: {{{POOR}, {more}}}\n")
            self.assertEqual(qiao("check", "two.yaml").returncode, 0, group)


class Faults(InFolder):
    def test_what_a_study_asks_for_and_is_not_there_is_a_fault_with_line_and_remedy(self):
        for wrong, told in (
            ("compare: {budget: nobody}", "there is no arm 'nobody'"),
            ("precision: {figure: series/pour, half_width: 1}", "precision.figure: there is no figure 'series/pour'"),
            (f"precision: {{{POOR}, arm: x, half_width: 1}}", "precision.arm: there is no arm 'x'"),
            (f"precision: {{{POOR}, arm: bridge, month: 99, half_width: 1}}", "precision.month: lies after the run's last month"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: mechanisms.platfrom=off}}}}", "did you mean 'platform'"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: platform}}}}", "is not a setting"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: record.measures=off}}}}", "changes what is recorded"),
            (f"precision: {{figure: series/poor_households, of: 'all households, ', half_width: 1}}",
             "precision.of: names 2 labels"),
            (f"attribution: {{figure: series/poor_households, players: {{a: seed=1}}}}", "attribution.of: names 0 labels"),
            (f"precision: {{{POOR}, arm: no-project, half_width: 1}}", "precision.arm: is the baseline"),
            (f"precision: {{{POOR}}}", "precision.half_width: is missing"),
            (f"claim: {{{POOR}, arm: bridge}}", "claim.expects: is missing"),
            (f"claim: {{{POOR}, arm: no-project, expects: less}}", "claim.arm: is the baseline"),
            (f"claim: {{{POOR}, arm: bridge, beside: [bridge], expects: less}}", "claim.beside: names the claim's own"),
            (f"claim: {{{POOR}, arm: bridge, beside: [x], expects: less}}", "claim.beside: there is no arm 'x'"),
            (f"attribution: {{{POOR}}}", "attribution.players: is missing"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: seed=7}}}}", "players.a: changes start, months, replicates or seed"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: replicates=7}}}}", "players.a: changes start, months, replicates"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: months=7}}}}", "players.a: changes start, months, replicates or seed"),
            (f"attribution: {{{POOR}, arm: bridge, players: {{a: mechanisms.pairing=off, b: ' mechanisms.pairing=no'}}}}",
             "players.b: takes out the same as a"),
        ):
            with self.subTest(scenario=wrong):
                self.write("wrong.yaml", SMALL + wrong + "\n")
                done = qiao("check", "wrong.yaml")
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(told, done.stderr)
                if "budget" not in wrong:  # compare stands in the file that it extends, too
                    self.assertIn("wrong.yaml:5", done.stderr)

    def test_faults_of_claim_baseline_budget_precision_and_players_are_told_together(self):
        self.write("wrong.yaml", SMALL + f"""\
compare: {{baseline: nowhere, budget: nobody}}
claim: {{{POOR}, arm: x, expects: less}}
precision: {{figure: series/pour, half_width: 1}}
attribution: {{{POOR}, arm: y, players: {{a: platform, b: mechanisms.platfrom=off}}}}
""")
        told = qiao("check", "wrong.yaml").stderr
        for fault in ("no arm 'nowhere'", "no arm 'nobody'", "no arm 'x'", "'series/pour'", "no arm 'y'"):
            self.assertIn(fault, told)
        self.write("wrong.yaml", SMALL + f"attribution: {{figure: series/x, arm: bridge, players: {{a: platform, b: wages.lokal=1}}}}\n")
        told = qiao("check", "wrong.yaml").stderr
        for fault in ("no figure 'series/x'", "is not a setting", "did you mean 'local'"):
            self.assertIn(fault, told)

    def test_an_arm_that_would_become_another_to_spend_the_same_is_a_fault(self):
        self.write("wrong.yaml", SMALL + "compare: {budget: no-project}\n")
        done = qiao("run", "wrong.yaml", "--out", "result.h5")
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn("compare.budget: the arm bridge would have to spend less than a quarter", done.stderr)
        self.assertEqual([file.name for file in self.folder.iterdir()], ["wrong.yaml"])


class Labels(InFolder):
    GROUP = "project, head a woman"

    def test_a_label_with_a_comma_is_named_in_a_list(self):
        asked = f"{{figure: poverty/poverty_gap, of: ['{self.GROUP}'], "
        text = (SMALL + f"claim: {asked}arm: bridge, expects: less}}\nprecision: {asked}arm: bridge, half_width: 100}}\n"
                f"attribution: {asked}arm: bridge, players: {{platform: mechanisms.platform=off}}}}\n")
        with h5py.File(self.run_scenario(text)) as file:
            self.assertIn(self.GROUP, file["scenario/effective"][0].decode())
            self.assertEqual(len(file["progress/replicate"]), 10)
        shown = qiao("show", "result.h5").stdout
        self.assertIn(f"poverty_gap of {self.GROUP}, month 14", shown)
        self.assertIn(f"Who did it, in bridge: poverty/poverty_gap of {self.GROUP}", shown)


class Missing(InFolder):
    NEVER = "figure: platform/retained"  # known a year after the project: not in these 14 months

    def test_a_figure_that_is_missing_is_told_as_missing(self):
        self.run_scenario(SMALL + f"claim: {{{self.NEVER}, arm: bridge, expects: more}}\n")
        shown = qiao("show", "result.h5").stdout
        self.assertIn("undecided in this model: the figure is missing in all 3 pairs", shown)
        self.assertNotIn("nan", shown)
        self.write("scenario.yaml", SMALL + f"precision: {{{self.NEVER}, arm: bridge, half_width: 1}}\n")
        done = qiao("run", "scenario.yaml", "--out", "precise.h5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("platform/retained is missing in 10 of 10 pairs", done.stderr)

    def test_one_replicate_gives_no_interval_and_says_so(self):
        text = (SMALL + f"claim: {{{POOR}, arm: bridge, expects: less}}\n"
                f"attribution: {{{POOR}, arm: bridge, players: {{platform: mechanisms.platform=off}}}}\n")
        self.run_scenario(text, "--replicates", "1")
        shown = qiao("show", "result.h5").stdout
        self.assertIn("undecided in this model: no interval from one replicate", shown)
        self.assertNotIn("nan", shown)


class Claims(InFolder):
    def test_no_two_arms_of_a_claim_are_the_same(self):
        for claim in sorted((ROOT / "scenarios/claims").glob("*.yaml")):
            with self.subTest(claim=claim.stem):
                done = qiao("run", claim, "--out", "claim.h5", "--force", "--quiet", "--replicates", 3,
                            "--set", "population.households_per_village=60", "--set", "compare.budget=''")
                self.assertEqual(done.returncode, 0, done.stderr)
                with h5py.File("claim.h5") as file:
                    arms = [name.decode() for name in file["progress/arm"]]
                    recorded = [file[f"{group}/{name}"][()] for group in ("series", "needs", "networks")
                                for name in file[group] if "arm" in labels_of(file[f"{group}/{name}"])]
                for a in range(len(arms)):
                    for b in range(a):
                        same = all(np.array_equal(data[a], data[b], equal_nan=True) for data in recorded)
                        self.assertFalse(same, f"{arms[b]} and {arms[a]}")

    def test_what_stands_beside_a_verdict_is_the_difference_of_its_two_arms(self):
        claim = f"claim: {{{POOR}, arm: bridge, beside: [administrative-only], expects: less, translation: Fewer.}}\n"
        with h5py.File(self.run_scenario(SMALL + claim)) as file:
            everyone = [name.decode() for name in file["series/group"]].index("all households")
            poor = file["series/poor_households"][:, :, -1, everyone].mean(1)
        shown = qiao("show", "result.h5").stdout
        self.assertIn(f"beside it, bridge less administrative-only: {poor[2] - poor[1]:+.4g} [", shown)
        self.assertIn("(Fewer.)", shown)


if __name__ == "__main__":
    unittest.main()
