#!/bin/sh
# Every country code that ISO 3166-1 has now is that of one country of the dictionary, or as that of Antarctica of an entry
# that is none; and those of states that have ended are of entries with dates.
srcdir=${srcdir:-.}
work=$(mktemp -d "${TMPDIR:-/tmp}/poltag-countries.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
former="BUR|CSK|DDR|DHY|HVO|RHO|SCG|SUN|TMP|VDR|YMD|YUG|ZAR"
renamed="BUR|HVO|TMP" # Burma, Upper Volta and East Timor, whose names are aliases of the present state

sed -n '/^static const char codes/,/;/s/^[[:space:]]*"\(.*\)".*/\1/p' "$srcdir/src/country_code.c" | tr -s ' ' '\n' | grep . |
	sort >"$work/codes"
[ "$(wc -l <"$work/codes")" -gt 250 ] || { echo "no list of codes in src/country_code.c"; exit 1; }
awk '
	function end() { if (type == "COUNTRY" || code == "ATA") print code, id, dates ? "dated" : "-"; id = type = code = dates = "" }
	/^$/ { end() }
	/^Id: / { id = $2 }
	/^Type: / { type = $2 }
	/^Country: / { code = $2 }
	/^Dates: / { dates = $2 }
	END { end() }
' "$srcdir"/dict/countries/*.rec | sort >"$work/entries"

bad=0
grep -vE "^($renamed)\$" "$work/codes" | while read -r code; do
	n=$(grep -c "^$code " "$work/entries")
	[ "$n" = 1 ] || echo "$code: $n entries in dict/countries; expected one"
	echo "$code" | grep -qE "^($former)\$" || continue
	grep -q "^$code .* dated\$" "$work/entries" || echo "$code has ended; expected Dates"
done >"$work/faults"
for id in soviet-union yugoslavia czechoslovakia east-germany zaire kosovo palestine taiwan western-sahara abkhazia \
	south-ossetia northern-cyprus somaliland transnistria; do
	grep -qE "^[^ ]* $id | $id " "$work/entries" || echo "$id is missing" >>"$work/faults"
done
cat "$work/faults"
[ -s "$work/faults" ] && bad=1
exit $bad
