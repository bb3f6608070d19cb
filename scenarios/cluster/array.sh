#!/bin/bash
# A part of a run or sweep for each task of an array: sbatch --array=1-10 array.sh sweep scenario.yaml parts
# Then, or with --dependency=afterok:JOB, put them together: qiao merge parts/*.h5 --out result.h5
#SBATCH --job-name=qiao-part
#SBATCH --cpus-per-task=8
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=USR1@120
set -u
verb=$1 scenario=$2 folder=$3
qiao=${QIAO:-qiao}

mkdir -p "$folder"
# The array's own numbers, wherever they begin: part 1 is that of the least.
part=$(((SLURM_ARRAY_TASK_ID - SLURM_ARRAY_TASK_MIN) / SLURM_ARRAY_TASK_STEP + 1))
srun --ntasks=1 "$qiao" "$verb" "$scenario" --part "$part/$SLURM_ARRAY_TASK_COUNT" --out "$folder/$part.h5" --resume
code=$?
if [ "$code" = 75 ]; then
    scontrol requeue "$SLURM_JOB_ID"
    exit 0
fi
exit "$code"
