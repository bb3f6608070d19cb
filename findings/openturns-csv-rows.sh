#!/usr/bin/env bash
# OpenTURNS 1.20 (Debian 12: python3-openturns): Sample.ImportFromCSVFile() leaves out rows, or all rows from one on, and
# says nothing.
#
# One would guess: a row that is not all numbers is an error or has NaN in it (NaN written as nan is read so), and the
# other rows are read; the manual says that the file is read by RFC 4180.
# What happens: a row with an empty cell, NA, or a number in quotes or with a comma in it is left out. Where the empty cell
# is the first of its row (or the only one: an empty line), the file ends there. Six households of whom the third refused
# its income become five, or two if income stands first. Incomes written as 1,200 are left out and those below 1000 stay:
# all households that are left are poor. Nothing is said unless the log of level INFO is on, which names a row with an
# empty cell, not the rows after it, and none of the others.
# Who meets it: survey tables and results of runs that did not end, exported from R (NA), spreadsheets (empty, 1,200).
# How to live with it: compare getSize() with the lines of the file; write nan for what is missing; or ImportFromTextFile()
# (separator, 1 line to skip), which warns of each row that it leaves out, and keeps those after it.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian python3-openturns=1.20-9

cat > rows.py <<'PY'
import openturns as ot

def say(header, *lines, separator=";"):
    quoted = separator.join('"%s"' % name for name in header.split(separator))
    with open("table.csv", "w") as file:
        file.write("\n".join([quoted, *lines]) + "\n")
    read = ot.Sample.ImportFromCSVFile("table.csv", separator)
    print(" ".join(",".join("%g" % x for x in row) for row in read) or "none")

print(ot.__version__)
say("household;income", "1;900", "2;400", "3;", "4;2000", "5;1500", "6;700")
say("income;household", "900;1", "400;2", ";3", "2000;4", "1500;5", "700;6")
say("income", "900", "400", "", "2000", "1500", "700")
say("income", "900", "400", "NA", "2000", "1500", "700")
say("household;income", "1;900", "2;400", "3;nan", "4;2000", "5;1500", "6;700")
say("household,income", '1,900', '2,400', '3,"1,200"', '4,"2,000"', '5,"1,500"', "6,700", separator=",")
say("household;income", '1;900', '2;"400"', '3;1200')
with open("table.csv", "w") as file:
    file.write("income;household\n900;1\n;3\n2000;4\n")
print(ot.Sample.ImportFromTextFile("table.csv", ";", 1).getSize())
PY
python rows.py > found.txt 2> said.txt
line() { sed -n "$1p" found.txt; }
same "version of OpenTURNS" "1.20" "$(line 1)"
echo "  six households, the third without an income; read as household,income:"
same "empty second cell" "1,900 2,400 4,2000 5,1500 6,700" "$(line 2)"
same "empty first cell (income,household)" "900,1 400,2" "$(line 3)"
same "one column with an empty line" "900 400" "$(line 4)"
same "one column with NA" "900 400 2000 1500 700" "$(line 5)"
same "nan" "1,900 2,400 3,nan 4,2000 5,1500 6,700" "$(line 6)"
echo "  other ways to write a number:"
same '"1,200" "2,000" "1,500" of three households' "1,900 2,400 6,700" "$(line 7)"
same '"400" in quotes' "1,900 3,1200" "$(line 8)"
echo "  900;1 and ;3 and 2000;4 by ImportFromTextFile:"
same "rows" "2" "$(line 9)"
same "its warnings, of all that was said" "1 1" "$(grep -c WRN said.txt) $(wc -l < said.txt)"
