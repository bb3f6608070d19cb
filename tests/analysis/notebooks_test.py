"""The notebooks run on small results, and are kept without outputs."""

import os
import unittest
from unittest import mock

from small_results import ROOT, SMALL, STUDY, SWEEP, folder, made, swept

try:
    import ipykernel  # noqa: F401  (runs the notebooks)
    import nbclient
    import nbformat
except ImportError:
    nbclient = None

NOTEBOOKS = ROOT / "analysis/notebooks"


@unittest.skipUnless(nbclient, "nbclient and ipykernel are not installed")
class Notebooks(unittest.TestCase):
    def run_notebook(self, name, result):
        notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
        for cell in notebook.cells:
            self.assertFalse(cell.get("outputs"), "keep notebooks without outputs")
        environment = {"QIAO_RESULT": str(result), "IPYTHONDIR": str(folder() / "ipython")}
        with mock.patch.dict(os.environ, environment):
            client = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3",
                                             resources={"metadata": {"path": str(NOTEBOOKS)}})
            client.execute()
        outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
        self.assertFalse([output for output in outputs if output.get("name") == "stderr"])
        return [output for output in outputs if "image/png" in output.get("data", {})]

    def test_the_pilot(self):
        self.assertEqual(len(self.run_notebook("pilot.ipynb", made(SMALL))), 9)

    def test_a_study(self):
        self.assertEqual(len(self.run_notebook("study.ipynb", made(STUDY))), 4)

    def test_a_sweep(self):
        self.assertEqual(len(self.run_notebook("sweep.ipynb", swept(SWEEP))), 3)


if __name__ == "__main__":
    unittest.main()
