"""Random pages made of names, tags and references: what poltag says of them must fit the bytes of the page.

    python3 tests/random_pages.py POLTAG DICTIONARY FOLDER SEED

For each mention, the page's bytes from start to end are its text; without tags, and with references decoded by Python, they
are its name. Every name that was put in is found."""

import html
import random
import re
import subprocess
import sys

NAMES = ["Anna Bell", "Élise Ödön", "Шавкат Мирзиёев", "Osh", "A&B Council"]
INLINE = ["b", "i", "a href='x>y'", "span title=\"Osh\"", "em", "font color=red", "x-custom"]
BLOCK = ["p", "div", "li", "h1", "td", "blockquote", "section"]
NOTHING = ["<!-- Osh > -->", "<script>'Osh'</script>", "<style>Osh{}</style>", "</nope>", "<wbr>", "<img alt='Osh'>"]
NAMED = {"É": "&Eacute;", "Ö": "&Ouml;", "&": "&amp;", " ": "&#32;"}


def reference(c):
    forms = ["&#%d;" % ord(c), "&#x%X;" % ord(c), "&#x%05x;" % ord(c)]
    return random.choice(forms + [NAMED[c]] if c in NAMED and NAMED[c].endswith(";") else forms)


def marked(name):
    """The name as a page may have it, and how many tags are open."""
    out, tags = "", []
    for c in name:
        r = random.random()
        if r < 0.15:
            tag = random.choice(INLINE)
            out += "<%s>" % tag
            tags.append(tag.split()[0])
        elif r < 0.3 and tags:
            out += "</%s>" % tags.pop()
        elif r < 0.35:
            out += random.choice(NOTHING)
        if c == " " and random.random() < 0.5:
            out += random.choice(["  ", "\n", "\r\n", " \t\n ", "<br>", "&nbsp;"])
        elif c == "&" or random.random() < 0.2:
            out += reference(c)
        else:
            out += c
    return out + "".join("</%s>" % tag for tag in reversed(tags))


def page():
    parts, names = ["<!DOCTYPE html>"], []
    for _ in range(random.randint(1, 12)):
        tag = random.choice(BLOCK)
        name = random.choice(NAMES)
        names.append(name)
        parts.append("<%s>said &lt;%s&gt;, 1 &lt 2 &copy &notit; </%s>" % (tag, marked(name), tag))
        parts.append(random.choice(["", "\n", random.choice(NOTHING)]))
    return "".join(parts).encode(), names


def readable(raw):
    text = re.sub(r"<!--.*?-->|<script>.*?</script>|<style>.*?</style>", "", raw.decode(), flags=re.S)
    text = re.sub(r"<br>", " ", text)
    text = re.sub(r"<(?:[^>'\"]|'[^']*'|\"[^\"]*\")*>", "", text)
    return " ".join(html.unescape(text).split())


def value(cell):
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[m[1]], cell)


def main():
    program, dictionary, folder, seed = sys.argv[1:]
    random.seed(int(seed))
    pages = {}
    for i in range(300):
        path = "%s/%03d.html" % (folder, i)
        pages[path] = page()
        with open(path, "wb") as file:
            file.write(pages[path][0])
    run = subprocess.run([program, "--no-header", "--dict", dictionary] + list(pages), stdout=subprocess.PIPE, check=True)
    found = {path: [] for path in pages}
    for row in run.stdout.decode().split("\n")[:-1]:
        doc, start, end, _, text, name = row.split("\t")[:6]
        raw = pages[doc][0][int(start):int(end)]
        if raw.decode() != value(text) or readable(raw) != name:
            sys.exit("%s:%s-%s: %r is read as %r, which is no %r" % (doc, start, end, raw, readable(raw), name))
        found[doc].append(name)
    for path, (raw, names) in pages.items():
        if found[path] != names:
            sys.exit("%s: found %r of %r in %r" % (path, found[path], names, raw))
    print("%d mentions in %d pages" % (sum(map(len, found.values())), len(pages)))


main()
