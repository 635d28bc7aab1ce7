"""The driver of FlashText, which looks for whole words and takes the longest by itself."""
from importlib.metadata import version

import driver
from flashtext import KeywordProcessor


def build(names):
    processor = KeywordProcessor(case_sensitive=True)
    processor.set_non_word_boundaries(driver.WORD_ASCII.union(map(chr, range(0x80, 0x10000))))
    for name in names:
        processor.add_keyword(name)
    return lambda text: len(processor.extract_keywords(text))


driver.run(version("flashtext"), build)
