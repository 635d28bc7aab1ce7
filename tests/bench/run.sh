#!/bin/sh
# make bench: times matching against Hyperscan on the text and the lists of names in ../shared/bench (or
# $POLTAG_SHARED/bench). NAMES="5k 50k" chooses the lists, ROUNDS the number of runs.
set -eu
shared=${POLTAG_SHARED:-$srcdir/../shared}/bench
bench=tests/bench/bench_match
if [ ! -d "$shared" ]; then
	echo "SKIP: no text to time with: set POLTAG_SHARED to the folder that has bench/"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "Machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors"
xz -dc "$shared/un-speeches.txt.xz" > "$work/text"
for list in ${NAMES:-5k 50k 500k 2m}; do
	xz -dc "$shared/names-$list.txt.xz" > "$work/names"
	case $list in 2m) peers=no ;; *) peers=yes ;; esac
	echo
	PEERS=$peers "$bench" "$work/names" "$work/text" "${ROUNDS:-7}"
done
