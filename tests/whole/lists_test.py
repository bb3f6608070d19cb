"""A list as an office keeps it goes through to a report, and tells nobody who is in it.

The lists of tests/lists are made up; their numbers of identity are of a region that there is not.
"""

import csv
import datetime
import os
import pathlib
import random
import re
import shutil
import unittest

import h5py
import openpyxl
import xlwt

from qiao_program import ROOT, InFolder, qiao, values

LISTS = ROOT / "tests/lists"
EXPORT = LISTS / "official-export.csv"
SAVED = LISTS / "saved-by-a-spreadsheet.csv"
SMALL = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 6
replicates: 2
population: {{pilot_villages: 3, comparison_villages: 1, households_per_village: 30, register: "%s", %s}}
"""
MONEY = ["人均纯收入", "工资性收入", "生产经营性收入", "财产性收入", "转移性收入"]
IN_ENGLISH = {**os.environ, "LANG": "C", "LC_ALL": "C"}
IN_CHINESE = {**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": ""}


def rows_of(path):
    with open(path, encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def as_day(text):
    return datetime.date.fromisoformat(text)


def xlsx(path, rows, first_sheet=None):
    """As a clerk keeps it: titles, the household's cells merged over its members, amounts and days as such."""
    book = openpyxl.Workbook()
    sheet = book.active
    if first_sheet:
        sheet.title = first_sheet
        sheet["A1"] = "先读这里"
        sheet = book.create_sheet("名单")
    header = list(rows[0])
    sheet.append(["某镇建档立卡户名单（2018年）"])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
    sheet.append(header)
    first = None
    for at, row in enumerate(rows, 3):
        cells = []
        for name in header:
            cell = row[name]
            if name == "户编号":
                cell = int(cell)  # whose last digits a spreadsheet does not keep
            elif name in MONEY or name.startswith("耕地"):
                cell = float(cell)
            elif name in ("出生日期", "识别时间"):
                cell = as_day(cell)
            cells.append(cell or None)
        sheet.append(cells)
        if at > 3 and row["户编号"] == rows[at - 4]["户编号"]:
            for name in ("户编号", "行政村", *MONEY):
                sheet.cell(at, header.index(name) + 1).value = None
        else:
            first = at
        last = at - 2 == len(rows) or rows[at - 2]["户编号"] != row["户编号"]
        if last and at > first:
            for name in ("户编号", "行政村", *MONEY):
                column = header.index(name) + 1
                sheet.merge_cells(start_row=first, end_row=at, start_column=column, end_column=column)
    for column in ("出生日期", "识别时间"):
        for cell in sheet.iter_cols(min_col=header.index(column) + 1, max_col=header.index(column) + 1, min_row=3):
            for each in cell:
                each.number_format = 'yyyy"年"m"月"d"日"'
    sheet.append(["合计", *[None] * (len(header) - 2), len(rows)])
    sheet.append(["填表人：某某"])
    book.save(path)


def xls(path, rows):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("名单")
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    sheet.write(0, 0, "某镇建档立卡户名单")
    for c, name in enumerate(rows[0]):
        sheet.write(1, c, name)
    for r, row in enumerate(rows, 2):
        for c, (name, cell) in enumerate(row.items()):
            if name == "出生日期":
                sheet.write(r, c, as_day(cell), day)
            elif name in MONEY:
                sheet.write(r, c, float(cell))
            else:
                sheet.write(r, c, cell)
    book.save(str(path))


def wide(path, rows):
    """One row for each household."""
    of_member = ["姓名", "性别", "与户主关系", "出生日期", "文化程度", "健康状况", "劳动技能", "务工区域", "务工时间(月)",
                 "是否参加城乡居民基本医疗保险"]
    households = {}
    for row in rows:
        households.setdefault(row["户编号"], []).append(row)
    most = max(map(len, households.values()))
    own = [name for name in rows[0] if name not in of_member and name != "证件号码"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(own + [f"成员{k + 1}{name}" for k in range(most) for name in of_member])
        for members in households.values():
            cells = [members[0][name] for name in own]
            for k in range(most):
                cells += [members[k][name] if k < len(members) else "" for name in of_member]
            out.writerow(cells)


class Lists(InFolder):
    def scenario(self, path, more=""):
        return self.write("scenario.yaml", SMALL % (path, more))

    def result_of(self, path, name, more="", *options):
        done = qiao("run", self.scenario(path, more), "--out", name, "--force", *options, env=IN_ENGLISH)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def refused(self, path, env=IN_ENGLISH, more=""):
        done = qiao("check", self.scenario(path, more), env=env)
        self.assertEqual(done.returncode, 2, done.stderr + done.stdout)
        return done.stderr

    def test_both_lists_go_through_to_a_report_with_three_commands_and_no_editor(self):
        for path in (EXPORT, SAVED):
            shutil.copy(path, "名单.csv")
            scenario = ROOT / "scenarios/yanliu.yaml"
            settings = ["--set", "population.register=名单.csv", "--set", "months=3", "--set", "replicates=2"]
            for command in (["check", scenario, *settings], ["run", scenario, *settings, "--out", "结果.h5", "--force"],
                            ["report", "结果.h5", "--out", "报告.html", "--force"]):
                done = qiao(*command, env=IN_CHINESE)
                self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("8户，23人，3个村", qiao("check", scenario, *settings, env=IN_CHINESE).stdout)

    def test_the_same_people_are_the_same_result_in_whatever_form_the_list_comes(self):
        rows = rows_of(EXPORT)
        self.result_of(EXPORT, "as_exported.h5")
        wanted = values("as_exported.h5")
        xlsx("merged.xlsx", rows)
        xlsx("second-sheet.xlsx", rows, first_sheet="说明")
        xls("old.xls", rows)
        wide("wide.csv", rows)
        pathlib.Path("utf16.csv").write_text(EXPORT.read_text(encoding="utf-8-sig"), encoding="utf-16")
        by_identity = [{k: v for k, v in row.items() if k not in ("出生日期", "性别")} for row in rows]
        serial = [{**row, "出生日期": (as_day(row["出生日期"]) - datetime.date(1899, 12, 30)).days} for row in rows]
        for name, variant in (("identity.csv", by_identity), ("serial.csv", serial)):
            with open(name, "w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, variant[0])
                out.writeheader()
                out.writerows(variant)
        for path in (SAVED, "merged.xlsx", "second-sheet.xlsx", "old.xls", "wide.csv", "utf16.csv", "identity.csv",
                     "serial.csv"):
            with self.subTest(path):
                self.result_of(path, "other.h5")
                self.assertEqual(values("other.h5"), wanted)

    def test_who_is_in_a_list_stands_nowhere(self):
        rows = rows_of(EXPORT)
        xlsx("list.xlsx", rows)
        said = b""
        for command in (["check", self.scenario("list.xlsx")], ["run", "scenario.yaml", "--out", "r.h5"],
                        ["show", "r.h5"], ["report", "r.h5", "--out", "r.html"], ["export", "r.h5", "--to", "tables"],
                        ["trace", "scenario.yaml", "--household", "1", "--months", "1-2"]):
            done = qiao(*command)
            self.assertEqual(done.returncode, 0, done.stderr)
            said += done.stdout.encode() + done.stderr.encode()
        for path in [*pathlib.Path(".").rglob("*.h5"), *pathlib.Path(".").rglob("*.html"),
                     *pathlib.Path(".").rglob("*.csv")]:
            said += path.read_bytes()
        self.assertGreater(len(said), 100000)
        for row in rows:
            for name in ("证件号码", "姓名", "户编号", "户主姓名"):
                self.assertNotIn(row[name].encode(), said)
        for village in ("甲村", "乙村", "丙村"):
            self.assertNotIn(village.encode(), said)

    def test_a_fault_beside_a_number_of_identity_does_not_tell_it(self):
        rows = rows_of(EXPORT)
        for row in rows:  # a column was shifted
            row["性别"], row["出生日期"], row["证件号码"] = row["证件号码"], row["证件号码"], "1"
        with open("list.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, rows[0])
            out.writeheader()
            out.writerows(rows)
        said = self.refused("list.csv")
        self.assertIn("list.csv:2: 性别: '(18 digits)' is not a known code (on 23 lines: 2, 3, 4, 5, …)", said)
        self.assertNotIn("990000", said)

    def test_what_was_read_repaired_left_out_and_taken_by_default_is_one_table_on_the_screen_and_in_the_result(self):
        done = self.result_of(SAVED, "r.h5")
        told = [
            f"list {SAVED}: 8 households, 23 members, 3 villages",
            "  repaired    full-width digits and letters, spaces within: 耕地面积(亩) (on 23 lines: 4, 5, 6, 7, …)",
            "  repaired    thousands separators: ",
            "  repaired    merged cells, taken from the first one: 户编号 (on 15 lines: 5, 6, 8, 9, …)",
            "  repaired    household numbers that a spreadsheet has rounded",
            "  left out    title lines above the column names (on 2 lines: 1, 2)",
            "  by default  empty cells count as: off_farm_work none (21 of 23), migrant_months 0 (21 of 23)",
        ]
        for line in told:
            self.assertIn(line, done.stderr)
        self.assertNotIn("columns read", done.stderr)
        with h5py.File("r.h5") as file:
            outline = file.attrs["outline"]
        for line in (*told, "  read        columns read: 户编号 as household, 行政村 as village"):
            self.assertIn(line, outline)
        check = qiao("check", "scenario.yaml", env=IN_CHINESE).stdout
        for line in (f"名册 {SAVED}：8户，23人，3个村", "  修正  千位分隔符：", "  略去  表头上方的标题行（共2行：第1、2行）",
                     "  默认  空单元格按：务工情况 未务工（23个中的21个）、务工月数 0（23个中的21个）", "  读取  表头在第3行"):
            self.assertIn(line, check)

    def test_faults_of_one_kind_are_one_line_in_chinese_where_that_is_spoken_and_in_both_elsewhere(self):
        rows = rows_of(EXPORT)
        for number, row in enumerate(rows):
            row["健康状况"] = ("好", "不好", "很好")[number % 3]
            row["文化程度"] = "念过书"
        with open("list.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, [name for name in rows[0] if name != "转移性收入"], extrasaction="ignore")
            out.writeheader()
            out.writerows(rows)
        said = self.refused("list.csv", IN_CHINESE)
        lines = said.splitlines()
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertIn("list.csv", line)
            self.assertIn("：", line)
        self.assertIn("健康状况：不是已知的填法：'好'、'不好'、'很好'（共23行：第2、3、4、5……行）；应为：健康、长期慢性病、患有大病、残疾", said)
        self.assertIn("文件中没有这一列（转移性收入、转移净收入）", said)
        self.assertIn("--set population.columns.income_transfer=", said)
        both = self.refused("list.csv", IN_ENGLISH)
        self.assertIn("健康状况: is not a known code: '好', '不好', '很好' (on 23 lines: 2, 3, 4, 5, …)", both)
        self.assertIn("    list.csv:2：健康状况：不是已知的填法", both)
        codes = ("columns: {income_transfer: 财产性收入}, codes: {health: {好: well, 不好: 长期慢性病, 很好: 健康}, "
                 "schooling_years: {念过书: 小学}}")
        self.result_of("list.csv", "r.h5", codes)

    def test_codes_that_name_what_is_not_are_faults_where_they_are_written(self):
        said = self.refused(EXPORT, more="codes: {health: {好: fine}, village: {a: b}, helth: {a: well}, sex: male}")
        for words in ("scenario.yaml:4: population.codes.health.好: 'fine' is not a known code; one of well (健康)",
                      "population.codes.village: is no column of codes",
                      "population.codes.helth: is no column of codes; did you mean 'health'?",
                      "population.codes.sex: is no map"):
            self.assertIn(words, said)

    def test_villages_have_their_names_where_that_is_asked_for(self):
        self.result_of(EXPORT, "r.h5", "village_names: on")
        with h5py.File("r.h5") as file:
            names = [name.decode() for name in file["villages/village"]]
        self.assertEqual(names[:4], ["乙村", "丙村", "甲村", "comparison 4"])

    def test_rounded_household_numbers_without_anything_else_to_go_by_are_one_fault_with_its_cure(self):
        rows = rows_of(EXPORT)
        for row in rows:
            row["户编号"] = "9.90000E+16"
        rows.sort(key=lambda row: row["姓名"], reverse=True)
        rows.sort(key=lambda row: row["与户主关系"] == "户主")  # heads last
        with open("list.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, rows[0])
            out.writeheader()
            out.writerows(rows)
        said = self.refused("list.csv", IN_CHINESE)
        self.assertIn("户编号：户编号被电子表格四舍五入", said)
        self.assertIn("“文本”格式", said)

    def test_a_spoilt_workbook_is_refused_or_read_and_never_the_end_of_the_program(self):
        rows = rows_of(EXPORT)
        xlsx("whole.xlsx", rows)
        xls("whole.xls", rows)
        dice = random.Random(1)
        for name in ("whole.xlsx", "whole.xls"):
            whole = pathlib.Path(name).read_bytes()
            spoilt = [whole[:size] for size in (5, 600, len(whole) // 2, len(whole) - 30)]
            for _ in range(25):
                bytes_ = bytearray(whole)
                for _ in range(dice.choice((1, 3, 40))):
                    bytes_[dice.randrange(len(bytes_))] = dice.randrange(256)
                spoilt.append(bytes(bytes_))
            for number, content in enumerate(spoilt):
                path = self.write("spoilt" + name[-5:].replace("e.xls", ".xls"), content)
                done = qiao("check", self.scenario(path))
                self.assertIn(done.returncode, (0, 2), f"{name} {number}: {done.stderr}")
        for content, says in ((b"<html><table></table></html>", "is a web page or an XML file"),
                              (b"PK\x03\x04", "cannot be read as .xlsx"), (b"\xd0\xcf\x11\xe0", "cannot be read as .xls"),
                              (b"", "is empty"), ("某镇名单".encode(), "the file has no such column")):
            said = self.refused(self.write("list.xls", content))
            self.assertIn(says, said)

    def test_a_workbook_given_where_a_tidy_table_belongs_is_refused(self):
        xlsx("table.xlsx", rows_of(EXPORT))
        done = qiao("check", self.write("a.yaml", f"extends: {ROOT}/scenarios/yanliu.yaml\npolicy: {{volumes: table.xlsx}}\n"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("table.xlsx: is a spreadsheet, not a CSV file", done.stderr)


if __name__ == "__main__":
    unittest.main()
