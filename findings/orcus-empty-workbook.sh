#!/usr/bin/env bash
# liborcus 0.17.2 (Debian 12: liborcus-bin): a household list that openpyxl wrote is read as a workbook without rows.
#
# One would guess: a workbook of three rows is read as three rows, whatever wrote it, or there is an error.
# What happens: openpyxl names the parts of a workbook from the root of the file (/xl/worksheets/sheet1.xml). Orcus takes that
# for a place below the folder of the one that names it, finds nothing, and gives the sheets without a row. Named from the
# folder (worksheets/sheet1.xml), as Excel does, the rows are there; but the words in them, which openpyxl writes into
# the cells (inlineStr), are still empty. Both forms are in the standard (ECMA-376, part 2, 8.3; part 1, 18.18.11). Nothing
# is said of it, and the program's status is the same for all (1; it is 0 for a file that is not there).
# Who meets it: whoever reads lists and survey tables with liborcus, when they come from a script, a web system or
# pandas, which write .xlsx through openpyxl.
# How to live with it: open such a file in a spreadsheet program and save it again; or another reader (Gnumeric, openpyxl, readxl).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian liborcus-bin=0.17.2-2+b2 python3=3.11.2-1+b1 python3-openpyxl=3.0.9-1

cat > write.py <<'PYTHON'
import zipfile

import openpyxl

book = openpyxl.Workbook()
for row in (["household", "income"], ["h1", 2844], ["h2", 1748]):
    book.active.append(row)
book.save("openpyxl.xlsx")
print(len(list(openpyxl.load_workbook("openpyxl.xlsx").active.values)), end="")
with zipfile.ZipFile("openpyxl.xlsx") as given, zipfile.ZipFile("relative.xlsx", "w") as made:
    for part in given.namelist():
        made.writestr(part, given.read(part).replace(b'Target="/xl/', b'Target="'))
PYTHON
same "rows, read by openpyxl" "3" "$(python write.py)"
csv_of() {
    local status=0
    unpacked orcus-xlsx -f csv -o "$1" "$1.xlsx" > log 2>&1 || status=$?
    printf '%s, status %s, said "%s"' "$(tr '\n' '|' < "$1/Sheet.csv")" "$status" "$(head -n 1 log)"
}
same "orcus: the same workbook" ', status 1, said ""' "$(csv_of openpyxl)"
same "orcus: its parts named from the folder" ',|,2844|,1748, status 1, said ""' "$(csv_of relative)"
