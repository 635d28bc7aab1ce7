#!/bin/sh
# A reader that closes the pipe early ends poltag at once, quietly and without an error.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-pipe.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
printf 'Id: osh\nType: PLACE\nName: Osh\n' >"$work/d.rec"
mkdir "$work/docs"
yes 'Rain fell in Osh.' | head -n 20000 >"$work/docs/a"
for name in b c d e f; do
	cp "$work/docs/a" "$work/docs/$name"
done

# The status of poltag goes to a file, as the pipe's is that of head.
first=$({ "$top/src/poltag" --dict "$work/d.rec" "$work/docs" 2>"$work/errors"; echo $? >"$work/status"; } | head -n 1)

result=0
case $first in
doc*candidates) ;;
*) echo "the first line is \"$first\""; result=1 ;;
esac
[ "$(cat "$work/status")" = 0 ] || { echo "exit status $(cat "$work/status")"; result=1; }
[ ! -s "$work/errors" ] || { echo "on standard error:"; cat "$work/errors"; result=1; }
exit $result
