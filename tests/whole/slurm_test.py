"""The job scripts on a Slurm of one node, which the test starts itself; it needs root, and Slurm and MUNGE installed."""

import os
import pathlib
import shutil
import socket
import subprocess
import time
import unittest

from qiao_program import PROGRAM, ROOT, InFolder, qiao, values
from resume_test import SWEEP, done_in, whole

SLOW = f"""\
extends: {ROOT}/scenarios/yanliu.yaml
months: 60
replicates: 60
population: {{pilot_villages: 3, comparison_villages: 2, households_per_village: 1000}}
record: {{households: off, matches: off}}
"""
CLUSTER = ROOT / "scenarios/cluster"
INSTALLED = os.geteuid() == 0 and all(shutil.which(name) for name in ("munged", "slurmctld", "slurmd", "sbatch"))
CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CryptoType=crypto/munge
SlurmUser=root
SlurmdUser=root
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
KillWait=5
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobRequeue=1
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=YES
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@unittest.skipUnless(INSTALLED, "Slurm is not installed")
class Slurm(InFolder):
    def setUp(self):
        super().setUp()
        folder = self.folder / "slurm"
        for name in ("state", "spool"):
            (folder / name).mkdir(parents=True)
        (folder / "key").write_bytes(os.urandom(1024))
        os.chmod(folder / "key", 0o400)
        host = socket.gethostname().split(".")[0]
        (folder / "slurm.conf").write_text(CONFIGURATION.format(folder=folder, host=host, ports=free_ports(2), cpus=os.cpu_count()))
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf"), "QIAO": PROGRAM,
                            "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
        self.begin("munged", "--foreground", "--force", f"--key-file={folder}/key", f"--socket={folder}/munge.socket",
                   f"--pid-file={folder}/munge.pid", f"--log-file={folder}/munge.log", f"--seed-file={folder}/munge.seed")
        time.sleep(1)
        self.begin("slurmctld", "-D")
        self.begin("slurmd", "-D", "-N", host)
        for _ in range(60):
            if "idle" in self.slurm("sinfo", "-h", "-o", "%T").stdout:
                return
            time.sleep(1)
        self.skipTest("Slurm did not come up here")

    def begin(self, *words):
        running = subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        def end():
            running.terminate()
            try:
                running.wait(20)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        self.addCleanup(end)

    def slurm(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False)

    def submit(self, *words):
        done = self.slurm("sbatch", "--parsable", "--output=job-%A_%a.txt", *map(str, words))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def wait(self, job, seconds=600):
        """Waits until a job has left the queue."""
        for _ in range(seconds):
            queue = self.slurm("squeue", "-h", "-j", job, "-o", "%T").stdout.split()
            if not queue:
                return
            time.sleep(1)
        self.fail("".join(path.read_text() for path in pathlib.Path(".").glob("job-*.txt")))

    def said(self):
        return "".join(path.read_text(errors="replace") for path in sorted(pathlib.Path(".").glob("job-*.txt")))

    def whole(self, verb, text):
        """The numbers of a run that never stops; what another test ran already is not run again."""
        self.write("scenario.yaml", text)
        if text not in whole:
            done = qiao(verb, "scenario.yaml", "--out", "whole.h5", "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
            whole[text] = values("whole.h5")
        return whole[text]

    def test_an_array_of_ten_is_merged_to_the_same_numbers(self):
        whole = self.whole("sweep", SWEEP)
        job = self.submit("--array=3-12", "--cpus-per-task=1", "--time=10", CLUSTER / "array.sh", "sweep", "scenario.yaml", "parts")
        self.wait(self.submit(f"--dependency=afterok:{job}", "--wrap", '"$QIAO" merge parts/*.h5 --out result.h5 --quiet'))
        self.assertEqual(len(os.listdir("parts")), 10, self.said())
        self.assertTrue(values("result.h5") == whole, self.said())

    def submit_job(self, *options):
        return self.submit("--ntasks=2", "--cpus-per-task=1", *options, CLUSTER / "one-job.sh", "run", "scenario.yaml", "result.h5")

    def wait_until(self, holds, seconds=120):
        for _ in range(10 * seconds):
            if holds():
                return
            time.sleep(0.1)
        self.fail(self.said())

    def test_a_job_that_comes_to_its_time_limit_is_requeued_until_it_is_done(self):
        whole = self.whole("run", SLOW)
        # Slurm warns up to a minute early, so that a minute's job hears of its limit after a few seconds.
        job = self.submit_job("--time=1", "--signal=USR1@50")
        self.wait_until(lambda: "interrupted by SIGUSR1" in self.said())
        before = done_in("result.h5")
        self.assertTrue(0 < before < 180, before)
        for _ in range(300):
            if not self.slurm("squeue", "-h", "-j", job).stdout:
                break
            # What is requeued waits for two minutes, which a test need not.
            self.slurm("scontrol", "update", f"JobId={job}", "StartTime=now")
            self.assertGreaterEqual(done_in("result.h5") or before, before)
            time.sleep(1)
        self.assertIn("incomplete after restart 0; going on", self.said())
        self.assertTrue(values("result.h5") == whole, self.said())

    def test_a_job_that_was_cancelled_goes_on_when_it_is_submitted_again(self):
        whole = self.whole("run", SLOW)
        job = self.submit_job("--time=10")
        self.wait_until(lambda: done_in("result.h5") > 0)
        self.slurm("scancel", job)
        self.wait(job)
        self.assertIn("interrupted by SIGTERM", self.said())
        self.assertTrue(0 < done_in("result.h5") < 180)
        self.wait(self.submit_job("--time=10"))
        self.assertTrue(values("result.h5") == whole, self.said())


if __name__ == "__main__":
    unittest.main()
