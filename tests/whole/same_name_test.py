"""Two runs that are to write the same file: the second is refused, and the first is what it is alone."""

import os
import pathlib
import subprocess
import time
import unittest

from qiao_program import EXCHANGE, PROGRAM, SMALL, InFolder, qiao, values

TEXT = SMALL.replace("replicates: 3", "replicates: 40")  # seconds, so that the second comes while the first runs


class SameName(InFolder):
    def begin(self, *options):
        running = subprocess.Popen([PROGRAM, "run", "scenario.yaml", "--quiet", *options], stderr=subprocess.PIPE,
                                   text=True)
        self.addCleanup(running.stderr.close)
        self.addCleanup(running.kill)
        return running

    def test_the_second_of_two_runs_is_refused_and_the_first_is_what_it_is_alone(self):
        alone = values(self.run_scenario(TEXT, out="alone.h5"))
        for delay in (0, 0.02, 0.1, 0.4):
            for options in ((), ("--force",)):
                with self.subTest(delay=delay, options=options):
                    for left in pathlib.Path(".").glob("scenario.h5*"):
                        left.unlink()
                    runs = [self.begin(*options)]
                    time.sleep(delay)
                    runs.append(self.begin(*options))
                    told = [run.communicate(timeout=300)[1] for run in runs]
                    codes = [run.returncode for run in runs]
                    self.assertEqual(sorted(codes), [0, 2], told)
                    if delay > 0.05:
                        self.assertEqual(codes, [0, 2])
                    self.assertRegex(told[codes.index(2)], "another run is writing it|there is a result already")
                    self.assertEqual(values("scenario.h5"), alone)
                    self.assertEqual(sorted(os.listdir()), ["alone.h5", "scenario.h5", "scenario.yaml"])

    def move_while_it_is_written(self, text):
        """Moves a result that is being written; returns what the run ends with, and its errors."""
        self.write("scenario.yaml", text)
        for left in pathlib.Path(".").glob("*.h5*"):
            left.unlink()
        running = self.begin("--threads", "1")
        while not os.path.exists("scenario.h5"):
            time.sleep(0.01)
        os.rename("scenario.h5", "moved.h5")
        errors = running.communicate(timeout=300)[1]
        return running.returncode, errors

    def test_a_result_that_is_moved_while_it_is_written_is_whole_at_one_of_its_places(self):
        alone = values(self.run_scenario(TEXT, out="alone.h5"))
        self.assertEqual(self.move_while_it_is_written(TEXT), (0, ""))  # packed, which is a new file
        self.assertEqual(values("scenario.h5"), alone)
        small = EXCHANGE.replace("agents: 200", "agents: 100000")
        code, errors = self.move_while_it_is_written(small)
        self.assertEqual((code, len(errors.splitlines())), (1, 1), errors)
        self.assertIn("moved or removed while it was written; where it is now, it is complete", errors)
        self.assertEqual(sorted(os.listdir()), ["moved.h5", "scenario.yaml"])
        self.assertEqual(values("moved.h5"), values(self.run_scenario(small)))

    def test_a_result_is_never_written_over_what_is_no_result(self):
        self.write("list.csv", "household,member\n")
        self.write("scenario.yaml", SMALL)
        os.symlink("nowhere.h5", "link.h5")
        before = {name: pathlib.Path(name).read_bytes() for name in ("list.csv", "scenario.yaml")}
        for out in ("list.csv", "scenario.yaml", "link.h5", "/dev/stdout", "/dev/null", ""):
            with self.subTest(out):
                done = qiao("run", "scenario.yaml", "--out", out, "--force")
                self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
                self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertEqual({name: pathlib.Path(name).read_bytes() for name in before}, before)
        self.assertEqual(sorted(os.listdir()), ["link.h5", "list.csv", "scenario.yaml"])

    def test_tables_and_pages_replace_only_tables_and_pages(self):
        result = self.run_scenario(SMALL)
        os.mkdir("mine")
        self.write("mine/households.csv", "household,member\n")
        self.write("page.html", "my own page\n")
        for verb in (("export", result, "--to", "mine", "--force"), ("report", result, "--out", "page.html", "--force")):
            done = qiao(*verb)
            self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertEqual(pathlib.Path("mine/households.csv").read_text(), "household,member\n")
        self.assertEqual(pathlib.Path("page.html").read_text(), "my own page\n")
        for _ in range(2):
            self.assertEqual(qiao("export", result, "--force").returncode, 0)
            self.assertEqual(qiao("report", result, "--force").returncode, 0)


if __name__ == "__main__":
    unittest.main()
