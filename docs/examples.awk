# Takes the examples out of Markdown files: awk -v work=FOLDER -f docs/examples.awk FILE...
#
# For each step one line "NUMBER KIND DOC LINE NEEDS..." is printed, KIND being cmd, file or skip. FOLDER gets NUMBER.cmd
# (the command) and NUMBER.out (what it shall print), or NUMBER.name and NUMBER.text (a file's name and content).

function fault(what) {
	print FILENAME ":" FNR ": " what > "/dev/stderr"
	bad = 1
}

function step(kind) {
	number = sprintf("%04d", ++n)
	print number, kind, FILENAME, FNR, needs
}

function write(suffix, text) {
	print text > (work "/" number suffix)
}

function finish() { # what a command prints ends where the next begins
	close(work "/" number ".cmd")
	close(work "/" number ".out")
	close(work "/" number ".text")
	in_cmd = 0
}

function argument() {
	sub(/^<!-- [a-z ]*: */, "")
	sub(/ *-->$/, "")
	return $0
}

FNR == 1 { block = ""; name = ""; needs = ""; skip = "" }

block == "" && /^<!-- file: .*-->$/ { name = argument(); next }
block == "" && /^<!-- needs: .*-->$/ { needs = argument(); next }
block == "" && /^<!-- not run: .*-->$/ { skip = argument(); next }

/^```/ && block == "" {
	block = name != "" ? "file" : skip != "" ? "skip" : $0 == "```console" ? "console" : "other"
	if (block == "file") {
		step("file")
		write(".name", name)
		printf "" > (work "/" number ".text")
	} else if (block == "skip" && $0 == "```console") {
		needs = skip
		step("skip")
	}
	next
}

/^```/ {
	finish()
	block = name = needs = skip = ""
	next
}

block == "file" { write(".text", $0); next }

block == "console" && /^\$ / {
	finish()
	step("cmd")
	write(".cmd", substr($0, 3))
	printf "" > (work "/" number ".out")
	in_cmd = 1
	next
}
block == "console" && in_cmd == 1 && /^> / { write(".cmd", substr($0, 3)); next }
block == "console" && in_cmd == 0 { fault("output without a command before it"); next }
block == "console" { in_cmd = 2; write(".out", $0); next }

END { exit bad }
