#!/bin/sh
# Runs cases: each file says what a command line is given, and what it must write and return.
#
#     tests/run_cases.sh CASE...        from the top of a build; $srcdir is the top of the sources
#
# A case begins with a comment and has these parts, each below a line that names it:
#
#     --- command         a line of shell; poltag and poltag-dict are those of the build
#     --- file NAME       a file that is there when it runs, in the folder that it runs in
#     --- stdin           standard input; empty where the part is missing
#     --- stdout          what must come out; nothing where the part is missing
#     --- stderr          the same for standard error
#     --- status N        the exit status; 0 where it is missing
#
# With "escaped" behind its name, a part is one line in which printf's escapes stand for bytes: \0303\0251, \n.
# Exit status 0 when every case passed, 1 otherwise.

top=$(pwd)
PATH=$top/src:$PATH
export PATH
LC_ALL=C
export LC_ALL
unset POLTAG_DICT
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-case.XXXXXX") || exit 99
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

# Splits a case into $work/parts: command, stdin, stdout, stderr, status; files go to $work/run.
split() {
	rm -rf "$work/run" "$work/parts"
	mkdir "$work/run" "$work/parts" || exit 99
	for part in command stdin stdout stderr; do
		: >"$work/parts/$part"
	done
	echo 0 >"$work/parts/status"
	awk -v parts="$work/parts" -v run="$work/run" '
		function begin(name) {
			if (out) close(out)
			out = ""
			escaped = $NF == "escaped"
			if (name == "status") { print $3 > (parts "/status"); close(parts "/status"); return }
			if (name == "file") {
				folder = $3
				if (sub(/\/[^\/]*$/, "", folder)) system("mkdir -p \"" run "/" folder "\"")
				out = run "/" $3
			} else
				out = parts "/" name
			if (escaped) out = out ".escaped"
			printf "" > out
		}
		/^--- / { begin($2); next }
		out { print > out }
	' "$1" || exit 99
	find "$work/parts" "$work/run" -name '*.escaped' | while read -r file; do
		# shellcheck disable=SC2059
		printf '%b' "$(cat "$file")" >"${file%.escaped}"
		rm "$file"
	done
}

# Compares what is expected of a part with what came; says the difference.
same() {
	cmp -s "$work/parts/$1" "$work/got.$1" && return 0
	echo "$case: $1 differs (- expected, + got)"
	diff -a -u "$work/parts/$1" "$work/got.$1" | sed 1,2d
	return 1
}

run() {
	split "$case"
	(cd "$work/run" && sh "$work/parts/command") <"$work/parts/stdin" >"$work/got.stdout" 2>"$work/got.stderr"
	echo $? >"$work/got.status"
	chmod -R u+rwx "$work/run"
	good=0
	for part in status stdout stderr; do
		same $part || good=1
	done
	return $good
}

failed=0
for case; do
	run || failed=$((failed + 1))
done
[ $failed = 0 ] && exit 0
echo "$failed of $# cases failed"
exit 1
