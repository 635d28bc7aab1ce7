#!/bin/sh
# Output that cannot be written is an error, of rows, of an image and of what the other commands say.
[ -w /dev/full ] || { echo "SKIP: there is no /dev/full"; exit 77; }
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-full.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
printf 'Id: osh\nType: PLACE\nName: Osh\nExample: [Osh]\n' >"$work/d.rec"
result=0

# What its arguments run must fail with that status and say that it could not write.
must_fail_with() {
	expected=$1
	shift
	"$@" >/dev/full 2>"$work/errors" <"$work/in"
	status=$?
	if [ $status != "$expected" ] || ! grep -q 'cannot write' "$work/errors"; then
		echo "$*: exit status $status, on standard error:"
		cat "$work/errors"
		result=1
	fi
}

must_fail() {
	must_fail_with 1 "$@"
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
must_fail "$top/src/poltag-dict" stats "$work/d.rec"
must_fail "$top/src/poltag-dict" explain --dict "$work/d.rec" Osh
must_fail_with 2 "$top/src/poltag-dict" find Osh "$work/d.rec"
must_fail_with 2 "$top/src/poltag-dict" diff "$work/d.rec" "$work/d.rec"
must_fail "$top/src/poltag-dict" export tsv "$work/d.rec"
printf 'Name\nOsh\n' >"$work/in"
must_fail "$top/src/poltag-dict" import tsv --type PLACE

echo 'They saw Lorvia.' >"$work/in"
must_fail "$top/src/poltag-dict" suggest --min 1 --dict "$work/d.rec" -

# A file that cannot be written whole is left as it was, and its name is told. It is written with no byte allowed.
must_keep() {
	echo before >"$work/out"
	if (trap '' XFSZ; ulimit -f 0; "$@" 2>&1 >/dev/null) | grep -q "$work/out: cannot write"; then :; else
		echo "$*: it does not say what it could not write"
		result=1
	fi
	if [ "$(cat "$work/out")" != before ] || ls "$work" | grep -q tmp; then
		echo "$*: the file is not as it was"
		result=1
	fi
}

must_keep "$top/src/poltag-dict" build -o "$work/out" "$work/d.rec"
must_keep "$top/src/poltag-dict" export -o "$work/out" tsv "$work/d.rec"

# The same of rows with --output, whether or not the run can be gone on with: what it had got is then in the .part.
echo 'Rain in Osh' >"$work/in"
must_keep "$top/src/poltag" --dict "$work/d.rec" --output "$work/out" "$work/in"
if ls "$work" | grep -q 'out\.'; then
	echo "poltag --output: it left $(ls "$work" | grep 'out\.')"
	result=1
fi

# Of the files of brat none is there in part.
echo 'Rain in Osh' >"$work/in"
said=$(trap '' XFSZ; ulimit -f 0; "$top/src/poltag" --dict "$work/d.rec" --format brat --output-dir "$work/brat" <"$work/in" 2>&1)
if [ "$(echo "$said" | grep -c 'brat/.*: cannot write')" != 3 ] || [ "$(find "$work/brat" -type f | wc -l)" != 0 ]; then
	echo "brat on a full disk: $said"
	result=1
fi

# The same on a disk that is really full, where a small one can be mounted.
mkdir "$work/disk"
if mount -t tmpfs -o size=64k tmpfs "$work/disk" 2>/dev/null; then
	trap 'umount "$work/disk"; rm -rf "$work"' EXIT
	yes 'Rain in Osh' | head -n 20000 >"$work/in"
	if "$top/src/poltag" --dict "$work/d.rec" --output "$work/disk/rows.tsv" "$work/in" 2>"$work/errors" ||
		! grep -q 'cannot write: No space left' "$work/errors" || [ -n "$(ls "$work/disk")" ]; then
		echo "a full disk: $(ls "$work/disk")"
		cat "$work/errors"
		result=1
	fi
	"$top/src/poltag" --dict "$work/d.rec" --output "$work/disk/rows.tsv" --resume "$work/in" 2>"$work/errors"
	if [ ! -f "$work/disk/rows.tsv.part" ] || [ -f "$work/disk/rows.tsv" ]; then
		echo "a full disk, to be gone on with: $(ls "$work/disk")"
		result=1
	fi
fi

# A file is written where standard output is closed.
"$top/src/poltag-dict" build -o "$work/out" "$work/d.rec" >&-
if [ $? != 0 ] || ! "$top/src/poltag-dict" verify "$work/out" >/dev/null; then
	echo "build -o FILE >&-: no image"
	result=1
fi

# Standard output that is closed is an output that fails, too.
if "$top/src/poltag" --dict "$work/d.rec" >&- 2>/dev/null </dev/null; then
	echo "poltag >&-: no error"
	result=1
fi
exit $result
