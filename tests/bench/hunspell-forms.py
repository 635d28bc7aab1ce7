#!/usr/bin/env python3
"""Asks hunspell's dictionaries whether the forms that poltag generates exist.

    hunspell-forms.py [--list] LANGUAGE FILE.rec...

Only names of one word count, and of them only those whose base form hunspell knows. Run where tests/bench/bench_forms
is built ("make hunspell-forms"). For Debian: hunspell hunspell-ru hunspell-uk hunspell-kk."""
import argparse
import re
import subprocess

DICTIONARIES = {"ru": "ru_RU", "uk": "uk_UA", "kk": "kk_KZ"}
KINDS = {"PERSON": "people", "PLACE": "places", "COUNTRY": "places", "ORG": "organisations", "EVENT": "organisations"}

# A Kazakh name may take the suffixes of any harmony. Its own are chosen here, by its last vowel and letter.
BACK, FRONT = "аоұыуя", "әеөүіиэ"
AFTER_VOICELESS = {"а": "тың қа ты та тан пен".split(), "е": "тің ке ті те тен пен".split()}
AFTER_NASAL = {"а": "ның ға ды да нан мен".split(), "е": "нің ге ді де нен мен".split()}
AFTER_VOICED = {"а": "дың ға ды да дан мен".split(), "е": "дің ге ді де ден мен".split()}
AFTER_VOWEL = {"а": "ның ға ны да дан мен".split(), "е": "нің ге ні де ден мен".split()}


def kazakh_cases(name):
    """The suffixes of the cases that harmony wants behind the name."""
    vowels = [letter for letter in name.lower() if letter in BACK + FRONT]
    harmony = "е" if vowels and vowels[-1] in FRONT else "а"
    last = name[-1].lower()
    table = (AFTER_VOWEL if last in BACK + FRONT else AFTER_NASAL if last in "мнң"
             else AFTER_VOICED if last in "рлйзж" else AFTER_VOICELESS)
    return table[harmony]


def names(files, language):
    """The names of a language in dictionary files: type, field, language and name."""
    for path in files:
        kind = ""
        with open(path, encoding="utf-8") as file:
            for line in file:
                field, _, value = line.rstrip("\n").partition(": ")
                if field == "Type":
                    kind = value
                match = re.fullmatch(r"(Name|Alias|Short|Demonym)_(\w+)", field)
                if match and match[2] == language:
                    yield kind, match[1], language, value.partition(" ?")[0]


def inflected(rows):
    """What bench_forms says of the names."""
    run = subprocess.run(["tests/bench/bench_forms"], input="".join("\t".join(row) + "\n" for row in rows),
                         capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def forms(line):
    """The lemma and the other forms of a name of one word, or None."""
    match = re.fullmatch(r"([^ {}\"-]+)\{([^}]*)\}", line)
    if not match:
        return None
    stem, endings = match[1], match[2].split(",")
    if endings[0].startswith("+"):
        return stem, [stem + ending for ending in kazakh_cases(stem)]
    return stem + endings[0], [stem + ending for ending in endings[1:]]


def unknown(words, dictionary):
    """Those of the words that hunspell does not know."""
    run = subprocess.run(["hunspell", "-i", "UTF-8", "-l", "-d", dictionary], input="\n".join(words),
                         capture_output=True, text=True, check=True)
    return set(run.stdout.split("\n"))


def report(title, lines, dictionary, listed):
    """Prints how many forms are known, and where asked for the others."""
    found = dict(filter(None, map(forms, lines)))
    bad = unknown(sorted(set(found) | {form for list_ in found.values() for form in list_}), dictionary)
    known = {lemma: list_ for lemma, list_ in found.items() if lemma not in bad}
    wrong = {lemma: [form for form in list_ if form in bad] for lemma, list_ in known.items()}
    count = sum(map(len, known.values()))
    print(f"{title}: {len(found)} names of one word, {len(known)} known to hunspell; "
          f"of their {count} forms {count - sum(map(len, wrong.values()))} are known")
    if listed:
        for lemma, list_ in sorted(wrong.items()):
            if list_:
                print(lemma, *list_)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--list", action="store_true", help="list the forms that are not known")
    parser.add_argument("language", choices=sorted(DICTIONARIES))
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    groups = {}
    for row in names(options.files, options.language):
        groups.setdefault("demonyms" if row[1] == "Demonym" else KINDS.get(row[0], "others"), []).append(row)
    for title, rows in sorted(groups.items()):
        report(f"{options.language} {title}", inflected(rows), DICTIONARIES[options.language], options.list)


if __name__ == "__main__":
    main()
