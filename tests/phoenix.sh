#!/bin/sh
# The Phoenix dictionaries of PETRARCH2, where they are at hand: every record is good, every line that cannot be read is
# named and counted, and the actors come back from an export with the same codes.
# They are no part of the project: they are in $POLTAG_SHARED, or in ../shared beside the source tree.
srcdir=${srcdir:-.}
for shared in "${POLTAG_SHARED:-}" "$srcdir/../shared" "$srcdir/../../shared"; do
	[ -n "$shared" ] && [ -d "$shared/formats/petrarch" ] && break
	shared=
done
[ -n "$shared" ] || { echo "SKIP: no dictionaries; set POLTAG_SHARED to the folder that has formats/petrarch"; exit 77; }
folder=$(cd "$shared/formats/petrarch" && pwd)
dict=$PWD/src/poltag-dict
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-phoenix.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99

fail() {
	echo "$*"
	exit 1
}

# Imports and checks; RECORDS and SKIPPED are how many there are.
try() { # NAME RECORDS SKIPPED OPTION... FILE...
	name=$1 records=$2 skipped=$3
	shift 3
	"$dict" import petrarch -o "$name.rec" "$@" 2>"$name.err"
	grep -q " read, $records records written, $skipped skipped\$" "$name.err" || fail "$name: $(tail -n 4 "$name.err")"
	[ "$(grep -c "^$folder" "$name.err")" = "$skipped" ] || fail "$name: not every skipped line is named"
	"$dict" check "$name.rec" 2>/dev/null | grep -q "^$records entries, no error" || fail "$name: the records are not all good"
}

try actors 27207 64 "$folder"/Phoenix.*.actors.txt
try agents 2243 2 --type ORG "$folder/Phoenix.agents.txt"

# All codes but the null code, which export writes where there is none.
codes() {
	sed -n '/^Note: CAMEO: ---$/d; s/^Note: CAMEO: //p' "$1" | sort
}

"$dict" export petrarch -o again.txt actors.rec 2>export.err || fail "$(cat export.err)"
"$dict" import petrarch -o again.rec again.txt 2>again.err || fail "$(cat again.err)"
codes actors.rec >one
codes again.rec >other
diff one other || fail "the codes differ"
echo "27,207 actors and 2,243 agents"
