#!/usr/bin/env bash
# R package matrixStats 0.63.0 and Python's xarray 2023.01.0 (Debian 12: r-cran-matrixstats, python3-xarray): a weighted
# median changes when equal households are put into one row.
#
# One would guess: six rows of 1000 yuan and one row of 1000 yuan with weight 6 are the same six persons; the median of ten
# persons of whom six have 1000 is 1000.
# What happens: both draw lines between rows by default, from the middle of one row's weight to that of the next. In one
# row the six persons become one point, and the median lies on the way to the next: 1571 by matrixStats, 1739 by xarray;
# a poverty line at 60 % of the median rises from 600 to 943 or 1043. Six rows give 1000 in both. How other incomes are
# put into rows matters as well: of eight persons with 1, 1, 1, 1, 1, 2, 2, 10 matrixStats says 1.43 or 1.5.
# Where no income is frequent (samples of thousands, incomes to the yuan) all agree nearly. The manuals say that weights
# are interpolated; neither says that the result is no median of a table of frequencies.
# Who meets it: weighted medians of grouped tables, of rounded incomes, of persons by household (the weight is the size).
# How to live with it: matrixStats: ties = "mean" (no lines then). xarray: repeat rows by whole weights, or sort and
# accumulate the weights, and take the income at which half is reached.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-matrixstats=0.63.0-1 python3-xarray=2023.01.0-1.1

cat > medians.R <<'R'
suppressMessages(library(matrixStats))
say <- function(...) cat(round(c(...), 2), "\n")
one <- c(1000, 2000, 9000); weights <- c(6, 1, 3)
rows <- rep(one, weights); ones <- rep(1, 10)
cat(as.character(packageVersion("matrixStats")), "\n")
say(weightedMedian(one, weights), weightedMedian(rows, ones))
say(weightedMedian(one, weights, ties = "mean"), weightedMedian(rows, ones, ties = "mean"))
say(weightedMedian(c(1, 2, 10), c(5, 2, 1)), weightedMedian(c(1, 2, 2, 10), c(5, 1, 1, 1)))
R
cat > medians.py <<'PY'
import numpy, xarray

def median(incomes, weights):
    table = xarray.DataArray(numpy.array(incomes, float))
    return round(float(table.weighted(xarray.DataArray(numpy.array(weights, float))).quantile(0.5)), 2)

print(median([1000, 2000, 9000], [6, 1, 3]), median([1000] * 6 + [2000] + [9000] * 3, [1] * 10))
PY
r medians.R | sed 's/ *$//' > r.txt
python medians.py > python.txt
line() { sed -n "$1p" r.txt; }
same "version of matrixStats" "0.63.0" "$(line 1)"
echo "  6 persons with 1000, 1 with 2000, 3 with 9000; in three rows, in ten rows:"
same "matrixStats" "1571.43 1000" "$(line 2)"
same 'matrixStats, ties = "mean"' "1000 1000" "$(line 3)"
same "xarray" "1739.13 1000.0" "$(cat python.txt)"
echo "  1, 1, 1, 1, 1, 2, 2, 10 in three rows, in four rows (the two 2 apart):"
same "matrixStats" "1.43 1.5" "$(line 4)"
