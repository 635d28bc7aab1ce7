#!/bin/sh
# A run that is killed, and goes on with --resume, writes what one that was left alone writes. A pipe among the inputs holds
# the run where it is to be killed.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-resume.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
printf 'Id: osh\nType: PLACE\nName: Osh\n' >d.rec
mkdir in more
i=0
while [ $i -lt 200 ]; do
	yes "Rain fell in Osh." | head -n $((i % 17)) >in/$i.txt
	i=$((i + 1))
done
cp in/1*.txt more
echo 'Snow fell in Osh.' >pipe
result=0

"$top/src/poltag" --dict d.rec --output whole.tsv in pipe more || { echo "the whole run failed"; exit 1; }
rm pipe
mkfifo pipe

for jobs in 1 4; do
	"$top/src/poltag" --jobs $jobs --dict d.rec --output rows.tsv --resume in pipe more &
	run=$!
	# Killed once the journal has a line for a file, before which the output is on the disk.
	tries=0
	until grep -q 'in/' rows.tsv.journal 2>/dev/null || [ $tries -ge 300 ]; do
		sleep 0.1
		tries=$((tries + 1))
	done
	kill -9 $run
	wait $run 2>/dev/null
	[ -f rows.tsv.part ] && [ ! -f rows.tsv ] || { echo "$jobs workers: after the kill: $(ls)"; result=1; }
	grep -q 'in/0.txt' rows.tsv.journal || { echo "$jobs workers: nothing in the journal"; result=1; }
	echo 'half a row' >>rows.tsv.part
	printf '99' >>rows.tsv.journal
	echo 'Snow fell in Osh.' >pipe &
	"$top/src/poltag" --jobs $jobs --dict d.rec --output rows.tsv --resume in pipe more ||
		{ echo "$jobs workers: the second run failed"; result=1; }
	wait
	cmp rows.tsv whole.tsv || result=1
	[ ! -f rows.tsv.journal ] && [ ! -f rows.tsv.part ] || { echo "left behind: $(ls)"; result=1; }
	rm -f rows.tsv
done
exit $result
