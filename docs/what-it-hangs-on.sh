#!/bin/sh
# Makes docs/WHAT-IT-HANGS-ON.md and its picture anew. In the checkout, with the program built: docs/what-it-hangs-on.sh
# (or the path of the program behind it).
set -e
qiao=${1:-build/release/qiao}
sweep=${TMPDIR:-/tmp}/yanliu-sweep.h5
"$qiao" sweep scenarios/yanliu-sweep.yaml --out "$sweep" --force --quiet
{
    sed '/^## /,$d' docs/WHAT-IT-HANGS-ON.md # what is written by hand stands before the first table
    "$qiao" show "$sweep" --markdown | sed 1d
} > docs/WHAT-IT-HANGS-ON.new
mv docs/WHAT-IT-HANGS-ON.new docs/WHAT-IT-HANGS-ON.md
PYTHONPATH=analysis /usr/bin/python3 - "$sweep" << 'END'
import sys
from qiao_analysis import open_result, plot
plot.verdicts(open_result(sys.argv[1]), arm="bridge").savefig("docs/what-it-hangs-on.png", dpi=110)
END
rm "$sweep"
