"""Whenever a run is stopped, the file opens and says how far it came, and nothing that was complete is lost."""

import os
import pathlib
import resource
import signal
import subprocess
import time
import unittest

import h5py
import numpy as np

from qiao_program import PROGRAM, SMALL, InFolder, qiao

LONG = SMALL.replace("replicates: 3", "replicates: 2000")


class InterruptedRun(InFolder):
    def start(self, text, *options):
        self.write("scenario.yaml", text)
        running = subprocess.Popen([PROGRAM, "run", "scenario.yaml", "--out", "result.h5", "--quiet", *options],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(running.stdout.close)
        self.addCleanup(running.stderr.close)
        self.addCleanup(running.kill)
        return running

    def wait_for_results(self, running, path):
        """Waits until the first runs stand in the file that is being written."""
        for _ in range(1200):
            self.assertIsNone(running.poll(), "the run ended too early")
            if os.path.exists(path):
                try:
                    with h5py.File(path) as file:
                        if file["progress/months_done"][0, 0] > 0:
                            return
                except (OSError, KeyError):
                    pass  # in the middle of a write
            time.sleep(0.05)
        self.fail(f"{path} did not appear")

    def check_incomplete(self, path):
        """The file opens, is marked incomplete, and holds what its progress says."""
        with h5py.File(path) as file:
            self.assertEqual(file.attrs["complete"], 0)
            done = file["progress/months_done"][()]
            self.assertGreater(done.max(), 0)
            self.assertEqual(done.min(), 0)
            for arm, replicate in np.argwhere(done > 0):
                people = file["series/persons"][arm, replicate, :, 0]
                self.assertTrue((people[:done[arm, replicate]] > 0).all())

    def test_a_killed_run_leaves_a_file_that_opens_and_says_that_it_is_incomplete(self):
        running = self.start(LONG)
        self.wait_for_results(running, "result.h5")
        running.send_signal(signal.SIGKILL)
        running.wait(60)
        self.check_incomplete("result.h5")
        self.assertIn("incomplete", qiao("show", "result.h5").stdout)

    def test_an_interrupted_run_closes_its_file_and_says_how_far_it_came(self):
        running = self.start(LONG)
        self.wait_for_results(running, "result.h5")
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=120)
        self.assertEqual(running.returncode, 1, errors)
        self.assertIn("interrupted after", errors)
        self.assertIn("of 6000 runs", errors)
        self.assertIn("result.h5", errors)
        self.check_incomplete("result.h5")

    def test_a_forced_run_that_is_killed_leaves_the_old_result_whole(self):
        self.run_scenario(SMALL)
        before = pathlib.Path("result.h5").read_bytes()
        refused = qiao("run", "scenario.yaml", "--out", "result.h5")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("--force", refused.stderr)
        running = self.start(LONG, "--force")
        self.wait_for_results(running, "result.h5.partial")
        running.send_signal(signal.SIGKILL)
        running.wait(60)
        self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)

    def test_a_disk_that_is_full_is_reported_and_the_old_result_stays(self):
        self.run_scenario(SMALL)
        before = pathlib.Path("result.h5").read_bytes()

        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

        done = qiao("run", "scenario.yaml", "--out", "result.h5", "--force", preexec_fn=small_files_only)
        self.assertIn(done.returncode, (1, 2), done.stderr)
        self.assertIn("result.h5", done.stderr)
        self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
