"""Outside CI, by hand: QIAO=build/release/qiao python3 tests/long/kill_test.py [MOMENTS]

Runs, sweeps, runs of several districts and merges are killed by SIGKILL at random moments, again and again, with
other numbers of threads, until they are done: nothing that was whole may be lost, and the numbers are those of a run
that never stopped. Then disks that fill up at random sizes, processes of MPI that die at random moments, two writers at a
time, and results that are moved while they are written.
"""

import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "whole"))
from qiao_program import PROGRAM, qiao, values  # noqa: E402
from ranks_test import AS_ROOT, HAS_MPI, command  # noqa: E402
from resume_test import DISTRICTS, LONG_SWEEP, RUN, done_in  # noqa: E402


def timed(*arguments):
    began = time.monotonic()
    done = qiao(*arguments, "--quiet")
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def kill_until_done(first, seconds, kills, draw):
    """Kills a program, and what goes on with its result, at random moments. Returns how often it was killed."""
    anew = first + (("--force",) if first[0] == "merge" else ("--resume",))
    arguments, killed, before = anew, 0, 0
    while killed < kills:
        running = subprocess.Popen([PROGRAM, *map(str, arguments), "--quiet", "--threads", str(draw.randint(1, 3))],
                                   stderr=subprocess.PIPE)
        try:
            running.wait(draw.uniform(0, seconds))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        errors = running.communicate()[1].decode()
        if running.returncode == 0:
            return killed
        assert running.returncode == -signal.SIGKILL, errors
        killed += 1
        if os.path.exists("result.h5"):
            now = done_in("result.h5")
            assert now >= before, f"{before} worlds were whole, and {now} are"
            before = now
            arguments = draw.choice((anew, ("resume", "result.h5")))
            before = 0 if arguments[0] == "merge" else before  # which begins over
    done = qiao(*anew, "--quiet")
    assert done.returncode == 0, done.stderr
    return killed


def clean():
    for left in pathlib.Path(".").glob("result.h5*"):
        left.unlink()


def main():
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    draw = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="qiao-kill-") as folder:
        os.chdir(folder)
        cases = {"run": RUN, "districts": DISTRICTS, "sweep": LONG_SWEEP}
        whole, seconds = {}, {}
        for name, text in cases.items():
            pathlib.Path(name + ".yaml").write_text(text, encoding="utf-8")
            verb = "sweep" if name == "sweep" else "run"
            seconds[name] = timed(verb, name + ".yaml", "--out", name + ".h5")
            whole[name] = values(name + ".h5")
        for part in (1, 2, 3):
            timed("run", "run.yaml", "--part", f"{part}/3", "--out", f"part{part}.h5")
        seconds["merge"], whole["merge"] = timed("merge", "part1.h5", "part2.h5", "part3.h5", "--out", "merge.h5"), whole["run"]
        killed = dict.fromkeys(seconds, 0)
        while sum(killed.values()) < moments:
            for name in killed:
                first = (("merge", "part1.h5", "part2.h5", "part3.h5", "--out", "result.h5") if name == "merge" else
                         ("sweep" if name == "sweep" else "run", name + ".yaml", "--out", "result.h5"))
                killed[name] += kill_until_done(first, 0.4 * seconds[name], 8, draw)
                assert values("result.h5") == whole[name], name
                left = [path.name for path in pathlib.Path(".").glob("result.h5?*")]
                assert not left, left
                clean()
            print("killed:", killed, flush=True)
        print("full disks:", full_disks(whole["run"], draw), "of 20", flush=True)
        if HAS_MPI:
            print("dead ranks:", dead_ranks(whole["run"], seconds["run"], draw), "of 20", flush=True)
        print("refused writers:", two_writers(whole["run"], draw), "of 20", flush=True)
        print("moved:", moved(whole["run"], seconds["run"], draw), "of 20", flush=True)
    print("the same bits after", sum(killed.values()), "kills")


def goes_on_to(whole, *options):
    done = qiao("run", "run.yaml", "--out", "result.h5", "--quiet", "--resume", *options)
    assert done.returncode == 0, done.stderr
    assert values("result.h5") == whole
    clean()


def full_disks(whole, draw):
    full = 0
    size = pathlib.Path("run.h5").stat().st_size
    for _ in range(20):
        limit = draw.randint(size // 2, 4 * size)

        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        done = qiao("run", "run.yaml", "--out", "result.h5", "--quiet", preexec_fn=small_files_only)
        assert done.returncode in (0, 1, 2), done.stderr
        if done.returncode:
            full += 1
            assert "File too large; make room there" in done.stderr, done.stderr
        goes_on_to(whole)
    return full


def dead_ranks(whole, seconds, draw):
    dead = 0
    for _ in range(20):
        running = subprocess.Popen(command(3, "run", "run.yaml", "--out", "result.h5", "--threads", 1, "--quiet"), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env={**os.environ, **AS_ROOT})
        try:
            running.wait(draw.uniform(0.5, seconds))
        except subprocess.TimeoutExpired:
            found = subprocess.run(["pgrep", "-P", str(running.pid), "-f", PROGRAM], capture_output=True, text=True, check=False)
            if found.stdout:
                os.kill(int(draw.choice(found.stdout.split())), signal.SIGKILL)
        dead += running.wait(60) == 137
        before = done_in("result.h5")
        goes_on_to(whole, "--threads", "1")
        print("dead rank:", before, "worlds were whole", flush=True)
    return dead


def two_writers(whole, draw):
    refused = 0
    for _ in range(20):
        words = [PROGRAM, "run", "run.yaml", "--out", "result.h5", "--quiet", "--resume"]
        first = subprocess.Popen(words)
        time.sleep(draw.uniform(0, 2))
        second = subprocess.Popen(words, stderr=subprocess.PIPE)
        told = second.communicate()[1].decode()
        codes = {first.wait(), second.returncode}
        if codes == {0, 2}:
            refused += 1
            assert "another run is writing it" in told or first.returncode == 2, told
        else:
            assert codes == {0}, codes  # one after the other
        assert values("result.h5") == whole
        clean()
    return refused


def moved(whole, seconds, draw):
    """A result that is moved while it is written, by somebody who kills the program then, or does not."""
    count = 0
    for kills in 10 * (True, False):
        running = subprocess.Popen([PROGRAM, "run", "run.yaml", "--out", "result.h5", "--quiet"])
        time.sleep(draw.uniform(0.1, 0.8 * seconds))
        if os.path.exists("result.h5") and running.poll() is None:
            os.rename("result.h5", "result.h5.moved")
            count += 1
            if kills:
                running.kill()
                running.wait()
                os.rename("result.h5.moved", "result.h5")  # with its journal, which stayed
                goes_on_to(whole)
                continue
        assert running.wait() == 0
        assert values("result.h5") == whole
        clean()
    return count


if __name__ == "__main__":
    main()
