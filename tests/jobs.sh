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

# So it is in every form; of two documents that brat would give one name, the first is written.
mkdir "$work/few" "$work/few/1"
cp "$work/in/"[12]?.txt "$work/few"
cp "$work/in/3.txt" "$work/few/1/1.txt"
cp "$work/in/4.txt" "$work/few/1/1"
cp "$work/in/5.txt" "$work/few/1/1.txt.txt"
for form in csv jsonl jsonl-mentions conll annotation xml html ansi; do
	for jobs in 1 5; do
		(cd "$work" && "$top/src/poltag" --dict d.rec --jobs $jobs --format $form few >"form.$jobs" 2>&1)
	done
	[ -s "$work/form.1" ] || { echo "$form: nothing"; result=1; }
	cmp "$work/form.1" "$work/form.5" || { echo "$form"; result=1; }
done
for jobs in 1 5; do
	(cd "$work" && "$top/src/poltag" --dict d.rec --jobs $jobs --format brat --output-dir folder few >"form.$jobs" 2>&1)
	mv "$work/folder" "$work/folder.$jobs"
done
grep -q 'folder/few/1/1.ann: is there already' "$work/form.1" || { echo "brat writes over a file"; result=1; }
cmp "$work/form.1" "$work/form.5" || result=1
diff -r "$work/folder.1" "$work/folder.5" || result=1
exit $result
