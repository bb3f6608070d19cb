"""What the tests of the whole program share: running it, small scenarios, reading results.

The program's path is in the environment variable QIAO.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

import h5py

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["QIAO"]

SMALL = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 14
replicates: 3
population: {{pilot_villages: 2, comparison_villages: 1, households_per_village: 40}}
"""


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


def values(path, arms=slice(None), replicates=slice(None)):
    """All recorded numbers of a result by name of their data set; tables of records are left whole."""
    out = {}
    with h5py.File(path) as file:
        def keep(name, item):
            if not isinstance(item, h5py.Dataset) or name.startswith("scenario"):
                return
            if item.ndim >= 2:
                out[name] = item[arms][:, replicates].tobytes()
            elif name.split("/")[0] == "matches" and arms == slice(None) and replicates == slice(None):
                out[name] = item[()].tobytes()
        file.visititems(keep)
    return out
