"""`qiao measure` on tables of one's own: values worked out here independently, and faults told with line and column."""

import json
import math
import unittest

from qiao_program import InFolder, qiao

TABLE = """person,income,before,weight,size,village,grant,food,school,land
1,1000,1500,1.5,2,east,0,1,0,3
2,4000,2500,2.0,3,east,500,0,0,1
3,2500,3500,1.0,4,west,300,1,1,2
4,9000,8000,0.5,1,west,0,0,0,6
5,3500,3600,3.0,2,west,200,0,1,4
"""
Z = 3000.0


def ranked(people, richest_first=False):
    """(income, weight, weight of those before) by income."""
    before = 0.0
    for income, weight in sorted(people, reverse=richest_first):
        yield income, weight, before
        before += weight


class Measure(InFolder):
    def measured(self, *options, table=TABLE):
        self.write("data.csv", table)
        done = qiao("measure", "data.csv", "--line", Z, "--json", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {(row["part"].split(",")[0].split(" (")[0], row["measure"]): row["value"]
                for row in json.loads(done.stdout)}

    def test_poverty_and_inequality_are_those_of_the_formulas(self):
        got = self.measured("--welfare", "income", "--weight", "weight", "--size", "size")
        rows = [[float(cell) if cell[0].isdigit() else cell for cell in line.split(",")]
                for line in TABLE.splitlines()[1:]]
        people = [(r[1], r[3] * r[4]) for r in rows]
        n = sum(w for _, w in people)
        mean = sum(y * w for y, w in people) / n
        gaps = [(max(0.0, Z - y) / Z, w) for y, w in people]
        pairs = sum(wa * wb * abs(ya - yb) for ya, wa in people for yb, wb in people)
        poorest = sum(y * max(0.0, min(w, n / 5 - below)) for y, w, below in ranked(people))
        richest = sum(y * max(0.0, min(w, n / 5 - below)) for y, w, below in ranked(people, richest_first=True))
        wanted = {
            "people": n,
            "s80_s20": richest / poorest,
            "mean": mean,
            "headcount_ratio": sum(w for y, w in people if y < Z) / n,
            "poverty_gap": sum(g * w for g, w in gaps) / n,
            "squared_poverty_gap": sum(g * g * w for g, w in gaps) / n,
            "gap_cost": sum(g * w * Z for g, w in gaps),
            "gini": pairs / (2 * n * n * mean),
            "theil": sum(w * y / mean * math.log(y / mean) for y, w in people) / n,
            "mean_log_deviation": sum(w * math.log(mean / y) for y, w in people) / n,
            "half_squared_variation": sum(w * ((y / mean) ** 2 - 1) for y, w in people) / n / 2,
            "atkinson_0_5": 1 - (sum(w * math.sqrt(y) for y, w in people) / n) ** 2 / mean,
            "watts": sum(w * math.log(Z / y) for y, w in people if y < Z) / n,
        }
        for name, value in wanted.items():
            self.assertAlmostEqual(got["poverty and inequality", name] / value, 1, delta=1e-9, msg=name)

    def test_fifths_of_a_few_rows_take_the_row_at_the_mark_in_part(self):
        for ratio, options, table in [(4, (), "income\n1\n2\n3\n4\n"), (1, (), "income\n7\n7\n7\n"),
                                        (2, (), "income\n1\n2\n2\n2\n2\n"),
                                        (28800 / 3400, ("--size", "n"),
                                         "income,n\n1000,3\n2000,4\n3000,2\n4000,3\n9000,4\n"),
                                        (19 / 3, ("--weight", "w"),
                                         "income,w\n" + "".join(f"{y},0.7\n" for y in range(1, 11)))]:
            got = self.measured("--welfare", "income", *options, table=table)
            self.assertAlmostEqual(got["poverty and inequality", "s80_s20"], ratio)

    def test_other_parts_come_with_their_columns(self):
        got = self.measured("--welfare", "before,income", "--group", "village", "--benefit", "grant",
                            "--deprivations", "food,school", "--cutoff", "0.5", "--characteristics", "land")
        self.assertEqual({part for part, _ in got},
                         {"poverty and inequality", "by group", "targeting", "over 2 periods",
                          "multidimensional poverty", "vulnerability"})
        self.assertAlmostEqual(got["targeting", "coverage"], 0.6)
        self.assertAlmostEqual(got["targeting", "leakage"], 2 / 3)
        self.assertAlmostEqual(got["by group", "mean of east"], 2500)
        self.assertAlmostEqual(got["by group", "theil within"] + got["by group", "theil between"],
                               got["poverty and inequality", "theil"])
        self.assertAlmostEqual(got["over 2 periods", "exit"], 1 / 2)
        self.assertAlmostEqual(got["multidimensional poverty", "headcount"], 0.6)
        self.assertAlmostEqual(got["multidimensional poverty", "adjusted_headcount"], 0.4)
        self.assertTrue(0 < got["vulnerability", "mean_vulnerability"] < 1)

    def test_weak_counts_who_is_at_the_line(self):
        at_line = TABLE.replace("3,2500", "3,3000")
        strict = self.measured("--welfare", "income", table=at_line)["poverty and inequality", "headcount_ratio"]
        weak = self.measured("--welfare", "income", "--weak", table=at_line)["poverty and inequality",
                                                                             "headcount_ratio"]
        self.assertAlmostEqual(weak - strict, 0.2)

    def test_what_is_not_defined_is_null_and_not_a_number_made_up(self):
        got = self.measured("--welfare", "income", table="income\n5000\n6000\n")
        self.assertIsNone(got["poverty and inequality", "income_gap"])
        self.assertEqual(got["poverty and inequality", "sen"], 0)

    def test_every_fault_of_a_table_is_told_with_its_line_and_column(self):
        self.write("data.csv", TABLE.replace("2,4000", "2,lots").replace("0.5,1,west", "-1,1,west"))
        done = qiao("measure", "data.csv", "--line", Z, "--welfare", "income", "--weight", "weight", "--size", "sise")
        self.assertEqual(done.returncode, 2)
        for said in ("data.csv:3: income: 'lots' is no number", "data.csv:5: weight: '-1' is too small",
                     "data.csv:1: sise: there is no such column; columns: person, income"):
            self.assertIn(said, done.stderr)
        for options, said in ((["--welfare", "income"], "--line"), (["--line", "3"], "--welfare"),
                              (["--line", "0", "--welfare", "income"], "above zero"),
                              (["--line", "inf", "--welfare", "income"], "a number above zero"),
                              (["--line", "3", "--welfare", "income", "--cutoff", "2"], "--cutoff")):
            done = qiao("measure", "data.csv", *options)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)
        done = qiao("measure", "nowhere.csv", "--line", "3", "--welfare", "income")
        self.assertIn("nowhere.csv", done.stderr)
        self.assertNotIn("--data", done.stderr)

    def test_a_share_may_be_a_fraction_as_the_help_shows_it(self):
        self.assertIn("1/3", qiao("measure", "--help").stdout)
        options = ("--welfare", "income", "--deprivations", "food,school")
        default, fraction, number = (self.measured(*options, *more) for more in (
            (), ("--cutoff", "1/3"), ("--cutoff", str(1 / 3))))
        self.assertEqual(default, fraction)
        self.assertEqual(default, number)
        for wrong in ("2/0", "1/", "/3", "4/3", "third", "-1/3", "0"):
            done = qiao("measure", "data.csv", "--line", Z, *options, f"--cutoff={wrong}")
            self.assertEqual(done.returncode, 2)
            self.assertIn("--cutoff", done.stderr)

    def test_a_column_with_a_comma_in_its_name_is_named_as_it_stands_or_in_quotation_marks(self):
        table = TABLE.replace("person,income,before,weight,size,village", '"person","income, net","income, before",'
                              '"weight, of design","size, all","village, of birth"')
        plain = self.measured("--welfare", "before,income", "--weight", "weight", "--size", "size", "--group", "village")
        for welfare in (("--welfare", '"income, before","income, net"'),
                        ("--welfare", "income, before", "--welfare", "income, net")):
            self.assertEqual(plain, self.measured(*welfare, "--weight", "weight, of design", "--size", "size, all",
                                                  "--group", "village, of birth", table=table))

    def test_missing_cells_are_one_line_a_column(self):
        rows = "".join(f"{i},,\n" for i in range(1, 2721))
        self.write("data.csv", "income,weight,size\n5,1,1\n" + rows)
        done = qiao("measure", "data.csv", "--line", 3, "--welfare", "income", "--weight", "weight", "--size", "size")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.splitlines(), [
            f"data.csv:3: {name}: is empty (on 2720 lines: 3, 4, 5, 6, …); a number in every row"
            for name in ("weight", "size")])

    def test_names_beyond_ascii_are_kept_in_western_and_in_chinese_files(self):
        for encoding, names, told in (("latin-1", ("Áncash", "Junín", "México", "Nariño"), "Windows-1252"),
                                      ("gb18030", ("东村", "西村", "南村", "北村"), "GB18030"),
                                      ("utf-8", ("Áncash", "东村", "México", "Nariño"), None)):
            self.write("data.csv", ("income,region\n" + "".join(f"5,{name}\n" for name in names)).encode(encoding))
            done = qiao("measure", "data.csv", "--line", 3, "--welfare", "income", "--group", "region")
            self.assertEqual(done.returncode, 0, done.stderr)
            for name in names:
                self.assertIn(f"mean of {name}", done.stdout)
            self.assertEqual(done.stderr, f"note: data.csv is not UTF-8 and was read as {told}: see that its words are "
                             "right\n" if told else "")

    def test_describe_lists_what_is_measured(self):
        described = {row["measure"] for row in json.loads(qiao("describe", "measures", "--json").stdout)}
        measured = {name for part, name in self.measured("--welfare", "income") if name != "not_above_zero"}
        self.assertEqual(described, measured)


if __name__ == "__main__":
    unittest.main()
