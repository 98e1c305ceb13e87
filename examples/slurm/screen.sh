#!/bin/bash
# Submits a screening and the merge that depends on it:
#
#   examples/slurm/screen.sh 64 screening screening.parquet structures.tar
set -euo pipefail

[ $# -ge 4 ] || { echo "usage: $0 SHARDS FOLDER TABLE INPUT..." >&2; exit 2; }
shards="$1" out="$2" table="$3"
shift 3
here="$(cd "$(dirname "$0")" && pwd)"
export INPUTS="$*" OUT="$out" TABLE="$table" SHARDS="$shards"
screening="$(sbatch --parsable --array="1-$shards" --export=ALL "$here/screening.sbatch")"
merge="$(sbatch --parsable --dependency="afterany:$screening" --export=ALL "$here/merge.sbatch")"
echo "screening $screening, merge $merge"
