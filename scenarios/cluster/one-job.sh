#!/bin/bash
# One run or sweep over many processes: sbatch one-job.sh run scenario.yaml result.h5
# It goes on by itself when its time ends, when it is requeued, or when it is submitted again.
#SBATCH --job-name=qiao
#SBATCH --ntasks=4
#SBATCH --cpus-per-task=8
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=USR1@120
set -u
verb=$1 scenario=$2 result=$3
qiao=${QIAO:-qiao}

# Slurm sends SIGUSR1 to the processes of srun, two minutes before the end: they close the result, and end with 75.
# (Signals may come up to a minute early; with the options above a world takes far less.) Without --mpi=pmix the
# processes would not find one another.
srun --mpi="${QIAO_MPI:-pmix}" "$qiao" "$verb" "$scenario" --out "$result" --resume
code=$?
if [ "$code" = 75 ]; then
    echo "incomplete after restart ${SLURM_RESTART_COUNT:-0}; going on"
    scontrol requeue "$SLURM_JOB_ID"
    exit 0
fi
exit "$code"
