"""Several processes share one run: the numbers are those of one, whatever dies."""

import os
import shutil
import signal
import subprocess
import time
import unittest

from qiao_program import PROGRAM, SMALL, InFolder, qiao, values
from resume_test import ATTRIBUTION, CAN_BE_RESUMED, DISTRICTS, RUN, SWEEP, done_in

AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
HAS_MPI = shutil.which("mpirun") and "libmpi" in subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=False).stdout


def command(ranks, *arguments):
    return ["mpirun", "--oversubscribe", "-n", str(ranks), PROGRAM, *map(str, arguments)]


@unittest.skipUnless(HAS_MPI, "no MPI")
class Ranks(InFolder):
    def mpirun(self, ranks, *arguments):
        return subprocess.run(command(ranks, *arguments), capture_output=True, text=True, timeout=600,
                              env={**os.environ, **AS_ROOT}, check=False)

    def alone(self, verb, text):
        self.write("scenario.yaml", text)
        done = qiao(verb, "scenario.yaml", "--out", "alone.h5", "--force", "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)
        return values("alone.h5")

    def test_any_number_of_threads_and_processes_gives_the_same_bits(self):
        asked = SMALL + ATTRIBUTION + "precision: {figure: series/poor_households, of: project households, arm: bridge, half_width: 3, most: 12}\n"
        for verb, text in (("run", asked), ("run", DISTRICTS), ("sweep", SWEEP)):
            alone = self.alone(verb, text)
            for ranks, threads in ((2, 1), (3, 2), (5, 1)):
                with self.subTest(verb=verb, ranks=ranks, threads=threads):
                    done = self.mpirun(ranks, verb, "scenario.yaml", "--out", "result.h5", "--threads", threads, "--force", "--quiet")
                    self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
                    self.assertEqual(values("result.h5"), alone)

    def test_what_is_wrong_is_said_once(self):
        self.write("scenario.yaml", SMALL + "month: 3\n")
        done = self.mpirun(3, "run", "scenario.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count("did you mean 'months'"), 1, done.stderr)

    def test_what_open_mpi_bound_processes_to_is_given_up_and_told(self):
        self.write("scenario.yaml", SMALL)
        done = subprocess.run(["mpirun", "-n", "2", PROGRAM, "run", "scenario.yaml", "--out", "a.h5"], capture_output=True, text=True,
                              env={**os.environ, **AS_ROOT}, check=False)
        if os.cpu_count() >= 2 and done.returncode == 0:
            self.assertIn("note: Open MPI had bound each of 2 ranks to 1 of ", done.stderr)
        told = subprocess.run(["mpirun", "-n", "2", "--bind-to", "none", "--oversubscribe", PROGRAM, "run", "scenario.yaml", "--out", "b.h5"],
                              capture_output=True, text=True, env={**os.environ, **AS_ROOT}, check=False)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertNotIn("Open MPI had bound", told.stderr)

    def children(self, pid):
        return [int(child) for child in subprocess.run(["pgrep", "-P", str(pid), "-f", PROGRAM], capture_output=True, text=True,
                                                       check=False).stdout.split()]

    def test_when_a_process_dies_what_was_whole_is_gone_on_with(self):
        alone = self.alone("run", RUN)
        for which, by in ((-1, signal.SIGKILL), (0, signal.SIGKILL), (-1, signal.SIGUSR1)):
            with self.subTest(which=which, by=by.name):
                running = subprocess.Popen(command(3, "run", "scenario.yaml", "--out", "result.h5", "--threads", 1, "--quiet"),
                                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **AS_ROOT})
                self.addCleanup(running.kill)
                while running.poll() is None and done_in("result.h5") < 1:
                    time.sleep(0.01)
                ranks = sorted(self.children(running.pid))
                self.assertEqual(len(ranks), 3)
                os.kill(ranks[which], by)
                code = running.wait(120)
                self.assertEqual(code, CAN_BE_RESUMED if by == signal.SIGUSR1 else 137)
                done = self.mpirun(2, "resume", "result.h5", "--quiet")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(values("result.h5"), alone)
                os.remove("result.h5")


if __name__ == "__main__":
    unittest.main()
