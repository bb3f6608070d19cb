#!/usr/bin/env bash
# PSPP 1.6.2 (Debian 12: pspp): with WEIGHT BY, Mann–Whitney calls two equal villages different beyond doubt, and
# Kruskal–Wallis calls unequal villages equal.
#
# One would guess: a record of weight 10 is ten persons, so that a table of frequencies gives what its persons give one
# by one.
# What happens: ranks and group sizes count persons, but each record adds its rank once. Two villages with the same
# incomes have U = -3642.5 where it is 4050 (U cannot be below 0), Z = -22 and significance .000. Chi-square of
# Kruskal–Wallis is below 0 and its significance 1.000, whether villages are equal or one is richer throughout. The
# one-sample Kolmogorov–Smirnov test divides the sum over records by persons: a mean income of 259 where it is 4667.
# No warning. The group sizes shown are right, and so are Wilcoxon's and the median test in the same command.
# Who meets it: users of survey weights, and of tables of frequencies, in the free stand-in for SPSS.
# How to live with it: RANK, which counts right, then ONEWAY of the ranks; Kruskal–Wallis is the number of persons less
# one, times the sum of squares between groups, divided by the total.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian pspp=1.6.2-2

# three villages of 90 persons: two with the same incomes, one in which everybody has more
cat > villages.txt <<'TXT'
1 1000 10
1 2000 20
1 3000 30
1 4000 20
1 5000 10
2 1000 10
2 2000 20
2 3000 30
2 4000 20
2 5000 10
3 6000 10
3 7000 20
3 8000 30
3 9000 20
3 10000 10
TXT
awk '{ for (i = 0; i < $3; ++i) print $1, $2, 1 }' villages.txt > persons.txt

cat > tests.sps <<'SPS'
WEIGHT BY persons.
NPAR TESTS /M-W=income BY village(1,2).
NPAR TESTS /K-W=income BY village(1,3).
NPAR TESTS /K-S(NORMAL)=income.
RANK VARIABLES=income /RANK INTO place.
ONEWAY place BY village.
SPS
tests() {
    { echo "DATA LIST LIST FILE='$1' NOTABLE /village income persons."; cat tests.sps; } > all.sps
    unpacked pspp -O format=csv all.sps | awk -F, '
        /^Table: / { table = $0 }
        /^income,/ && table ~ /Test/ { print "U " $2 ", Z " $4 ", " $5 }
        /^Chi-Square,/ { square = $2 }
        /^Asymp. Sig.,/ { print square ", " $2 }
        /^Normal Parameters,Mean,/ { print $3 }
        /,Between Groups,/ { between = $3 }
        /^,Total,/ && table ~ /ANOVA/ { printf "%.2f\n", (270 - 1) * between / $3 }'
}
tests villages.txt > records.out
tests persons.txt > persons.out
# U by its definition: pairs in which the person of village 1 has less, equal ones by half
pairs=$(awk '$1 == 1 { income[++n] = $2 } $1 == 2 { for (i = 1; i <= n; ++i) u += income[i] < $2 ? 1 : (income[i] == $2) / 2 }
    END { printf "%.2f", u }' persons.txt)

same "version" "pspp (GNU PSPP) 1.6.2" "$(unpacked pspp --version | head -n 1)"
same "U of villages 1 and 2, pair by pair" "4050.00" "$pairs"
echo "  the same 270 persons, as 15 weighted records and one by one:"
same "Mann–Whitney of 1 and 2, weighted" "U -3642.50, Z -22.01, .000" "$(sed -n 1p records.out)"
same "Mann–Whitney of 1 and 2, one by one" "U 4050.00, Z .00, 1.000" "$(sed -n 1p persons.out)"
same "Kruskal–Wallis of all, weighted" "-809.94, 1.000" "$(sed -n 2p records.out)"
same "Kruskal–Wallis of all, one by one" "183.10, .000" "$(sed -n 2p persons.out)"
same "mean by Kolmogorov–Smirnov, weighted" "259.26" "$(sed -n 3p records.out)"
same "mean by Kolmogorov–Smirnov, one by one" "4666.67" "$(sed -n 3p persons.out)"
same "Kruskal–Wallis by RANK and ONEWAY, weighted" "183.10" "$(sed -n 4p records.out)"
