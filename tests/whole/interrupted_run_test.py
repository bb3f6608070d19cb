"""Whenever a run is stopped, the file opens and says how far it came, and nothing that was complete is lost."""

import os
import pathlib
import re
import resource
import signal
import subprocess
import time
import unittest

import h5py
import numpy as np

from qiao_program import PROGRAM, SMALL, InFolder, qiao, values

LONG = SMALL.replace("replicates: 3", "replicates: 2000")
MONTHS = 14
CAN_BE_RESUMED = 75


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
        """Waits until one of the first runs stands whole in the file that is being written."""
        for _ in range(1200):
            self.assertIsNone(running.poll(), "the run ended too early")
            if os.path.exists(path):
                try:
                    with h5py.File(path) as file:
                        if (file["progress/months_done"][:, :3] == MONTHS).any():
                            return
                except (OSError, KeyError):
                    pass  # in the middle of a write
            time.sleep(0.05)
        self.fail(f"{path} did not appear")

    def check_incomplete(self, path, whole=None):
        """The file opens, is marked incomplete and holds what its progress says; finished runs are as in `whole`."""
        with h5py.File(path) as file:
            self.assertEqual(file.attrs["complete"], 0)
            done = file["progress/months_done"][()]
            self.assertGreater(done.max(), 0)
            self.assertEqual(done.min(), 0)
            for arm, replicate in np.argwhere(done > 0):
                people = file["series/persons"][arm, replicate, :, 0]
                self.assertTrue((people[:done[arm, replicate]] > 0).all())
        finished = [(a, r) for a, r in np.argwhere(done == MONTHS) if r < 3]  # `whole` has three replicates
        if whole:
            self.assertGreater(len(finished), 0)
            for arm, replicate in finished:
                case = slice(arm, arm + 1), slice(replicate, replicate + 1)
                here, there = values(path, *case), values(whole, *case)
                # Tables of records are written when a file is closed; a killed run's has none.
                self.assertEqual(here, {name: there[name] for name in here})
                self.assertIn("/series/income", here)
        shown = qiao("show", path)
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn(f"incomplete: {done.sum()} of {done.size * MONTHS} months were simulated", shown.stdout)
        return done

    def test_a_killed_run_leaves_a_file_that_says_it_is_incomplete_and_holds_what_was_finished(self):
        whole = self.run_scenario(SMALL, out="whole.h5")
        running = self.start(LONG)
        self.wait_for_results(running, "result.h5")
        running.send_signal(signal.SIGKILL)
        running.wait(60)
        self.check_incomplete("result.h5", whole)

    def test_whenever_a_run_is_killed_no_file_of_the_final_name_is_broken(self):
        text = SMALL.replace("replicates: 3", "replicates: 400")
        for delay in (0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.2, 0.5, 1):
            for left in pathlib.Path(".").glob("result.h5*"):
                left.unlink()
            running = self.start(text)
            time.sleep(delay)
            running.send_signal(signal.SIGKILL)
            running.wait(60)
            if os.path.exists("result.h5"):
                with self.subTest(delay), h5py.File("result.h5") as file:
                    self.assertEqual(file.attrs["complete"], int(running.returncode == 0))
                    self.assertEqual(file["progress/months_done"].shape, (3, 400))

    def test_what_a_killed_run_left_is_in_no_later_runs_way(self):
        clean = values(self.run_scenario(SMALL, out="clean.h5"))
        for left in ("result.h5", "result.h5.partial"):
            with self.subTest(left):
                running = self.start(LONG, *(["--force"] if left.endswith("partial") else []))
                self.wait_for_results(running, left)
                running.send_signal(signal.SIGKILL)
                running.wait(60)
                self.assertEqual(values(self.run_scenario(SMALL, "--force")), clean)
                self.assertFalse(os.path.exists("result.h5.partial"))

    def test_an_interrupted_run_closes_its_file_and_says_how_far_it_came(self):
        whole = self.run_scenario(SMALL, out="whole.h5")
        for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU, signal.SIGUSR1):
            with self.subTest(stop.name):
                running = self.start(LONG)
                self.wait_for_results(running, "result.h5")
                running.send_signal(stop)
                output, errors = running.communicate(timeout=120)
                self.assertEqual((running.returncode, output), (CAN_BE_RESUMED, ""), errors)
                told = re.fullmatch(rf"qiao: interrupted by {stop.name} after (\d+) of 6000 runs; .* in result.h5; "
                                    "go on with: qiao resume result.h5\n", errors)
                self.assertTrue(told, errors)
                done = self.check_incomplete("result.h5", whole)
                self.assertEqual(int(told[1]), (done == MONTHS).sum())
                with h5py.File("result.h5") as file:
                    self.assertGreater(len(file["matches/step"]), 0)  # the file was closed in order
                os.remove("result.h5")

    def test_a_signal_that_was_ignored_when_the_run_began_stays_ignored(self):
        self.write("scenario.yaml", SMALL)
        running = subprocess.Popen([PROGRAM, "run", "scenario.yaml", "--out", "result.h5", "--quiet"],
                                   preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.05)
        running.send_signal(signal.SIGHUP)  # as when a terminal is closed on what nohup began
        self.assertEqual(running.wait(120), 0)

    def test_a_second_signal_ends_a_run_at_once_and_its_file_opens(self):
        running = self.start(LONG)
        self.wait_for_results(running, "result.h5")
        running.send_signal(signal.SIGSTOP)
        running.send_signal(signal.SIGTERM)
        running.send_signal(signal.SIGCONT)
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        # Where the run had ended meanwhile, the second finds the program as it was before.
        self.assertIn(running.wait(60), (128 + signal.SIGTERM, 128 + signal.SIGINT, -signal.SIGINT))
        self.check_incomplete("result.h5")

    def test_the_systems_word_that_a_file_is_too_large_ends_the_run_with_that_signal(self):
        size = pathlib.Path(self.run_scenario(SMALL)).stat().st_size
        os.remove("result.h5")
        done = qiao("run", "scenario.yaml", "--out", "result.h5", preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (size - 5000, size - 5000)))
        self.assertIn(done.returncode, (128 + signal.SIGXFSZ, -signal.SIGXFSZ), done.stderr)
        self.assertIn("File too large; make room there", done.stderr)
        with h5py.File("result.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)

    def test_an_interrupted_attribution_leaves_no_finished_result(self):
        running = self.start(SMALL + """
attribution:
  figure: series/poor_households
  of: project households
  arm: bridge
  replicates: 0
  players: {platform: mechanisms.platform=off, pairing: mechanisms.pairing=off, survey: mechanisms.household_survey=off}
""", "--replicates", "60")
        for _ in range(1200):  # until every run is done and worlds are tried for the players
            try:
                with h5py.File("result.h5") as file:
                    if (file["progress/months_done"][()] == MONTHS).all():
                        break
            except (OSError, KeyError):
                pass
            time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        output, errors = running.communicate(timeout=120)
        self.assertEqual((running.returncode, output), (CAN_BE_RESUMED, ""), errors)
        self.assertIn("after all 180 runs", errors)
        with h5py.File("result.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertNotIn("attribution", file)

    def test_a_forced_run_that_does_not_end_leaves_the_old_result_whole(self):
        self.run_scenario(SMALL)
        before = pathlib.Path("result.h5").read_bytes()
        for stop in (signal.SIGKILL, signal.SIGINT):
            with self.subTest(stop.name):
                running = self.start(LONG, "--force")
                self.wait_for_results(running, "result.h5.partial")
                self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)
                running.send_signal(stop)
                running.wait(60)
                self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)
                self.check_incomplete("result.h5.partial", "result.h5")

    def limited(self, size, *options):
        """Runs the small scenario where no file may be larger than `size`, as on a disk that fills up."""
        def small_files_only():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        done = qiao("run", "scenario.yaml", "--out", "result.h5", *options, preexec_fn=small_files_only)
        self.assertIn("cannot write result 'result.h5': File too large; make room there", done.stderr)
        self.assertEqual(done.stdout, "")
        return done

    def test_a_disk_too_small_is_reported_before_anything_is_simulated(self):
        self.write("scenario.yaml", SMALL)
        for size in (1000, 200_000):
            with self.subTest(size):
                self.assertEqual(self.limited(size).returncode, 2)
                self.assertEqual(os.listdir(), ["scenario.yaml"])

    def test_a_disk_that_fills_up_ends_the_run_and_the_old_result_stays(self):
        before = pathlib.Path(self.run_scenario(SMALL)).read_bytes()
        last = len(before) - 5000  # room for all but the table of matches, which is written at the end
        for size, code in ((200_000, 2), (last, 1)):
            with self.subTest(size):
                self.assertEqual(self.limited(size, "--force").returncode, code)
                self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)
        for left in ("result.h5", "result.h5.partial"):
            os.remove(left)
        self.assertEqual(self.limited(last).returncode, 1)
        with h5py.File("result.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertTrue((file["progress/months_done"][()] == MONTHS).all())


if __name__ == "__main__":
    unittest.main()
