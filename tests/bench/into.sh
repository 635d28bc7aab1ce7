#!/bin/sh
# usage: into.sh NAME < TABLE
# Copies what a benchmark says from standard input to standard output and, with OUT=FOLDER, to FOLDER/benchmarks.md, where
# it replaces what stands between "<!-- begin NAME -->" and "<!-- end NAME -->".
set -eu
name=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tee "$work/table"
[ -n "${OUT:-}" ] || exit 0
page=$OUT/benchmarks.md
awk -v begin="<!-- begin $name -->" -v end="<!-- end $name -->" -v table="$work/table" '
	$0 == end { inside = 0; ended = 1 }
	!inside { print }
	$0 == begin {
		inside = 1
		print ""
		while ((getline line < table) > 0)
			print line
		print ""
	}
	END { exit inside || !ended }
' "$page" > "$work/page" || { echo "into.sh: $page: no part for $name" >&2; exit 1; }
cat "$work/page" > "$page"
