"""The driver of a grep: a process for every round, timed whole, with its names read and its matches written.

usage: bench_process.py grep|rg NAMES TEXT

The building time is that of a process with no text, and is inside the time of every round."""
import os
import subprocess
import sys
import tempfile

PROGRAMS = {
    "grep": ["grep", "-F", "-w", "-o", "-f"],
    "rg": ["rg", "--no-config", "-j1", "-N", "--regex-size-limit=8G", "--dfa-size-limit=1G", "-F", "-w", "-o", "-f"],
}


def write_names(path, names):
    """Writes the longest first: of two that begin together ripgrep takes the first."""
    with open(path, "rb") as file:
        lines = file.read().splitlines(keepends=True)
    with open(names, "wb") as file:
        file.writelines(sorted(lines, key=len, reverse=True))


def write_slice(path, text, length):
    with open(path, "rb") as source, open(text, "wb") as file:
        file.write(source.read(length))


def run(command, output):
    """Returns the processor time of the command and its peak memory in KB."""
    with open(output, "wb") as file:
        process = subprocess.Popen(command, stdout=file, env={**os.environ, "LC_ALL": "C.UTF-8"})
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} exits with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def count_lines(path):
    with open(path, "rb") as file:
        return sum(1 for _ in file)


def main():
    program, names_path, text_path = sys.argv[1:]
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    with tempfile.TemporaryDirectory() as work:
        names, text, output = (os.path.join(work, name) for name in ("names", "text", "output"))
        length = 0
        write_names(names_path, names)
        write_slice(text_path, text, 0)
        command = [*PROGRAMS[program], names, text]
        seconds, _ = run(command, output)
        print(f"{seconds:.6f} 0 {version.split()[-1 if program == 'grep' else 1]}", flush=True)
        for line in sys.stdin:
            if int(line) != length:
                length = int(line)
                write_slice(text_path, text, length)
            seconds, peak = run(command, output)
            print(f"{seconds:.6f} {count_lines(output)} {peak}", flush=True)


main()
