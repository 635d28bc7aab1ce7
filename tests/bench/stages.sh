#!/bin/sh
# make bench-stages: where the time goes from a text's bytes to its rows, with the shipped dictionary (or $POLTAG_DICT): on
# the English text in ../shared/bench and on the Russian documents in ../shared/eval/slavicner-ru, one after the other
# and five times over. ROUNDS is the number of runs.
set -eu
shared=${POLTAG_SHARED:-$srcdir/../shared}
if [ ! -d "$shared/bench" ]; then
	echo "SKIP: no text to time with: set POLTAG_SHARED to the folder that has bench/"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xz -dc "$shared/bench/un-speeches.txt.xz" > "$work/English"
for i in 1 2 3 4 5; do
	cat "$shared"/eval/slavicner-ru/docs/*
done > "$work/Russian"
echo "Machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors"
for text in English Russian; do
	echo
	printf '%s: ' "$text"
	tests/bench/bench_stages "$program" "${POLTAG_DICT:-dict/poltag.img}" "$work/$text" "${ROUNDS:-7}"
done
