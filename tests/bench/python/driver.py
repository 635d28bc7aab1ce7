"""What the drivers in Python share: names and text from files, rounds on request, the choice among overlapping finds.
The protocol is described in ../driver.h."""
import sys
import time

WORD_ASCII = frozenset("0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def in_word(character):
    return character in WORD_ASCII or character >= "\x80"


def is_word(text, start, end):
    """Are both ends of text[start:end] word boundaries?"""
    return not (start > 0 and in_word(text[start - 1]) or end < len(text) and in_word(text[end]))


def choose(finds):
    """Counts what is left if the leftmost counts and of those that begin together the longest."""
    covered = kept = 0
    for start, end in sorted(finds, key=lambda find: (find[0], -find[1])):
        if start >= covered:
            covered = end
            kept += 1
    return kept


def run(version, build):
    """Runs the driver: build(names) returns a function from a text to the number of its matches."""
    with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
        names = file.read().rstrip("\n").split("\n")
    with open(sys.argv[2], "rb") as file:
        data = file.read()
    began = time.thread_time()
    match = build(names)
    print(f"{time.thread_time() - began:.6f} 0 {version}", flush=True)
    for line in sys.stdin:
        text = data[: int(line)].decode("utf-8", "replace")
        began = time.thread_time()
        matches = match(text)
        print(f"{time.thread_time() - began:.6f} {matches}", flush=True)
