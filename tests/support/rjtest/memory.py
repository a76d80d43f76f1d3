# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for words where none may be: in what a process can write to, and in files."""

import re


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


def patterns(text):
    return [text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")]


def hits(pid, *texts):
    """How often they are there, all together: without zero bytes the three encodings of ASCII are one, and most of the
    memory, which is zeros, is looked through in one step."""
    words = [text.encode("ascii") for text in texts]
    dense = (block.translate(None, b"\0") for block in writable_memory(pid))
    return sum(block.count(word) for block in dense for word in words)


def files_with(folder, text):
    """The files below the folder that hold the text."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if any(pattern in content for pattern in patterns(text)):
                found.append(path)
    return found
