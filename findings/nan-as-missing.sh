#!/usr/bin/env bash
# NCO 5.1.4 (Debian 12: nco): one missing world makes the mean over all worlds missing, where missing is NaN.
#
# One would guess: a variable that declares NaN as its _FillValue, as xarray and many models write it, is averaged over
# the worlds that have a value, just as one that declares -9999 is; CDO does so.
# What happens: ncra and ncwa look for missing values by comparison, and NaN equals nothing, itself included. So one
# unfinished or inapplicable world of a thousand leaves nothing of the mean or total. The result is written as the fill
# value, so that it looks as if no world had a value at all. The maximum depends on the order: it is right unless
# the first world is the missing one. With -9999 in the same places NCO is right.
# Who meets it: ensembles where some worlds have no value (a programme that never started, an interrupted run), reduced on
# the command line.
# How to live with it: make the fill value a number before (`ncatted -a _FillValue,income,o,d,-9999.` turns the values
# as well, for NCO recognises NaN there), or use CDO, xarray or R.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian nco=5.1.4-1+deb12u1 cdo=2.1.1-1+deb12u1 netcdf-bin=1:4.9.0-3+b1

worlds() {
    cat <<CDL
netcdf worlds {
dimensions: world = UNLIMITED ;
variables:
    double world(world) ;
        world:units = "days since 2018-01-01" ;
        world:calendar = "standard" ;
    double income(world) ;
        income:_FillValue = $1 ;
data:
    world = 1, 2, 3, 4 ;
    income = $2 ;
}
CDL
}
make() {
    worlds "$2" "$3" > "$1.cdl"
    unpacked ncgen -4 -o "$1.nc" "$1.cdl"
}
make nan NaN "3000, 5000, _, 7000"
make first NaN "_, 3000, 5000, 7000"
make number -9999. "3000, 5000, _, 7000"
income() { unpacked ncdump -v income "$1" | tr '\n' ' ' | sed -E 's/.* income = *([^ ;]+) *;.*/\1/'; }

same "version of NCO" "5.1.4" "$(unpacked ncra --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
echo "  3000, 5000, missing, 7000 (_ is missing):"
for reduce in avg ttl; do
    unpacked ncra -O -y $reduce nan.nc out.nc > log 2>&1
    same "ncra -y $reduce, missing is NaN" "_" "$(income out.nc)"
done
unpacked ncra -O -y max nan.nc out.nc > log 2>&1
same "ncra -y max, missing is NaN" "7000" "$(income out.nc)"
unpacked ncra -O -y max first.nc out.nc > log 2>&1
same "ncra -y max, missing is NaN and comes first" "_" "$(income out.nc)"
unpacked ncwa -O -a world nan.nc out.nc > log 2>&1
same "ncwa, missing is NaN" "_" "$(income out.nc)"
unpacked ncra -O number.nc out.nc > log 2>&1
same "ncra, missing is -9999" "5000" "$(income out.nc)"
unpacked cdo -s timmean nan.nc out.nc > log 2>&1
same "CDO, missing is NaN" "5000" "$(income out.nc)"
unpacked ncatted -a _FillValue,income,o,d,-9999. nan.nc turned.nc > log 2>&1
unpacked ncra -O turned.nc out.nc > log 2>&1
same "ncra after ncatted" "5000" "$(income out.nc)"
