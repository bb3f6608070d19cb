"""What the tests of sweeps beside a result share: one result, its sweep and their report, made once."""

import pathlib
import tempfile
import unittest

from qiao_program import qiao
from reported import RUN

SWEEP = RUN + """\
sweep:
  factors:
    agencies.xuri.active: {levels: [on, off]}
    health.prolonged: {}
    costs.doubt: {}
  points: 24
  replicates: 2
  as_written: 3
  worth: {sustained exit of a project household: 100000}
  projects: 20
"""

made = None  # a folder with result.h5, sweep.h5 and swept.html


def make_swept():
    """Makes them; for a module's setUpModule."""
    global made
    made = tempfile.TemporaryDirectory(prefix="qiao-swept-")
    unittest.addModuleCleanup(made.cleanup)
    pathlib.Path(made.name, "scenario.yaml").write_text(SWEEP, encoding="utf-8")
    for command in (("run", "scenario.yaml", "--out", "result.h5", "--quiet"),
                    ("sweep", "scenario.yaml", "--out", "sweep.h5", "--quiet"),
                    ("report", "result.h5", "--sweep", "sweep.h5", "--out", "swept.html")):
        done = qiao(*command, cwd=made.name)
        if "without the chart library" in done.stderr:
            raise unittest.SkipTest("built without the chart library")
        if done.returncode:
            raise RuntimeError(done.stderr)
