#!/bin/sh
# The files that dict/dict.am lists are those that are in dict/.
srcdir=${srcdir:-.}
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-list.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
sed -n 's/^[[:space:]]*\(dict\/[^ ]*\.rec\).*/\1/p' "$srcdir/dict/dict.am" | sort >"$work/listed"
(cd "$srcdir" && find dict -name '*.rec') | sort >"$work/there"
[ -s "$work/listed" ] || { echo "dict/dict.am lists nothing"; exit 1; }
diff "$work/listed" "$work/there" && exit 0
echo "run dict/update-list: < is listed and not there, > is there and not listed"
exit 1
