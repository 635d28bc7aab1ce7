#!/bin/sh
# make eval: tags every pack of gold mentions below ../shared/eval (or $POLTAG_SHARED/eval) and prints a table of the
# scores. ERRORS=30 adds the most frequent errors of each pack.
set -eu
packs=${POLTAG_SHARED:-$srcdir/../shared}/eval
if [ ! -d "$packs" ]; then
	echo "SKIP: no gold mentions: set POLTAG_SHARED to the folder that has eval/"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "| pack | P | R | strict F1 | overlap F1 | link F1 |"
echo "|---|---|---|---|---|---|"
for pack in "$packs"/*/; do
	name=$(basename "$pack")
	src/poltag "$pack/docs" > "$work/rows"
	python3 "$packs/score.py" "$pack" "$work/rows" > "$work/score"
	awk -v name="$name" '
		{ for (i = 1; i < NF; i++) f[$1, $i] = $(i + 1) }
		END { printf "| %s | %s | %s | %s | %s | %s |\n", name, f["strict", "P"], f["strict", "R"],
			f["strict", "F1"], f["overlap", "F1"], f["link", "F1"] }' "$work/score"
	[ -z "${ERRORS:-}" ] || python3 "$packs/score.py" "$pack" "$work/rows" --errors "$ERRORS" |
		grep -E '^(missed|wrong)' > "$work/errors-$name" || true
done
for list in "$work"/errors-*; do
	[ -f "$list" ] || continue
	printf '\n%s\n' "${list##*/errors-}"
	cat "$list"
done
