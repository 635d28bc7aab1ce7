#!/bin/sh
# Runs docs/example, the C program that the manual shows, and compares its lines with the columns of poltag. Run by
# "make check" in the build folder, with srcdir set.
set -eu
article=${srcdir:-.}/docs/example.txt
image=$(pwd)/dict/poltag.img
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	printf 'FAIL: %s\n' "$*"
	exit 1
}

src/poltag --no-header --dict "$image" < "$article" | cut -f 2-4,7 > "$work/expected"
docs/example "$image" < "$article" > "$work/actual"
[ -s "$work/expected" ] || fail "poltag finds nothing in $article"
diff -u "$work/expected" "$work/actual" || fail "docs/example and poltag differ"

# poltag(3) shows the heart of it, word for word.
awk '/^\.Sh EXAMPLES/ { here = 1 } here && /^\.Ed/ { exit } shown { gsub(/\\e/, "\\"); print }
	here && /^\.Bd -literal$/ { shown = 1 }' "${srcdir:-.}/docs/poltag.3" > "$work/shown"
awk '/^int main/ { exit } /^\/\* Called for each mention/ { here = 1 } here' "${srcdir:-.}/docs/example.c" |
	sed -e '$d' > "$work/heart"
[ -s "$work/shown" ] || fail "poltag(3) shows no example"
diff -u "$work/heart" "$work/shown" || fail "docs/poltag.3 and docs/example.c differ"

# What goes wrong is said, and shows in the exit status.
status=0
docs/example "$work/none.img" < "$article" > "$work/out" 2> "$work/err" || status=$?
[ "$status" = 1 ] && grep -q 'none.img: cannot read' "$work/err" || fail "no error for a missing image"
status=0
docs/example "$article" < "$article" > "$work/out" 2> "$work/err" || status=$?
[ "$status" = 1 ] && grep -q 'example.txt: ' "$work/err" || fail "no error for a file that is no image"
status=0
docs/example < "$article" 2> "$work/err" || status=$?
[ "$status" = 2 ] && grep -q '^usage: ' "$work/err" || fail "no usage message without an image"
if [ -e /dev/full ]; then
	status=0
	docs/example "$image" < "$article" > /dev/full 2> "$work/err" || status=$?
	[ "$status" = 1 ] && grep -q 'cannot write' "$work/err" || fail "no error for a full disk"
fi
