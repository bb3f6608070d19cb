"""By hand: QIAO=build/release/qiao python3 tests/long/measure_ranks.py [SCENARIO] [REPLICATES] [VERB]

How long a run (or sweep) takes with 1 to 8 processes of one thread each, as a table in Markdown: by the clock, the less of
two, and in seconds of processors, which tell the same on a machine that does something else as well. Then what one
world sends to the process that writes, as Open MPI counts it, and what that process takes for it.
"""

import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none"]
TICK = os.sysconf("SC_CLK_TCK")


def words(scenario, replicates, verb, out):
    return [os.environ["QIAO"], verb, scenario, "--replicates", replicates, "--threads", "1", "--quiet", "--out", out]


def seconds(ranks, folder, *what):
    """By the clock and of processors."""
    started = [*(MPIRUN if ranks > 1 else []), *(["-n", str(ranks)] if ranks > 1 else []), *words(*what, f"{folder}/result.h5"), "--force"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(started, check=True, stderr=subprocess.DEVNULL)
    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def is_leader(pid):
    try:
        return b"OMPI_COMM_WORLD_RANK=0" in pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def threads_of(pid):
    """Seconds of each thread, the first the one that speaks with the others."""
    out = {}
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        fields = (task / "stat").read_text().rsplit(")", 1)[1].split()
        out[int(task.name)] = (int(fields[11]) + int(fields[12])) / TICK
    return out


def at_the_leader(ranks, folder, *what):
    """Bytes and messages that came, and seconds of the leader's threads that speak and that write, while it was written."""
    options = ["--mca", "pml_monitoring_enable", "1", "--mca", "pml_monitoring_enable_output", "3", "--mca", "pml_monitoring_filename",
               f"{folder}/sent"]
    running = subprocess.Popen([*MPIRUN, *options, "-n", str(ranks), *words(*what, f"{folder}/watched.h5")], stderr=subprocess.DEVNULL)
    first, last, leader = {}, {}, None
    while running.poll() is None:
        time.sleep(0.05)
        try:
            if leader is None:
                children = pathlib.Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
                leader = next(filter(is_leader, map(int, children)), None)
            elif os.path.exists(f"{folder}/watched.h5") or first:
                now = threads_of(leader)
                first = first or now
                if last and max(last, key=last.get) not in now:
                    break  # all is lived through; what follows is reckoned by one process anyhow
                last = now
        except OSError:
            pass
    running.wait()
    spent = {thread: last[thread] - first.get(thread, 0) for thread in last}
    speaking = spent.pop(leader)
    living = max(spent.values(), default=0)
    sent = [tuple(map(int, found)) for file in pathlib.Path(folder).glob("sent.*.prof")
            for found in re.findall(r"^E\t\d+\t0\t(\d+) bytes\t(\d+) msgs", file.read_text(), re.M)]
    return sum(b for b, _ in sent), sum(m for _, m in sent), speaking, sum(spent.values()) - living


def main():
    what = [*sys.argv[1:], *[str(ROOT / "scenarios/yanliu.yaml"), "16", "run"][len(sys.argv) - 1:]]
    processors = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="qiao-ranks-") as folder:
        print("| processes | seconds | efficiency | seconds of processors | |\n|---|---|---|---|---|")
        taken = {ranks: [] for ranks in range(1, 9)}
        for _ in range(2):  # in turn, so that what else the machine does falls on all
            for ranks in taken:
                taken[ranks].append(seconds(ranks, folder, *what))
        alone = min(taken[1])
        for ranks, times in taken.items():
            took, spent = min(took for took, _ in times), min(spent for _, spent in times)
            share = alone[0] / took / min(ranks, processors)
            print(f"| {ranks} | {took:.1f} | {100 * share:.0f} % | {spent:.1f} | {'oversubscribed' if ranks > processors else ''} |")
        came, messages, speaking, writing = at_the_leader(3, folder, *what)
        print(f"\nTo the leader of 3: {came / 1e6:.2f} MB in {messages} messages; it spent {speaking:.2f} s speaking and {writing:.2f} s writing.")


if __name__ == "__main__":
    main()
