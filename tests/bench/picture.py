"""The picture of the benchmark: an SVG with a bar for every matcher, by list of names, on a logarithmic scale."""
import math
import os
from html import escape

WIDTH, LEFT, RIGHT, TOP = 760, 236, 70, 78
BAR, GAP, HEAD = 15, 21, 34  # a bar's height, from one bar to the next, from a list's heading to its first bar

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 17px; font-weight: 600 }
.head { font-weight: 600 }
.scale, .none { fill: #59636e; font-size: 12px }
.page { fill: #ffffff }
.grid { stroke: #d1d9e0; stroke-width: 1 }
.peer { fill: #7d8896 }
.poltag { fill: #0b7a53 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.scale, .none { fill: #a3acb6 }
.page { fill: #0d1117 }
.grid { stroke: #3d444d }
.poltag { fill: #3fb984 }
}"""


class Scale:
    """From MB/s to pixels: whole powers of ten from the one below the slowest to the one above the fastest."""

    def __init__(self, speeds):
        self.low = math.floor(math.log10(min(speeds)) - 0.01)
        self.high = math.ceil(math.log10(max(speeds)))

    def x(self, speed):
        return LEFT + (math.log10(speed) - self.low) / (self.high - self.low) * (WIDTH - LEFT - RIGHT)

    def ticks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def label(speed):
    return f"{speed:,.0f}" if speed >= 9.95 else f"{speed:.2g}"


def text(x, y, content, kind=None, anchor="start"):
    attributes = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{attributes}>{escape(content)}</text>'


def bar(row, y, scale):
    parts = [text(LEFT - 8, y + 12, row.peer.name, None, "end")]
    speed = row.speed()
    if not speed:
        return parts + [text(LEFT + 4, y + 12, row.why if len(row.why) < 60 else row.why.split(":")[0], "none")]
    kind = "poltag" if row.peer.name.startswith("poltag") else "peer"
    parts.append(f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{scale.x(speed) - LEFT:.1f}" height="{BAR}" rx="2"/>')
    return parts + [text(scale.x(speed) + 5, y + 12, label(speed))]


def group(n, rows, y, scale):
    bottom = y + HEAD + GAP * len(rows) - 4
    parts = [text(LEFT, y + 22, f"{n:,} names", "head")]
    for speed in scale.ticks():
        x = scale.x(speed)
        parts.append(f'<line class="grid" x1="{x:.1f}" y1="{y + HEAD - 4}" x2="{x:.1f}" y2="{bottom}"/>')
        parts.append(text(x, bottom + 14, label(speed), "scale", "middle"))
    for i, row in enumerate(rows):
        parts += bar(row, y + HEAD + GAP * i, scale)
    return parts, bottom + 24


def describe(lists):
    """The figures in words, for who does not see the picture."""
    return " ".join(f"With {n:,} names: " + "; ".join(
        f"{row.peer.name} {label(row.speed()) if row.speed() else row.why}" for row in rows) + "." for n, rows in lists)


def write(folder, lists):
    lists = [(n, [row for row in rows if row.why != "not here"]) for n, rows in lists]
    speeds = [row.speed() for _, rows in lists for row in rows if row.speed()]
    if not speeds:
        return
    scale, y, parts = Scale(speeds), TOP - 18, []
    for n, rows in lists:
        more, y = group(n, rows, y, scale)
        parts += more
    height = y + 8
    title = "Megabytes of text per second, one thread"
    with open(os.path.join(folder, "benchmarks.svg"), "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                   f'height="{height}" role="img" aria-labelledby="title desc">\n'
                   f'<title id="title">{title}</title>\n<desc id="desc">{escape(describe(lists))}</desc>\n'
                   f'<style>{STYLE}\n</style>\n<rect class="page" width="{WIDTH}" height="{height}"/>\n'
                   + "\n".join([text(16, 28, title, "title"),
                                text(16, 48, "logarithmic scale: each line is ten times the one to its left", "scale"),
                                *parts]) + "\n</svg>\n")
