#!/bin/sh
# Any number of workers writes the same bytes, on standard output and on standard error.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-jobs.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cat >"$work/d.rec" <<'END'
Id: osh
Type: PLACE
Name: Osh

Id: anna-bell
Type: PERSON
Name: Anna Bell
Short: Bell ?
END

# Files of very different length; some are faulty, one is missing.
mkdir "$work/in"
i=0
while [ $i -lt 300 ]; do
	length=$((i % 7 * i % 400 + 1))
	yes "Rain fell in Osh $i times. Anna Bell left. Bell came back." | head -n $length >"$work/in/$i.txt"
	[ $((i % 50)) != 7 ] || printf 'Osh \377 Osh' >>"$work/in/$i.txt"
	i=$((i + 1))
done
ln -s nowhere "$work/in/111-missing.txt"

run() { # JOBS
	(cd "$work" && "$top/src/poltag" --dict d.rec --jobs "$1" in >"out.$1" 2>"err.$1")
	echo "status $?" >>"$work/err.$1"
}

run 1
result=0
[ "$(grep -c . "$work/out.1")" -gt 10000 ] || { echo "only $(grep -c . "$work/out.1") rows"; result=1; }
grep -q '^poltag: 301 documents, 7 with errors' "$work/err.1" || { cat "$work/err.1"; result=1; }
for jobs in 2 3 8 40; do
	run $jobs
	cmp "$work/out.1" "$work/out.$jobs" || result=1
	cmp "$work/err.1" "$work/err.$jobs" || result=1
done
exit $result
