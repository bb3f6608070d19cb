"""R reads the same four tables as Python. Skipped where R or its package ncdf4 is missing."""

import shutil
import subprocess
import unittest

import numpy as np
import pandas as pd

from qiao_analysis import open_result
from small_results import ROOT, SMALL, folder, interrupted, made


def has_r():
    if not shutil.which("Rscript"):
        return False
    asked = ["Rscript", "-e", 'quit(status = !requireNamespace("ncdf4", quietly = TRUE))']
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@unittest.skipUnless(has_r(), "R or its package ncdf4 is not installed")
class R(unittest.TestCase):
    def tables(self, path):
        """Writes the tables as R reads them."""
        script = folder() / "tables.R"
        script.write_text(f"""
            source("{ROOT}/analysis/r/qiao.R")
            result <- open_result("{path}")
            print(result)
            for (name in c("effects", "needs", "households", "ledger")) {{
              table <- get(name)(result)
              if (!is.null(table)) write.csv(table, paste0("{folder()}/", name, ".csv"), row.names = FALSE)
            }}
        """)
        done = subprocess.run(["Rscript", "--vanilla", script], capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("reproduce: qiao run", done.stdout)
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

    def test_an_unfinished_result(self):
        result = open_result(interrupted())
        self.tables(result.path)
        self.check("ledger", result.ledger())
        self.check("households", result.households())


if __name__ == "__main__":
    unittest.main()
