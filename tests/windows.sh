#!/bin/sh
# A text that is too large for one document is read in windows: of paragraphs whose names need no fuller mention, the rows are
# those of the whole, in every unit of offsets, for any size of window, any number of workers, and any way that the text comes.
top=$(pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-windows.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
unset POLTAG_DICT
cat >"$work/d.rec" <<'END'
Id: osh
Type: PLACE
Name: Osh

Id: anna-bell
Type: PERSON
Name: Anna Bell
Name_ru: Анна Белл

Id: uno
Type: ORG
Name: 𝔘𝔫𝔬 Office
END
cd "$work" || exit 99
result=0

# Paragraphs of many lengths, some of them one line and some of several, with characters of one to four bytes.
awk 'BEGIN {
	for (i = 0; i < 4000; i++) {
		n = i * 7919 % 23
		for (j = 0; j <= n; j++)
			printf "%s%s", (i + j) % 5 ? "Rain — “fell” in Osh №" i ". " : "Анна Белл и Anna Bell,\n𝔘𝔫𝔬 Office. ", j % 9 == 8 ? "\n" : ""
		print i % 3 ? "\n" : "\n \r"
	}
}' >text
gzip -c text >text.gz
for unit in bytes chars utf16; do
	"$top/src/poltag" --dict d.rec --no-header --offsets $unit text | cut -f 2- >whole
	[ "$(wc -l <whole)" -gt 50000 ] || { echo "only $(wc -l <whole) rows"; result=1; }
	for window in 1000 4093 65536 1000000; do
		POLTAG_WINDOW=$window
		export POLTAG_WINDOW
		"$top/src/poltag" --dict d.rec --no-header --offsets $unit --jobs 1 text 2>&1 | cut -f 2- | cmp - whole || result=1
		cat text | "$top/src/poltag" --dict d.rec --no-header --offsets $unit --jobs 3 2>&1 | cut -f 2- | cmp - whole || result=1
		"$top/src/poltag" --dict d.rec --no-header --offsets $unit text.gz 2>&1 | cut -f 2- | cmp - whole || result=1
		unset POLTAG_WINDOW
	done
done

# Malformed bytes at the cuts too: what is said of a window counts from the beginning of the document, which is one.
yes "$(printf 'Osh \377\303 Osh\360\237')" | head -c 20000 >bad
for unit in bytes chars utf16; do
	"$top/src/poltag" --dict d.rec --no-header --offsets $unit bad >whole 2>/dev/null
	POLTAG_WINDOW=120 "$top/src/poltag" --dict d.rec --no-header --offsets $unit bad 2>errors | cmp - whole || result=1
done
grep -q '^poltag: bad: not UTF-8: 27 malformed sequences, the first at byte 121,' errors || { head -n 3 errors; result=1; }
echo Osh >short
POLTAG_WINDOW=120 "$top/src/poltag" --dict d.rec bad short 2>&1 >/dev/null | grep -q '^poltag: 2 documents, 1 with errors' || result=1

# A text without a place to cut, and one that is gone on with by another document.
head -c 100000 /dev/zero | tr '\0' x >long
POLTAG_WINDOW=1000 "$top/src/poltag" --dict d.rec --no-header long short text 2>errors | head -n 1 | cut -f 1-3 >first
printf 'short\t0\t3\n' | cmp - first || result=1

# The date of a document is that of its beginning, in each of its windows.
printf 'Id: kgz\nType: COUNTRY\nName: Kyrgyzstan\nCountry: KGZ\n\nId: jane-roe\nType: PERSON\nName: Jane Roe\nRole: President | KGZ | 2011-01-01..2017-01-01\n\n' >r.rec
{
	echo 'May 3, 2012'
	yes 'The president of Kyrgyzstan spoke. May 3, 2020.' | head -n 200
} >dated
"$top/src/poltag" --dict r.rec --roles --no-header dated >whole
grep -q jane-roe whole || { echo "no role in: $(head -n 2 whole)"; result=1; }
POLTAG_WINDOW=500 "$top/src/poltag" --dict r.rec --roles --no-header dated | cmp - whole || result=1
exit $result
