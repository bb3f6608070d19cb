"""A result is what its users' programs can open, says what it is, and adds up."""

import json
import subprocess
import sys
import unittest

import h5py
import numpy as np
import xarray as xr

from qiao_program import ROOT, SMALL, InFolder, qiao, values

GROUPS = ["series", "villages", "needs", "agencies", "organisations", "ledger", "households", "matches", "progress"]


class Result(InFolder):
    def setUp(self):
        super().setUp()
        self.path = self.run_scenario(SMALL)

    def open(self, group, engine="h5netcdf"):
        data = xr.open_dataset(self.path, group=group, engine=engine)
        self.addCleanup(data.close)
        return data

    def test_xarray_opens_every_group_with_labels_and_units(self):
        for engine in ("h5netcdf", "netcdf4"):
            for group in GROUPS:
                with self.subTest(engine=engine, group=group):
                    data = self.open(group, engine)
                    for name, variable in data.data_vars.items():
                        self.assertTrue(variable.attrs.get("long_name"), name)
                        for axis in variable.dims:
                            self.assertFalse(axis.startswith("phony"), name)
            data = self.open("series", engine)
            bridge = data.income.sel(arm="bridge", group="project households", replicate=1)
            self.assertEqual(bridge.sizes, {"month": 14})
            self.assertEqual(str(bridge.month.values[1])[:10], "2018-02-01")
            self.assertEqual(data.income.attrs["units"], "yuan/person/year")

    def test_every_axis_has_its_labels_and_no_number_is_taken_for_a_length_of_time(self):
        script = ROOT / "tests/whole/open_in_python.py"
        done = subprocess.run([sys.executable, script, self.path], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_ncdump_prints_its_header(self):
        done = subprocess.run(["ncdump", "-h", self.path], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("headcount_ratio(arm, replicate, month, group)", done.stdout)

    def test_it_carries_scenario_parameters_seed_and_version(self):
        with h5py.File(self.path) as file:
            self.assertEqual(file.attrs["complete"], 1)
            self.assertEqual(file.attrs["seed"], 20180101)
            self.assertEqual(file.attrs["model"], "alleviation")
            self.assertRegex(file.attrs["program"], r"^qiao \d+\.\d+\.\d+")
            self.assertIn("run scenario.yaml", file.attrs["command_line"])
            texts = [text.decode() for text in file["scenario/file_text"]]
            self.assertEqual(texts[-1], SMALL)
            self.assertIn("visit_hours", file["scenario/effective"][0].decode())

    def test_needs_are_met_or_have_one_reason_each_and_matches_are_the_met_ones(self):
        needs = self.open("needs")
        count = needs["count"].sel(group="all households")
        self.assertGreater(int(count.sel(outcome="met", arm="bridge").sum()), 30)
        self.assertEqual(int(count.sel(outcome="met", arm="no-project").sum()), 0)
        every_need = count.sum("outcome")
        self.assertTrue((every_need <= self.open("series").households.sel(group="all households")).all())
        matches = self.open("matches")
        for arm in range(3):
            for k, modality in enumerate(needs.modality.values):
                if modality == "care":  # casework is no match
                    continue
                here = (matches.arm == arm) & (matches.modality == k)
                by_month = np.bincount(matches.step.values[here.values].astype(int), minlength=14)
                met = count.isel(arm=arm).sel(modality=modality, outcome="met").sum("replicate")
                np.testing.assert_array_equal(by_month, met.values, err_msg=f"{arm} {modality}")

    def test_the_books_can_be_recomputed_from_the_file(self):
        ledger = self.open("ledger")
        balance, amount = ledger.balance.values, ledger.amount.values
        np.testing.assert_array_equal(balance.sum(axis=-1), 0)
        self.assertGreaterEqual(amount.min(), 0)
        change = np.zeros_like(balance)
        holders = list(ledger.holder.values)
        for i, label in enumerate(ledger.flow.values):
            payer, payee = label.split(": ")[0].split(" > ")
            change[..., holders.index(payer)] -= amount[..., i]
            change[..., holders.index(payee)] += amount[..., i]
        np.testing.assert_array_equal(np.diff(balance, axis=2), change[:, :, 1:])
        self.assertGreater(np.abs(change).max(), 0)
        agencies = self.open("agencies").balance.values.sum(axis=-1)
        np.testing.assert_array_equal(balance[..., holders.index("agencies")], agencies)

    def test_incomes_of_the_series_are_the_flows_of_the_ledger(self):
        ledger, series = self.open("ledger"), self.open("series").sel(group="all households")
        flows = {label: ledger.amount.sel(flow=label) for label in ledger.flow.values}
        wages = flows["employers > households: wages"] + flows["suppliers > households: wages"] \
            + flows["suppliers > households: public_post"]
        public = sum(flows[f"{payer} > households: {purpose}"] for payer, purpose in
                     [("government", "dibao"), ("government", "pension"), ("government", "land_subsidy"),
                      ("suppliers", "training_allowance"), ("suppliers", "relief")])
        np.testing.assert_allclose(series.wage_income * series.persons, wages / 100, rtol=1e-6)
        np.testing.assert_allclose(series.public_transfers * series.persons, public / 100, rtol=1e-6)

    def test_the_effective_scenario_run_again_gives_the_same_numbers(self):
        with h5py.File(self.path) as file:
            bridge = file["scenario/effective"][2].decode()
        # It names one arm's parameters alone: the baseline is elsewhere, the list beside the base scenario.
        bridge = bridge.replace("baseline: no-project", 'baseline: ""')
        bridge = bridge.replace("register: data/", f"register: {ROOT}/scenarios/data/")
        again = self.run_scenario(bridge, out="again.h5")
        self.assertEqual(values(again, arms=slice(0, 1)), values(self.path, arms=slice(2, 3)))

    def test_the_format_page_names_what_a_file_holds_and_nothing_else(self):
        page = json.loads(qiao("describe", "output", "--json").stdout)
        described = {(row["part"].split(":")[0].strip("/"), row["variable"]): row for row in page
                     if row["axes"] != "(an axis)"}
        held = {}
        with h5py.File(self.path) as file:
            for group in file:
                for name, item in file[group].items():
                    if item.attrs.get("CLASS") != b"DIMENSION_SCALE":
                        held[group, name] = item.attrs["long_name"], item.attrs.get("units", "")
        self.assertEqual(set(held), set(described))
        for variable, (meaning, unit) in held.items():
            self.assertEqual(meaning, described[variable]["meaning"])
            self.assertEqual(unit, described[variable]["unit"])


if __name__ == "__main__":
    unittest.main()
