"""A sweep opens as one labelled data set and tidy tables that agree with the file, cell by cell; its figures can be drawn."""

import io
import unittest
import warnings

import h5py
import numpy as np

from qiao_analysis import open_result, plot
from qiao_analysis.plot.style import chinese_font
from small_results import SMALL, SWEEP, made, swept


def labels(axis):
    return [text.decode() for text in axis[()]]


class Tables(unittest.TestCase):
    def setUp(self):
        self.result = open_result(swept(SWEEP))
        self.file = h5py.File(self.result.path)
        self.addCleanup(self.file.close)

    def test_it_says_that_it_is_a_sweep(self):
        self.assertRegex(repr(self.result), "sweep of 3 factors at 24 points, complete")
        self.assertTrue(self.result.complete)

    def test_one_data_set_holds_all_that_the_file_does(self):
        data = self.result.sweep
        for name, stored in (("value", "sweep/value"), ("as_written", "sweep_as_written/value"),
                             ("factor_value", "sweep_factors/value"), ("effect", "sweep_verdicts/effect"),
                             ("variance_share", "sweep_shares/share"), ("sensitivity", "sweep_sensitivity/value"),
                             ("turns_box", "sweep_turns/box"), ("worth", "sweep_information/worth")):
            np.testing.assert_array_equal(data[name].values, self.file[stored][()], err_msg=name)
        self.assertEqual(data.worth.attrs["units"], "yuan")
        level = data.level.sel(arm="bridge", figure="income at the end", doubt="mean").item()
        where = [labels(self.file["sweep_verdicts"][axis]).index(label)
                 for axis, label in (("arm", "bridge"), ("figure", "income at the end"), ("doubt", "mean"))]
        self.assertEqual(level, self.file["sweep_verdicts/level"][tuple(where)])

    def test_verdicts_sensitivity_and_information_are_the_files_cells(self):
        tables = ((self.result.verdicts(), "sweep_verdicts/effect", "doubt"),
                  (self.result.verdicts(), "sweep_verdicts/chance", "verdict"),
                  (self.result.sensitivity(), "sweep_sensitivity/value", "estimate"),
                  (self.result.information(), "sweep_information/worth", "estimate"))
        for table, stored, axis in tables:
            names = labels(self.file[stored.split("/")[0]][axis])
            np.testing.assert_array_equal(table[names].to_numpy(), self.file[stored][()].reshape(-1, len(names)), stored)
        for outcome, programme in ((None, True), ("sustained exit of a project household", False)):
            table = self.result.information(outcome=outcome, programme=programme)
            stored = self.file["sweep_information/" + ("programme_worth" if programme else "outcomes")][()]
            np.testing.assert_array_equal(table[["value", "low", "high"]].to_numpy(), stored.reshape(-1, 3))
        shares = self.file["sweep_shares/share"][..., 0].reshape(-1, 3)
        np.testing.assert_array_equal(self.result.verdicts()[["assumptions", "luck", "interaction"]], shares)
        units = dict(zip(labels(self.file["sweep_verdicts/figure"]), labels(self.file["sweep_verdicts/unit"])))
        table = self.result.verdicts(arm=["bridge"])
        self.assertEqual(list(table.unit), [units[figure] for figure in table.figure])

    def test_an_agency_that_may_not_be_there_leads_what_the_bridge_hangs_on(self):
        leading = self.result.leading(arm="bridge")
        self.assertEqual(leading.factor[0], "agencies.xuri.active")
        self.assertEqual(leading.plausible[0], "{levels: [on, off]}")
        self.assertTrue(leading.told.all())

    def test_what_is_not_there_is_told(self):
        with self.assertRaisesRegex(KeyError, "no result of `qiao sweep`"):
            open_result(made(SMALL)).sweep
        for draw in (plot.sensitivity, plot.verdicts):
            with self.assertRaises(KeyError):
                draw(open_result(made(SMALL)))
        with self.assertRaisesRegex(ValueError, "keeps no figure 'incom'; it keeps: "):
            plot.sensitivity(self.result, "incom")


class Figures(unittest.TestCase):
    @unittest.skipUnless(chinese_font(), "no font with Chinese characters")
    def test_figures_in_both_languages_and_of_what_hangs_on_nothing(self):
        result = open_result(swept(SWEEP))
        draws = [lambda language: plot.verdicts(result, language=language),
                 lambda language: plot.verdicts(result, "administrative-only", ["income at the end"], language=language),
                 lambda language: plot.sensitivity(result, language=language),
                 lambda language: plot.sensitivity(result, "income at the end", "no-project", language=language)]
        for draw in draws:
            for language in ("en", "zh"):
                with warnings.catch_warnings():
                    warnings.simplefilter("error", UserWarning)  # missing glyphs among them
                    draw(language).savefig(io.BytesIO(), format="svg")


if __name__ == "__main__":
    unittest.main()
