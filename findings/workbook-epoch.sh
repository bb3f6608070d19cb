#!/usr/bin/env bash
# xlsx2csv 0.7.8 and Gnumeric 1.12.55 (Debian 12): all dates of a workbook made by Gnumeric come four years and a day late.
#
# One would guess: a workbook that says date1904="0" counts days from 1900, as one that says date1904="false" or nothing.
# The standard's truth values are true, false, 1 and 0.
# What happens: xlsx2csv asks only whether the value is not "false", so that "0" counts as yes, and days are counted from
# 1904. Gnumeric and its ssconvert write "0" into every workbook. The same workbook with "false" is read right, and the
# other cells look all right. No warning.
# Who meets it: household lists converted on the command line (ssconvert to XLSX, xlsx2csv to CSV): births four years late
# take the young out of working age and leave the old in it; dates of registration and exit pass the end of a programme.
# How to live with it: convert to CSV by ssconvert itself or with openpyxl; or write "false" for "0" into
# xl/workbook.xml. Check one known date after any conversion.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian xlsx2csv=1:0.7.8-1 gnumeric=1.12.55-1 python3-openpyxl=3.0.9-1 fonts-dejavu-core

printf 'household,birth\n1,1965-03-01\n2,2011-09-15\n' > list.csv
# what an installed Gnumeric finds below /usr; it will not start without a font
export GNUMERIC_PLUGIN_PATH=$root/usr/lib/gnumeric/1.12.55/plugins FONTCONFIG_FILE=$work/fonts.conf
echo "<fontconfig><dir>$root/usr/share/fonts</dir><cachedir>$work/fonts</cachedir></fontconfig>" > fonts.conf
same "version of Gnumeric" "ssconvert version '1.12.55'" "$(unpacked ssconvert --version 2> log | head -n 1)"
unpacked ssconvert list.csv list.xlsx > log 2>&1
cat > epoch.py <<'PY'
import re, zipfile
import openpyxl

births = openpyxl.load_workbook("list.xlsx").active.iter_rows(min_row=2, min_col=2, values_only=True)
with zipfile.ZipFile("list.xlsx") as old, zipfile.ZipFile("false.xlsx", "w") as new:
    for name in old.namelist():
        text = old.read(name)
        if name == "xl/workbook.xml":
            print(re.search(rb'date1904="\w+"', text).group().decode())
            text = text.replace(b'date1904="0"', b'date1904="false"')
        new.writestr(name, text)
print(*[birth[0].strftime("%Y-%m-%d") for birth in births])
PY
python epoch.py > found.txt 2> log
dates() { python "$root/usr/share/xlsx2csv/xlsx2csv.py" -f %Y-%m-%d "$1" 2> log | sed 1d | cut -d, -f2 | tr '\n' ' ' | sed 's/ $//'; }
same "version of xlsx2csv" "0.7.8" "$(python "$root/usr/share/xlsx2csv/xlsx2csv.py" --version 2>&1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+')"
same "Gnumeric's workbook says" 'date1904="0"' "$(sed -n 1p found.txt)"
same "births by openpyxl" "1965-03-01 2011-09-15" "$(sed -n 2p found.txt)"
same "births by xlsx2csv" "1969-03-02 2015-09-16" "$(dates list.xlsx)"
same 'births by xlsx2csv where the same workbook says "false"' "1965-03-01 2011-09-15" "$(dates false.xlsx)"
