#!/usr/bin/env bash
# PSPP 1.6.2 (Debian 12: pspp): with weights that sum to one, percentiles are below the poorest income and fall as the
# share rises; two commands disagree with each other.
#
# One would guess: percentiles depend on shares of weight, so that it does not matter whether weights are persons, or
# persons divided by all persons; nothing can be below the smallest income.
# What happens: WEIGHT BY takes weights as counts of cases. With counts, FREQUENCIES and EXAMINE are right. With the same
# weights divided by their sum, EXAMINE gives the richest income as the median, and FREQUENCIES the poorest. With
# weights smaller still (a record's share of a whole province) FREQUENCIES gives a median of half the smallest income,
# and an upper quintile below the lower. RANK … NTILES(5) puts everybody into the first fifth. No warning; the mean stays right.
# Who meets it: users of normalised survey weights, and of shares of population, in the free stand-in for SPSS.
# How to live with it: multiply weights by a constant until they sum to the number of persons (or of interviews) before
# WEIGHT BY. If the percentiles of a table change then, those before were wrong.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian pspp=1.6.2-2

# five records for 1, 2, 3, 2, 1 persons with 1000, 2000, …, 5000; weights multiplied by $1
percentiles() {
    cat > weights.sps <<SPS
DATA LIST LIST NOTABLE /income weight.
BEGIN DATA
1000 1
2000 2
3000 3
4000 2
5000 1
END DATA.
COMPUTE weight = weight * ($1).
WEIGHT BY weight.
FREQUENCIES income /FORMAT=NOTABLE /PERCENTILES=20 50 80.
EXAMINE income /PERCENTILES(20,50,80)=HAVERAGE.
RANK VARIABLES=income /NTILES(5) INTO fifth.
LIST fifth.
SPS
    unpacked pspp -O format=csv weights.sps | awk -F, '
        /^Percentiles,20,/ { frequencies = $3; n = 2; next }
        n > 0 { frequencies = frequencies " " $3; --n }
        /^income,Weighted Average,/ { examine = $3 " " $4 " " $5 }
        /^fifth$/ { list = 1; next }
        list && /^[0-9]$/ { fifths = fifths $1 }
        END { print frequencies "; " examine "; " fifths }'
}

same "version" "pspp (GNU PSPP) 1.6.2" "$(unpacked pspp --version | head -n 1)"
echo "  20, 50, 80 % by FREQUENCIES; by EXAMINE; fifths by RANK:"
same "weights 1, 2, 3, 2, 1" "2000.00 3000.00 4000.00; 2000.00 3000.00 4000.00; 12345" "$(percentiles 1)"
same "the same by 1000" "2000.00 3000.00 4000.00; 2000.00 3000.00 4000.00; 12345" "$(percentiles 1000)"
same "the same / 9" "1000.00 1000.00 1000.00; 2200.00 5000.00 5000.00; 11223" "$(percentiles 1/9)"
same "the same / 1000" "801.80 504.50 207.20; 5000.00 5000.00 5000.00; 11111" "$(percentiles 1/1000)"
