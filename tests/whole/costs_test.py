"""Costs are the ledger's, effects by decile are the panel's, and what is held against each other can be recomputed."""

import unittest

import h5py
import numpy as np

from qiao_program import SMALL, InFolder, qiao

RUN = SMALL + "record: {households: yearly}\nmechanisms: {volunteers: on}\n"
ARM, BASELINE = 2, 0  # bridge against no-project


def labels(group, axis):
    return [name.decode() for name in group[axis]]


class Costs(InFolder):
    def setUp(self):
        super().setUp()
        self.file = h5py.File(self.run_scenario(RUN, "--replicates", "6"))
        self.addCleanup(self.file.close)
        self.costs = self.file["costs"]

    def paid(self, holder, *purposes, to=""):
        """What a kind of account paid for purposes, by arm, replicate and month."""
        ledger = self.file["ledger"]
        wanted = [i for i, name in enumerate(labels(ledger, "flow"))
                  if name.startswith(f"{holder} > {to}") and name.split(": ")[1] in purposes]
        return ledger["amount"][()][..., wanted].sum(-1)

    def test_the_same_costs_stand_under_who_pays_and_under_what_for(self):
        by_payer, by_modality = self.costs["by_payer"][()], self.costs["by_modality"][()]
        np.testing.assert_allclose(by_payer.sum(-2), by_modality.sum(-2), rtol=1e-12)
        kinds = labels(self.costs, "kind")
        totals = dict(zip(kinds, np.moveaxis(by_payer.sum(-2), -1, 0)))
        programme = totals["transfer"] + totals["delivery"] + totals["overhead"]
        total = programme + totals["entitlement"]
        np.testing.assert_allclose(self.costs["programme"][()], programme, rtol=1e-12)
        np.testing.assert_allclose(self.costs["total"][()], total, rtol=1e-12)
        time = totals["volunteer time"] + totals["household time"]
        np.testing.assert_allclose(self.costs["with_time"][()], total + time, rtol=1e-12)
        self.assertGreater(totals["volunteer time"][ARM].sum(), 0)
        self.assertEqual(totals["volunteer time"][BASELINE].sum(), 0)

    def test_the_costs_are_the_flows_of_the_ledger(self):
        kinds, modalities = labels(self.costs, "kind"), labels(self.costs, "modality")

        def cost(modality, kind):
            return self.costs["by_modality"][()][..., modalities.index(modality), kinds.index(kind)]

        expected = {
            ("project", "delivery"): self.paid("agencies", "salaries"),
            ("consumption", "trade"): self.paid("suppliers", "linked_produce"),
            ("employment", "trade"): self.paid("suppliers", "wages", "remittance"),
            ("employment", "transfer"): self.paid("suppliers", "public_post"),
            ("skills", "delivery"): self.paid("suppliers", "course_cost"),
            ("skills", "transfer"): self.paid("suppliers", "training_allowance", "seed_assets"),
            ("funds", "transfer"): self.paid("suppliers", "relief", "grant"),
            ("associations", "delivery"): self.paid("associations", "wages"),
            ("entitlements", "entitlement"):
                self.paid("government", "dibao", "pension", "land_subsidy", "temporary_aid", "medical_reimbursement",
                          "guarantees"),
        }
        for place, flows in expected.items():
            with self.subTest(cost=place):
                np.testing.assert_array_equal(cost(*place), flows)
        project = cost("project", "delivery") + cost("project", "overhead")
        price = self.paid("government", "tranche", to="agencies") - self.paid("agencies", "tranche")
        np.testing.assert_array_equal(project, price)

    def test_the_ratio_is_the_difference_in_cost_over_the_difference_in_effect(self):
        group = self.file["cost_effectiveness"]
        figure = {name: group["difference"][()][..., i] for i, name in enumerate(labels(group, "figure"))}
        outcome = labels(group, "outcome").index("poor person-year averted")
        cost = self.costs["total"][()].sum(-1) / 100
        everyone = labels(self.file["series"], "group").index("all households")
        poor = self.file["series/poor_persons"][()][..., everyone].sum(-1) / 12
        cost, averted = cost - cost[BASELINE], poor[BASELINE] - poor
        np.testing.assert_allclose(figure["cost"][:, outcome], cost.mean(-1), atol=1e-6)
        np.testing.assert_allclose(figure["effect"][:, outcome], averted.mean(-1), atol=1e-9)
        known = ~np.isnan(figure["ratio"][:, outcome])
        self.assertTrue(known[ARM])
        np.testing.assert_allclose(figure["ratio"][known, outcome], (cost.mean(-1) / averted.mean(-1))[known])
        open_sign = (figure["effect_low"] <= 0) & (figure["effect_high"] >= 0)
        np.testing.assert_array_equal(np.isnan(figure["ratio"]), open_sign | (figure["cost"] < 0))
        quarters = sum(figure[q] for q in ("dearer_better", "cheaper_better", "dearer_worse", "cheaper_worse"))
        np.testing.assert_allclose(quarters, 1)

    def test_the_baseline_costs_and_brings_nothing_more_than_itself(self):
        group = self.file["cost_effectiveness"]
        names = labels(group, "figure")
        for name in ("cost", "cost_low", "cost_high", "effect", "effect_low", "effect_high"):
            self.assertFalse(group["difference"][BASELINE, :, names.index(name)].any(), name)
        self.assertFalse(np.nan_to_num(self.file["deciles_household/income_12"][BASELINE]
                                       [..., [labels(self.file["deciles_household"], "figure").index("mean")]]).any())

    def test_a_decile_is_a_tenth_of_households_by_the_income_a_head_that_they_begin_with(self):
        income = self.file["households/income_12"][()]  # arm, replicate, month, household
        rank = self.file["households/income_per_head"][BASELINE, :, :1].argsort(-1, kind="stable")
        rank = np.broadcast_to(rank, income[BASELINE].shape)
        at = [np.nanmean(np.take_along_axis(income[arm], rank, -1)[..., :7], axis=-1) for arm in (ARM, BASELINE)]
        effect = self.file["deciles_household/income_12"]
        mean = labels(self.file["deciles_household"], "figure").index("mean")
        np.testing.assert_allclose(effect[ARM, :, 0, mean], (at[0] - at[1]).mean(0), rtol=1e-5)

    def test_the_panel_tells_nothing_of_households_that_nobody_is_left_of(self):
        households = self.file["households"]
        gone = np.isnan(households["members"][()])
        self.assertFalse((households["members"][()] == 0).any())
        for name in ("income_12", "income_poor", "income_per_head", "debt", "village"):
            np.testing.assert_array_equal(np.isnan(households[name][()]), gone, name)

    def test_casework_reaches_households_where_an_agency_works(self):
        coverage = self.file["targeting/coverage"]
        benefit = labels(self.file["targeting"], "benefit").index("casework")
        self.assertGreater(np.nanmin(coverage[ARM, :, 0, benefit]), 0)
        self.assertEqual(np.nanmax(coverage[BASELINE, :, :, benefit]), 0)

    def test_the_text_tells_what_one_more_costs(self):
        shown = qiao("show", "result.h5").stdout
        self.assertIn("bridge less no-project costs", shown)
        self.assertIn("yuan each [", shown)
        self.assertIn("social return of a yuan", shown)


if __name__ == "__main__":
    unittest.main()
