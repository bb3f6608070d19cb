"""What a run computes depends on its scenario, arm and replicate, and on nothing else."""

import unittest

import h5py
import numpy as np

from qiao_program import EXCHANGE, SMALL, InFolder, gains, values


class SameBits(InFolder):
    def test_any_number_of_threads_gives_the_same_bits(self):
        # The districts of the exchange model write to each other; those of a town are one.
        for model, scenario in {"alleviation": SMALL, "exchange": EXCHANGE}.items():
            one = values(self.run_scenario(scenario, "--threads", 1, out=f"{model}-1.h5"))
            self.assertIn("/series/month", one)
            for threads in (2, 7):
                with self.subTest(model=model, threads=threads):
                    out = self.run_scenario(scenario, "--threads", threads, out=f"{model}-{threads}.h5")
                    self.assertEqual(values(out), one)

    def test_more_replicates_leave_the_first_ones_as_they_were(self):
        few = self.run_scenario(SMALL, out="few.h5")
        more = self.run_scenario(SMALL, "--replicates", 5, out="more.h5")
        self.assertEqual(values(more, replicates=slice(0, 3)), values(few, replicates=slice(0, 3)))
        self.assertNotEqual(values(more, replicates=slice(3, 4)), values(few, replicates=slice(0, 1)))

    def test_leaving_out_arms_changes_nothing_in_the_others(self):
        every = self.run_scenario(SMALL, out="every.h5")
        one = self.run_scenario(SMALL, "--arm", "bridge", out="one.h5")
        self.assertEqual(values(one, arms=slice(0, 1)), values(every, arms=slice(2, 3)))

    def test_another_seed_is_another_world(self):
        first = values(self.run_scenario(SMALL, out="first.h5"))
        other = values(self.run_scenario(SMALL, "--seed", 7, out="other.h5"))
        self.assertEqual(first["/series/month"], other["/series/month"])
        for name in ("/series/income", "/ledger/amount", "/households/members", "/matches/score"):
            self.assertNotEqual(first[name], other[name], name)

    def test_a_mechanism_that_is_off_leaves_the_founding_of_the_world_alone(self):
        off = ["weather_and_prices", "health", "demography", "work", "pairing", "platform", "household_survey", "take_up"]
        arms = "".join(f"  without-{name}: {{mechanisms: {{{name}: off}}}}\n" for name in off)
        with h5py.File(self.run_scenario(SMALL + "arms:\n" + arms)) as file:
            balance = file["ledger/balance"][()]
            opening = balance[:, :, 0] - gains(file["ledger"])[:, :, 0]
            bridge = 2
            self.assertEqual(len(balance), bridge + 1 + len(off))
            self.assertEqual(len(np.unique(opening[bridge, :, 0])), 3)  # each replicate is a world of its own
            for arm in range(len(balance)):
                np.testing.assert_array_equal(opening[arm], opening[bridge], err_msg=f"arm {arm}")
            for arm, name in enumerate(off, bridge + 1):
                self.assertTrue((balance[arm] != balance[bridge]).any(), f"{name} does nothing")

    def test_an_arm_that_differs_in_nothing_lives_through_the_same(self):
        result = self.run_scenario(SMALL + "arms: {twin: {}}\n")
        self.assertEqual(values(result, arms=slice(3, 4)), values(result, arms=slice(2, 3)))
        self.assertNotEqual(values(result, arms=slice(1, 2)), values(result, arms=slice(2, 3)))


if __name__ == "__main__":
    unittest.main()
