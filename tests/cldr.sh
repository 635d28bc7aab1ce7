#!/bin/sh
# dict/countries/cldr.rec is what poltag-dict import cldr makes of CLDR, where the same version of it is installed (Debian:
# unicode-cldr-core). Where they differ: dict/update-cldr
srcdir=${srcdir:-.}
folder=${POLTAG_CLDR:-/usr/share/unicode/cldr/common}
made=$srcdir/dict/countries/cldr.rec
[ -d "$folder" ] || { echo "SKIP: no $folder; install unicode-cldr-core"; exit 77; }
wanted=$(sed -n 's/^# Provenance: Unicode CLDR \([^,]*\),.*/\1/p' "$made")
there=$(sed -n 's/.*cldrVersion CDATA #FIXED "\([^"]*\)".*/\1/p' "$folder/dtd/ldml.dtd")
[ -n "$wanted" ] || { echo "$made names no version of CLDR"; exit 1; }
[ "$wanted" = "$there" ] || { echo "SKIP: CLDR $there is installed, and $made is of $wanted"; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-cldr.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
src/poltag-dict import cldr --entries "$srcdir/dict" --leave-out "$srcdir/dict/countries/cldr-leave-out.txt" \
	-o "$work/cldr.rec" "$folder" || exit 1
diff "$made" "$work/cldr.rec" >"$work/diff" && exit 0
head -n 40 "$work/diff"
echo "run dict/update-cldr: < is in $made, > is what CLDR $there says"
exit 1
