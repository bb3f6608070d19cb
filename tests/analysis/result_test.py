"""A result opens as labelled data sets that hold what the file holds, and says what it is."""

import unittest

import h5py
import numpy as np

from qiao_analysis import open_result
from qiao_analysis.stored import is_axis
from small_results import EXCHANGE, SMALL, folder, interrupted, made


class Opened(unittest.TestCase):
    def test_every_group_has_the_files_numbers_labels_and_units(self):
        for path in (made(SMALL), made(EXCHANGE), interrupted()):
            result = open_result(path)
            with h5py.File(path) as file:
                self.assertEqual(set(result.groups), set(file))
                for group in result:
                    data = result[group]
                    self.assertEqual(data.attrs["long_name"], file[group].attrs["long_name"])
                    stored = {name: d for name, d in file[group].items() if not is_axis(d)}
                    self.assertEqual(set(data.data_vars), set(stored))
                    for name, d in stored.items():
                        self.assertEqual(data[name].attrs.get("units"), d.attrs.get("units"), d.name)
                        self.assertEqual(data[name].attrs["long_name"], d.attrs["long_name"])
                        if h5py.check_string_dtype(d.dtype):
                            self.assertEqual(list(data[name].values), list(d.asstr()[()]))
                            continue
                        values = d[()].astype(float if d.dtype.kind in "iu" else d.dtype)
                        if "_FillValue" in d.attrs and d.dtype.kind in "iu":
                            values[d[()] == d.attrs["_FillValue"][0]] = np.nan
                        np.testing.assert_array_equal(data[name].values, values, err_msg=d.name)

    def test_labels_select_and_months_are_dates(self):
        income = open_result(made(SMALL))["series"].income
        one = income.sel(arm="bridge", group="project households", month="2018-12", replicate=[2, 0])
        with h5py.File(made(SMALL)) as file:
            np.testing.assert_array_equal(one.values[..., 0], file["series/income"][2, [0, 2], 11, 0][::-1])
        self.assertEqual(income.attrs["units"], "yuan/person/year")

    def test_it_says_what_it_is_and_how_to_have_it_again(self):
        result = open_result(made(SMALL))
        self.assertTrue(result.complete)
        self.assertEqual((result.arms, result.baseline), (("no-project", "administrative-only", "bridge"), "no-project"))
        self.assertEqual((result.replicates, result.months, result.seed), (3, 14, 20180101))
        self.assertEqual((result.title(), result.title("zh")), ("Yanliu pilot", "炎刘镇试点"))
        self.assertTrue(result.reproduce.startswith("qiao run "))
        self.assertIn("visit_hours", result.effective("bridge"))
        for part in ("Yanliu pilot", "complete", "no-project (baseline)", "3 replicates of 14 months from 2018-01",
                     result.reproduce):
            self.assertIn(part, repr(result))
        self.assertIn("seed 20180101", result.citation)

    def test_an_unfinished_result_says_so_and_is_missing_where_nothing_was_simulated(self):
        result = open_result(interrupted())
        self.assertFalse(result.complete)
        self.assertRegex(repr(result), r"incomplete, \d+ of 16800 months were simulated")
        done = result.months_done
        persons = result["series"].persons.isel(group=0)
        np.testing.assert_array_equal(persons.notnull().sum("month"), done)

    def test_what_is_no_result_is_told(self):
        with self.assertRaisesRegex(FileNotFoundError, "there is no file 'nowhere.h5'"):
            open_result("nowhere.h5")
        text = folder() / "text.h5"
        text.write_text("no HDF5")
        with self.assertRaisesRegex(ValueError, "is no HDF5 file"):
            open_result(text)
        with h5py.File(folder() / "other.h5", "w"):
            pass
        with self.assertRaisesRegex(ValueError, "no result of Qiao"):
            open_result(folder() / "other.h5")
        with self.assertRaisesRegex(KeyError, "no group .serie. .it has: .*series"):
            open_result(made(SMALL))["serie"]


if __name__ == "__main__":
    unittest.main()
