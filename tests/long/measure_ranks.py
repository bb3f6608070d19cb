"""By hand: QIAO=build/release/qiao python3 tests/long/measure_ranks.py [SCENARIO] [REPLICATES]

How long a run takes with 1 to 8 processes of one thread each, as a table in Markdown. Runs on a machine that does
something else measure that.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def seconds(ranks, scenario, replicates):
    with tempfile.TemporaryDirectory(prefix="qiao-ranks-") as folder:
        words = [os.environ["QIAO"], "run", scenario, "--replicates", replicates, "--threads", "1", "--quiet", "--out", folder + "/a.h5"]
        if ranks > 1:
            words = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none", "-n", str(ranks), *words]
        began = time.monotonic()
        subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
        return time.monotonic() - began


def main():
    scenario = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "scenarios/yanliu.yaml")
    replicates = sys.argv[2] if len(sys.argv) > 2 else "16"
    processors = len(os.sched_getaffinity(0))
    alone = min(seconds(1, scenario, replicates) for _ in range(2))
    print("| processes | seconds | efficiency | |\n|---|---|---|---|")
    for ranks in range(1, 9):
        took = alone if ranks == 1 else min(seconds(ranks, scenario, replicates) for _ in range(2))
        share = alone / took / min(ranks, processors)
        print(f"| {ranks} | {took:.1f} | {100 * share:.0f} % | {'oversubscribed' if ranks > processors else ''} |", flush=True)


if __name__ == "__main__":
    main()
