#!/bin/sh
# The shipped dictionary has the given and family names that it is to have at the least: class, letters, number.
srcdir=${srcdir:-.}
top=$(pwd)
cd "$srcdir" || exit 99
"$top/src/poltag-dict" stats --tsv dict | awk -F '\t' '
	{ found[$1, $2] = $4 }
	function expect(letters, class, number) {
		if (found[letters " words", class] + 0 >= number)
			return
		printf "%s %s names: %d, expected %d at least\n", letters, class, found[letters " words", class], number
		bad = 1
	}
	END {
		expect("Latin", "given", 6000)
		expect("Latin", "family", 10000)
		expect("Cyrillic", "given", 2000)
		expect("Cyrillic", "family", 4000)
		exit bad
	}'
