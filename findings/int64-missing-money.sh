#!/usr/bin/env bash
# Octave's netcdf 1.0.16 and R's rhdf5 2.42.0 (Debian 12: octave-netcdf, r-bioc-rhdf5): a missing amount of money in 64-bit
# integers becomes minus nine million million million.
#
# One would guess: an amount kept in fen or cents as a 64-bit integer, whose _FillValue is the least such integer, is read as
# missing, as one of 32 bits, one byte or a real number is.
# What happens:
# - Octave's ncread() turns all variables into doubles, and fill values of bytes, 32-bit integers and reals into NaN.
#   At 64 bits it does not: the missing amount is the number -9223372036854775808, and every mean is with it. No warning.
# - rhdf5's h5read() gives 32-bit integers: amounts above 21,474,836.47 yuan in fen become NA, with a warning that names
#   two other settings. The first, bit64conversion = "bit64", reads the missing amount as NA; the second, "double", as
#   -9.2e18, without a further word. Fill values of one byte (255) stay numbers in all three.
# R's ncdf4 reads all of them as missing.
# Who meets it: readers of ledgers and money columns in netCDF-4/HDF5 files that keep money exact.
# How to live with it: Octave: x(x < -9e18) = NaN after ncread. R: ncdf4; or h5read(…, bit64conversion = "bit64") with
# the package bit64, or "double" and the same replacement.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian octave-netcdf=1.0.16-2 r-bioc-rhdf5=2.42.0+dfsg-1 r-cran-ncdf4=1.21-1 r-cran-bit64=4.0.5-1 netcdf-bin=1:4.9.0-3+b1

cat > money.cdl <<'CDL'
netcdf money {
dimensions: month = 4 ;
variables:
    int64 fen(month) ;
        fen:_FillValue = -9223372036854775808LL ;
    int households(month) ;
        households:_FillValue = -2147483648 ;
    ubyte register(month) ;
        register:_FillValue = 255UB ;
    double yuan(month) ;
        yuan:_FillValue = NaN ;
data:
    fen = 100, 3000000000, _, 400 ;
    households = 1, 2, _, 4 ;
    register = 1, 2, _, 4 ;
    yuan = 1, 2, _, 4 ;
}
CDL
unpacked ncgen -4 -o money.nc money.cdl

netcdf=$(find "$root/usr/share/octave/packages" -maxdepth 1 -name 'netcdf-*' | head -n 1)
same "version of Octave's netcdf" "netcdf-1.0.16" "${netcdf##*/}"
cat > money.m <<'M'
for name = {"fen", "households", "register", "yuan"}
  x = ncread("money.nc", name{1});
  printf("%s %s%s\n", name{1}, class(x), sprintf(" %.10g", x));
end
M
compiled=$(find "$root/usr/lib" -name '__netcdf__.oct' -printf '%h\n' | head -n 1)
unpacked env OCTAVE_HOME="$root/usr" OCTAVE_EXEC_HOME="$root/usr" octave-cli --no-gui --norc --quiet \
    --path "$netcdf" --path "$compiled" money.m > octave.txt 2> octave.log || { cat octave.log >&2; cannot_try "Octave ends"; }
same "ncread of fen" "fen double 100 3000000000 -9.223372037e+18 400" "$(grep ^fen octave.txt)"
same "ncread of households" "households double 1 2 NaN 4" "$(grep ^households octave.txt)"
same "ncread of register" "register double 1 2 NaN 4" "$(grep ^register octave.txt)"
same "ncread of yuan" "yuan double 1 2 NaN 4" "$(grep ^yuan octave.txt)"

cat > money.R <<'R'
suppressMessages({ library(rhdf5); library(bit64); library(ncdf4) })
say <- function(what, x) cat(what, ifelse(is.na(x), "NA", sprintf("%.10g", as.double(x))), "\n")
for (conversion in c("int", "bit64", "double")) for (name in c("fen", "register"))
    say(paste("rhdf5", conversion, name), suppressWarnings(suppressMessages(h5read("money.nc", name, bit64conversion = conversion))))
file <- suppressWarnings(nc_open("money.nc"))
for (name in c("fen", "register")) say(paste("ncdf4", name), ncvar_get(file, name))
R
r money.R > r.txt 2> r.log
found() { sed -n "s/^$1 \(.*[^ ]\) *$/\1/p" r.txt; }
same "h5read of fen" "100 NA NA 400" "$(found 'rhdf5 int fen')"
same "h5read of fen, bit64" "100 3000000000 NA 400" "$(found 'rhdf5 bit64 fen')"
same "h5read of fen, double" "100 3000000000 -9.223372037e+18 400" "$(found 'rhdf5 double fen')"
same "h5read of register" "1 2 255 4" "$(found 'rhdf5 int register')"
same "ncdf4 of fen" "100 3000000000 NA 400" "$(found 'ncdf4 fen')"
same "ncdf4 of register" "1 2 NA 4" "$(found 'ncdf4 register')"
