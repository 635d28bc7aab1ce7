"""make bench: times matchers on the same names and the same text, in turn, and prints tables.

It takes texts and lists of names from ../shared/bench, or $POLTAG_SHARED/bench. In the environment: PEERS=all installs
more matchers below tests/bench/peers; NAMES="5k 50k" chooses the lists; ROUNDS is the number of rounds; LIMIT is the
time in seconds that a matcher may take to build; OUT=FOLDER writes benchmarks.md and benchmarks.svg there."""
import lzma
import os
import re
import resource
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import peers
import picture
import report

LIMIT = int(os.environ.get("LIMIT", 120))
ROUND_LIMIT = 20
ROUNDS = int(os.environ.get("ROUNDS", 7))
MEMORY = 8 << 30  # bytes that a driver may have
LONG_ROUND = 4  # seconds, beside those for no text; who would take longer, and longer than for no text, gets less text
SLICES = (1000000, 4000000)


class Failure(Exception):
    """The driver ended, or took too long; the message is for the table."""


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Driver:
    """A driver that runs: driver.h describes the protocol."""

    def __init__(self, command, names, text, environment, work):
        self.errors = tempfile.TemporaryFile(dir=work)
        self.process = subprocess.Popen([*command, names, text], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, start_new_session=True, preexec_fn=limit_memory,
                                        env={**os.environ, "RUST_BACKTRACE": "0", "TMPDIR": work,
                                             **environment})
        self.rest = b""

    def read_line(self, limit, doing):
        until = time.monotonic() + limit
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))[0]:
                raise Failure(f"over {limit} s {doing}")
            piece = os.read(self.process.stdout.fileno(), 65536)
            if not piece:
                raise Failure(self.last_error())
            self.rest += piece
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode().split(maxsplit=2)

    def last_error(self):
        self.process.wait()
        self.errors.seek(0)
        lines = self.errors.read().decode("utf-8", "replace").split("\n")
        return "failed: " + next((line for line in reversed(lines) if line), f"status {self.process.returncode}")

    def round(self, length):
        """Returns seconds and matches, and the peak memory in KB where the driver knows better than the kernel."""
        try:
            self.process.stdin.write(b"%d\n" % length)
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Failure(self.last_error()) from None
        seconds, matches, *peak = self.read_line(ROUND_LIMIT, "a round")
        return float(seconds), int(matches), int(peak[0]) if peak else None

    def peak(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1))

    def end(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.errors.close()


class Row:
    """What was measured of one matcher with one list of names; why says why it was not."""

    def __init__(self, peer):
        self.peer, self.why, self.driver = peer, None, None
        self.version, self.ours = None, None
        self.seconds, self.matches, self.peak_kb = [], 0, 0

    def start(self, command, names, text, work):
        self.driver = Driver(command, names, text.path, self.peer.environment, work)
        build, size, version = self.driver.read_line(LIMIT, "to build")
        self.build, self.size, self.version = float(build), int(size), version.split()[0]
        self.choose_length(text)

    def choose_length(self, text):
        """Takes the longest text that it will be through in a while, judged by no text and by the shorter ones."""
        alone = self.driver.round(0)[0]
        self.length = text.lengths[0]
        for length in text.lengths[1:]:
            if (self.driver.round(self.length)[0] - alone) / self.length * length > max(LONG_ROUND, alone):
                break
            self.length = length

    def round(self):
        seconds, self.matches, peak = self.driver.round(self.length)
        self.seconds.append(seconds)
        self.peak_kb = peak or self.driver.peak()

    def median(self):
        return statistics.median(self.seconds)

    def speed(self):
        """MB/s, or None where nothing was measured."""
        return None if self.why else self.length / self.median() / 1e6

    def guard(self, step, *arguments):
        """Takes a step; where it fails, the row says why and the driver is ended."""
        if not self.why:
            try:
                step(*arguments)
            except Failure as failure:
                self.why = str(failure)
                self.end()

    def end(self):
        if self.driver:
            self.driver.end()
        self.driver = None


class Text:
    """A file, and the lengths up to ends of lines that it is cut to."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        self.path = path
        self.lengths = [data.rindex(b"\n", 0, length) + 1 for length in SLICES if length < len(data)] + [len(data)]


def unpack(path, to):
    with lzma.open(path) as source, open(to, "wb") as file:
        file.write(source.read())
    return to


def normalised(path, to):
    with open(to, "wb") as file:
        subprocess.run([os.path.join(peers.BUILT, "bench_normalise"), path], stdout=file, check=True)
    return to


def write_names(source, path, work):
    """Writes the names, each once. Left out is what has no letter or digit of its own to begin with, where poltag takes
    no name; in a script without spaces a letter with marks is none."""
    raw = unpack(source, os.path.join(work, "raw-names"))
    lines = []
    for file in (raw, normalised(raw, os.path.join(work, "normalised-names"))):
        with open(file, encoding="utf-8", newline="\n") as stream:
            lines.append(stream.read().split("\n"))
    names = dict.fromkeys(name for name, form in zip(*lines) if re.match(r"\w", name) and re.match(r"\w", form))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(name + "\n" for name in names)
    return len(names)


def run_rounds(rows, commands, names, texts, work):
    for row in rows:
        row.guard(row.start, commands[row.peer], names, texts[row.peer.raw], work)
    for _ in range(ROUNDS):
        for row in rows:
            row.guard(row.round)
    ours = rows[0]
    for row in rows:
        if not (row.why or ours.why or row.peer.raw):
            row.ours = ours.driver.round(row.length)[1]


def measure(commands, names, texts, work, slow):
    """Returns a row for every matcher. slow: those that a shorter list was too long for; more are added."""
    rows = [Row(peer) for peer in commands]
    for row in rows:
        if not commands[row.peer]:
            row.why = "not here"
        elif row.peer in slow:
            row.why = f"not tried: {slow[row.peer]} with fewer names"
    try:
        run_rounds(rows, commands, names, texts, work)
    finally:
        for row in rows:
            row.end()
    slow.update({row.peer: row.why for row in rows if row.why and row.why.startswith("over")})
    return rows


def main():
    shared = os.path.join(os.environ.get("POLTAG_SHARED", os.environ["srcdir"] + "/../shared"), "bench")
    if not os.path.isdir(shared):
        print("SKIP: no text to time with: set POLTAG_SHARED to the folder that has bench/")
        return
    chosen = peers.PACKAGED + (peers.INSTALLABLE if os.environ.get("PEERS") == "all" else [])
    commands = {}
    for peer in chosen:
        commands[peer] = peer.find(peer)
    lists, slow = [], {}
    with tempfile.TemporaryDirectory() as work:
        raw = unpack(os.path.join(shared, "un-speeches.txt.xz"), os.path.join(work, "raw"))
        texts = {True: Text(raw), False: Text(normalised(raw, os.path.join(work, "normalised")))}
        names = os.path.join(work, "names")
        for name in os.environ.get("NAMES", "5k 50k 500k 2m").split():
            print(f"bench: {name} names", file=sys.stderr)
            n = write_names(os.path.join(shared, f"names-{name}.txt.xz"), names, work)
            lists.append((n, measure(commands, names, texts, work, slow)))
    tables = report.tables(lists, ROUNDS)
    print(tables)
    if os.environ.get("OUT"):
        report.write(os.environ["OUT"], tables)
        picture.write(os.environ["OUT"], lists)


if __name__ == "__main__":
    main()
