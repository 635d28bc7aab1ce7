# Compares what was printed with what a document says: awk -f docs/compare.awk EXPECTED ACTUAL
#
# A line "..." in EXPECTED stands for any lines. Blanks at the ends of lines, and empty lines at the end, do not count.

{ sub(/[ \t]+$/, "") }

FILENAME == ARGV[1] { expected[++n_expected] = $0; next }
{ actual[++n_actual] = $0 }

END {
	while (n_expected && expected[n_expected] == "")
		n_expected--
	while (n_actual && actual[n_actual] == "")
		n_actual--
	e = a = 1
	while (a <= n_actual) {
		if (e <= n_expected && expected[e] == "...") {
			any = e++
			from = a
		} else if (e <= n_expected && expected[e] == actual[a]) {
			e++
			a++
		} else if (any) {
			e = any + 1
			a = ++from
		} else {
			exit 1
		}
	}
	while (e <= n_expected && expected[e] == "...")
		e++
	exit e <= n_expected
}
