#!/usr/bin/env bash
# R package plm 2.6-2 (Debian 12: r-cran-plm): with weights, the within estimator gives neither the coefficient of the
# persons one by one nor that of dummies, and can turn its sign.
#
# One would guess: plm(model = "within", weights = …) is lm() with a dummy per village and the same weights, since the
# manual says "see stats::lm()" of them; and weight 10 is ten persons.
# What happens: means of the villages are taken off without weights, then the regression is weighted. In two villages where
# income falls by 0.10 per month of training, plm says that it rises by 0.42. The fixed effects are those of the
# wrong slope. Where weights are the same in all rows of a village (or in all waves of a household) it is right, so that
# examples with a constant weight show nothing. No warning. Its tracker has had it as number 5 since 2021.
# Who meets it: villages' fixed effects with households' weights, panels whose weights change from wave to wave.
# How to live with it: lm() with a factor, or another package's fixed effects with weights (lm_robust() of estimatr).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-plm=2.6-2+dfsg-1 r-cran-estimatr=1.0.0-3

cat > within.R <<'R'
suppressMessages({library(plm); library(estimatr)})
say <- function(...) cat(format(round(c(...), 4), trim = TRUE), "\n")
within <- function(table, weights) plm(income ~ months, table, index = c("village", "row"), model = "within", weights = weights)
cat("version", as.character(packageVersion("plm")), "\n")
households <- data.frame(village = rep(1:2, each = 4), row = rep(1:4, 2), months = c(0, 0, 3, 6), income = c(0, 0, 6, 3),
    persons = c(1, 1, 10, 10))
households$income <- households$income + 10 * households$village
persons <- households[rep(1:8, households$persons), ]
persons$row <- seq_len(nrow(persons))
weighted <- within(households, households$persons)
say(coef(weighted), fixef(weighted))
dummies <- coef(lm(income ~ months + factor(village) - 1, households, weights = persons))
say(dummies)
say(coef(lm_robust(income ~ months, households, weights = persons, fixed_effects = ~village)))
each <- within(persons, rep(1, nrow(persons)))
say(coef(each), fixef(each))
alike <- c(1, 10)[households$village]
say(coef(within(households, alike)), coef(lm(income ~ months + factor(village), households, weights = alike))["months"])
R
r within.R > found.txt
line() { sed -n "$1s/ *$//p" found.txt; }
same "version of plm" "version 2.6.2" "$(line 1)"
echo "  coefficient of months, effects of villages 1 and 2:"
same "plm, weighted households" "0.4245 11.2950 21.2950" "$(line 2)"
same "lm with dummies, weighted households" "-0.1 14.5 24.5" "$(line 3)"
same "lm_robust, weighted households" "-0.1" "$(line 4)"
same "plm, persons one by one" "-0.1 14.5 24.5" "$(line 5)"
same "weights the same in a village: plm, lm" "0.6364 0.6364" "$(line 6)"
