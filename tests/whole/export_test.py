"""Exported tables hold what the file holds, to the last bit, and say what it is."""

import csv
import os
import pathlib
import resource
import signal
import subprocess
import time
import unittest

import h5py
import numpy as np
import openpyxl

from qiao_program import EXCHANGE, PROGRAM, SMALL, InFolder, is_axis, qiao

CASE = ("arm", "replicate", "month")


def rows_of(path, **options):
    with open(path, newline="", encoding="utf-8", **options) as file:
        head, *rows = csv.reader(file)
    return head, rows


def labels(file, group, axis):
    """Labels of an axis as the tables write them."""
    data = file[group][axis]
    if data.dtype.kind == "O":
        return [text.decode() for text in data[()]]
    if "units" in data.attrs and data.attrs["units"].startswith("days since "):
        start = np.datetime64(data.attrs["units"].split()[-1])
        return [str(start + int(days))[:7 if axis == "month" else 10] for days in data[()]]
    return [str(number) for number in data[()]]


def expected_tables(path):
    """Name of the table → (index columns, {variable: data set}), by the rule of names."""
    out = {}
    with h5py.File(path) as file:
        for group, members in file.items():
            sets = {}
            for name, data in members.items():
                if not is_axis(data) and data.dtype.kind != "O":
                    sets.setdefault(tuple(axis[0].name.split("/")[-1] for axis in data.dims), []).append(name)
            for axes, names in sets.items():
                further = [axis for axis in axes if axis not in CASE]
                name = group + ("_by_" + "_".join(further) if len(sets) > 1 and further else "")
                out[name] = group, axes, names
    return out


def missing(data):
    fill = data.attrs.get("_FillValue")
    values = data[()]
    return (values != values) | (False if fill is None else values == fill)


class Export(InFolder):
    def export(self, path, *options):
        done = qiao("export", path, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def check_table(self, file, name, group, axes, names, head, rows, reached=None):
        """A table's rows, as texts, against the arrays. `reached`: which cases and months count, else all."""
        data = {variable: file[group][variable] for variable in names}
        if "arm" in names:  # records
            self.assertEqual(head, names)
            keep = np.ones(len(data["arm"]), bool)
        else:
            self.assertEqual(head, [*axes, *names])
            keep = ~np.logical_and.reduce([missing(d) for d in data.values()])
            if reached is not None and "month" in axes:
                keep &= reached[(...,) + (None,) * (keep.ndim - 3)]
            where = np.argwhere(keep)
            for i, axis in enumerate(axes):
                told = np.array(labels(file, group, axis))
                self.assertEqual([row[i] for row in rows], told[where[:, i]].tolist(), (name, axis))
        self.assertEqual(len(rows), keep.sum(), name)
        for column, variable in enumerate(names, len(head) - len(names)):
            array = data[variable]
            texts = [row[column] for row in rows]
            if "labels_of" in array.attrs and variable != "replicate":
                known = [text.decode() for text in file[array.attrs["labels_of"]][()]]
                codes = array[()][keep]
                self.assertEqual(texts, [known[int(c)] if 0 <= c < len(known) else "" for c in codes], variable)
                continue
            empty = np.array([text == "" for text in texts], bool)
            np.testing.assert_array_equal(empty, missing(array)[keep], err_msg=f"{name} {variable}")
            read = np.array([array.dtype.type(text) for text in texts if text], array.dtype)
            self.assertEqual(read.tobytes(), array[()][keep][~empty].tobytes(), f"{name} {variable}")

    def check_all(self, path, folder, reached=None):
        tables = expected_tables(path)
        self.assertEqual({file.name for file in pathlib.Path(folder).iterdir()},
                         {name + ".csv" for name in tables} | {"codebook.csv"})
        with h5py.File(path) as file:
            for name, (group, axes, names) in tables.items():
                head, rows = rows_of(f"{folder}/{name}.csv")
                self.check_table(file, name, group, axes, names, head, rows, reached)

    def test_every_table_holds_the_numbers_of_the_file_to_the_last_bit(self):
        path = self.run_scenario(SMALL + "record: {households: monthly, matches: all, options: all}\n")
        done = self.export(path)
        self.assertEqual(done.stderr, "")
        self.check_all(path, "result")
        head, rows = rows_of("result/needs_by_group.csv")
        self.assertEqual(head, ["arm", "replicate", "month", "group", "recorded"])
        self.assertEqual(rows[0][:4], ["no-project", "0", "2018-01", "project households"])
        self.assertIn(f"{'result/needs_by_group.csv':<60}{len(rows):>12} rows\n", done.stdout)

    def test_a_file_larger_than_what_is_read_at_once_and_one_arm_with_one_replicate(self):
        for months, replicates in ((1200, 30), (24, 1)):
            path = self.run_scenario(EXCHANGE, "--set", f"months={months}", "--set", "agents=10",
                                     "--set", "districts=2", "--replicates", replicates, out=f"of-{months}.h5")
            self.export(path, "--quiet")
            self.check_all(path, f"of-{months}")
        path = self.run_scenario(SMALL, "--arm", "bridge", "--replicates", "1", out="one.h5")
        self.export(path)
        self.check_all(path, "one")

    def test_the_codebook_has_every_column_of_every_file(self):
        path = self.run_once(SMALL)
        self.export(path, "--to", "tables")
        head, rows = rows_of("tables/codebook.csv")
        self.assertEqual(head, ["file", "column", "role", "storage", "unit", "labels", "meaning", "name in Chinese",
                                "good", "mean", "about"])
        for file in pathlib.Path("tables").iterdir():
            if file.name != "codebook.csv":
                columns = [row[1] for row in rows if row[0] == file.name]
                self.assertEqual(columns, ["", *rows_of(file)[0]], file.name)
        with h5py.File(path) as file:
            told = {(row[0], row[1]): row for row in rows}
            for name, (group, _, names) in expected_tables(path).items():
                for variable in names:
                    row = told[name + ".csv", variable]
                    data = file[group][variable]
                    self.assertEqual(row[4], data.attrs.get("units", ""))
                    self.assertEqual(row[6], data.attrs["long_name"])
                    self.assertEqual(row[7:], [data.attrs.get("name_zh", ""), data.attrs.get("good", ""),
                                               "yes" if data.attrs.get("mean") else "", data.attrs.get("about", "")])
            self.assertEqual(told["matches.csv", "modality"][5], " | ".join(labels(file, "needs", "modality")))
        self.assertTrue(all(row[6] for row in rows))

    def test_one_table_or_all_of_a_group_and_what_is_allowed_instead(self):
        path = self.run_once(SMALL)
        self.export(path, "--table", "needs", "--table", "ledger_by_flow", "--to", "some")
        self.assertEqual(sorted(os.listdir("some")),
                         ["codebook.csv", "ledger_by_flow.csv", "needs_by_group.csv", "needs_by_group_modality.csv",
                          "needs_by_group_modality_outcome.csv"])
        done = qiao("export", path, "--table", "ledgr", "--to", "none")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("there is no table 'ledgr'; did you mean 'ledger'? allowed: ", done.stderr)
        self.assertIn(", ledger_by_flow, ledger, ledger_by_holder, ", done.stderr)
        self.assertFalse(os.path.exists("none"))

    def test_nothing_is_overwritten_unless_forced(self):
        path = self.run_once(EXCHANGE)
        self.export(path, "--to", "out")
        pathlib.Path("out/codebook.csv").unlink()
        before = {file: file.read_bytes() for file in pathlib.Path("out").iterdir()}
        done = qiao("export", path, "--to", "out", "--excel")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertRegex(done.stderr, r"out/\w+\.csv: is there already; choose another folder with --to, or replace")
        self.assertEqual({file: file.read_bytes() for file in pathlib.Path("out").iterdir()}, before)
        self.export(path, "--to", "out", "--force", "--excel")
        self.assertTrue(pathlib.Path("out/codebook.csv").exists())
        self.write("file", "")
        done = qiao("export", path, "--to", "file")
        self.assertEqual((done.returncode, done.stderr), (2, "file: is a file; choose a folder with --to\n"))

    def test_a_place_that_cannot_be_written_to_and_a_full_disk(self):
        path = self.run_once(SMALL)

        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        for options in ([], ["--xlsx"]):
            with self.subTest(options):
                done = qiao("export", path, "--to", "full", "--table", "series", *options, preexec_fn=small_files_only)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertRegex(done.stderr, r"cannot write 'full/\w+\.(csv|xlsx)': File too large")
                self.assertEqual(os.listdir("full"), [])
                done = qiao("export", path, "--to", "/proc/nowhere", *options)
                self.assertEqual(done.returncode, 1)
                self.assertIn("cannot make the folder '/proc/nowhere': ", done.stderr)

    def test_for_excel_there_is_a_mark_crlf_and_no_formula_and_plain_files_keep_labels_as_they_are(self):
        names = ['=1+1, "x"', "@桥", "-3"]
        arms = "arms: {nobody-travels: {}, travellers: {}, third: {}}\n"
        path = self.run_scenario(EXCHANGE + arms)
        with h5py.File(path, "r+") as file:
            for group in file.values():
                if "arm" in group and is_axis(group["arm"]):
                    group["arm"][...] = names
        self.export(path, "--to", "plain")
        self.export(path, "--to", "excel", "--excel")
        self.export(path, "--to", "book", "--xlsx")
        table = next(name for name, (_, axes, _) in expected_tables(path).items() if axes[:3] == CASE)
        plain, excel = (pathlib.Path(folder, table + ".csv").read_bytes() for folder in ("plain", "excel"))
        self.assertFalse(plain.startswith(b"\xef\xbb\xbf") or b"\r" in plain)
        self.assertTrue(excel.startswith(b"\xef\xbb\xbf") and not excel.startswith(b"\xef\xbb\xbf" * 2))
        self.assertEqual(excel.count(b"\n"), excel.count(b"\r\n"))
        self.assertEqual(excel.count(b"\n"), plain.count(b"\n"))
        self.assertEqual({row[0] for row in rows_of(f"plain/{table}.csv")[1]}, set(names))
        with open(f"excel/{table}.csv", newline="", encoding="utf-8-sig") as file:
            _, *rows = csv.reader(file)
        self.assertEqual({row[0] for row in rows}, {"'" + name for name in names})
        self.assertEqual([row[1:] for row in rows], [row[1:] for row in rows_of(f"plain/{table}.csv")[1]])
        sheet = openpyxl.load_workbook("book/result.xlsx")[table]
        cells = [row[0] for row in sheet.iter_rows(min_row=2)]
        self.assertEqual({cell.value for cell in cells}, set(names))
        self.assertEqual({cell.data_type for cell in cells}, {"s"}, "a label became a formula")

    def test_a_workbook_has_the_codebook_first_and_every_table_as_a_sheet(self):
        path = self.run_once(SMALL)
        self.export(path, "--to", "csv")
        self.export(path, "--to", "book", "--xlsx")
        self.assertEqual(os.listdir("book"), ["result.xlsx"])
        book = openpyxl.load_workbook("book/result.xlsx", read_only=True)
        self.addCleanup(book.close)
        self.assertEqual(book.sheetnames[0], "codebook")
        codebook = list(book["codebook"].iter_rows(values_only=True))
        self.assertEqual(codebook[0],
                         ("sheet", "column", "role", "storage", "unit", "labels", "meaning", "name in Chinese", "good",
                          "mean", "about"))
        sheets = list(dict.fromkeys(row[0] for row in codebook[1:]))
        self.assertEqual(sheets, book.sheetnames[1:])
        tables = list(dict.fromkeys(row[0] for row in rows_of("csv/codebook.csv")[1]))
        for name, table in zip(sheets, tables, strict=True):
            self.assertEqual(name.split("~")[0], table.removesuffix(".csv")[:len(name.split("~")[0])])
            head, rows = rows_of("csv/" + table)
            got_head, *got = book[name].iter_rows(values_only=True)
            self.assertEqual(list(got_head), head)
            self.assertEqual(len(got), len(rows), name)
            for row, wanted in zip(got, rows):
                for cell, text in zip(row, wanted):
                    if isinstance(cell, (int, float)):  # sixteen digits
                        self.assertTrue(abs(cell - float(text)) <= 1e-15 * abs(float(text)), (name, cell, text))
                    else:
                        self.assertEqual(cell or "", text, name)

    def test_a_table_that_is_too_long_for_a_sheet_stands_beside_the_workbook(self):
        path = self.run_once(EXCHANGE)
        with h5py.File(path, "r+") as file:
            group = file.create_group("long")
            axis = group.create_dataset("row", data=np.arange(1_048_576))
            axis.make_scale("row")
            group.create_dataset("value", data=np.arange(1_048_576, dtype="f4")).dims[0].attach_scale(axis)
        done = self.export(path, "--to", "book", "--xlsx", "--table", "long", "--table", "progress")
        self.assertIn("the table 'long' may have 1048576 rows, and a sheet of Excel holds 1048576 with the heads: it is "
                      "in book/long.csv instead", done.stderr)
        self.assertEqual(sorted(os.listdir("book")), ["long.csv", "result.xlsx"])
        self.assertEqual(openpyxl.load_workbook("book/result.xlsx").sheetnames, ["codebook", "progress"])
        head, rows = rows_of("book/long.csv")
        self.assertEqual((head, len(rows), rows[-1]), (["row", "value"], 1_048_576, ["1048575", "1048575"]))

    def test_of_an_unfinished_result_what_was_simulated_is_exported(self):
        self.write("scenario.yaml", SMALL.replace("replicates: 3", "replicates: 300"))
        running = subprocess.Popen([PROGRAM, "run", "scenario.yaml", "--out", "result.h5", "--quiet"],
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(running.wait)
        self.addCleanup(running.kill)
        for _ in range(1200):
            try:
                with h5py.File("result.h5") as file:
                    if (file["progress/months_done"][()] == 14).sum() > 2:
                        break
            except (OSError, KeyError):
                pass
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
        running.wait(60)
        # Values that a killed run wrote, and did not yet tell of, do not count.
        with h5py.File("result.h5", "r+") as file:
            self.assertEqual(file.attrs["complete"], 0)
            done = file["progress/months_done"]
            arm, replicate = np.argwhere(done[()] == 14)[0]
            done[arm, replicate] = 5
            reached = done[()][..., None] > np.arange(14)
        told = self.export("result.h5", "--table", "series", "--table", "progress")
        self.assertIn("the result is incomplete: what was simulated so far is exported", told.stderr)
        with h5py.File("result.h5") as file:
            group, axes, names = expected_tables("result.h5")["series"]
            head, rows = rows_of("result/series.csv")
            self.check_table(file, "series", group, axes, names, head, rows, reached)
            self.assertEqual(len(rows_of("result/progress.csv")[1]), reached.shape[0] * reached.shape[1])


if __name__ == "__main__":
    unittest.main()
