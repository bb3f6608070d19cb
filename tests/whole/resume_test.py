"""A result that was interrupted, anyhow and anywhere, is gone on with: its numbers are those of a run that never stopped."""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import time
import unittest

import h5py

from qiao_program import PROGRAM, ROOT, SMALL, InFolder, qiao, values

CAN_BE_RESUMED = 75
# Seconds of one thread, so that some of it stands in the file, where it is put every other second, before the rest is done.
RUN = SMALL.replace("replicates: 3", "replicates: 200")
WORLDS = 600
DISTRICTS = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 36
replicates: 2
population: {{districts: 12, pilot_villages: 2, comparison_villages: 2, households_per_village: 600}}
record: {{households: off, matches: off}}
"""
SWEEP = SMALL + """\
sweep:
  factors: {work.separation_local: [0.02, 0.1], wages.growth: {normal: [0.065, 0.01]}, mechanisms.platform: {levels: [off, agency]}}
  design: sobol
  points: 40
  replicates: 2
  as_written: 2
"""
LONG_SWEEP = SWEEP.replace("months: 14", "months: 60").replace("points: 40", "points: 128").replace("replicates: 2", "replicates: 4")
ATTRIBUTION = """
attribution:
  figure: series/poor_households
  of: project households
  arm: bridge
  replicates: 2
  players: {platform: mechanisms.platform=off, pairing: mechanisms.pairing=off}
"""


whole = {}  # scenario → its numbers


def done_in(path):
    """How many of the worlds of a result under way are whole; 0 where it cannot be read just now."""
    try:
        with h5py.File(path) as file:
            if "points_done" in file["progress"]:
                return int(file["progress/points_done"][()].sum())
            return int((file["progress/months_done"][()] == file.attrs["months"]).sum())
    except (OSError, KeyError):
        return 0


class Resume(InFolder):
    def start(self, *arguments):
        running = subprocess.Popen([PROGRAM, *arguments, "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(running.stdout.close)
        self.addCleanup(running.stderr.close)
        self.addCleanup(running.wait)
        self.addCleanup(running.kill)
        return running

    def stop_within(self, running, path, by, least=1):
        """Stops a program by a signal once some worlds are whole; returns its exit status and errors."""
        while running.poll() is None and done_in(path) < least:
            time.sleep(0.01)
        running.send_signal(by)
        return running.wait(120), running.stderr.read()

    def whole(self, text, verb="run"):
        """The numbers of a run that never stops; what another test ran already is not run again."""
        if text not in whole:
            self.write("whole.yaml", text)
            done = qiao(verb, "whole.yaml", "--out", "whole.h5", "--force", "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
            whole[text] = values("whole.h5")
        return whole[text]

    def resume(self, *options, path="result.h5"):
        done = qiao("resume", path, "--quiet", *options)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertFalse([left for left in os.listdir() if left.startswith(path + ".")])
        return values(path)

    def interrupt(self, text, by, verb="run", *options):
        self.write("scenario.yaml", text)
        running = self.start(verb, "scenario.yaml", "--out", "result.h5", "--threads", "1", *options)
        return self.stop_within(running, "result.h5", by)

    def test_a_run_that_was_killed_or_told_to_stop_goes_on_to_the_same_numbers(self):
        whole = self.whole(RUN)
        for by in (signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGUSR1, signal.SIGXCPU):
            with self.subTest(by.name):
                code, errors = self.interrupt(RUN, by)
                self.assertEqual(code, -by if by == signal.SIGKILL else CAN_BE_RESUMED, errors)
                if by != signal.SIGKILL:
                    self.assertRegex(errors, rf"^qiao: interrupted by {by.name} after \d+ of {WORLDS} runs; "
                                             "what was done stands in result.h5; go on with: qiao resume result.h5\n$")
                left = done_in("result.h5")
                self.assertTrue(0 < left < WORLDS, left)
                os.remove("scenario.yaml")  # all that is needed is in the result
                self.assertEqual(self.resume("--threads", "2"), whole)
                os.remove("result.h5")

    def test_it_may_be_stopped_again_and_again(self):
        whole = self.whole(RUN)
        self.interrupt(RUN, signal.SIGKILL)
        before = done_in("result.h5")
        for _ in range(20):
            running = self.start("resume", "result.h5")
            code, _ = self.stop_within(running, "result.h5", random.choice((signal.SIGKILL, signal.SIGTERM)), before + 1)
            self.assertGreaterEqual(done_in("result.h5"), before, "what was finished is lost")
            before = done_in("result.h5")
            if code == 0:
                break
        self.assertEqual(self.resume(), whole)

    def test_so_do_districts_of_a_world_that_is_not_whole(self):
        whole = self.whole(DISTRICTS)
        self.write("scenario.yaml", DISTRICTS)
        for by in (signal.SIGKILL, signal.SIGTERM):
            with self.subTest(by.name):
                running = self.start("run", "scenario.yaml", "--out", "result.h5", "--threads", "1")
                journal = pathlib.Path("result.h5.journal")
                while running.poll() is None and not (journal.exists() and journal.stat().st_size > 100_000):
                    time.sleep(0.005)
                running.send_signal(by)
                self.assertEqual(running.wait(60), -by if by == signal.SIGKILL else CAN_BE_RESUMED)
                told = qiao("resume", "result.h5", "--threads", "2")
                self.assertEqual(told.returncode, 0, told.stderr)
                self.assertEqual(values("result.h5"), whole)
                self.assertFalse(journal.exists())
                os.remove("result.h5")

    def test_so_does_a_sweep(self):
        whole = self.whole(LONG_SWEEP, "sweep")
        for by in (signal.SIGKILL, signal.SIGHUP):
            with self.subTest(by.name):
                code, errors = self.interrupt(LONG_SWEEP, by, "sweep")
                self.assertEqual(code, -by if by == signal.SIGKILL else CAN_BE_RESUMED, errors)
                self.assertTrue(0 < done_in("result.h5") < 128 * 4 * 3)
                self.assertEqual(self.resume(), whole)
                os.remove("result.h5")

    def test_so_does_one_with_attribution_precision_and_equal_budgets(self):
        text = SMALL + ATTRIBUTION + """
precision: {figure: series/poor_households, of: project households, arm: bridge, half_width: 0.9, most: 40}
"""
        text = text.replace("replicates: 3", "replicates: 12") + "compare: {baseline: no-project, budget: administrative-only}\n"
        whole = self.whole(text)
        code, errors = self.interrupt(text, signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL, errors)
        self.assertEqual(self.resume(), whole)

    def test_the_option_resume_runs_goes_on_or_finds_all_done(self):
        whole = self.whole(RUN)
        self.interrupt(RUN, signal.SIGKILL, "run", "--resume")
        for _ in range(2):
            done = qiao("run", "scenario.yaml", "--out", "result.h5", "--resume", "--quiet")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(values("result.h5"), whole)
        when = os.stat("result.h5").st_mtime_ns
        self.resume()
        self.assertEqual(os.stat("result.h5").st_mtime_ns, when)

    def test_a_run_that_was_to_replace_a_result_goes_on_and_the_result_stays_until_then(self):
        whole = self.whole(RUN)
        self.run_scenario(SMALL)
        before = pathlib.Path("result.h5").read_bytes()
        self.write("scenario.yaml", RUN)
        running = self.start("run", "scenario.yaml", "--out", "result.h5", "--force")
        self.stop_within(running, "result.h5.partial", signal.SIGKILL)
        self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)
        self.assertEqual(self.resume(), whole)

    def test_replicates_and_points_can_be_added_to_a_complete_result(self):
        self.run_scenario(SMALL)
        more = self.resume("--replicates", "5")
        self.assertEqual(more, self.whole(SMALL.replace("replicates: 3", "replicates: 5")))
        with h5py.File("result.h5") as file:
            command = file.attrs["command_line"]
        again = subprocess.run(command.replace("qiao ", PROGRAM + " ", 1) + " --out again.h5 --quiet", shell=True, check=False)
        self.assertEqual(again.returncode, 0)
        self.assertEqual(values("again.h5"), more)
        self.write("scenario.yaml", SWEEP)
        self.assertEqual(qiao("sweep", "scenario.yaml", "--out", "sweep.h5", "--points", 16, "--quiet").returncode, 0)
        self.assertEqual(self.resume("--points", "40", path="sweep.h5"), self.whole(SWEEP, "sweep"))

    def refused(self, *arguments):
        done = qiao(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        return done.stderr

    def test_what_cannot_be_gone_on_with_is_refused_with_the_reason(self):
        self.interrupt(RUN, signal.SIGKILL)
        before = pathlib.Path("result.h5").read_bytes()
        go_on = ("run", "scenario.yaml", "--out", "result.h5", "--resume")
        self.assertIn("another scenario: of arm no-project, work.offers was ", self.refused(*go_on, "--set", "work.offers=0.02"))
        self.assertIn("its seed is 20180101, and here it is 5", self.refused(*go_on, "--seed", "5"))
        self.assertIn("it has an arm ", self.refused(*go_on, "--arm", "bridge"))
        self.assertIn("one of them", self.refused(*go_on, "--force"))
        self.assertIn("is no result of a sweep", self.refused("resume", "result.h5", "--points", "5"))
        self.assertIn("more replicates than there shall be", self.refused("resume", "result.h5", "--replicates", "5"))
        self.assertIn("there is no result to go on with", self.refused("resume", "nothing.h5"))
        self.write("cut.h5", "no result at all")
        said = self.refused("resume", "cut.h5")
        self.assertIn("cut short or damaged; copy it again", said)
        self.assertNotIn("remove it", said)
        self.assertEqual(pathlib.Path("result.h5").read_bytes(), before)
        with h5py.File("result.h5", "a") as file:
            file.attrs["program"] = "qiao 0.0.9"
        self.assertRegex(self.refused("resume", "result.h5"), "it was written by qiao 0.0.9, and this is qiao .*may differ")
        with h5py.File("result.h5", "a") as file:
            del file["scenario/setting_text"]
        self.assertIn("does not keep what it takes", self.refused("resume", "result.h5"))

    def test_a_list_of_households_is_known_by_its_digest_and_kept_nowhere(self):
        shutil.copy(ROOT / "scenarios/data/yanliu-70.csv", "list.csv")
        listed = f"extends: {ROOT}/scenarios/yanliu.yaml\nmonths: 6\nreplicates: 40\npopulation: {{register: list.csv}}\n"
        whole = self.whole(listed)
        self.interrupt(listed, signal.SIGKILL)
        text = pathlib.Path("list.csv").read_text(encoding="utf-8")
        digest = subprocess.run(["sha256sum", "list.csv"], capture_output=True, text=True, check=True).stdout.split()[0]
        with h5py.File("result.h5") as file:
            tables = dict(zip(file["scenario/table_name"].asstr()[()], file["scenario/table_digest"].asstr()[()]))
            self.assertEqual(tables["list.csv"], digest)
        row = text.splitlines()[1]
        self.assertNotIn(row.encode(), pathlib.Path("result.h5").read_bytes())
        self.write("list.csv", text.replace(row + "\n", "", 1))
        self.assertIn("list.csv: is not what it was: its SHA-256 is ", self.refused("resume", "result.h5"))
        os.remove("list.csv")
        self.assertIn("list.csv", self.refused("resume", "result.h5"))
        self.write("list.csv", text)
        self.assertEqual(self.resume(), whole)

    def test_one_at_a_time_goes_on_with_a_result(self):
        self.interrupt(RUN, signal.SIGKILL)
        first = self.start("resume", "result.h5")
        while not os.path.exists("result.h5.lock"):
            time.sleep(0.01)
        time.sleep(0.1)
        refused = self.refused("resume", "result.h5")
        self.assertRegex(refused, rf"another run is writing it \(process {first.pid} on \S+, since \d{{4}}-\d\d-\d\d [\d:]+ UTC\)")
        self.assertIn("another run is writing it", self.refused("merge", "result.h5", "--out", "result.h5", "--force"))

    def test_parts_are_put_together_to_the_same_numbers_and_what_is_missing_is_computed(self):
        for verb, text in (("run", SMALL.replace("replicates: 3", "replicates: 7")), ("sweep", SWEEP)):
            with self.subTest(verb):
                whole = self.whole(text, verb)
                self.write("scenario.yaml", text)
                parts = []
                for i in range(1, 4):
                    parts.append(f"{verb}-{i}.h5")
                    done = qiao(verb, "scenario.yaml", "--part", f"{i}/3", "--out", parts[-1])
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertIn(f"Part {i}/3 is written", done.stdout)
                merged = qiao("merge", *parts, "--out", f"{verb}.h5", "--quiet")
                self.assertEqual((merged.returncode, merged.stderr), (0, ""))
                self.assertEqual(values(f"{verb}.h5"), whole)
                two = qiao("merge", parts[2], parts[0], "--out", "two.h5")
                self.assertEqual(two.returncode, CAN_BE_RESUMED, two.stderr)
                self.assertIn("parts that are not given: 2", two.stderr)
                self.assertIn("are in two.h5; what is missing is computed by: qiao resume two.h5", two.stderr)
                self.assertEqual(self.resume(path="two.h5"), whole)
                os.remove("two.h5")
        self.assertIn("one is of a sweep", self.refused("merge", "run-1.h5", "sweep-1.h5", "--out", "x.h5"))
        self.assertIn("no more parts than replicates", self.refused("run", "scenario.yaml", "--part", "5/9"))
        for wrong in ("0/3", "4/3", "1", "1/3x", "a/b"):
            self.assertIn("is no part", self.refused("run", "scenario.yaml", "--part", wrong))

    def test_a_part_that_was_interrupted_goes_on_as_the_part(self):
        whole = self.whole(RUN)
        self.write("scenario.yaml", RUN)
        running = self.start("run", "scenario.yaml", "--part", "2/2", "--out", "two.h5")
        self.stop_within(running, "two.h5", signal.SIGKILL)
        self.resume(path="two.h5")
        self.assertEqual(qiao("run", "scenario.yaml", "--part", "1/2", "--out", "one.h5", "--quiet").returncode, 0)
        self.assertEqual(qiao("merge", "two.h5", "one.h5", "--out", "result.h5", "--quiet").returncode, 0)
        self.assertEqual(values("result.h5"), whole)

    def test_one_world_is_lived_again_with_more_recorded(self):
        self.run_scenario(SMALL)
        done = qiao("rerun", "result.h5", "--arm", "bridge", "--replicate", 2, "--out", "again.h5", "--quiet",
                    "--set", "record.households=monthly", "--set", "record.options=all")
        self.assertEqual(done.returncode, 0, done.stderr)
        there, again = values("result.h5", slice(2, 3), slice(2, 3)), values("again.h5", slice(0, 1), slice(0, 1))
        for name in ("/series/income", "/ledger/amount", "/needs/count", "/matches/step"):
            self.assertEqual(again[name], there[name], name)
        with h5py.File("again.h5") as file:
            self.assertEqual(list(file["progress/replicate"]), [2])
            self.assertEqual(len(file["households/month"]), 14)
            self.assertIn("options", file)
        told = self.refused("rerun", "result.h5", "--arm", "bridge", "--replicate", 9, "--out", "x.h5")
        self.assertIn("there is no replicate 9; they are 0 to 2", told)
        self.assertIn("there is no arm", self.refused("rerun", "result.h5", "--arm", "b", "--replicate", 1, "--out", "x.h5"))
        self.assertIn("would make another world", self.refused("rerun", "result.h5", "--arm", "bridge", "--replicate", 1,
                                                               "--out", "x.h5", "--set", "months=3"))

    def test_help_tells_the_exit_status(self):
        self.assertIn("75 incomplete: qiao resume goes on", qiao("--help").stdout)


if __name__ == "__main__":
    unittest.main()
