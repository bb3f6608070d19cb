"""`qiao measure` on survey tables as researchers have them: Stata, SPSS, packed CSV, missing values, lines of many kinds."""

import gzip
import json
import math
import pathlib
import struct
import subprocess
import unittest

import pandas as pd

from qiao_program import InFolder, qiao

ROWS = [  # income, weight, region, line, day
    (1000.0, 1.5, "east", 2000.0, "2018-01-31"),
    (4000.0, 2.0, "east", 2000.0, "2018-01-31"),
    (2500.0, 1.0, "west", 3000.0, "2018-02-01"),
    (9000.0, 0.5, "west", 3000.0, "1959-12-31"),
    (3500.0, 3.0, "west", 3000.0, "2018-02-01"),
]
CODES = {"east": 1, "west": 2}
OPTIONS = ("--welfare", "income", "--weight", "weight")


def with_letter(path, number):
    """Makes a number of a Stata file its missing value .a."""
    file = pathlib.Path(path)
    plain, letter = struct.pack("<d", number), struct.pack("<Q", 0x7FE0010000000000)
    content = file.read_bytes()
    assert content.count(plain) == 1
    file.write_bytes(content.replace(plain, letter))


class Survey(InFolder):
    def measured(self, path, *options):
        done = qiao("measure", path, "--json", *options, env={"LC_ALL": "C"})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.told = done.stderr
        return {row["measure"]: row["value"] for row in json.loads(done.stdout)}

    def csv(self, name="data.csv", extra=""):
        lines = "".join(f"{y:g},{w},{region},{z:g},{day}\n" for y, w, region, z, day in ROWS)
        return self.write(name, "income,weight,region,line,day\n" + lines + extra)

    def dta(self):
        frame = pd.DataFrame(ROWS + [(777777.0, 1.0, "west", 3000.0, "2018-02-01"), (math.nan, 1.0, "east", 2000.0, "2018-02-01")],
                             columns=["income", "weight", "region", "line", "day"])
        frame["region"] = frame["region"].map(CODES)
        frame["day"] = pd.to_datetime(frame["day"])
        frame.to_stata("data.dta", write_index=False, version=118, convert_dates={"day": "td"},
                       value_labels={"region": {code: name for name, code in CODES.items()}})
        with_letter("data.dta", 777777.0)
        return "data.dta"

    def sav(self):
        rows = "".join(f"{y:g} {w} {CODES[r]} {z:g} {d}\n" for y, w, r, z, d in ROWS)
        self.write("data.sps", f"""DATA LIST LIST NOTABLE /income (F10.2) weight (F8.2) region (F2.0) line (F8.0) day (SDATE10).
BEGIN DATA
{rows}999999 1 2 3000 2018-02-01
. 1 1 2000 2018-02-01
END DATA.
VALUE LABELS region 1 'east' 2 'west' /income 999999 'refused'.
MISSING VALUES income (999999).
SAVE OUTFILE='data.sav'.
""")
        done = subprocess.run(["pspp", "data.sps"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return "data.sav"

    def test_a_survey_is_the_same_whatever_program_wrote_it(self):
        wanted = self.measured(self.csv(), "--line", 3000, *OPTIONS, "--group", "region")
        self.assertEqual(self.told, "")
        self.assertIn("mean of east", wanted)
        by_day = self.measured("data.csv", "--line", 3000, *OPTIONS, "--group", "day")
        self.assertIn("mean of 1959-12-31", by_day)
        for path in (self.dta(), self.sav()):
            with self.subTest(path):
                self.assertEqual(self.measured(path, "--line", 3000, *OPTIONS, "--group", "region"), wanted)
                self.assertIn("note: 2 of 7 rows are left out, of weight 2, where a value is missing: "
                              "income on 2 lines: 6, 7", self.told)
                self.assertEqual(self.measured(path, "--line", 3000, *OPTIONS, "--group", "day"), by_day)
        with gzip.open("data.csv.gz", "wb") as file:
            file.write(pathlib.Path("data.csv").read_bytes())
        self.assertEqual(self.measured("data.csv.gz", "--line", 3000, *OPTIONS, "--group", "region"), wanted)

    def test_missing_values_are_left_out_where_they_are_named_and_suspected_where_they_are_not(self):
        wanted = self.measured(self.csv(), "--line", 3000, *OPTIONS)
        self.csv("more.csv", "NA,1,east,2000,\n-9,4,west,3000,\n.,1,west,3000,\n5,,west,3000,\n")
        got = self.measured("more.csv", "--line", 3000, *OPTIONS, "--missing", "NA,.,-9.0")
        self.assertEqual(got, wanted)
        self.assertIn("4 of 9 rows are left out, of weight 6, where a value is missing: income on 3 lines: 7, 8, 9; weight "
                      "on 1 line: 10", self.told)
        self.write("codes.csv", "y,w\n1200,1\n-2147483648,1\n-9999,1\n99999,1\n9999,1\n9,1\n")
        self.measured("codes.csv", "--line", 3000, "--welfare", "y")
        for code in ("-2147483648", "-9999", "99999"):
            self.assertIn(f"y: {code} stands in 1 row and may say that nothing is known: --missing={code}", self.told)
        self.assertEqual(len(self.told.splitlines()), 3)
        got = self.measured("codes.csv", "--line", 3000, "--welfare", "y", "--missing=-2147483648,-9999,99999")
        self.assertEqual(got["people"], 3)

    def test_numbers_are_read_with_separators_units_and_the_comma_of_many_countries(self):
        self.write("th.csv", 'y,w\n"12,500",1\n"9,800",2\n')
        self.assertEqual(self.measured("th.csv", "--line", 1, "--welfare", "y", "--weight", "w")["mean"], (12500 + 2 * 9800) / 3)
        self.assertIn("y: thousands separators, units and full-width digits were read", self.told)
        self.write("dc.csv", "y;w\n1234,50;1,5\n900,00;2,0\n1.000,00;1\n")
        got = self.measured("dc.csv", "--line", 1, "--welfare", "y", "--weight", "w", "--decimal-comma")
        self.assertAlmostEqual(got["mean"], (1234.5 * 1.5 + 900 * 2 + 1000) / 4.5)
        self.write("fm.csv", "y\n+1200\n1e3\n800\n¥900\n１２００\n")
        self.assertEqual(self.measured("fm.csv", "--line", 1, "--welfare", "y")["mean"], (1200 + 1000 + 800 + 900 + 1200) / 5)
        self.write("bad.csv", "y\n1,5\n-\nmany\n")
        done = qiao("measure", "bad.csv", "--line", 1, "--welfare", "y")
        self.assertEqual(done.returncode, 2)
        for words in ("bad.csv:3: y: '-' is no number", "bad.csv:4: y: 'many' is no number"):
            self.assertIn(words, done.stderr)

    def test_a_line_may_be_a_share_of_the_median_or_each_rows_own(self):
        self.csv()
        people = sum(w for _, w, *_ in ROWS)
        # Weights of 1000, 2500, 3500, 4000, 9000: 1.5, 1, 3, 2, 0.5; half of eight is reached at 3500.
        got = self.measured("data.csv", "--line", "80%", *OPTIONS)
        self.assertEqual(got["median"], 3500)
        self.assertEqual(got["line"], 2800)
        self.assertEqual(got["headcount_ratio"], 2.5 / people)
        own = self.measured("data.csv", "--line", "line", *OPTIONS, "--group", "region")
        gaps = [(max(0.0, z - y) / z, max(0.0, z - y), w, region) for y, w, region, z, _ in ROWS]
        self.assertAlmostEqual(own["headcount_ratio"], 2.5 / people)
        self.assertAlmostEqual(own["poverty_gap"], sum(g * w for g, _, w, _ in gaps) / people)
        self.assertAlmostEqual(own["squared_poverty_gap"], sum(g * g * w for g, _, w, _ in gaps) / people)
        self.assertAlmostEqual(own["gap_cost"], sum(yuan * w for _, yuan, w, _ in gaps))
        self.assertAlmostEqual(own["poverty_gap of west"], sum(g * w for g, _, w, r in gaps if r == "west") / 4.5)
        self.assertEqual(own["mean"], self.measured("data.csv", "--line", 1, *OPTIONS)["mean"])
        same = self.write("same.csv", "y,z\n1,3\n2,3\n5,3\n")
        one_line = self.measured(same, "--line", 3, "--welfare", "y")
        for measure, value in self.measured(same, "--line", "z", "--welfare", "y").items():
            self.assertEqual(value is None, one_line[measure] is None)
            if value is not None:
                self.assertAlmostEqual(value, one_line[measure])
        for wrong in ("0%", "%", "income per head", "-3", "60%%"):
            done = qiao("measure", "data.csv", f"--line={wrong}", *OPTIONS)
            self.assertEqual(done.returncode, 2)
            self.assertIn("--line must be a number above zero", done.stderr)

    def test_percentiles_and_top_shares_are_those_worked_out_by_hand(self):
        self.write("ten.csv", "y\n" + "".join(f"{y}\n" for y in range(1, 11)))
        got = self.measured("ten.csv", "--line", 1, "--welfare", "y")
        self.assertEqual(got["p10"], 1.5)  # a tenth is reached exactly: the mean with the next
        self.assertEqual(got["median"], 5.5)
        self.assertEqual(got["p90"], 9.5)
        self.assertAlmostEqual(got["p90_p10"], 9.5 / 1.5)
        self.assertAlmostEqual(got["top_10_share"], 10 / 55)
        self.assertAlmostEqual(got["top_1_share"], 1 / 55)
        weighted = self.measured(self.csv(), "--line", 1, *OPTIONS)
        self.assertEqual((weighted["p10"], weighted["p90"]), (1000, 4000))
        self.assertAlmostEqual(weighted["top_10_share"], (0.5 * 9000 + 0.3 * 4000) / sum(y * w for y, w, *_ in ROWS))

    def test_a_spoilt_survey_is_refused_or_read_and_never_the_end_of_the_program(self):
        for path in (self.dta(), self.sav()):
            whole = pathlib.Path(path).read_bytes()
            for size in (0, 1, 50, len(whole) // 2, len(whole) - 5):
                done = qiao("measure", self.write("spoilt" + path[-4:], whole[:size]), "--line", 3, *OPTIONS)
                self.assertIn(done.returncode, (0, 2), done.stderr)
            self.assertIn("spoilt" + path[-4:], qiao("measure", self.write("spoilt" + path[-4:], b"no"), "--line", 3, *OPTIONS).stderr)
        for content in (b"\x1f\x8b", gzip.compress(b"a\n1\n")[:-6]):
            done = qiao("measure", self.write("spoilt.csv.gz", content), "--line", 3, "--welfare", "a")
            self.assertEqual(done.returncode, 2)
            self.assertIn("cannot be unpacked", done.stderr)


if __name__ == "__main__":
    unittest.main()
