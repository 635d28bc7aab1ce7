#!/bin/sh
# make bench-threads: times one thread and two on the text in ../shared/bench (or $POLTAG_SHARED/bench), with a list of
# names from there (LIST) and with the shipped dictionary (or $POLTAG_DICT). ROUNDS is the number of runs.
set -eu
shared=${POLTAG_SHARED:-$srcdir/../shared}/bench
if [ ! -d "$shared" ]; then
	echo "SKIP: no text to time with: set POLTAG_SHARED to the folder that has bench/"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xz -dc "$shared/un-speeches.txt.xz" > "$work/text"
xz -dc "$shared/names-${LIST:-50k}.txt.xz" > "$work/names"
echo "Machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors"
for dict in "$work/names" "${POLTAG_DICT:-dict/poltag.img}"; do
	echo
	tests/bench/bench_threads "$dict" "$work/text" "${ROUNDS:-5}"
done
