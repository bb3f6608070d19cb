#!/usr/bin/env bash
# R package survey 4.1-1 (Debian 12: r-cran-survey): svyquantile() cannot give the poorest record; its quantiles fall
# while the share rises.
#
# One would guess: by the default rule ("math": the smallest income that the share asked for of all persons does not
# exceed) the median of an area in which one record with 1000 yuan stands for six persons of ten is 1000; and whatever
# the rule, quantiles lie between the poorest and the richest income and never fall while the share rises.
# What happens: for every share smaller than that of the poorest record, the rules of steps ("math", "school", "hf1",
# "hf2", "hf3") give the second poorest: the median above is 2000, while the 60 % quantile is 1000. The rule "hf4"
# draws a line through 0 to below it instead: median 0, lower tenth negative. R's own quantile() gives the poorest in all
# these cases. No warning.
# Who meets it: medians and poverty lines of villages and small groups with unequal weights, lower tenths of short lists.
# In a survey of thousands only quantiles far down are touched.
# How to live with it: look whether a quantile asked for is below the weight share of the poorest record, and take that
# record's income then; or use "hf5" to "hf9", which stop at the poorest income (and interpolate).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-survey=4.1-1-1

cat > poorest.R <<'R'
suppressMessages(library(survey))
cat("version", as.character(packageVersion("survey")), "\n")
quantiles <- function(income, weight, rule, shares) {
    design <- svydesign(~1, weights = ~weight, data = data.frame(income, weight))
    cat(rule, coef(svyquantile(~income, design, shares, qrule = rule, ci = FALSE)), "\n")
}
for (rule in c("math", "school", "hf3", "hf4")) quantiles(c(1000, 2000, 9000), c(6, 1, 3), rule, c(0.1, 0.5, 0.6))
for (rule in c("math", "hf4")) quantiles(1000 * 1:10, rep(1, 10), rule, c(0.05, 0.1))
for (rule in c(1, 4)) cat("quantile", quantile(1000 * 1:10, c(0.05, 0.1), type = rule, names = FALSE), "\n")
R
r poorest.R > found.txt
line() { sed -n "$1s/ *$//p" found.txt; }
same "version of survey" "version 4.1.1" "$(line 1)"
echo "  6 persons have 1000 yuan, 1 has 2000, 3 have 9000; the quantiles at 10, 50, 60 %:"
same "default" "math 2000 2000 1000" "$(line 2)"
same "mean of two at a step" "school 2000 2000 1500" "$(line 3)"
same "nearest even" "hf3 2000 2000 2000" "$(line 4)"
same "interpolated" "hf4 -4000 0 1000" "$(line 5)"
echo "  ten persons have 1000, 2000, … 10000 yuan; the quantiles at 5 and 10 %:"
same "default" "math 2000 1000" "$(line 6)"
same "interpolated" "hf4 500 1000" "$(line 7)"
same "R's quantile(), type 1" "quantile 1000 1000" "$(line 8)"
same "R's quantile(), type 4" "quantile 1000 1000" "$(line 9)"
