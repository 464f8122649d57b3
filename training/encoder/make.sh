#!/bin/sh
# All steps from data to the files of models/standoff-model-en: training/encoder/make.sh START [DATA]
#
# START is the folder with the weights to start from, DATA the one with polnear/ and ud/. A run that was stopped goes on
# after its last whole epoch. TRAIN is the Python that has torch, MEASURE the one that has standoff (default: python).
set -eu
start=$(realpath "$1")
[ -z "${2:-}" ] || STANDOFF_GOLD=$(realpath "$2")
cd "$(dirname "$0")/../.."
export PYTHONPATH=src:.:training STANDOFF_GOLD="${STANDOFF_GOLD:-../shared/data}"
train=${TRAIN:-python} measure=${MEASURE:-python}
here=training/encoder model=models/standoff-model-en

fit() { # FOLDER [option ...]: trains, or goes on
    folder=$1
    shift
    [ ! -e "$folder/resume.pt" ] || set -- "$@" --resume
    "$train" $here/train.py --start "$start" --out "$folder" "$@"
}

fit build/encoder
"$train" $here/export.py --start "$start" --run build/encoder
"$measure" $here/evaluate.py --run build/encoder --fp32 build/encoder/encoder.fp32.onnx --out $model/metrics.json

without=build/encoder-without-polnear
fit $without --without polnear
"$train" $here/export.py --start "$start" --run $without --out $without/files
"$measure" $here/evaluate.py --weights $without/files --run $without --out $model/metrics_without_polnear.json

"$measure" $here/card.py
