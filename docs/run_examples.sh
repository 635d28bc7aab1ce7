#!/bin/sh
# Runs the examples of the README and the guide, and compares what they print with what is written there. Checks the
# records that poltag-dict(5) shows.
#
# In a document a block of ```console is a session: "$ command", "> " before its further lines, then what it prints on
# standard output and error. A line "..." stands for any lines. Commands of one document share a scratch folder, in
# which src/ has the programs and docs/ the example article, but not a shell. A comment on a line of its own before a
# block says more:
#
#     <!-- file: NAME -->       the block is the content of a file, which commands behind it find
#     <!-- needs: COMMAND -->   left out where one of these is missing; "pandas" is the module of python3
#     <!-- not run: REASON -->  left out always
#
# Run by "make check" in the build folder, with srcdir set; or by hand: docs/run_examples.sh [FILE]...
set -eu
build=$(pwd)
top=$(cd "${srcdir:-.}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$build/src:$PATH
LC_ALL=C
PYTHONUTF8=1
unset POLTAG_DICT
export PATH LC_ALL PYTHONUTF8
ran=0 skipped=0 failed=0

fail() {
	printf 'FAIL: %s\n' "$*"
	failed=$((failed + 1))
}

# Prints the first of the needs that is missing.
missing() {
	for need in "$@"; do
		case $need in
		pandas) python3 -c 'import pandas' >/dev/null 2>&1 || { echo "$need"; return; } ;;
		*) command -v "$need" >/dev/null 2>&1 || { echo "$need"; return; } ;;
		esac
	done
}

make_scratch() {
	rm -rf "$work/scratch"
	mkdir -p "$work/scratch/docs" "$work/scratch/src"
	ln -s "$build/src/poltag" "$build/src/poltag-dict" "$work/scratch/src"
	cp "$top/docs/example.txt" "$work/scratch/docs"
}

run_command() { # NUMBER PLACE
	ran=$((ran + 1))
	(cd "$work/scratch" && sh "$work/steps/$1.cmd") > "$work/actual" 2>&1 < /dev/null || :
	awk -f "$top/docs/compare.awk" "$work/steps/$1.out" "$work/actual" && return
	fail "$2: $(head -n 1 "$work/steps/$1.cmd")"
	diff -u "$work/steps/$1.out" "$work/actual" | tail -n +3
}

write_file() { # NUMBER
	name=$(cat "$work/steps/$1.name")
	mkdir -p "$work/scratch/$(dirname "$name")"
	cp "$work/steps/$1.text" "$work/scratch/$name"
}

run_document() { # FILE
	make_scratch
	rm -rf "$work/steps"
	mkdir "$work/steps"
	(cd "$top" && awk -v work="$work/steps" -f docs/examples.awk "$1") > "$work/list" || fail "$1: not understood"
	while read -r number kind file line needs; do
		# shellcheck disable=SC2086 # a list of words
		[ "$kind" = skip ] && lacking=$needs || lacking=$(missing $needs)
		if [ "$kind" = file ]; then
			write_file "$number"
		elif [ -n "$lacking" ]; then
			printf 'skipped: %s:%s: %s\n' "$file" "$line" "$lacking"
			skipped=$((skipped + 1))
		else
			run_command "$number" "$file:$line"
		fi
	done < "$work/list"
}

# The records that poltag-dict(5) shows are good, and pass their own examples.
run_records() { # PAGE
	rm -rf "$work/records"
	mkdir "$work/records"
	awk -v folder="$work/records" '
		/^\.Bd -literal/ { name = folder "/" ++n ".rec"; next }
		/^\.Ed/ { name = ""; next }
		name { gsub(/\\e/, "\\"); print > name }
	' "$top/$1"
	ran=$((ran + 1))
	if ! poltag-dict check "$work/records" > "$work/actual" 2>&1 ||
		! poltag-dict test "$work/records" > "$work/actual" 2>&1; then
		fail "$1: its records"
		cat "$work/actual"
	fi
}

run_records docs/poltag-dict.5
[ $# -gt 0 ] || set -- README.md docs/guide.md
for document in "$@"; do
	run_document "$document"
done
printf '%s examples: %s skipped, %s failed\n' $((ran + skipped)) $skipped $failed
[ $ran -gt 0 ] && [ $failed = 0 ]
