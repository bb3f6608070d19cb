#!/usr/bin/env bash
# NCO 5.1.4, CDO 2.1.1, ncdump 4.9.0, RNetCDF 2.6 (Debian 12: nco, cdo, netcdf-bin, r-cran-rnetcdf): a monthly series in
# "months since" is another series by the reader.
#
# One would guess: month = 0, 1, 2, … with units "months since 2018-01-01" are the first days of January, February, ….
# What happens: CDO and ncdump -t count months of the calendar, as one would. NCO and RNetCDF take UDUNITS' month, a
# twelfth of a year of 365.2422 days: the second month of the series begins on 31 January at 10:29. Grouped by month there,
# January 2018 has two values and February none, asking for February 2018 by date finds nothing, and the other months
# begin late on their first or on their second day.
# Who meets it: models with a month's step, whose author takes the nearest unit at hand; the conventions for netCDF
# advise against it in a remark, and no tool warns. (xarray and cftime refuse such a file, which is kinder.)
# How to live with it: write "days since" with the true first days; with a file of others read the month as a number and
# make the dates yourself.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian nco=5.1.4-1+deb12u1 cdo=2.1.1-1+deb12u1 netcdf-bin=1:4.9.0-3+b1 r-cran-rnetcdf=2.6-2-1

cat > series.cdl <<'CDL'
netcdf series {
dimensions: month = UNLIMITED ;
variables:
    double month(month) ;
        month:units = "months since 2018-01-01" ;
        month:calendar = "standard" ;
    double income(month) ;
data:
    month = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ;
    income = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ;
}
CDL
unpacked ncgen -4 -o series.nc series.cdl
export UDUNITS2_XML_PATH=$root/usr/share/xml/udunits/udunits2.xml
months() { grep -oE '2018-[0-9]{2}-[0-9]{2}' | cut -c 6-7 | tr '\n' ' ' | sed 's/ $//'; }
echo 'suppressMessages(library(RNetCDF)); cat(utcal.nc("months since 2018-01-01", 0:11, "s"), sep = "\n")' > months.R

all="01 02 03 04 05 06 07 08 09 10 11 12"
same "version of NCO" "5.1.4" "$(unpacked ncks --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
same "version of CDO" "2.1.1" "$(unpacked cdo --version 2>&1 | sed -n 's/.*version \([0-9.]*\).*/\1/p' | head -n 1)"
same "months by CDO" "$all" "$(unpacked cdo -s showdate series.nc 2> log | months)"
same "months by ncdump -t" "$all" "$(unpacked ncdump -t -v month series.nc | sed '1,/^data:/d' | months)"
udunits="$(unpacked ncks --cal -C -v month series.nc 2> log | grep 'month = ' | months)"
same "months by NCO" "01 01 03 04 05 06 07 08 09 10 11 12" "$udunits"
same "months by RNetCDF" "$udunits" "$(r months.R 2> log | months)"
if unpacked ncks -O -C -v income -d month,2018-02-01,2018-02-28 series.nc out.nc > log 2>&1; then found=something; else found=nothing; fi
same "February 2018 asked of NCO by date" "nothing" "$found"
