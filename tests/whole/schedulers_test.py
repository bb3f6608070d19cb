"""Parts of a run under GNU parallel and Snakemake, as scenarios/cluster shows them, put together to the same numbers."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import time
import unittest

from qiao_program import PROGRAM, ROOT, InFolder, qiao, values
from resume_test import RUN, SWEEP, done_in

CLUSTER = ROOT / "scenarios/cluster"


class Schedulers(InFolder):
    def setUp(self):
        super().setUp()
        os.mkdir("bin")
        os.symlink(PROGRAM, "bin/qiao")
        self.environment = {**os.environ, "PATH": f"{self.folder}/bin:{os.environ['PATH']}"}

    def alone(self, verb, text):
        self.write("scenario.yaml", text)
        done = qiao(verb, "scenario.yaml", "--out", "alone.h5", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        return values("alone.h5")

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_the_line_for_gnu_parallel_gives_the_same_numbers(self):
        page = (CLUSTER / "README.md").read_text(encoding="utf-8")
        lines = re.search(r"^mkdir -p parts\n.*?sweep\.h5$", page, re.M | re.S)[0]
        alone = self.alone("sweep", SWEEP)
        done = subprocess.run(["bash", "-ec", lines.replace("scenarios/yanliu-sweep.yaml", "scenario.yaml")], env=self.environment,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(os.listdir("parts")), 10)
        self.assertEqual(values("sweep.h5"), alone)

    @unittest.skipUnless(shutil.which("snakemake"), "Snakemake is not installed")
    def test_snakemake_goes_on_after_it_was_stopped_and_gives_the_same_numbers(self):
        alone = self.alone("run", RUN)
        words = ["snakemake", "--snakefile", CLUSTER / "Snakefile", "--cores", "2", "--config", "scenario=scenario.yaml", "verb=run", "parts=2"]
        running = subprocess.Popen(list(map(str, words)), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        self.addCleanup(running.wait)
        under_way = [f"parts/{part}.under-way.h5" for part in (1, 2)]
        while running.poll() is None and min(map(done_in, under_way)) == 0:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait(60)
        self.assertTrue(all(map(os.path.exists, under_way)))
        self.assertFalse(pathlib.Path("result.h5").exists())
        done = subprocess.run([*map(str, words), "--rerun-incomplete", "--nolock"], env=self.environment, capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(values("result.h5"), alone)


if __name__ == "__main__":
    unittest.main()
