#!/bin/sh
# Texts in other encodings are decoded: those with a byte order mark always, others by --encoding. Offsets are those of their
# UTF-8, which is said, and what cannot be decoded is counted.
command -v iconv >/dev/null || { echo "SKIP: there is no iconv"; exit 77; }
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-encodings.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
unset POLTAG_DICT
LC_ALL=C
export LC_ALL
printf 'Id: osh\nType: PLACE\nName: Osh\nName_ru: Ош\n\nId: uno\nType: ORG\nName: 𝔘𝔫𝔬 Office\n' >"$work/d.rec"
cd "$work" || exit 99
result=0

# Runs poltag; all columns but doc must be the file "expected", and standard error "said".
must_read() { # WHAT ARGUMENTS...
	what=$1
	shift
	"$top/src/poltag" --dict d.rec --no-header "$@" >rows 2>errors
	status=$?
	cut -f 2- rows | cmp -s - expected || { echo "$what: it read"; cut -f 1-5 rows | head -n 3; result=1; }
	cmp -s errors said || { echo "$what: it said"; head -c 2000 errors; result=1; }
	[ $status = "${wanted:-0}" ] || { echo "$what: exit status $status"; result=1; }
}

printf 'Дождь в Оше. Rain in Osh, says the 𝔘𝔫𝔬 Office.\n\nГость приехал в Ош и уехал обратно.\n' >text
"$top/src/poltag" --dict d.rec --no-header text | cut -f 2- >expected
[ "$(wc -l <expected)" -eq 4 ] || { cat expected; result=1; }

# Byte order marks. That of UTF-8 is part of the text.
for encoding in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
	printf '\357\273\277' | cat - text | iconv -f UTF-8 -t $encoding >in
	echo "poltag: in: read as $encoding; offsets are those of its UTF-8 text" >said
	must_read "$encoding with a mark" in
	must_read "$encoding with a mark, whatever is asked for" --encoding KOI8-R in
	POLTAG_WINDOW=50 must_read "$encoding in windows" in
	gzip -c in >in.gz
	sed 's/ in:/ in.gz:/' said >said.gz && mv said.gz said
	must_read "$encoding in gzip" in.gz
	iconv -f UTF-8 -t $encoding text >in
	echo "poltag: in: read as $encoding; offsets are those of its UTF-8 text" >said
	must_read "$encoding without a mark" --encoding $encoding in
done
: >said
printf '\357\273\277Osh' >in
printf '3\t6\tPLACE\tOsh\tOsh\tosh\t\tname\t\n' >expected
must_read "UTF-8 with a mark" in
must_read "UTF-8 with a mark, whatever is asked for" --encoding windows-1251 in

# Encodings by name, by what the bytes look like, and in any unit of offsets.
grep -v Office text >text2
for unit in bytes chars utf16; do
	"$top/src/poltag" --dict d.rec --no-header --offsets $unit text2 | cut -f 2- >expected
	for encoding in windows-1251 KOI8-R; do
		iconv -f UTF-8 -t $encoding text2 >in
		echo "poltag: in: read as $encoding; offsets are those of its UTF-8 text" >said
		must_read $encoding --encoding $encoding --offsets $unit in
		POLTAG_WINDOW=20 must_read "$encoding in windows" --encoding $encoding --offsets $unit in
		: >said
		cp text2 in
		must_read "auto, and it is UTF-8" --encoding auto --offsets $unit in
		must_read "UTF-8 by name" --encoding utf8 --offsets $unit in
	done
done
i=0
while [ $i -lt 30 ]; do
	echo "Президент прибыл в Ош с рабочим визитом, сообщила в пятницу пресс-служба. Дождь шёл весь день, говорят жители."
	i=$((i + 1))
done >long
"$top/src/poltag" --dict d.rec --no-header long | cut -f 2- >expected
for encoding in WINDOWS-1251 KOI8-R; do
	iconv -f UTF-8 -t $encoding long >in
	echo "poltag: in: read as $encoding; offsets are those of its UTF-8 text" >said
	must_read "auto, $encoding" --encoding auto in
	POLTAG_WINDOW=300 must_read "auto, $encoding in windows" --encoding auto in
done

# What is the same in UTF-8 is not worth a word; the form jsonl says the encoding.
echo Osh >in
: >said
printf '0\t3\tPLACE\tOsh\tOsh\tosh\t\tname\t\n' >expected
must_read "ASCII in windows-1251" --encoding windows-1251 in
iconv -f UTF-8 -t KOI8-R text2 >in
"$top/src/poltag" --dict d.rec --format jsonl --encoding KOI8-R in 2>/dev/null | grep -q '"encoding":"KOI8-R"' || { echo "jsonl: no encoding"; result=1; }

# What cannot be decoded is counted and read as U+FFFD, also in windows, and at a character that is cut off.
printf '\377\376O\0s\0h\0 \0\0\334O\0s\0h\0x' >in
printf '0\t3\tPLACE\tOsh\tOsh\tosh\t\tname\t\n7\t10\tPLACE\tOsh\tOsh\tosh\t\tname\t\n' >expected
cat >said <<'END'
poltag: in: read as UTF-16LE; offsets are those of its UTF-8 text
poltag: in: not UTF-16LE: 2 malformed sequences, the first at byte 10, read as U+FFFD
END
wanted=1 must_read "malformed UTF-16" in
POLTAG_WINDOW=12 "$top/src/poltag" --dict d.rec --no-header in 2>errors | cut -f 2- | cmp - expected || result=1
grep -q 'not UTF-16LE: .* the first at byte 10,' errors || { cat errors; result=1; }
printf 'Osh \230 Osh' >in
printf '0\t3\tPLACE\tOsh\tOsh\tosh\t\tname\t\n8\t11\tPLACE\tOsh\tOsh\tosh\t\tname\t\n' >expected
cat >said <<'END'
poltag: in: read as windows-1251; offsets are those of its UTF-8 text
poltag: in: not windows-1251: 1 malformed sequence, the first at byte 4, read as U+FFFD
END
wanted=1 must_read "malformed windows-1251" --encoding windows-1251 in

# Names that iconv does not have, or that ask it to leave things out.
for name in no-such windows-1251//IGNORE '' /; do
	"$top/src/poltag" --dict d.rec --encoding "$name" text >rows 2>errors
	[ $? = 2 ] && grep -q '^poltag: --encoding: there is no' errors || { echo "--encoding $name: $(cat errors)"; result=1; }
done
exit $result
