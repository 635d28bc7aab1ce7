#!/bin/sh
# A program that keeps poltag --jsonl running gets the rows of each record before it writes the next.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-stream.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
printf 'Id: osh\nType: PLACE\nName: Osh\n' >d.rec
mkfifo in out
result=0

ask() { # OPTION...
	timeout 60 "$top/src/poltag" --no-header --dict d.rec --jsonl "$@" <in >out &
	run=$!
	exec 3>in 4<out
	for i in 1 2 3 4 5; do
		printf '{"id": %d, "text": "Rain in Osh"}\n' $i >&3
		read -r row <&4 || row='no row'
		case $row in
		"$i	8	11	PLACE	Osh	Osh	osh"*) ;;
		*) echo "$*: record $i: $row"; result=1; break ;;
		esac
	done
	exec 3>&- 4<&-
	wait $run || { echo "$*: exit status $?"; result=1; }
}

ask
ask --jobs 1
ask --carry id
ask --jobs 3 --unbuffered
exit $result
