# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for words where they must not be: in memory, in files, in what went over a bus."""

import re
from pathlib import Path


def forms(text):
    """The same words as programs hold them."""
    return [text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")]


def writable_memory(pid):
    """Every writable byte of the process."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)", line)
            if not match or "w" not in match[3] or match[4] in ("[vvar]", "[vsyscall]"):
                continue
            begin, end = int(match[1], 16), int(match[2], 16)
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except OSError:
                continue


def in_memory(pid, text):
    return sum(block.count(form) for block in writable_memory(pid) for form in forms(text))


def in_files(folder, text):
    """The files below the folder that have it."""
    found = []
    for path in Path(folder).rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if any(form in content for form in forms(text)):
                found.append(path)
    return found
