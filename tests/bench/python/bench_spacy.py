"""The driver of spaCy's PhraseMatcher: all occurrences as tokens; the text is made into tokens inside the time."""
from importlib.metadata import version

import driver
import spacy
from spacy.matcher import PhraseMatcher

AT_A_TIME = 10000  # so that the names' documents need not be in memory together


def build(names):
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab)
    for i in range(0, len(names), AT_A_TIME):
        matcher.add("NAME", list(nlp.tokenizer.pipe(names[i : i + AT_A_TIME])))

    def match(text):
        matches = 0
        for line in text.split("\n"):
            doc = nlp.make_doc(line)
            matches += driver.choose((start, end) for _, start, end in matcher(doc))
        return matches

    return match


driver.run(version("spacy"), build)
