#!/bin/sh
# The seed article, marked by hand, is tagged without a single difference. The gold mentions are no part of the project:
# they are in $POLTAG_SHARED, or in ../shared beside the source tree.
srcdir=${srcdir:-.}
for shared in "${POLTAG_SHARED:-}" "$srcdir/../shared" "$srcdir/../../shared"; do
	[ -n "$shared" ] && [ -f "$shared/eval/seed/gold.tsv" ] && break
	shared=
done
[ -n "$shared" ] || { echo "SKIP: no gold mentions; set POLTAG_SHARED to the folder that has eval/"; exit 77; }
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-seed.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
src/poltag "$shared/eval/seed/docs" >"$work/rows" || { echo "poltag failed"; exit 1; }
python3 "$shared/eval/score.py" "$shared/eval/seed" "$work/rows" >"$work/score" || exit 1
awk '/^strict/ { for (i = 1; i < NF; i++) if ($i == "F1" && $(i + 1) == "100.00") good = 1 } END { exit !good }' \
	"$work/score" && exit 0
cat "$work/score"
python3 "$shared/eval/score.py" "$shared/eval/seed" "$work/rows" --errors 30
exit 1
