#!/bin/sh
# Random pages of names, tags and references, as tests/random_pages.py says.
top=$(pwd)
case $srcdir in /*) ;; *) srcdir=$top/$srcdir ;; esac
command -v python3 >/dev/null || { echo 'there is no python3'; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-pages.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
cat >"$work/d.rec" <<'END'
Id: anna-bell
Type: PERSON
Name: Anna Bell

Id: elise
Type: PERSON
Name: Élise Ödön

Id: shavkat
Type: PERSON
Name: Шавкат Мирзиёев

Id: osh
Type: PLACE
Name: Osh

Id: council
Type: ORG
Name: A&B Council
END
for seed in 1 2 3; do
	python3 "$srcdir/tests/random_pages.py" "$top/src/poltag" "$work/d.rec" "$work" $seed || exit 1
done
