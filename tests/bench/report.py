"""The tables of the benchmark, in Markdown."""
import os
import platform
import re
import shlex
import subprocess

BEGIN, END = "<!-- begin: written by make bench -->", "<!-- end -->"


def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]
    except (OSError, subprocess.CalledProcessError):
        return None


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = re.search(r"^model name\s*:\s*(.*)", file.read(), re.M)
    compiler = first_line(*shlex.split(os.environ.get("CC", "cc")), "--version")
    facts = [model and model.group(1), f"{os.cpu_count()} processors", platform.system() + " " + platform.machine(),
             f"{compiler} {os.environ.get('CFLAGS', '')}", "Python " + platform.python_version(),
             first_line("rustc", "--version")]
    return "Machine: " + ", ".join(fact for fact in facts if fact) + "."


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def number(value):
    return f"{value:,.0f}" if value >= 9.95 else f"{value:.1f}" if value >= 0.995 else f"{value:.2g}"


def ratio(a, b):
    return "–" if not a or not b else number(a / b)


def cells(row, ours, hyperscan):
    if row.why:
        return [row.peer.name, row.why] + ["–"] * 8
    speed = row.speed()
    return [row.peer.name, number(speed), ratio(ours, speed), ratio(speed, hyperscan), f"{row.length / 1e6:.1f}",
            f"{row.matches:,}", "–" if row.ours is None else f"{row.ours:,}", number(row.build),
            number(row.size / 1e6) if row.size else "–", f"{row.peak_kb / 1024:,.0f}"]


def speed_of(rows, name):
    return next((row.speed() for row in rows if row.peer.name == name), None)


def list_table(n, rows):
    ours, hyperscan = rows[0].speed(), speed_of(rows, "Hyperscan")
    head = ["matcher", "MB/s", "poltag is … times as fast", "times Hyperscan", "text, MB", "matches",
            "poltag's matches there", "build, s", "built, MB", "peak, MB"]
    return f"### {n:,} names\n\n" + table(head, [cells(row, ours, hyperscan) for row in rows])


def peer_table(lists):
    """The version is that of any list that the matcher was run with."""
    lines = ["| matcher | version | runs | what is timed |", "|---|---|---|---|"]
    for same in zip(*(rows for _, rows in lists)):
        version = next((row.version for row in same if row.version), "–")
        lines.append(f"| {same[0].peer.name} | {version} | {same[0].peer.runs} | {same[0].peer.note} |")
    return "\n".join(lines)


def tables(lists, rounds):
    how = f"{rounds} rounds in turn, processor time of one thread, medians."
    parts = [f"{machine()} {how}", peer_table(lists)] + [list_table(n, rows) for n, rows in lists]
    return "\n\n".join(parts)


def write(folder, tables):
    """Puts the tables between the marks of benchmarks.md: the folder's, or else a copy of the source tree's."""
    path = os.path.join(folder, "benchmarks.md")
    source = path if os.path.exists(path) else os.path.join(os.environ["srcdir"], "docs", "benchmarks.md")
    with open(source, encoding="utf-8") as file:
        before, rest = file.read().split(BEGIN)
    os.makedirs(folder, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END, 1)[1]}")
