#!/bin/sh
# make bench-stages: where the time goes from a text's bytes to its rows, with the shipped dictionary (or $POLTAG_DICT): on
# the English text in ../shared/bench and on the Russian documents in ../shared/eval/slavicner-ru, one after the other
# and five times over; then how long images take to open. ROUNDS is the number of runs.
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
# The shipped dictionary without its rules: the lists of words stay.
cp -r "$srcdir/dict" "$work/plain"
rm -f "$work"/plain/*.img
for file in "$srcdir"/dict/rules/*.rec; do
	awk '/^%rec:/ { keep = $2 != "Rule" } keep' "$file" > "$work/plain/rules/${file##*/}"
	[ -s "$work/plain/rules/${file##*/}" ] || rm "$work/plain/rules/${file##*/}"
done
src/poltag-dict build -o "$work/plain.img" "$work/plain"
echo "Machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) processors"
for text in English Russian; do
	echo
	mkdir "$work/files" # of 32 KB or a little more, cut at blank lines
	awk -v RS= -v ORS='\n\n' -v folder="$work/files" '
		size > 32768 { close(file); size = 0 }
		size == 0 { file = sprintf("%s/%06d.txt", folder, ++n) }
		{ print > file; size += length($0) + 2 }' "$work/$text"
	printf '%s: ' "$text"
	tests/bench/bench_stages "$program" "${POLTAG_DICT:-dict/poltag.img}" "$work/$text" "$work/files" "${ROUNDS:-7}" \
		"$work/plain.img" | tee "$work/$text.md"
	rm -r "$work/files"
done
echo
awk '/ as a folder of many$/ { speed[++n] = $(NF - 5) }
	END { printf "A byte of Russian takes %.2f times as long as one of English, in many files.\n", speed[1] / speed[2] }' \
	"$work/English.md" "$work/Russian.md"
echo
echo '| names | image, MB | open and tag an article, ms | verify, ms | own memory, MB |'
echo '|---|---|---|---|---|'
tests/bench/bench_open "$srcdir/docs/example.txt" "${POLTAG_DICT:-dict/poltag.img}"
for list in ${NAMES:-500k 2m}; do # the few names that poltag refuses are left out
	xz -dc "$shared/bench/names-$list.txt.xz" |
		awk '{ printf "Id: n%d\nType: PERSON\nName: %s\n\n", NR, $0 }' > "$work/names.rec"
	src/poltag-dict build -o "$work/names.img" "$work/names.rec" 2> "$work/refused" || [ -s "$work/names.img" ]
	tests/bench/bench_open "$srcdir/docs/example.txt" "$work/names.img"
done
