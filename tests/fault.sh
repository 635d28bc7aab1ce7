#!/bin/sh
# Every call that can fail is made to fail in turn: allocations, reads, writes, opening, mapping, threads. poltag must end by
# itself with a status of its own; with status 0 the output must be whole, and otherwise standard error must say something.
top=$(pwd)
shim=$top/tests/fault/.libs/libfault.so
[ -f "$shim" ] || { echo "SKIP: no shared libraries here"; exit 77; }
if grep -q -- '-fsanitize' "$top/config.status" 2>/dev/null; then
	echo "SKIP: a sanitizer has its own allocator"
	exit 77
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-fault.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
cat >d.rec <<'END'
Id: osh
Type: PLACE
Name: Osh
Name_ru: Ош

Id: anna-bell
Type: PERSON
Name: Anna Bell
Short: Bell ?
END
"$top/src/poltag-dict" build -o d.img d.rec || exit 99
mkdir in
for i in 1 2 3; do
	echo "Rain in Osh. Anna Bell left; Bell came to Ош." >in/$i.txt
	echo "{\"id\": $i, \"n\": [1.5], \"text\": \"Rain in Osh. Anna Bell\"}"
done >a.jsonl
gzip -k a.jsonl
mkdir html
printf '<!DOCTYPE html><title>Osh</title><p>Rain in <b>Osh</b> &amp; Anna Bell' >html/a.html
tries=0 wrong=0

fail() {
	echo "$@"
	sed 's/^/    /' err | tail -n 3
	wrong=$((wrong + 1))
}

# What poltag does with these arguments when the calls of a kind fail, one after another, until there are no more of them.
try() { # KIND PLUS ARGUMENT...
	kind=$1 plus=$2
	shift 2
	"$top/src/poltag" "$@" >whole 2>/dev/null
	n=1
	while [ $wrong -lt 20 ]; do
		rm -f told rows.tsv*
		timeout 60 env FAULT=$kind:$n$plus FAULT_TOLD=told LD_PRELOAD="$shim" "$top/src/poltag" "$@" >out 2>err
		status=$?
		[ -f told ] || break
		if [ $status -gt 2 ]; then
			fail "$kind:$n$plus $*: exit status $status"
		elif [ $status = 0 ] && ! cmp -s out whole; then
			fail "$kind:$n$plus $*: exit status 0, and the output is another"
		elif [ $status != 0 ] && ! [ -s err ]; then
			fail "$kind:$n$plus $*: exit status $status, and nothing is said"
		elif [ -f rows.tsv ] && [ $status = 2 ]; then
			fail "$kind:$n$plus $*: exit status 2, and there is an output"
		fi
		n=$((n + 1))
	done
	echo "$kind$plus $*: $((n - 1)) faults"
	tries=$((tries + n - 1))
}

try alloc '' --dict d.img --jobs 1 in
try alloc + --dict d.img --jobs 1 in
try alloc '' --dict d.img --jobs 3 in
for kind in read write open map thread; do
	try $kind '' --dict d.img --jobs 3 in
	try $kind + --dict d.img --jobs 3 in
done
for form in csv jsonl conll html xml annotation ansi; do
	try alloc '' --dict d.img --jobs 1 --format $form in
done
# libarchive itself does not survive every allocation that fails: compressed files only have the other faults.
try alloc '' --dict d.img --jobs 1 --jsonl a.jsonl
try alloc + --dict d.img --jobs 1 --jsonl a.jsonl
for kind in read write open; do
	try $kind '' --dict d.img --jobs 1 --jsonl a.jsonl a.jsonl.gz
done
for kind in alloc read write open; do
	try $kind '' --dict d.img --jobs 1 --count day --stories in
	try $kind '' --dict d.img --jobs 1 --output rows.tsv --resume in
	try $kind '' --dict d.img --jobs 1 html
done
try alloc '' --dict d.rec --jobs 1 in/1.txt
echo "$tries faults, $wrong wrong"
[ $tries -gt 1000 ] && [ $wrong = 0 ]
