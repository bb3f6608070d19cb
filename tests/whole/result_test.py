"""A result is what its users' programs can open, says what it is, and adds up."""

import json
import subprocess
import sys
import unittest

import h5py
import numpy as np
import xarray as xr

from qiao_program import EXCHANGE, ROOT, SMALL, InFolder, gains, is_axis, qiao, values

MONTHLY = SMALL + "record: {households: monthly}\n"

# Which purposes of payment are which income of a household.
INCOMES = {
    "wage_income": ["wages", "public_post"],
    "property_income": ["dividend", "collective_dividend", "rent"],
    "public_transfers": ["dibao", "pension", "land_subsidy", "training_allowance", "relief", "temporary_aid"],
    "private_transfers": ["grant", "family_support", "remittance", "mutual_aid", "fund_aid"],
}


class Result(InFolder):
    def setUp(self):
        super().setUp()
        self.path = self.run_once(MONTHLY)

    def open(self, group, engine="h5netcdf"):
        data = xr.open_dataset(self.path, group=group, engine=engine)
        self.addCleanup(data.close)
        return data

    def test_xarray_opens_every_group_with_labels_and_units(self):
        with h5py.File(self.path) as file:
            groups = list(file)
        self.assertLessEqual({"series", "needs", "ledger", "households", "matches", "scenario"}, set(groups))
        for engine in ("h5netcdf", "netcdf4"):
            for group in groups:
                with self.subTest(engine=engine, group=group):
                    data = self.open(group, engine)
                    for name, variable in data.data_vars.items():
                        self.assertTrue(variable.attrs.get("long_name"), name)
                        for axis in variable.dims:
                            self.assertFalse(axis.startswith("phony"), name)
                            if axis not in ("match", "file", "setting", "table"):  # what is counted has no labels
                                self.assertIn(axis, data.coords, name)
            data = self.open("series", engine)
            bridge = data.income.sel(arm="bridge", group="project households", replicate=1)
            self.assertEqual(bridge.sizes, {"month": 14})
            self.assertEqual(str(bridge.month.values[1])[:10], "2018-02-01")
            self.assertEqual(data.income.attrs["units"], "yuan/person/year")

    def test_a_large_result_is_packed_so_that_one_group_is_read_without_the_others(self):
        path = self.run_scenario(SMALL.replace("replicates: 3", "replicates: 40"), out="large.h5")
        with h5py.File(path) as file:
            income, packed = file["series/income"], file["poverty/gini"]
            self.assertEqual(packed.chunks[:3], packed.shape[:3])
            self.assertLess(packed.chunks[3], packed.shape[3])
            self.assertEqual((packed.compression, packed.shuffle, packed.dtype), ("gzip", True, np.float32))
            stored = held = 0
            for group in file.values():
                for data in group.values():
                    if data.dtype.kind in "iuf":
                        stored, held = stored + data.id.get_storage_size(), held + data.nbytes
            self.assertLess(stored, held / 2)
            self.assertEqual(income.shape[1], 40)
            self.assertLess(np.abs(income[:, :3] - self.open("series").income).max(), 1e-9)  # the same three worlds
        done = subprocess.run([sys.executable, ROOT / "tests/whole/open_in_python.py", path], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_axis_has_its_labels_and_no_number_is_taken_for_a_length_of_time(self):
        script = ROOT / "tests/whole/open_in_python.py"
        for path in (self.path, self.run_scenario(EXCHANGE, out="exchange.h5")):
            done = subprocess.run([sys.executable, script, path], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_sum_of_money_and_every_measured_number_has_its_unit(self):
        with_unit = {"ledger": "fen", "series": None, "villages": None, "needs": None}
        with h5py.File(self.path) as file:
            for group, unit in with_unit.items():
                for name, data in file[group].items():
                    if not is_axis(data):
                        self.assertTrue(data.attrs.get("units"), data.name)
                        self.assertIn(unit, (None, data.attrs["units"]), data.name)
            for name in ("amount", "balance"):
                self.assertEqual(file["ledger"][name].dtype.kind, "i", "money is counted, not measured")

    def test_no_number_of_a_finished_run_is_missing(self):
        with h5py.File(self.path) as file:
            self.assertTrue((file["progress/months_done"][()] == 14).all())
            for group in ("needs", "ledger", "organisations", "agencies"):
                for name, data in file[group].items():
                    # Means over no household are missing, also of an agency that does not work, as are those who
                    # hold its posts; so is what has not happened: a score before the first inspection, a grade before
                    # the first evaluation, the effort of who takes no part. Nothing else is.
                    may_miss = ("motivation", "error", "mean_satisfaction", "satisfied", "fulfilment", "score", "grade",
                                "effort") + (("staff",) if group == "agencies" else ())
                    if not is_axis(data) and name not in may_miss:
                        missing = data.attrs["_FillValue"]
                        self.assertFalse((data[()] == missing).any() or (data[()] != data[()]).any(), data.name)

    def test_what_has_not_happened_is_missing_and_no_number(self):
        surveyed = self.open("households").record_month
        self.assertEqual(int(surveyed.sel(arm="no-project").notnull().sum()), 0)
        of_bridge = surveyed.sel(arm="bridge")
        self.assertTrue(of_bridge.notnull().any() and of_bridge.isnull().any())
        self.assertGreaterEqual(float(of_bridge.min()), 0)
        suppliers = self.open("organisations")
        self.assertGreaterEqual(float(suppliers.grade.min()), 1)  # given in December, to none before
        self.assertEqual(int(suppliers.grade.isel(month=slice(0, 11)).notnull().sum()), 0)
        np.testing.assert_array_equal(suppliers.effort.notnull(), suppliers.joined == 1)
        score = self.open("agencies").score
        self.assertEqual(int(score.sel(arm="no-project").notnull().sum()), 0)
        self.assertGreaterEqual(float(score.min()), 0)

    def test_ncdump_prints_its_header(self):
        done = subprocess.run(["ncdump", "-h", self.path], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("headcount_ratio(arm, replicate, month, group)", done.stdout)

    def test_it_carries_scenario_parameters_seed_and_version(self):
        with h5py.File(self.path) as file:
            self.assertEqual(file.attrs["complete"], 1)
            self.assertEqual(file.attrs["seed"], 20180101)
            self.assertEqual(file.attrs["replicates"], 3)
            self.assertEqual(file.attrs["months"], 14)
            self.assertEqual(file.attrs["baseline"], "no-project")
            self.assertEqual(file.attrs["qiao_format"], "9")
            self.assertRegex(file.attrs["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
            self.assertEqual(file.attrs["model"], "alleviation")
            self.assertRegex(file.attrs["program"], r"^qiao \d+\.\d+\.\d+")
            self.assertIn("run scenario.yaml", file.attrs["command_line"])
            texts = [text.decode() for text in file["scenario/file_text"]]
            self.assertEqual(texts[-1], MONTHLY)
            self.assertEqual(texts[-2], (ROOT / "scenarios/yanliu.yaml").read_text(encoding="utf-8"))
            effective = file["scenario/effective"].asstr()[()]
            self.assertEqual(len(set(effective)), 3)  # one for each arm
            for text in effective:
                self.assertIn("\nmonths: 14\n", text)
                self.assertIn("visit_hours", text)

    def test_needs_are_met_or_have_one_reason_each_and_matches_are_the_met_ones(self):
        needs = self.open("needs")
        count = needs["count"].sel(group="all households")
        self.assertGreater(int(count.sel(outcome="met", arm="bridge").sum()), 30)
        self.assertGreater(int(count.sel(outcome="met", arm="no-project").sum()), 0)  # help there is anyway
        # What the households themselves lack is recorded apart from what became of it.
        households = self.open("households")
        of_project = needs["count"].sel(group="project households").sum("outcome")
        for modality in needs.modality.values:
            lacking = (households["need_" + modality] > 0).sum("household")
            np.testing.assert_array_equal(of_project.sel(modality=modality), lacking, err_msg=modality)
            self.assertGreater(int(lacking.sum()), 0, modality)
        every_need = count.sum("outcome")
        self.assertTrue((every_need <= self.open("series").households.sel(group="all households")).all())
        parts = needs["count"].sel(group=needs.group != "all households").sum("group")
        np.testing.assert_array_equal(parts, count)
        matches = self.open("matches")
        told = self.open("organisations").helped
        helped = np.zeros(told.shape)
        cells = tuple(matches[name].values.astype(int) for name in ("arm", "replicate", "step", "organisation"))
        np.add.at(helped, cells, 1)
        np.testing.assert_array_equal(helped, told)
        for arm in range(3):
            for k, modality in enumerate(needs.modality.values):
                if modality == "care":  # casework is no match
                    continue
                here = (matches.arm == arm) & (matches.modality == k)
                by_month = np.bincount(matches.step.values[here.values].astype(int), minlength=14)
                met = count.isel(arm=arm).sel(modality=modality, outcome="met").sum("replicate")
                np.testing.assert_array_equal(by_month, met.values, err_msg=f"{arm} {modality}")

    def test_deferred_acceptance_leaves_no_blocking_pair_and_other_rules_do(self):
        def blocking_pairs(rule):
            path = self.run_scenario(SMALL + "record: {options: all}\n", "--arm", "bridge", "--set",
                                     f"matching.rule={rule}", out=rule + ".h5")
            with h5py.File(path) as file:
                options = {name: column[()] for name, column in file["options"].items() if column.shape}
            markets = {}
            for k in range(len(options["step"])):
                key = tuple(options[name][k] for name in ("replicate", "step", "modality", "round"))
                markets.setdefault(key, []).append(k)
            found = 0
            for market in markets.values():
                held, has = {}, {}
                for k in market:
                    if options["chosen"][k]:
                        held.setdefault(options["organisation"][k], []).append(k)
                        self.assertNotIn(options["household"][k], has)
                        has[options["household"][k]] = k
                likes = lambda k, side: (options[side][k], -options["tie"][k])
                for k in market:
                    mine, theirs = has.get(options["household"][k]), held.get(options["organisation"][k], [])
                    self.assertLessEqual(len(theirs), options["capacity"][k])
                    better_for_household = mine is None or likes(k, "household_score") > likes(mine, "household_score")
                    better_for_helper = len(theirs) < options["capacity"][k] or any(
                        likes(k, "organisation_score") > likes(other, "organisation_score") for other in theirs)
                    found += better_for_household and better_for_helper
            return len(options["step"]), found

        options, blocking = blocking_pairs("deferred_acceptance")
        self.assertGreater(options, 500)
        self.assertEqual(blocking, 0)
        self.assertGreater(blocking_pairs("random")[1], 0)

    def test_shares_and_degrees_lie_between_nought_and_one(self):
        for group, names in {"associations": ("maturity", "standard", "activity", "linked", "branch", "incubability"),
                             "agencies": ("competence", "diverts", "linking_share"),
                             "platform": ("legitimacy",)}.items():
            data = self.open(group)
            for name in names:
                self.assertTrue(bool(((data[name] >= 0) & (data[name] <= 1)).all()), f"{group}/{name}")
                self.assertGreater(float(data[name].max()), 0, f"{group}/{name}")

    def test_the_books_can_be_recomputed_from_the_file(self):
        with h5py.File(self.path) as file:
            ledger, balance = file["ledger"], file["ledger/balance"][()]
            holders = list(ledger["holder"].asstr())
            of = {name: balance[..., i] for i, name in enumerate(holders)}
            np.testing.assert_array_equal(balance.sum(axis=-1), 0)
            self.assertGreaterEqual(ledger["amount"][()].min(), 0)
            change = gains(ledger)
            np.testing.assert_array_equal(np.diff(balance, axis=2), change[:, :, 1:])
            for i, name in enumerate(holders):  # all but what the world was founded with is in motion
                if name not in ("founding", "associations"):
                    self.assertTrue(change[..., i].any(), name)
            # Accounts that others tell of one by one.
            np.testing.assert_array_equal(of["agencies"], file["agencies/balance"][()].sum(axis=-1))
            np.testing.assert_array_equal(of["suppliers"], file["organisations/balance"][()].sum(axis=-1))
            series = file["series"]
            everyone = list(series["group"].asstr()).index("all households")
            cash = (series["cash"][()] * series["households"][()])[..., everyone]
            np.testing.assert_allclose(of["households"] / 100, cash, rtol=1e-6)

    def test_incomes_of_the_series_are_the_flows_of_the_ledger(self):
        ledger, series = self.open("ledger"), self.open("series").sel(group="all households")
        for income, purposes in INCOMES.items():
            flows = [flow for flow in ledger.flow.values for purpose in purposes
                     if flow.endswith("> households: " + purpose)]
            received = ledger.amount.sel(flow=flows).sum("flow") / 100
            self.assertGreater(float(received.sum()), 0, income)
            if income == "private_transfers":  # net of what households give
                given = [flow for flow in ledger.flow.values
                         if flow.startswith("households > ") and flow.endswith((": mutual_aid", ": dues"))]
                self.assertEqual(len(given), 2)
                received = received - ledger.amount.sel(flow=given).sum("flow") / 100
            np.testing.assert_allclose(series[income] * series.persons, received, rtol=1e-6, atol=1e-3, err_msg=income)

    def test_poverty_and_inequality_are_those_of_the_households_that_the_panel_keeps(self):
        poverty, series = self.open("poverty"), self.open("series")
        for name, other in (("headcount_ratio", "headcount_ratio"), ("poverty_gap", "poverty_gap"),
                            ("mean", "income"), ("people", "persons")):
            for group in ("all households", "project households", "comparison villages"):
                np.testing.assert_allclose(poverty[name].sel(who=group), series[other].sel(group=group), rtol=1e-5,
                                           err_msg=f"{name} {group}")
        panel = self.open("households")
        members = panel.members.values[1, 0, 5]
        lives = members > 0
        income, size = panel.income_12.values[1, 0, 5][lives] / members[lives], members[lives]
        told = {name: float(poverty[name].sel(who="project households").values[1, 0, 5]) for name in poverty.data_vars}
        mean = (income * size).sum() / size.sum()
        differences = (np.abs(income[:, None] - income[None, :]) * size[:, None] * size[None, :]).sum()
        self.assertAlmostEqual(told["gini"], differences / (2 * size.sum() ** 2 * mean), delta=1e-5)
        above = income > 0
        theil = income[above] / (income[above] * size[above]).sum() * size[above].sum()
        self.assertAlmostEqual(told["theil"], (size[above] * theil * np.log(theil)).sum() / size[above].sum(), delta=1e-5)
        # The parts of the project make its whole.
        for parts in (("project, head a man", "project, head a woman"),
                      ("project, with labour", "project, without labour"),
                      ("project, on the register", "project, off the register"),
                      [str(who) for who in poverty.who.values if "cause" in str(who)]):
            np.testing.assert_array_equal(poverty.people.sel(who=list(parts)).sum("who"),
                                          poverty.people.sel(who="project households"))

    def test_effects_are_the_paired_differences_of_what_was_recorded(self):
        for group, name in (("series", "income"), ("poverty", "gini"), ("needs", "count"), ("platform", "legitimacy")):
            recorded, effects = self.open(group)[name].astype(float), self.open("effects_" + group)[name]
            difference = recorded - recorded.sel(arm="no-project")
            np.testing.assert_allclose(effects.sel(figure="mean"), difference.mean("replicate"), rtol=1e-4, atol=1e-4)
            error = difference.std("replicate", ddof=1) / np.sqrt(3)
            for figure, sign in (("t_low", -1), ("t_high", 1)):
                np.testing.assert_allclose(effects.sel(figure=figure),
                                           difference.mean("replicate") + sign * 4.302652730 * error,
                                           rtol=1e-4, atol=1e-3, err_msg=f"{group} {figure}")
            of_itself = effects.sel(arm="no-project", figure=["mean", "t_low", "t_high", "bca_low", "bca_high"])
            self.assertEqual(float(np.abs(of_itself).max()), 0)

    def test_a_village_is_as_poor_by_every_measure_as_its_series_say(self):
        by_measure, series = self.open("village_poverty"), self.open("villages")
        for name in ("headcount_ratio", "poverty_gap", "squared_poverty_gap"):
            np.testing.assert_allclose(by_measure[name], series[name], rtol=1e-5, atol=1e-6, err_msg=name)
        self.assertTrue((by_measure.gini > 0).all())

    def test_winners_are_counted_household_by_household(self):
        panel, winners = self.open("households"), self.open("winners_household")
        income = panel.income_12.astype(float)
        change = income.sel(arm="bridge") - income.sel(arm="no-project")
        least = 0.01 * np.abs(income.sel(arm="no-project"))
        for figure, won in (("winners", change > least), ("losers", change < -least)):
            share = won.where(change.notnull()).mean("household").mean("replicate")  # of those who are left in both
            np.testing.assert_allclose(winners.income_12.sel(arm="bridge", figure=figure), share, atol=1e-6)
        self.assertEqual(float(winners.income_12.sel(arm="no-project", figure="winners").max()), 0)
        self.assertNotIn("cause", winners)
        self.assertNotIn("produce", winners)  # neither good nor bad
        for name, fewer_is_good in (("debt", True), ("need_funds", True), ("trust", False)):
            of = panel[name].astype(float)
            change = of.sel(arm="bridge") - of.sel(arm="no-project")
            if fewer_is_good:
                change = -change
            least = 0.01 * np.abs(of.sel(arm="no-project"))
            known = change.notnull()
            self.assertEqual(panel[name].attrs["good"], "less" if fewer_is_good else "more")
            for figure, won in (("winners", change > least), ("losers", change < -least)):
                share = (won.sum("household") / known.sum("household")).mean("replicate")
                np.testing.assert_allclose(winners[name].sel(arm="bridge", figure=figure), share, atol=1e-6,
                                           err_msg=f"{name} {figure}")
        for name in winners.data_vars:
            for told in ("winners", "losers"):
                low, share, high = (winners[name].sel(figure=told + end) for end in ("_low", "", "_high"))
                self.assertTrue(((0 <= low) & (low <= share) & (share <= high) & (high <= 1)).all(), f"{name} {told}")

    def test_the_same_world_with_itself_is_compared_more_sharply_than_two_worlds(self):
        path = self.run_scenario(SMALL, "--replicates", 12,
                                 "--arm", "no-project", "--arm", "administrative-only", out="twelve.h5")
        with xr.open_dataset(path, group="effects_series", engine="h5netcdf") as effects:
            of_villages = effects.income.sel(arm="administrative-only", group="comparison villages",
                                             figure="paired_ratio").isel(month=slice(3, None))
            self.assertLess(float(of_villages.max()), 0.5)

    def test_the_effective_scenario_run_again_gives_the_same_numbers(self):
        with h5py.File(self.path) as file:
            effective = list(file["scenario/effective"].asstr())
        for arm, text in enumerate(effective):
            # It names one arm's parameters alone: the baseline is elsewhere, the list beside the base scenario.
            text = text.replace("baseline: no-project", 'baseline: ""')
            text = text.replace("register: ../data/", f"register: {ROOT}/scenarios/data/")
            again = self.run_scenario(text, out=f"again-{arm}.h5")
            # What is reckoned over all arms is another matter.
            self.assertEqual(values(again, replicates=slice(0, 3)), values(self.path, arms=slice(arm, arm + 1)))

    def test_the_schema_of_scenarios_knows_every_parameter_in_force(self):
        schema = json.loads(qiao("describe", "schema").stdout)
        with h5py.File(self.path) as file:
            lines = file["scenario/effective"].asstr()[2].splitlines()
        under_way, known = [], 0  # the maps that a line stands in, as parts of the schema
        for line in lines:
            depth = (len(line) - len(line.lstrip())) // 2
            key = line.strip().split(":")[0]
            if key == "{}":  # an empty map
                continue
            del under_way[depth:]
            here = under_way[-1] if under_way else schema
            names = here.get("properties", {})
            part = names[key] if key in names else here.get("additionalProperties")
            self.assertIsInstance(part, dict, line)
            under_way.append(part)
            known += 1
        self.assertGreater(known, 200)


if __name__ == "__main__":
    unittest.main()
