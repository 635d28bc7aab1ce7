"""The matchers of the benchmark: how each is found or installed, how its driver is run, and what to know about it."""
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Callable

SOURCE = os.path.dirname(os.path.abspath(__file__))
BUILT = os.path.join("tests", "bench")
INSTALLED = os.path.join(BUILT, "peers")


@dataclass(eq=False)
class Peer:
    name: str
    find: Callable  # find(peer) returns the driver's command, or None where the matcher is not here
    argument: object  # find's
    runs: str
    note: str
    raw: bool = False  # takes the text as it came, not normalised
    environment: dict = field(default_factory=dict)


def try_run(*command, **options):
    """Runs a command of an installation, with its output on standard error; false where that fails."""
    print("bench:", *command, file=sys.stderr)
    try:
        return subprocess.run(command, stdout=sys.stderr, **options).returncode == 0
    except OSError:
        return False


def built(peer):
    program, *arguments = peer.argument
    path = os.path.join(BUILT, program)
    return [path, *arguments] if os.path.exists(path) else None


def process(peer):
    driver = os.path.join(SOURCE, "python", "bench_process.py")
    return [sys.executable, driver, peer.argument] if shutil.which(peer.argument) else None


def python_package(peer):
    home = os.path.join(INSTALLED, "python")
    python = os.path.join(home, "bin", "python")
    with open(os.path.join(SOURCE, "python", "requirements.txt"), encoding="utf-8") as file:
        pinned = {line.split("==")[0]: line.strip() for line in file}
    if not os.path.exists(python) and not try_run(sys.executable, "-m", "venv", home):
        return None
    if not try_run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", pinned[peer.argument]):
        return None
    return [python, os.path.join(SOURCE, "python", f"bench_{peer.argument}.py")]


def rust_crate(peer):
    home = os.path.join(INSTALLED, "rust")
    manifest = os.path.join(SOURCE, "rust", "Cargo.toml")
    if not try_run("cargo", "build", "--quiet", "--release", "--locked", "--manifest-path", manifest,
                   "--target-dir", home):
        return None
    program, *arguments = peer.argument
    return [os.path.join(home, "release", program), *arguments]


def vectorscan(peer):
    """Hyperscan's driver will do, with the other library: Debian's package is unpacked, for it replaces Hyperscan's."""
    home = os.path.join(INSTALLED, "vectorscan")
    os.makedirs(home, exist_ok=True)
    if not os.path.isdir(os.path.join(home, "usr")):
        if not try_run("apt-get", "--quiet", "--quiet", "download", "libvectorscan5", cwd=home):
            return None
        for package in os.listdir(home):
            try_run("dpkg", "-x", package, ".", cwd=home)
    for folder, _, files in os.walk(home):
        if "libhs.so.5" in files:
            peer.environment["LD_LIBRARY_PATH"] = os.path.abspath(folder)
            return built(peer)
    return None


LITERALS = "in the driver, within the time: word boundaries, leftmost-longest"

PACKAGED = [
    Peer("poltag, matching only", built, ["bench_poltag", "match"], "in C, in the process",
         "on normalised text"),
    Peer("poltag, normalising too", built, ["bench_poltag", "whole"], "in C, in the process",
         "on the text as it came", True),
    Peer("Hyperscan", built, ["bench_hyperscan"], "in C, in the process", "`hs_compile_lit_multi`; " + LITERALS),
    Peer("ripgrep", process, "rg", "a process a round",
         "`rg -j1 -F -w -o -f`, names sorted by length for leftmost-longest; "
         "start, reading names, building and writing matches are in the time"),
    Peer("GNU grep", process, "grep", "a process a round",
         "`grep -F -w -o -f` in C.UTF-8; start, reading names, building and writing matches are in the time"),
]

INSTALLABLE = [
    Peer("Vectorscan", vectorscan, ["bench_hyperscan"], "in C, in the process",
         "`hs_compile_lit_multi`; " + LITERALS),
    Peer("aho-corasick", rust_crate, ["bench_aho_corasick", "auto"], "in Rust, in the process",
         "all overlapping matches; " + LITERALS),
    Peer("aho-corasick, DFA", rust_crate, ["bench_aho_corasick", "dfa"], "in Rust, in the process",
         "the same, its fastest automaton"),
    Peer("daachorse", rust_crate, ["bench_daachorse"], "in Rust, in the process",
         "all overlapping matches; " + LITERALS),
    Peer("pyahocorasick", python_package, "pyahocorasick", "from Python", "all overlapping matches; " + LITERALS),
    Peer("FlashText", python_package, "flashtext", "from Python",
         "word boundaries and the longest name are its own"),
    Peer("spaCy PhraseMatcher", python_package, "spacy", "from Python",
         "making tokens is in the time; boundaries are those of tokens; leftmost-longest in the driver"),
]
