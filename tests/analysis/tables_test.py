"""The tidy tables agree with the file, cell by cell."""

import unittest

import h5py
import numpy as np
import pandas as pd

from qiao_analysis import open_result
from small_results import ALIKE, SMALL, interrupted, made


def cells(path, name, table):
    """The file's values at the labels of each row of a table."""
    with h5py.File(path) as file:
        data = file[name]
        places = []
        for axis in data.dims:
            label = axis[0].name.rpartition("/")[2]
            if label == "figure":
                continue
            labels = axis[0][()]
            if labels.dtype == object:
                labels = [text.decode() for text in labels]
                column = table[label].astype(str)
            elif label == "month":
                column = (table.month - pd.Timestamp("2018-01-01")).dt.days
            else:
                column = table[label]
            places.append(pd.Index(labels).get_indexer(column))
            assert (places[-1] >= 0).all()
        return data[()][tuple(places)]


class Tables(unittest.TestCase):
    def check(self, path, group, table, variables):
        self.assertGreater(len(table), 0)
        axes = list(table.columns[:table.columns.get_loc(variables[0])])
        self.assertFalse(table.duplicated([axis for axis in axes if axis not in ("payer", "payee", "purpose")]).any())
        for name in variables:
            np.testing.assert_array_equal(table[name].to_numpy(), cells(path, f"{group}/{name}", table), err_msg=name)

    def test_needs_households_and_ledger_are_the_files_cells(self):
        path = made(SMALL)
        result = open_result(path)
        with h5py.File(path) as file:
            self.assertEqual(len(result.needs()), file["needs/count"].size)
            self.assertEqual(len(result.households()), file["households/members"].size)
            self.assertEqual(len(result.ledger()), file["ledger/amount"].size)
        self.check(path, "needs", result.needs(), ["count", "motivation"])
        households = result.households()
        labelled = {"village": "villages/village", "cause": "households/cause_name", "pair": "organisations/organisation"}
        self.check(path, "households", households, [v for v in result["households"].data_vars if v not in labelled])
        self.assertEqual(households.attrs["units"]["debt"], "yuan")
        with h5py.File(path) as file:
            for name, axis in labelled.items():
                labels = [*file[axis].asstr()[()], "nan"]  # -1: none; missing: nobody is left
                codes = np.nan_to_num(cells(path, f"households/{name}", households), nan=-1)
                told = [labels[int(code)] for code in codes]
                self.assertEqual(list(households[name].astype(str)), told, name)
        ledger = result.ledger()
        self.check(path, "ledger", ledger, ["amount"])
        self.assertEqual(ledger.amount.dtype, np.int64)  # to the fen
        self.assertTrue((ledger.payer.astype(str) + " > " + ledger.payee.astype(str) + ": " +
                         ledger.purpose.astype(str) == ledger.flow.astype(str)).all())
        self.assertEqual(ledger.attrs["units"]["amount"], "fen")

    def test_an_unfinished_result_has_rows_for_what_was_simulated_and_no_effects(self):
        path = interrupted()
        result = open_result(path)
        done = int(result.months_done.sum())
        ledger = result.ledger()
        with h5py.File(path) as file:
            self.assertEqual(len(ledger), done * len(file["ledger/flow"]))
        self.assertEqual(ledger.amount.dtype, np.int64)
        self.check(path, "ledger", ledger, ["amount"])
        self.check(path, "needs", result.needs(replicate=[0, 1], outcome="met"), ["count", "motivation"])
        self.check(path, "households", result.households(), ["income_12"])
        self.assertEqual(len(result.effects()), 0)
        self.assertEqual(list(result.effects()), list(open_result(made(SMALL)).effects()))

    def test_effects_are_the_files_and_the_paired_differences_of_what_was_recorded(self):
        path = made(SMALL)
        result = open_result(path)
        effects = result.effects()
        with h5py.File(path) as file:
            sizes = sum(d.size for name, group in file.items() if name.startswith("effects_")
                        for d in group.values() if d.attrs.get("CLASS") != b"DIMENSION_SCALE")
            self.assertEqual(len(effects) * 10, sizes)
            figures = [name.decode() for name in file["effects_series/figure"]]
        for table, variable, axes in (("series", "income", ["group"]), ("poverty", "gini", ["who"]),
                                      ("needs", "count", ["group", "modality", "outcome"]),
                                      ("costs", "by_payer", ["payer", "kind"]), ("platform", "legitimacy", [])):
            rows = effects[(effects.table == table) & (effects.variable == variable)].copy()
            if axes == ["who"]:
                rows["who"] = rows.of
            elif axes:
                rows[axes] = rows.of.astype(str).str.split(", ", expand=True).to_numpy()
            stored = cells(path, f"effects_{table}/{variable}", rows)
            np.testing.assert_array_equal(rows[figures].to_numpy(), stored, err_msg=variable)
        recorded = result.frame("series", "income", group="project households").pivot_table(
            "income", ["replicate", "month"], "arm")
        mean = (recorded["bridge"] - recorded["no-project"]).groupby("month").mean()
        told = result.effects("series", "income", group="project households", arm="bridge")
        np.testing.assert_allclose(told["mean"], mean, rtol=1e-4, atol=1e-3)
        self.assertEqual(set(told.units), {"yuan/person/year"})

    def test_an_arm_compared_with_its_like_changes_nothing(self):
        effects = open_result(made(ALIKE)).effects(arm="other")
        self.assertGreater(len(effects), 0)
        for figure in ("mean", "t_low", "t_high"):
            self.assertTrue((effects[figure].dropna() == 0).all())

    def test_one_arm_and_one_replicate(self):
        result = open_result(made(SMALL, "--arm", "no-project", "--replicates", "1"))
        self.assertEqual(set(result.effects()["mean"].dropna()), {0})
        self.assertTrue(result.effects().t_low.isna().all())
        for table in (result.needs(), result.households(), result.ledger()):
            self.assertGreater(len(table), 0)

    def test_records_have_labels_for_places_and_dates_for_months(self):
        path = made(SMALL)
        matches = open_result(path).frame("matches", arm="bridge")
        with h5py.File(path) as file:
            chosen = file["matches/arm"][()] == 2
            for name, axis in {"organisation": "organisations/organisation", "modality": "needs/modality",
                               "agency": "agencies/agency", "village": "villages/village"}.items():
                labels = file[axis].asstr()[()]
                codes = file["matches"][name][()][chosen]
                told = np.where(codes < 0, "nan", labels[codes])  # nobody
                self.assertEqual(list(matches[name].astype(str)), list(told))
            steps = file["matches/step"][()][chosen]
        np.testing.assert_array_equal(12 * (matches.month.dt.year - 2018) + matches.month.dt.month - 1, steps)

    def test_what_is_not_there_is_told_with_what_there_is(self):
        result = open_result(made(SMALL))
        for wrong, told in ((lambda: result.needs(arm="brigde"), "no arm 'brigde' in /needs; there are: no-project"),
                            (lambda: result.needs(village=1), "/needs has no axis 'village'; it has: arm"),
                            (lambda: result.effects("serie"), "no effects on 'serie'.*series"),
                            (lambda: result.effects(variable="incom"), "no effects on 'incom'"),
                            (lambda: result.frame("needs", "counts"), "no variable 'counts'; it has: count"),
                            (lambda: result.frame("matches", armm="x"), "no column 'armm'")):
            with self.assertRaisesRegex(KeyError, told):
                wrong()
        with self.assertRaisesRegex(ValueError, "have different axes.*recorded"):
            result.frame("needs")


if __name__ == "__main__":
    unittest.main()
