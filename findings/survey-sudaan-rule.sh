#!/usr/bin/env bash
# R package survey 4.1-1 (Debian 12: r-cran-survey): SUDAAN's rule in svyquantile(), "shahvaish", makes all quantiles the
# richest income when weights count persons.
#
# One would guess: weights may be on any scale (persons, thousands of persons, mean 1), as everywhere in the package, and
# the rule shifts quantiles by half a record.
# What happens: the rule scales the weights to a mean of 1, but takes off half of the weight as it was. With weights of
# mean 1 it is right; the larger the weights, the further it goes wrong. Ten persons a record are enough to call the
# richest of ten incomes the median, 150 to call it the lower quintile as well. With equal weights of 1, as in examples,
# nothing is seen. No warning.
# Who meets it: those who must reproduce medians and quintiles that an office made with SUDAAN.
# How to live with it: divide the weights by their mean before svydesign(). Check any program once by multiplying all
# weights by 1,000: quantiles, shares and indices must stay.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-survey=4.1-1-1

cat > scale.R <<'R'
suppressMessages(library(survey))
cat("version", as.character(packageVersion("survey")), "\n")
for (rule in c("shahvaish", "math")) for (persons in c(1, 10, 150)) {
    design <- svydesign(~1, weights = ~persons, data = data.frame(income = 1000 * 1:10, persons))
    cat(rule, coef(svyquantile(~income, design, c(0.2, 0.5, 0.8), qrule = rule, ci = FALSE)), "\n")
}
R
r scale.R > found.txt
line() { sed -n "$1s/ *$//p" found.txt; }
same "version of survey" "version 4.1.1" "$(line 1)"
echo "  incomes 1000, 2000, … 10000; the quantiles at 20, 50, 80 %:"
same "1 person a record" "shahvaish 2000 5000 8000" "$(line 2)"
same "10 persons a record" "shahvaish 6000 10000 10000" "$(line 3)"
same "150 persons a record" "shahvaish 10000 10000 10000" "$(line 4)"
same "the default rule, 1 person a record" "math 2000 5000 8000" "$(line 5)"
same "the default rule, 150 persons a record" "math 2000 5000 8000" "$(line 7)"
