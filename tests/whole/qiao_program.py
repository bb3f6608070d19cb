"""What the tests of the whole program share: running it, small scenarios, reading results.

The program's path is in the environment variable QIAO.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import h5py
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["QIAO"]

SMALL = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 14
replicates: 3
population: {{pilot_villages: 2, comparison_villages: 1, households_per_village: 40}}
"""

EXCHANGE = f"""\
extends: {ROOT}/scenarios/exchange.yaml
months: 24
replicates: 2
agents: 200
districts: 5
"""

results_folder = tempfile.TemporaryDirectory(prefix="qiao-results-")
results = {}  # made by `run_once`: scenario and options → where


def qiao(*arguments, **options):
    """Runs the program; returns its exit code, standard output and standard error."""
    options.setdefault("timeout", 300)
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)


class InFolder(unittest.TestCase):
    """A test with a folder of its own as working directory."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="qiao-whole-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.folder)

    def write(self, name, text):
        """Writes a file of text or bytes; returns its name."""
        if isinstance(text, bytes):
            pathlib.Path(name).write_bytes(text)
        else:
            pathlib.Path(name).write_text(text, encoding="utf-8")
        return name

    def run_scenario(self, text, *options, out="result.h5"):
        """Runs a scenario that must succeed; returns the name of its result."""
        self.write("scenario.yaml", text)
        done = qiao("run", "scenario.yaml", "--out", out, "--quiet", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def run_once(self, text, *options):
        """As run_scenario; what another test of the file ran already is not run again: the result is a copy."""
        known = text, *map(str, options)
        if known not in results:
            made = self.folder / self.run_scenario(text, *options)
            results[known] = shutil.copy(made, pathlib.Path(results_folder.name, f"{len(results)}.h5"))
        self.write("scenario.yaml", text)
        return pathlib.Path(shutil.copy(results[known], "result.h5")).name


def as_bytes(numbers):
    """Numbers so that they compare by their bits; texts, which are kept elsewhere, as a list."""
    return numbers.tolist() if numbers.dtype.hasobject else numbers.tobytes()


def is_axis(dataset):
    return dataset.attrs.get("CLASS") == b"DIMENSION_SCALE"


def values(path, arms=slice(None), replicates=slice(None)):
    """All that was recorded of some arms and replicates, labels included, by name of the data set.

    Numbers are kept as bytes: what compares equal is equal to the last bit, missing values included.
    """
    out = {}
    with h5py.File(path) as file:
        count = len(file["progress/arm"]), len(file["progress/replicate"])
        arm, replicate = np.arange(count[0])[arms], np.arange(count[1])[replicates]
        for group in file.values():
            if group.name == "/scenario":
                continue  # what was asked for, as text
            if "replicate" not in group:  # reckoned over all cases
                if arms == slice(None) and replicates == slice(None):
                    out |= {data.name: as_bytes(data[()]) for data in group.values() if not is_axis(data)}
                continue
            rows = None
            if "arm" in group and not is_axis(group["arm"]):  # a table of records, those of all cases in one column
                rows = np.isin(group["arm"], arm) & np.isin(group["replicate"], replicate)
            for name, data in group.items():
                if is_axis(data):
                    if name not in ("arm", "replicate") and rows is None:
                        out[data.name] = data[()].tolist()
                elif rows is None:
                    out[data.name] = as_bytes(data[()][arm][:, replicate])
                else:  # cases are numbered from the first that is asked for
                    out[data.name] = (data[rows] - {"arm": arm[0], "replicate": replicate[0]}.get(name, 0)).tobytes()
    return out


def gains(ledger):
    """What each kind of account gained by the flows of a ledger, for each arm, replicate and month."""
    amount = ledger["amount"][()]
    holders = [name.decode() for name in ledger["holder"]]
    out = np.zeros_like(ledger["balance"])
    for i, label in enumerate(ledger["flow"]):
        payer, payee = label.decode().split(": ")[0].split(" > ")
        out[..., holders.index(payer)] -= amount[..., i]
        out[..., holders.index(payee)] += amount[..., i]
    return out
