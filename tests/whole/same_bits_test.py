"""What a run computes depends on its scenario, arm and replicate, and on nothing else."""

import unittest

from qiao_program import SMALL, InFolder, values


class SameBits(InFolder):
    def test_any_number_of_threads_gives_the_same_bits(self):
        one = values(self.run_scenario(SMALL, "--threads", 1, out="1.h5"))
        self.assertGreater(len(one), 60)
        for threads in (2, 7):
            self.assertEqual(values(self.run_scenario(SMALL, "--threads", threads, out=f"{threads}.h5")), one)

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
        self.assertNotEqual(first["series/income"], other["series/income"])

    def test_an_arm_that_differs_in_nothing_lives_through_the_same(self):
        result = self.run_scenario(SMALL + "arms: {twin: {}}\n")
        self.assertEqual(values(result, arms=slice(3, 4)), values(result, arms=slice(2, 3)))
        self.assertNotEqual(values(result, arms=slice(1, 2)), values(result, arms=slice(2, 3)))


if __name__ == "__main__":
    unittest.main()
