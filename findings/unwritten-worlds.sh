#!/usr/bin/env bash
# jsfive 0.4.2 (npm): worlds that an interrupted ensemble has not written are holes; means over worlds come out too small.
#
# One would guess: cells of an HDF5 dataset that nobody has written have the dataset's fill value, here NaN, as the format
# says and other readers show.
# What happens: jsfive, the reader in plain JavaScript, returns an array with holes for chunks that are not in the file. A hole
# is not NaN: reduce(), forEach() and map() pass over it, while length counts it. So a mean over four worlds of which two
# are written is half of what it should be, and looks like an income; a search for NaN finds nothing. A fill value such as
# -99 is left out in the same way. h5wasm 0.10.3 gives NaN and -99.
# Who meets it: pages that show results of a run under way, or of one that was stopped.
# How to live with it: Array.from(dataset.value, (x) => x ?? NaN) after every read, or h5wasm.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.bash"
debian python3-h5py=3.7.0-8
npm_packages jsfive@0.4.2 h5wasm@0.10.3

cat > ensemble.py <<'PY'
import h5py, numpy

with h5py.File("ensemble.h5", "w") as file:
    for name, kind, fill in (("income", "f8", numpy.nan), ("poor", "i4", -99)):
        worlds = file.create_dataset(name, (4,), kind, chunks=(1,), fillvalue=fill)
        worlds[:2] = [3000, 5000]
with h5py.File("ensemble.h5") as file:
    print(*file["income"][:], *file["poor"][:])
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import * as jsfive from "jsfive";
import * as h5wasm from "h5wasm/node";
const bytes = fs.readFileSync("ensemble.h5");
const plain = new jsfive.File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), "ensemble.h5");
await h5wasm.ready;
const wasm = new h5wasm.File("ensemble.h5", "r");
const mean = (values) => values.reduce((sum, x) => sum + x, 0) / values.length;
for (const file of [plain, wasm]) {
  const income = file.get("income").value;
  console.log(mean(income), income.filter(Number.isNaN).length, String(file.get("poor").value));
}
JS
same "income and poor by h5py" "3000.0 5000.0 nan nan 3000 5000 -99 -99" "$(python ensemble.py)"
node read.mjs > found.txt
echo "  mean of income, how many NaN, poor:"
same "jsfive" "2000 0 3000,5000,," "$(sed -n 1p found.txt)"
same "h5wasm" "NaN 2 3000,5000,-99,-99" "$(sed -n 2p found.txt)"
