#!/bin/sh
# Output that cannot be written is an error, of rows, of an image and of what the other commands say.
[ -w /dev/full ] || { echo "SKIP: there is no /dev/full"; exit 77; }
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-full.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
printf 'Id: osh\nType: PLACE\nName: Osh\nExample: [Osh]\n' >"$work/d.rec"
result=0

# What its arguments run must fail with status 1 and say that it could not write.
must_fail() {
	"$@" >/dev/full 2>"$work/errors" <"$work/in"
	status=$?
	if [ $status != 1 ] || ! grep -q 'cannot write' "$work/errors"; then
		echo "$*: exit status $status, on standard error:"
		cat "$work/errors"
		result=1
	fi
}

echo 'Rain in Osh' >"$work/in"
must_fail "$top/src/poltag" --dict "$work/d.rec"
yes 'Rain in Osh' | head -n 20000 >"$work/in"
must_fail "$top/src/poltag" --dict "$work/d.rec"
: >"$work/in"
must_fail "$top/src/poltag" --dict "$work/d.rec"
must_fail "$top/src/poltag" --help
must_fail "$top/src/poltag" --version
must_fail "$top/src/poltag-dict" --help
must_fail "$top/src/poltag-dict" check "$work/d.rec"
must_fail "$top/src/poltag-dict" test "$work/d.rec"

# Standard output that is closed is an output that fails, too.
if "$top/src/poltag" --dict "$work/d.rec" >&- 2>/dev/null </dev/null; then
	echo "poltag >&-: no error"
	result=1
fi
exit $result
