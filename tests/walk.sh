#!/bin/sh
# Files of folders are chosen by name, lists name files, and no tree of folders, however deep or odd, does harm.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-walk.XXXXXX") || exit 99
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
unset POLTAG_DICT
LC_ALL=C
export LC_ALL
printf 'Id: osh\nType: PLACE\nName: Osh\n' >"$work/d.rec"
cd "$work" || exit 99
result=0

# Runs poltag; what is in the column doc, without repetitions, must be the file "expected", and standard error "said".
must_read() { # WHAT ARGUMENTS...
	what=$1
	shift
	"$top/src/poltag" --dict d.rec --no-header "$@" >rows 2>errors
	status=$?
	cut -f 1 rows | uniq | cmp -s - expected || { echo "$what: it read"; cut -f 1 rows | uniq; result=1; }
	cmp -s errors said || { echo "$what: it said"; head -c 2000 errors; result=1; }
	[ $status = "${wanted:-0}" ] || { echo "$what: exit status $status"; result=1; }
}

: >said
mkdir -p news/old
for name in a.txt b.html c.txt old/a.txt old/d.md; do
	echo Osh >news/$name
done

# Which files of a folder are read.
printf '%s\n' news/a.txt news/c.txt news/old/a.txt >expected
must_read "a name" --include '*.txt' news
printf '%s\n' news/b.html news/old/d.md >expected
must_read "all but a name" --exclude '*.txt' news
printf '%s\n' news/a.txt news/c.txt >expected
must_read "the last that matches decides" --include '*.txt' --exclude 'old/*' news/
printf '%s\n' news/c.txt news/old/a.txt >expected
must_read "back in" --exclude '[a-b]*' --exclude '*.md' --include old/a.txt news
printf '%s\n' news/b.html >expected
must_read "what is named is read" --include '*.pdf' news/b.html news

# Lists: a line or a NUL ends a name, which may be a folder, or have a line feed or bytes that are not UTF-8.
printf '%s\n' news/b.html news/old/a.txt news/old/d.md >expected
printf 'news/b.html\n\nnews/old' >list
must_read "a list" --files-from list
must_read "a list on standard input" --files-from - <list
printf '%s\n' news/c.txt news/b.html news/old/a.txt news/old/d.md >expected
must_read "operands before the list" --files-from list news/c.txt
odd=$(printf 'o\nd\377')
echo Osh >"$odd"
printf 'o\\nd\377\nnews/a.txt\n' >expected
printf 'o\nd\377\0news/a.txt\0' >list
must_read "a list with NULs" --files-from list --null
printf 'poltag: o: cannot read: No such file or directory\n' >said
printf 'poltag: d\\xFFXnews/a.txt: cannot read: No such file or directory\n' >>said
printf 'poltag: 2 documents, 2 with errors; 0 mentions\n' >>said
printf 'o\nd\377Xnews/a.txt' >list
: >expected
wanted=1 must_read "a line is a name" --files-from list
printf 'poltag: news/a.txt: cannot read: a NUL follows in the list; --null is for names that end with one\n' >said
printf 'news/a.txt\0news/b.html\0' >list
wanted=1 must_read "NULs without --null" --files-from list
echo 'poltag: missing: cannot read: No such file or directory' >said
wanted=1 must_read "no list" --files-from missing
rm "$odd"
: >said

# A folder of pipes and loops; a file that cannot be read and one that is gone are named, the rest is done.
mkdir odd
mkfifo odd/pipe
echo Osh >odd/z.txt
ln -s z.txt odd/link
ln -s loop odd/loop
ln -s gone odd/broken
mkdir odd/closed
printf '%s\n' odd/link odd/z.txt >expected
echo 'poltag: odd/broken: cannot read: No such file or directory' >said
if [ "$(id -u)" != 0 ]; then
	chmod 0 odd/closed
	echo 'poltag: odd/closed: cannot read: Permission denied' >>said
fi
echo 'poltag: odd/loop: cannot read: Too many levels of symbolic links' >>said
echo "poltag: $(($(wc -l <said) + 2)) documents, $(wc -l <said | tr -d ' ') with errors; 2 mentions" >>said
wanted=1 must_read "odd things" odd
chmod 755 odd/closed

# Folders in folders, 10,000 of them: what lies too deep for a path is named, and the rest is read.
chain() { # LEVELS
	printf 'd/%.0s' $(seq "$1")
}
mkdir -p "deep/$(chain 999)"
i=1
while [ $i -lt 10 ]; do
	mkdir -p "next/$(chain 999)"
	mv deep "next/$(chain 999)d"
	mv next deep
	i=$((i + 1))
done
echo Osh >deep/a
echo Osh >"deep/$(chain 900)a"
printf '%s\n' deep/a "deep/$(chain 900)a" >expected
"$top/src/poltag" --dict d.rec --no-header deep >rows 2>errors
[ $? = 1 ] || { echo "deep folders: exit status"; result=1; }
cut -f 1 rows | cmp - expected || result=1
[ "$(grep -c 'cannot read: File name too long$' errors)" = 1 ] || { echo "deep folders:"; cut -c 1-200 errors; result=1; }

# More files than may be open at a time.
mkdir many
(cd many && seq 2000 | while read -r n; do echo Osh >"$n"; done)
n=$(ulimit -n 64; "$top/src/poltag" --dict d.rec --no-header --jobs 4 many | wc -l)
[ "$n" -eq 2000 ] || { echo "2000 files: $n rows"; result=1; }
exit $result
