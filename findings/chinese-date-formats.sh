#!/usr/bin/env bash
# openpyxl 3.0.9, xlsx2csv 0.7.8 (Debian 12), exceljs 4.4.0 (npm): a birth date formatted as 1965年3月 in a Chinese workbook
# is read as the number 23802.
#
# One would guess: a cell that a spreadsheet shows as a date is read as a date, as 1965/3/1 is.
# What happens: of the formats that have a number and no text in the file, the standard keeps 27 to 36 and 50 to 58 for
# East Asian languages; in Chinese most are dates (27, 36, 50, 52, 57: year and month; 31: year, month, day; 58: month and
# day). openpyxl (and so pandas and csvkit), xlsx2csv and exceljs know only the European numbers, and give the count of
# days since 1900. R's readxl and SheetJS (xlsx 0.18.5) know the others too. In one column with both kinds some dates are
# dates and some are numbers.
# Who meets it: readers of household lists and registers from Chinese offices: births, dates of registration and exit. An
# age made of 23802 is negative, or the row is dropped.
# How to live with it: take numbers between 10,000 and 60,000 in a date column as days since 1899-12-30 (look first
# whether the workbook counts from 1904), or read with readxl or SheetJS, or have the column saved as text (2019-01-31).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian python3-openpyxl=3.0.9-1 xlsx2csv=1:0.7.8-1 r-cran-readxl=1.4.2-1
npm_packages exceljs@4.4.0 xlsx@0.18.5

# a workbook as a spreadsheet writes it, whose column has 1 March 1965 in the formats 14, 31, 57 and 58
cat > workbook.py <<'PY'
import zipfile

main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006"
kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
formats = [0, 14, 31, 57, 58]
parts = {
    "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{kind}styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
    f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
    f'<sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    f'<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(formats)}">'
    + "".join(f'<xf numFmtId="{f}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for f in formats)
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>'
    + '<row r="1"><c r="A1" t="inlineStr"><is><t>出生日期</t></is></c></row>'
    + "".join(f'<row r="{row + 1}"><c r="A{row + 1}" s="{row}"><v>23802</v></c></row>' for row in range(1, len(formats)))
    + "</sheetData></worksheet>",
}
with zipfile.ZipFile("list.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
    for name, text in parts.items():
        file.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
PY
python workbook.py

cat > openpyxl.dates.py <<'PY'
import openpyxl
print(openpyxl.__version__)
cells = [row[0] for row in openpyxl.load_workbook("list.xlsx").active.iter_rows(min_row=2, values_only=True)]
print(*[cell if isinstance(cell, (int, float)) else cell.strftime("%Y-%m-%d") for cell in cells])
PY
python openpyxl.dates.py > openpyxl.txt 2> openpyxl.log
cat > exceljs.js <<'JS'
const book = new (require("exceljs").Workbook)();
book.xlsx.readFile("list.xlsx").then(() => {
  const found = [];
  book.worksheets[0].getColumn(1).eachCell((cell, row) => {
    if (row > 1) found.push(cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.value);
  });
  console.log(found.join(" "));
});
JS
cat > sheetjs.js <<'JS'
const xlsx = require("xlsx");
const sheet = xlsx.readFile("list.xlsx", { cellNF: true, cellDates: true }).Sheets["名单"];
console.log([2, 3, 4, 5].map((row) => (sheet["A" + row].t === "d" ? "date" : sheet["A" + row].v)).join(" "));
JS
cat > readxl.R <<'R'
births <- readxl::read_excel("list.xlsx", col_types = "list")[[1]]
cat(sapply(births, function(birth) format(birth, "%Y-%m-%d")), "\n")
R
echo "  1 March 1965 in the formats 14, 31, 57, 58:"
same "version of openpyxl" "3.0.9" "$(sed -n 1p openpyxl.txt)"
same "openpyxl" "1965-03-01 23802 23802 23802" "$(sed -n 2p openpyxl.txt)"
same "xlsx2csv" "03-01-65 23802 23802 23802" "$(python "$root/usr/share/xlsx2csv/xlsx2csv.py" list.xlsx 2> log | sed 1d | tr '\n' ' ' | sed 's/ $//')"
same "exceljs" "1965-03-01 23802 23802 23802" "$(node exceljs.js)"
same "SheetJS" "date date date date" "$(node sheetjs.js)"
same "readxl" "1965-03-01 1965-03-01 1965-03-01 1965-03-01" "$(r readxl.R | sed 's/ *$//')"
