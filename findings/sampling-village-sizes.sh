#!/usr/bin/env bash
# R package sampling 2.9 (Debian 12: r-cran-sampling): cluster() draws villages with each other's probabilities.
#
# One would guess: sizes given as pik belong to the villages in the order in which the list of households has them, as
# the sizes of strata() do in the same package.
# What happens: cluster() takes them in the order of the names. Of four villages, one of which has two thirds of the
# households, a small one is drawn two times in three, and the large one once in six. With names such as "village 10",
# which sort before "village 2", a list in order of numbers is shuffled too. The column Prob has the probabilities as
# used, so that estimates by Prob are right and the design is another; where one counts on sizes (the same number of
# households from each village drawn, no weights) the mean is 4333 instead of 2333. No warning; the manual of strata()
# and of mstage() says to sort the list first, that of cluster() does not.
# Who meets it: those who draw villages with probabilities proportional to size, the first stage of most household surveys.
# How to live with it: pik = table(list$village), which has the order of cluster(); or compare Prob with the sizes.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-sampling=2.9-2

cat > villages.R <<'R'
library(sampling)
say <- function(...) cat(format(round(c(...), 3), trim = TRUE), "\n")
cat("version", as.character(packageVersion("sampling")), "\n")
names <- c("Wuyi", "Anping", "Lijia", "Baima")
sizes <- c(800, 100, 100, 200)
incomes <- c(1000, 5000, 5000, 5000)
households <- data.frame(village = rep(names, sizes), income = rep(incomes, sizes))

# the probability of every village as cluster() tells it, and how often it was drawn
draw <- function(pik) {
    set.seed(1)
    drawn <- replicate(3000, cluster(households, "village", 1, "systematic", pik)[1, c("village", "Prob")], simplify = FALSE)
    drawn <- do.call(rbind, drawn)
    list(told = drawn$Prob[match(names, drawn$village)], seen = as.vector(table(factor(drawn$village, names))) / 3000)
}
say(sizes / sum(sizes))
by_list <- draw(sizes)
say(by_list$told)
say(round(by_list$seen, 1))
by_name <- draw(as.vector(table(households$village)))
say(by_name$told)
stopifnot(abs(by_list$seen - by_list$told) < 0.03, abs(by_name$seen - by_name$told) < 0.03)
say(sum(sizes * incomes) / sum(sizes), sum(by_name$told * incomes), sum(by_list$told * incomes))
cat(as.vector(table(factor(strata(households, "village", sizes / 100, "srswor")$village, names))), "\n")
R
r villages.R > found.txt
line() { sed -n "$1s/ *$//p" found.txt; }
same "version of sampling" "version 2.9" "$(line 1)"
echo "  Wuyi, Anping, Lijia, Baima, with 800, 100, 100, 200 households:"
same "shares of households" "0.667 0.083 0.083 0.167" "$(line 2)"
same "probabilities told, sizes as listed" "0.167 0.667 0.083 0.083" "$(line 3)"
same "shares of 3000 draws, sizes as listed" "0.2 0.7 0.1 0.1" "$(line 4)"
same "probabilities told, pik = table(village)" "0.667 0.083 0.083 0.167" "$(line 5)"
same "mean; expected by sizes: pik = table(), as listed" "2333.333 2333.333 4333.333" "$(line 6)"
same "strata(): households drawn, sizes 8, 1, 1, 2 as listed" "8 1 1 2" "$(line 7)"
