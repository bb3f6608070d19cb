"""R reads the same tables as Python. Skipped where R or its package ncdf4 is missing."""

import shutil
import subprocess
import unittest

import numpy as np
import pandas as pd

from qiao_analysis import open_result
from small_results import ROOT, SMALL, SWEEP, folder, interrupted, made, swept


def has_r():
    if not shutil.which("Rscript"):
        return False
    asked = ["Rscript", "-e", 'quit(status = !requireNamespace("ncdf4", quietly = TRUE))']
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@unittest.skipUnless(has_r(), "R or its package ncdf4 is not installed")
class R(unittest.TestCase):
    def tables(self, path, names=("effects", "needs", "households", "ledger"), verb="run"):
        """Writes the tables as R reads them."""
        script = folder() / "tables.R"
        script.write_text(f"""
            source("{ROOT}/analysis/r/qiao.R")
            result <- open_result("{path}")
            print(result)
            for (name in c({", ".join(f'"{name}"' for name in names)})) {{
              table <- get(name)(result)
              if (!is.null(table)) write.csv(table, paste0("{folder()}/", name, ".csv"), row.names = FALSE)
            }}
        """)
        done = subprocess.run(["Rscript", "--vanilla", script], capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"reproduce: qiao {verb}", done.stdout)
        self.assertNotIn("_FillValue", done.stdout + done.stderr)

    def check(self, name, expected):
        told = pd.read_csv(folder() / f"{name}.csv", keep_default_na=False, na_values=["NA", "NaN"])
        self.assertEqual(set(told), set(expected))
        self.assertEqual(len(told), len(expected))
        keys = [column for column in told if column in ("table", "variable", "of", "arm", "replicate", "month", "group",
                                                        "modality", "outcome", "household", "flow")]
        expected = expected.astype({key: str for key in keys})
        told = told.astype({key: str for key in keys})
        expected, told = (table.sort_values(keys).reset_index(drop=True) for table in (expected, told))
        for column in expected:
            if expected[column].dtype.kind in "if":
                # CSV has fifteen digits: enough for real32 and for whole numbers.
                kept = told[column].to_numpy(expected[column].dtype)
                np.testing.assert_array_equal(kept, expected[column], err_msg=column)
            else:
                self.assertEqual(list(told[column].astype(str)), list(expected[column].astype(str)), column)

    def test_four_tables(self):
        result = open_result(made(SMALL))
        self.tables(result.path)
        for name in ("effects", "needs", "households", "ledger"):
            with self.subTest(name):
                self.check(name, getattr(result, name)())

    def test_a_sweep(self):
        result = open_result(swept(SWEEP))
        names = "verdicts", "sensitivity", "information"
        self.tables(result.path, names, "sweep")
        for name in names:
            with self.subTest(name):
                table = getattr(result, name)()
                if "told" in table:
                    table["told"] = table["told"].map({True: "TRUE", False: "FALSE"})
                told = pd.read_csv(folder() / f"{name}.csv", keep_default_na=False, na_values=["NA", "NaN"])
                self.assertEqual((list(told), len(told)), (list(table), len(table)))
                for column in table:  # R writes fifteen digits
                    if table[column].dtype.kind == "f":
                        np.testing.assert_allclose(told[column].to_numpy(float), table[column], rtol=1e-11, atol=1e-14,
                                                   err_msg=column)
                    else:
                        self.assertEqual([str(v).upper() for v in told[column]], [str(v).upper() for v in table[column]])

    def test_an_unfinished_result(self):
        result = open_result(interrupted())
        self.tables(result.path)
        self.check("ledger", result.ledger())
        self.check("households", result.households())


if __name__ == "__main__":
    unittest.main()
