"""Reads each form of poltag's output with its own reader, and compares it with the rows of tsv.

    python3 tests/formats.py POLTAG

The texts are put together at random (always the same) of names, markup, line ends, control characters and bytes that are not
UTF-8. For every form: the mentions are those of the rows, and the text in it is that of the document.
"""

import base64
import csv
import hashlib
import html.parser
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.parsers.expat

POLTAG = os.path.abspath(sys.argv[1])

DICT = """\
Id: ann
Type: PERSON
Name: Ann Archer
Name_ru: Анна Арчер
Short: Archer
Country: UZB
Role: President | UZB | 2016-12-14..

Id: osh
Type: PLACE
Name: Osh
Country: KGZ
StandsFor: osh-council

Id: osh-council
Type: ORG
Name: Osh Council

Id: council-ann
Type: EVENT
Name: Council of Ann

Id: uzbekistan
Type: COUNTRY
Name: Uzbekistan
Demonym: Uzbek
Country: UZB

Id: georgia-a
Type: COUNTRY
Name: Georgia
Country: GEO

Id: georgia-b
Type: PLACE
Name: Georgia
Country: USA

Id: quoted
Type: ORG
Name: Band "5 > 4" & <b>Sons</b>
"""

NAMES = [
    "Ann Archer", "Анна Арчер", "Archer", "Ann\nArcher", "Ann\rArcher", "Ann \r\n Archer", "Osh", "Osh Council", "Osh Council of Ann", "Georgia",
    "the Uzbek president", "Council of Ann", "Uzbekistan", 'Band "5 > 4" & <b>Sons</b>', "Archer's", "Osh's",
]

PIECES = [
    "U.S.", "Mr. Archer", "10,000.5",
    "said", "and", "日本語", "ไทย", "👩‍👩‍👧", "🇺🇿🇰🇬", "e\u0301", "שלום", "\u202b",
    ".", "?", "!", ",", ":", '"', "'", "”", ")", "(", "\\", "\t", "\n", "\n\n", "\r", "\r\n", "\u2028", "\u0085", "\u00a0",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]>", "<!--", "-->", "&lt;", "&#60;", "&amp;amp;", "&", "<", ">",
    "</text>", "</div></article>", "<![CDATA[", "[", "]", "|", ";", "#", "# doc = x", "\x1b[31m", "\x9b31m", "\x07", "\x00", "\x7f",
    "\ufffe", "\uffff", "\ufeff", "\ufffd", b"\xff", b"\xe2\x82", b"\xed\xa0\x80", b"\xf5\x80", b"\xc3",
]

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def make_text(rng):
    out = b""
    for _ in range(rng.randint(0, 40)):
        piece = rng.choice(NAMES if rng.random() < 0.4 else PIECES)
        out += piece if isinstance(piece, bytes) else piece.encode()
        out += rng.choice([b" ", b" ", b" ", b"", b". "])
    return out


def run(*options, ok=(0, 1), env=None):
    done = subprocess.run([POLTAG, "--dict", "d.rec", *options, "docs"], capture_output=True, env=env)
    assert done.returncode in ok, (options, done.returncode, done.stderr)
    return done.stdout


def unescape(value):
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[m[1]], value)


def rows(*options):
    """The rows of tsv, as dicts of text in which what is not UTF-8 is U+FFFD."""
    lines = run(*options).decode("utf-8", "replace").split("\n")
    assert lines.pop() == ""
    keys = lines[0].split("\t")
    return [dict(zip(keys, map(unescape, line.split("\t")), strict=True)) for line in lines[1:]]


def name_of(name):
    return name.decode("utf-8", "replace")


def spans(found):
    return [(r["doc"], int(r["start"]), int(r["end"]), r["type"], r["id"]) for r in found]


def same(what, a, b):
    if a != b:
        for x, y in zip(list(a) + [None], list(b) + [None]):
            if x != y:
                sys.exit(f"{what}: {x!r} is not {y!r}")
        sys.exit(f"{what}: {a!r} is not {b!r}")


EXTRA = ["--explain", "--metonyms", "--lemma", "--roles", "--date=2020"]


def check_csv():
    text = run("--format=csv", *EXTRA).decode("utf-8", "replace")
    found = list(csv.reader(io.StringIO(text.replace("\0", "\ue000"), newline=""), strict=True))
    expected = rows(*EXTRA)
    same("csv: header", found[0], list(expected[0]))
    same("csv", found[1:], [[v.replace("\0", "\ue000") for v in r.values()] for r in expected])
    # RFC 4180: every line end outside of quotation marks is CR LF, and there is no other.
    same("csv: line ends", re.sub(r'"[^"]*"', "", text).replace("\r\n", "").count("\n"), 0)
    same("csv: --no-header", text.split("\r\n", 1)[1], run("--format=csv", "--no-header", *EXTRA).decode("utf-8", "replace"))


def check_mention(mention, row):
    """A mention of JSON has what the row has; what is empty there is null."""
    for key, value in row.items():
        if key == "candidates":
            same(key, mention[key], value.split())
        elif key == "lost":
            parts = [f"{x['id']} {x['start']}-{x['end']} ({x['line']}): {x['reason']}" for x in mention[key]]
            parts[:0] = [f"not {mention['untimely']} at the date"] if mention["untimely"] else []
            same(key, "; ".join(parts), value)
        elif key in ("start", "end"):
            same(key, mention[key], int(value))
        else:
            same(key, mention[key], value or None)
    same("keys", set(mention) - set(row), {"untimely"} if "lost" in row else set())


def check_jsonl(names):
    for options in [], ["--offsets=utf16"], EXTRA:
        expected = rows(*options)
        documents = [json.loads(line) for line in run("--format=jsonl", *options).decode("utf-8", "strict").splitlines()]
        same("jsonl: documents", [d["doc"] for d in documents], names)
        mentions = [dict(doc=d["doc"], **m) for d in documents for m in d["mentions"]]
        same("jsonl: mentions", len(mentions), len(expected))
        for mention, row in zip(mentions, expected):
            check_mention(mention, row)
        same("jsonl: unit", {d["unit"] for d in documents}, {"utf16" if "--offsets=utf16" in options else "bytes"})
        lines = run("--format=jsonl-mentions", *options).decode("utf-8", "strict").splitlines()
        same("jsonl-mentions", [json.loads(line) for line in lines], mentions)


def read_conll(data):
    """Yields documents: name, and tokens with whether a sentence begins there."""
    name, tokens, first = None, [], True
    for line in data.split("\n")[:-1]:
        if line.startswith("# doc = "):
            if name is not None:
                yield name, tokens
            name, tokens, first = unescape(line[8:]), [], True
        elif line == "":
            first = True
        else:
            token, start, end, tag, id_ = line.split("\t")
            tokens.append((token, int(start), int(end), tag, id_, first))
            first = False
    yield name, tokens


def check_conll(texts):
    found, seen = [], []
    for name, tokens in read_conll(run("--format=conll", "--offsets=chars").decode("utf-8", "strict")):
        text, done, open_ = texts[name], 0, None
        seen.append(name)
        for token, start, end, tag, id_, first in tokens:
            same("conll: token", token, text[start:end])
            if re.search(r"[^\s\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", text[done:start]):
                sys.exit(f"conll: {text[done:start]!r} is left out")
            done = end
            if tag.startswith("I-"):
                assert open_ and open_[3:] == (tag[2:], id_) and not first, (open_, tag)
                open_ = (*open_[:2], end, *open_[3:])
                continue
            if open_:
                found.append(open_)
            open_ = (name, start, end, tag[2:], id_) if tag != "O" else None
        if open_:
            found.append(open_)
    same("conll: documents", seen, list(texts))
    same("conll", found, [s[:4] + (s[4] or "_",) for s in spans(rows("--offsets=chars"))])


def check_brat(texts):
    with tempfile.TemporaryDirectory(dir=".") as folder:
        run("--format=brat", f"--output-dir={folder}/new")
        assert b"PERSON" in open(f"{folder}/new/annotation.conf", "rb").read()
        expected = {}
        for row in rows("--offsets=chars"):
            expected.setdefault(row["doc"], []).append(row)
        names = sorted(os.fsencode(os.path.join(d, f)) for d, _, fs in os.walk(f"{folder}/new") for f in fs)
        same("brat: files", len(names), 2 * len(texts) + 1)
        for name in names:
            if name.endswith(b".ann"):
                doc = urllib.parse.unquote_to_bytes(name[len(folder) + 5 : -4]).decode("utf-8", "replace")
                doc = doc if doc in texts else doc + ".txt"
                check_ann(name, texts[doc], expected.get(doc, []))


def check_ann(name, text, expected):
    # Without newline="": it is read as most programs read it.
    text_there = open(name[:-4] + b".txt", encoding="utf-8").read()
    same("brat: text", text_there, text.replace("\r", " "))
    lines = [line.split("\t") for line in open(name, encoding="utf-8").read().splitlines()]
    terms = [line for line in lines if line[0][0] == "T"]
    same("brat: mentions", len(terms), len(expected))
    notes = {line[1].split()[1]: line for line in lines if line[0][0] != "T"}
    for (number, where, covered), row in zip(terms, expected):
        type_, offsets = where.split(" ", 1)
        pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        same("brat: type", type_, row["type"])
        same("brat: span", (pieces[0][0], pieces[-1][1]), (int(row["start"]), int(row["end"])))
        same("brat: text of a mention", " ".join(text_there[a:b] for a, b in pieces), covered)
        note = notes.get(number)
        if row["id"] == "?":
            same("brat: note", note[2], "one of: " + row["candidates"])
        else:
            same("brat: id", (note[1].split()[2], note[2]), ("poltag:" + row["id"], row["name"]))


class Inline:
    """Text and mentions as a reader of XML or HTML meets them; the pieces of a mention that is cut have one key."""

    def __init__(self):
        self.docs, self.open = [], []

    def begin(self, name):
        self.docs.append((name, [], {}))

    def text(self, data):
        self.docs[-1][1].append(data)

    def position(self):
        return sum(map(len, self.docs[-1][1]))

    def enter(self, key, type_, id_):
        at = self.position()
        self.docs[-1][2].setdefault(key, [at, at, type_, id_])
        self.open.append(key)

    def leave(self):
        self.docs[-1][2][self.open.pop()][1] = self.position()

    def compare(self, what, texts, expected):
        same(what + ": documents", [d[0] for d in self.docs], [FORBIDDEN.sub("\ufffd", n) for n in texts])
        for (name, parts, _), text in zip(self.docs, texts.values()):
            same(what + f": text of {name!r}", "".join(parts), FORBIDDEN.sub("\ufffd", text))
        found = [(d[0], *m) for d in self.docs for m in d[2].values()]
        same(what, found, [(FORBIDDEN.sub("\ufffd", s[0]), *s[1:]) for s in expected])


def read_xml(data):
    inline, inside = Inline(), []

    def start(tag, attributes):
        inside.append(tag)
        if tag == "doc":
            inline.begin(attributes["name"])
        elif tag == "mention":
            inline.enter(attributes["n"], attributes["type"], attributes.get("id", ""))

    def end(tag):
        if tag == "mention":
            inline.leave()
        inside.pop()

    def text(data):
        if "text" in inside:
            inline.text(data)

    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(data, True)
    return inline


INLINE_OPTIONS = [], ["--nested"], ["--nested", "--roles", "--date=2020"]


def check_xml(texts, has_xmllint):
    for options in INLINE_OPTIONS:
        data = run("--format=xml", *options)
        inline = read_xml(data)
        inline.compare("xml", texts, spans(rows("--offsets=chars", *options)))
        for _, _, mentions in inline.docs:
            same("xml: numbers", list(mentions), [str(n + 1) for n in range(len(mentions))])
        if has_xmllint:
            subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=data, check=True)


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inline, self.where, self.tags, self.style, self.policy = Inline(), None, set(), "", ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        assert not [a for a in attributes if a.startswith("on") or a in ("style", "src", "href")], attributes
        if attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag in ("h2", "style") or attributes.get("class") == "text":
            self.where = tag
            self.name = ""
        elif tag == "mark" and self.where == "div":
            self.mark(attributes)

    def mark(self, attributes):
        assert attributes["tabindex"] == "0"
        type_, _, rest = attributes["title"].partition("; ")
        id_ = re.search(r"; id (\S+);", attributes["title"])
        # A mention that is cut is opened again by the same tag where an earlier one ends.
        key = (self.inline.position(), attributes["title"])
        self.inline.enter(key, attributes["class"].upper(), id_[1] if id_ else "")

    def handle_endtag(self, tag):
        if tag == "h2":
            self.inline.begin(self.name)
        if tag == "mark" and self.where == "div":
            self.inline.leave()
        elif tag == self.where:
            self.where = None

    def handle_data(self, data):
        if self.where == "style":
            self.style += data
        elif self.where == "h2":
            self.name += data
        elif self.where == "div":
            self.inline.text(data)


TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "p", "article", "h2", "ul", "li", "mark", "div"}


def check_html(texts):
    for options in [], ["--roles", "--date=2020"]:
        page = Page()
        page.feed(run("--format=html", *options).decode("utf-8", "strict"))
        page.close()
        page.inline.compare("html", texts, spans(rows("--offsets=chars", *options)))
        same("html: elements", page.tags - TAGS, set())
        digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
        if f"style-src 'sha256-{digest}'" not in page.policy or "default-src 'none'" not in page.policy:
            sys.exit(f"html: the policy is {page.policy}; the style is sha256-{digest}")


def check_ansi(texts):
    picture = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)}
    picture |= {0x7F: "\u2421"} | {c: "\ufffd" for c in range(0x80, 0xA0)}
    expected = {}
    for row in rows("--offsets=chars", "--nested"):
        expected.setdefault(row["doc"], []).append(row)
    colored = run("--format=ansi", "--color=always", "--no-header", "--nested").decode("utf-8", "strict")
    want = ""
    for name, text in texts.items():
        shown = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
        want += f"==> {shown.translate(picture)} <==\n" + text.translate(picture)
        want += "" if not text or text.endswith("\n") else "\n"
    same("ansi", re.sub("\x1b\\[[0-9;]*m", "", colored), want)
    same("ansi: colours", colored.count("\x1b[0m") >= sum(map(len, expected.values())), True)
    brackets = run("--format=ansi").decode("utf-8", "strict")
    same("ansi: none in a pipe", "\x1b" in brackets, False)
    same("ansi: brackets", len(re.findall(r"\|(?:PERSON|COUNTRY|ORG|PLACE|EVENT|DEMONYM)\]", brackets)), len(rows()))


def check_annotation(texts):
    expected = {}
    for row in rows("--offsets=chars", "--nested"):
        expected.setdefault(row["doc"], []).append(row)
    pages = [json.loads(line) for line in run("--format=annotation", "--nested").decode("utf-8", "strict").splitlines()]
    same("annotation: pages", len(pages), len(texts))
    ids = [x["id"] for page in pages for x in [page, *page["items"]]]
    same("annotation: ids", len(set(ids)), len(ids))
    for page, (name, text) in zip(pages, texts.items()):
        same("annotation: type", (page["type"], page["@context"]), ("AnnotationPage", "http://www.w3.org/ns/anno.jsonld"))
        same("annotation: mentions", len(page["items"]), len(expected.get(name, [])))
        for item, row in zip(page["items"], expected.get(name, [])):
            position, quote = item["target"]["selector"]
            span = int(row["start"]), int(row["end"])
            same("annotation: source", name_of(urllib.parse.unquote_to_bytes(item["target"]["source"])), name)
            same("annotation: position", (position["start"], position["end"]), span)
            same("annotation: exact", quote["exact"], text[span[0] : span[1]])
            same("annotation: prefix", quote["prefix"], text[max(0, span[0] - 32) : span[0]])
            same("annotation: suffix", quote["suffix"], text[span[1] : span[1] + 32])
            bodies = {b["purpose"]: b["value"] for b in item["body"] if b["type"] == "TextualBody"}
            choice = [b["value"] for c in item["body"] if c["type"] == "Choice" for b in c["items"]]
            same("annotation: type", bodies["classifying"], row["type"])
            same("annotation: name", bodies.get("tagging", ""), row["name"])
            same("annotation: id", bodies.get("identifying", "?" if choice else ""), row["id"])
            same("annotation: candidates", choice, row["candidates"].split())


def check_usage():
    for options in ["--format=conll", "--nested"], ["--format=conll", "--roles"], ["--format=brat"], ["--output-dir=x"]:
        run(*options, ok=[2])


def main():
    rng = random.Random(8)
    os.mkdir("docs")
    open("d.rec", "w", encoding="utf-8").write(DICT)
    awkward = [b'a"b\'c<script>alert(1)<', b"line\nend", b"bad\xff", b"tab\t\\", b"a b & c.txt", b"\xd0\x96", b"esc\x1b[31m", b"50%", b"#1?x=y:z"]
    names = sorted(awkward + [b"t%02d.txt" % i for i in range(90)])
    texts = {}
    for name in names:
        data = make_text(rng)
        open(b"docs/" + name, "wb").write(data)
        texts[name_of(b"docs/" + name)] = data.decode("utf-8", "replace")
    found = spans(rows())
    assert len(found) > 300 and len({s[3] for s in found}) == 6, len(found)
    check_csv()
    check_jsonl(list(texts))
    check_conll(texts)
    check_brat(texts)
    check_xml(texts, subprocess.run(["sh", "-c", "command -v xmllint"], capture_output=True).returncode == 0)
    check_html(texts)
    check_ansi(texts)
    check_annotation(texts)
    check_usage()
    print(f"{len(texts)} documents, {len(found)} mentions")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    main()
    os.chdir("/")
