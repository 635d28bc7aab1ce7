"""The driver of pyahocorasick: all overlapping occurrences; boundaries and overlaps are settled in Python."""
from importlib.metadata import version

import ahocorasick
import driver


def build(names):
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for name in names:
        automaton.add_word(name, len(name))
    automaton.make_automaton()

    def match(text):
        spans = ((last + 1 - length, last + 1) for last, length in automaton.iter(text))
        return driver.choose(span for span in spans if driver.is_word(text, *span))

    return match


driver.run(version("pyahocorasick"), build)
