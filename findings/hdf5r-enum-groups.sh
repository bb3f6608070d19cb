#!/usr/bin/env bash
# R package hdf5r 1.3.8 (Debian 12: r-cran-hdf5r): groups stored as an enumeration from 0 fall into one, or into none.
#
# One would guess: an HDF5 enumeration (poor = 0, near = 1, rich = 2) becomes a factor in R, so that means by group are
# means by group. Printed, and compared by ==, it looks like one.
# What happens: only if the values are 1, 2, … n it is a factor. Otherwise (from 0 as in C and Python, or with gaps) it is
# of hdf5r's own class factor_ext, which has levels but is none to R. aggregate() gives one row, with the mean of all
# households as that of the poor (printed as 0). table() counts 0 of each, tapply() gives NA, a regression takes the
# codes as a quantity, levels(x)[x] gives the neighbour's label and drops the first. No warning. The manual says how
# values differ from those of a factor; it does not say that R's functions for groups are wrong about it.
# Who meets it: readers of poverty status, sex or schooling stored with labels, by h5py, C or as an enum of netCDF-4.
# How to live with it: factor(as.character(x), levels(x)) after every read (coerce_to_factor() refuses), or rhdf5.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian r-cran-hdf5r=1.3.8+dfsg-1 r-bioc-rhdf5=2.42.0+dfsg-1 python3-h5py=3.7.0-8

cat > households.py <<'PY'
import h5py, numpy

with h5py.File("households.h5", "w") as file:
    for name, first in (("from0", 0), ("from1", 1)):
        status = h5py.enum_dtype({"poor": first, "near": first + 1, "rich": first + 2}, basetype="i1")
        households = numpy.zeros(4, [("status", status), ("income", "f8")])
        households["status"] = first + numpy.array([0, 1, 2, 2])
        households["income"] = [1000, 2000, 3000, 7000]
        file[name] = households
with h5py.File("households.h5") as file:
    households = file["from0"][:]
    print(*(households["income"][households["status"] == code].mean() for code in range(3)))
PY
cat > read.R <<'R'
suppressMessages(library(hdf5r))
say <- function(...) cat(paste(...), "\n")
cat("version", as.character(packageVersion("hdf5r")), "\n")
file <- H5File$new("households.h5", "r")
for (name in c("from1", "from0")) {
    households <- file[[name]][]
    if (name == "from0") {
        say(as.character(households$status), collapse = " ")
        say(levels(households$status)[households$status], collapse = " ")
    }
    means <- aggregate(income ~ status, households, mean)
    say(paste(as.character(means$status), means$income), collapse = ", ")
    say(table(households$status), collapse = " ")
    say(tapply(households$income, households$status, mean), collapse = " ")
    say(length(coef(lm(income ~ status, households))))
}
households$status <- factor(as.character(households$status), levels(households$status))
means <- aggregate(income ~ status, households, mean)
say(paste(as.character(means$status), means$income), collapse = ", ")
file$close_all()
households <- rhdf5::h5read("households.h5", "from0")
means <- aggregate(income ~ status, lapply(households, as.vector), mean)
say(paste(as.character(means$status), means$income), collapse = ", ")
R
same "means by h5py" "1000.0 2000.0 5000.0" "$(python households.py)"
r read.R > found.txt
line() { sed -n "$1s/ *$//p" found.txt; }
same "version of hdf5r" "version 1.3.8" "$(line 1)"
echo "  incomes 1000 (poor), 2000 (near), 3000 and 7000 (rich), as an enumeration from 1:"
same "aggregate()" "poor 1000, near 2000, rich 5000" "$(line 2)"
same "table()" "1 1 2" "$(line 3)"
same "tapply()" "1000 2000 5000" "$(line 4)"
same "number of coefficients of lm()" "3" "$(line 5)"
echo "  as an enumeration from 0:"
same "as.character()" "poor near rich rich" "$(line 6)"
same "levels(x)[x]" "poor near near" "$(line 7)"
same "aggregate()" "poor 3250" "$(line 8)"
same "table()" "0 0 0" "$(line 9)"
same "tapply()" "NA NA NA" "$(line 10)"
same "number of coefficients of lm()" "2" "$(line 11)"
same "aggregate() after factor(as.character(x), levels(x))" "poor 1000, near 2000, rich 5000" "$(line 12)"
same "aggregate() with rhdf5" "near 2000, poor 1000, rich 5000" "$(line 13)"
