#!/bin/sh
# Compressed files and archives are read by what they hold, and nothing in them does harm: what cannot be read is named.
for tool in gzip xz zstd bzip2 zip tar; do
	command -v $tool >/dev/null || { echo "SKIP: there is no $tool"; exit 77; }
done
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-archives.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
unset POLTAG_DICT
LC_ALL=C
export LC_ALL
printf 'Id: osh\nType: PLACE\nName: Osh\n' >"$work/d.rec"
cd "$work" || exit 99
result=0

# Runs poltag; the columns doc, start and end must be the file "expected", and standard error "said".
must_read() { # WHAT ARGUMENTS...
	what=$1
	shift
	"$top/src/poltag" --dict d.rec --no-header "$@" >rows 2>errors
	status=$?
	cut -f 1-3 rows | cmp -s - expected || { echo "$what: it read"; cut -f 1-3 rows | head; result=1; }
	cmp -s errors said || { echo "$what: it said"; head -c 2000 errors; result=1; }
	[ $status = "${wanted:-0}" ] || { echo "$what: exit status $status"; result=1; }
}

mkdir in in/old
printf 'Rain in Osh' >in/a.txt
printf 'Osh\n' >"in/old/$(printf '\303\251').txt"
printf 'Osh' >in/.hidden
ln -s a.txt in/link
: >said

# A file that is merely compressed keeps its name; offsets are those of the text in it.
: >expected
for tool in gzip xz zstd bzip2; do
	$tool -c <in/a.txt >a.$tool
	printf 'a.%s\t8\t11\n' $tool >>expected
done
must_read "compressed" a.gzip a.xz a.zstd a.bzip2
printf -- '-\t8\t11\n' >expected
must_read "compressed on standard input" <a.gzip
cat a.xz | must_read "compressed in a pipe"
: | gzip -c >empty.gz
: >expected
must_read "nothing, compressed" empty.gz

# Members are documents; links, folders and hidden files are none.
tar -cf in.tar -C in .
tar -czf in.tgz in
tar --zstd -cf in.tar.zst --format=pax in
zip -qry in.zip in
{
	printf 'in.tar/a.txt\t8\t11\nin.tar/old/\303\251.txt\t0\t3\n'
	printf 'in.tgz/in/a.txt\t8\t11\nin.tgz/in/old/\303\251.txt\t0\t3\n'
	printf 'in.tar.zst/in/a.txt\t8\t11\nin.tar.zst/in/old/\303\251.txt\t0\t3\n'
	printf 'in.zip/in/a.txt\t8\t11\nin.zip/in/old/\303\251.txt\t0\t3\n'
} | sort >sorted
for name in in.tar in.tgz in.tar.zst in.zip; do
	"$top/src/poltag" --dict d.rec --no-header $name
done 2>errors | cut -f 1-3 | sort | diff sorted - || result=1
[ ! -s errors ] || { cat errors; result=1; }
(cd in && zip -q -D ../two.zip a.txt old/*)
printf -- '-/a.txt\t8\t11\n-/old/\303\251.txt\t0\t3\n' >expected
must_read "a zip archive on standard input" <two.zip
cat two.zip | must_read "a zip archive in a pipe"
[ "$("$top/src/poltag" --dict d.rec --no-header --jobs 3 --resume --output out two.zip a.gzip && cut -f 1 out | tr '\n' ' ')" = \
	"$(printf 'two.zip/a.txt two.zip/old/\303\251.txt a.gzip ')" ] || { echo "--resume: $(cat out)"; result=1; }

# An archive in an archive, and other files that are no text, are named; the rest is done.
mkdir mixed
cp in/a.txt mixed/z.txt
cp a.gzip mixed/y.gz
cp two.zip mixed/b.zip
printf '%%PDF-1.4\nOsh' >mixed/c.pdf
head -c 5000 /dev/zero >mixed/d.bin
printf 'WARC/1.0\r\n' >mixed/e.warc
(cd mixed && zip -q0 ../mixed.zip b.zip c.pdf d.bin e.warc y.gz z.txt)
printf 'mixed.zip/z.txt\t8\t11\n' >expected
cat >said <<'END'
poltag: mixed.zip/b.zip: cannot read: it is no text but a zip archive
poltag: mixed.zip/c.pdf: cannot read: it is no text but a PDF file
poltag: mixed.zip/d.bin: cannot read: it is no text but a binary file
poltag: mixed.zip/e.warc: cannot read: it is no text but a web archive (WARC)
poltag: mixed.zip/y.gz: cannot read: it is no text but a gzip file
poltag: 6 documents, 5 with errors; 1 mention
END
wanted=1 must_read "a mixed archive" mixed.zip
gzip -c <a.gzip >twice.gz
: >expected
echo 'poltag: twice.gz: cannot read: it is compressed more than once' >said
wanted=1 must_read "compressed twice" twice.gz

# What is encrypted or damaged is named; other members are read.
(cd in && zip -q -P secret ../locked.zip a.txt && zip -q ../locked.zip old/*)
printf 'locked.zip/old/\303\251.txt\t0\t3\n' >expected
printf 'poltag: locked.zip/a.txt: cannot read: encrypted\npoltag: 2 documents, 1 with errors; 1 mention\n' >said
wanted=1 must_read "an encrypted member" locked.zip
seq 1 20000 | sed 's/.*/& Osh/' >long.txt
gzip -c <long.txt | head -c 20000 >cut.gz
: >expected
echo 'poltag: cut.gz: cannot read: damaged: truncated gzip input' >said
wanted=1 must_read "a file that is cut off" cut.gz
(cd in && zip -q0 ../bad.zip a.txt old/*)
sed 's/Rain/rain/' bad.zip >worse.zip
printf 'worse.zip/old/\303\251.txt\t0\t3\n' >expected
grep -q . expected && "$top/src/poltag" --dict d.rec --no-header worse.zip >rows 2>errors
[ $? = 1 ] && cut -f 1-3 rows | cmp - expected && grep -q '^poltag: worse.zip/a.txt: cannot read: damaged: ZIP bad CRC' errors ||
	{ echo "a damaged member:"; cat rows errors; result=1; }

# Bombs: 1 GB from 1 MB is given up soon, and the next file is read; so are too many members.
head -c 1000000000 /dev/zero | tr '\0' '\n' | gzip -c >bomb.gz
printf 'a.gzip\t8\t11\n' >expected
{
	echo 'poltag: bomb.gz: cannot read: the file becomes more than 200 times its size (see --max-expand); nothing more of it is read'
	echo 'poltag: 2 documents, 1 with errors; 1 mention'
} >said
sed 's/^poltag: bomb.gz: cannot read: /poltag: bomb.gz: cannot be read behind byte N: /' said >said2
POLTAG_WINDOW=4M "$top/src/poltag" --dict d.rec --no-header bomb.gz a.gzip >rows 2>errors
[ $? = 1 ] && sed 's/behind byte [0-9]*/behind byte N/' errors | cmp - said2 && cut -f 1-3 rows | cmp - expected ||
	{ cat errors rows; result=1; }
: >said
POLTAG_WINDOW=4M must_read "a bomb with leave" --max-expand 2000 bomb.gz a.gzip
printf 'two.zip/a.txt\t8\t11\na.gzip\t8\t11\n' >expected
{
	echo 'poltag: two.zip: cannot read: more than 1 members (see --max-members); nothing more of it is read'
	echo 'poltag: 3 documents, 1 with errors; 2 mentions'
} >said
wanted=1 must_read "many members" --max-members 1 two.zip a.gzip

# Folders with archives, and few open files.
mkdir -p many
i=0
while [ $i -lt 200 ]; do
	cp two.zip many/$i.zip
	i=$((i + 1))
done
n=$(ulimit -n 32; "$top/src/poltag" --dict d.rec --no-header many | wc -l)
[ "$n" -eq 400 ] || { echo "200 archives: $n rows"; result=1; }
exit $result
