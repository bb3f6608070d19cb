#!/usr/bin/env bash
# ReadStat 1.1.8 (Debian 12: readstat): a refused income becomes an income of 999,999 yuan when an SPSS survey is converted.
#
# One would guess: a household survey in SPSS's format declares 999998 and 999999 ("does not know", "refused") as missing
# values of income; converted to CSV, Excel or Stata, those incomes are empty, or at least still declared missing.
# What happens: CSV and Excel hold the codes as plain numbers. So does the Stata file: it keeps the labels and loses
# the declaration, although Stata has missing values with letters for just that. Of four households two of which
# refuse, the mean income is 502,049 yuan instead of 4,100. The other way round the letters become blanks. The tool
# reports success. (R's haven, which stands on the same library, leaves the codes out by itself.)
# Who meets it: users of survey files that statistics offices publish in SPSS's format, without SPSS.
# How to live with it: read the declared codes first, and make them empty (R: haven::read_sav; PSPP: SAVE TRANSLATE
# /MISSING=RECODE); look at the greatest values of every money column after any conversion.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian readstat=1.1.8-1 pspp=1.6.2-2 r-cran-haven=2.5.1-1

cat > survey.sps <<'SPS'
DATA LIST LIST NOTABLE /household (F8.0) income (F8.0).
BEGIN DATA
1 3000
2 5200
3 999999
4 999998
END DATA.
VALUE LABELS income 999999 'refused' 999998 'does not know'.
MISSING VALUES income (999998, 999999).
DESCRIPTIVES income.
SAVE OUTFILE='survey.sav'.
SPS
same "mean income by PSPP, which makes the file" "4100.00" \
    "$(unpacked pspp -O format=csv survey.sps | awk -F, '/^income,/ { print $3 }')"
same "version of ReadStat" "ReadStat version 1.1.8" "$(unpacked readstat --version 2>&1 | head -n 1)"
for kind in csv dta; do unpacked readstat survey.sav survey.$kind > log 2>&1; done
same "mean income of the CSV" "502049" \
    "$(awk -F, 'NR > 1 { sum += $2; ++n } END { printf "%.0f", sum / n }' survey.csv)"
cat > means.R <<'R'
suppressMessages(library(haven))
cat(round(mean(read_dta("survey.dta")$income)), round(mean(read_sav("survey.sav")$income, na.rm = TRUE)), "\n")
R
r means.R > means.txt
same "mean income of the Stata file, read by haven" "502049" "$(cut -d' ' -f1 means.txt)"
same "mean income of the SPSS file, read by haven" "4100" "$(cut -d' ' -f2 means.txt)"
