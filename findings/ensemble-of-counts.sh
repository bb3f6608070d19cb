#!/usr/bin/env bash
# NCO 5.1.4 and CDO 2.1.1 (Debian 12: nco, cdo): the mean over worlds of a whole number is a whole number again, and
# CDO's standard deviation of it 0 or 1.
#
# One would guess: 1, 2, 2 and 2 poor households in four worlds are 1.75 on average, with a standard deviation of 0.43.
# What happens: both programs write a result in the storage of what they read. Where counts are stored as integers (the
# natural storage of households, and half the space or less), the mean is rounded to 2, and CDO's standard deviation of a
# group whose worlds differ is 0. The same numbers stored as double give 1.75 and 0.43. CDO does it for 16 and 32 bits;
# 64 bits it turns into double, NCO does not. The unit in the file still says households; no warning.
# Who meets it: whoever averages an ensemble of counts (poor households, members in work, months of need) on the
# command line; differences between policies of less than half a household vanish.
# How to live with it: `cdo -b F64 …`; with NCO make doubles first (`ncap2 -s 'poor=double(poor)'`), or average in
# Python or R. Programs that write counts as integers should say so in their format's page.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian nco=5.1.4-1+deb12u1 cdo=2.1.1-1+deb12u1 netcdf-bin=1:4.9.0-3+b1

cat > worlds.cdl <<'CDL'
netcdf worlds {
dimensions: world = UNLIMITED ;
variables:
    double world(world) ;
        world:units = "days since 2018-01-01" ;
        world:calendar = "standard" ;
    int poor(world) ;
    short poor16(world) ;
    int64 poor64(world) ;
    double poor_real(world) ;
data:
    world = 1, 2, 3, 4 ;
    poor = 1, 2, 2, 2 ;
    poor16 = 1, 2, 2, 2 ;
    poor64 = 1, 2, 2, 2 ;
    poor_real = 1, 2, 2, 2 ;
}
CDL
unpacked ncgen -4 -o worlds.nc worlds.cdl
value() { unpacked ncdump -v "$2" "$1" | tr '\n' ' ' | sed -E "s/.* $2 = *([^ ;]+) *;.*/\1/"; }
values() { for variable in poor poor16 poor64 poor_real; do printf '%.4g ' "$(value "$1" "$variable")"; done | sed 's/ $//'; }

same "version of NCO" "5.1.4" "$(unpacked ncra --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
same "version of CDO" "2.1.1" "$(unpacked cdo --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
echo "  1, 2, 2, 2 stored as int, short, int64, double:"
unpacked ncra -O worlds.nc nco.nc > nco.log 2>&1
same "mean by ncra" "2 2 2 1.75" "$(values nco.nc)"
unpacked ncwa -O -a world worlds.nc nco.nc > nco.log 2>&1
same "mean by ncwa" "2 2 2 1.75" "$(values nco.nc)"
unpacked cdo -s timmean worlds.nc cdo.nc > cdo.log 2>&1
same "mean by CDO" "2 2 1.75 1.75" "$(values cdo.nc)"
unpacked cdo -s timstd worlds.nc cdo.nc > cdo.log 2>&1
same "standard deviation by CDO" "0 0 0.433 0.433" "$(values cdo.nc)"
unpacked cdo -s -b F64 timstd worlds.nc cdo.nc > cdo.log 2>&1
same "standard deviation by CDO with -b F64" "0.433 0.433 0.433 0.433" "$(values cdo.nc)"
