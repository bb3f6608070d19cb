"""Small results of the real program, each made once for a file of tests. The program's path is in QIAO."""

import atexit
import functools
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import h5py

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["QIAO"]

SMALL = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 14
replicates: 3
population: {{pilot_villages: 2, comparison_villages: 1, households_per_village: 40}}
"""
ALIKE = SMALL.replace("scenarios/yanliu.yaml", "scenarios/base/yanliu-pilot.yaml") + """\
arms: {one: {}, other: {}}
compare: {baseline: one}
"""
STUDY = SMALL.replace("scenarios/yanliu.yaml", "analysis/notebooks/study.yaml") + "precision: {half_width: 100}\n"
SWEEP = SMALL + """\
sweep:
  factors: {agencies.xuri.active: {levels: [on, off]}, health.prolonged: {}, costs.doubt: {}}
  points: 24
  replicates: 2
  as_written: 3
  worth: {sustained exit of a project household: 100000}
"""
EXCHANGE = f"extends: {ROOT}/scenarios/exchange.yaml\nmonths: 24\nreplicates: 2\nagents: 200\n"


@functools.lru_cache(maxsize=None)
def folder():
    made = pathlib.Path(tempfile.mkdtemp(prefix="qiao-analysis-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@functools.lru_cache(maxsize=None)
def made(text, *options, verb="run"):
    """Path of the result of a scenario."""
    number = len(list(folder().glob("*.yaml")))
    scenario = folder() / f"scenario-{number}.yaml"
    scenario.write_text(text, encoding="utf-8")
    out = scenario.with_suffix(".h5")
    done = subprocess.run([PROGRAM, verb, scenario, "--out", out, "--quiet", *options], capture_output=True, text=True,
                          timeout=600, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return out


def swept(text):
    """Path of the result of a scenario's sweep."""
    return made(text, verb="sweep")


@functools.lru_cache(maxsize=None)
def interrupted():
    """Path of the result of a run that was interrupted when some cases were done, and others not."""
    scenario, out = folder() / "long.yaml", folder() / "long.h5"
    scenario.write_text(SMALL.replace("replicates: 3", "replicates: 400"), encoding="utf-8")
    running = subprocess.Popen([PROGRAM, "run", scenario, "--out", out, "--quiet", "--threads", "1"],
                               stderr=subprocess.DEVNULL)
    for _ in range(1200):
        try:
            with h5py.File(out) as file:
                if (file["progress/months_done"][:, :3] == 14).all():
                    break
        except (OSError, KeyError):
            pass  # in the middle of a write
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    running.wait(120)
    return out
