#!/bin/sh
# All steps from coded documents to the files of models/standoff-coder-en: training/coder/make.sh START DATA TEST ...
#
# START is the folder with the weights to start from, DATA the one with the files that data.toml names, TEST files of
# coded documents that nothing is learned from. TRAIN is the Python that has torch, MEASURE the one that has standoff
# (default: python). States of the encoder that an earlier run computed are used again.
set -eu
start=$(realpath "$1") data=$(realpath "$2")
shift 2
for test in "$@"; do
    shift
    set -- "$@" "$(realpath "$test")"
done
cd "$(dirname "$0")/../.."
export PYTHONPATH=src:.:training
train=${TRAIN:-python} measure=${MEASURE:-python}
here=training/coder model=models/standoff-coder-en run=build/coder rows=build/coder/rows
mkdir -p $rows

"$measure" $here/data.py "$data"
for name in train train_other_topics pool written; do
    "$measure" $here/rows.py "$data/$name.jsonl" $rows/$name.rows.gz
done
whole="$rows/train_other_topics.rows.gz $rows/written.rows.gz"
part="$rows/train.rows.gz $rows/pool.rows.gz"

"$train" $here/actors.py $part $whole --out $run/actors.json > $run/actors.report.json
"$train" $here/train.py --start "$start" --rows $whole --part $part --out $run --shares 0.25 0.5 0.75
"$train" $here/export.py --start "$start" --run $run --actors $run/actors.json --part $part
"$measure" $here/evaluate.py "$@" --run $run --out $model/metrics.json
"$measure" $here/card.py
