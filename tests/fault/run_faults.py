#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run_faults.py CLI STRACE [--all]: every system call on a journal's files fails, or is the last one of the process.

For each flow (make a journal, open one and save into it, open one whose key copies need mending) the calls on the
journal's files are counted; then the flow runs once for each call and each fault. Afterwards, without a fault, the
journal must open and every page be whole; where none was made, making one must succeed. What the program says must
be about the disk, never about the passphrase or damage. --all takes every fault; without it a run takes a share of
the points, spread over all of them.
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

CLI, STRACE = sys.argv[1:3]
ALL = "--all" in sys.argv[3:]
POINTS = 100
CALLS = ("openat", "read", "pread64", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "renameat", "renameat2",
         "unlinkat", "unlink", "fcntl", "flock", "newfstatat", "fstat", "faccessat2", "close")
# A close or a stat that fails with "disk full" is no fault that exists.
WRITING = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "renameat", "renameat2")
FAULTS = {"EIO": CALLS, "ENOSPC": WRITING, "SIGKILL": CALLS}
NAMES = ("journal.db", "journal.db-journal", "journal.db.new", "journal.db.new-journal", "journal.db.new.tmp",
         "journal.db.new.proof", "journal.db.new.proof-journal", "journal.key", "journal.key.tmp", "journal.key.bak",
         "journal.key.bak.tmp", "lock", "inbox", "inbox.pub", "inbox.pub.tmp")
SENTENCES = ("The disk is full.", "The folder could not be read or written.", "The folder cannot be written.")
# SQLite takes a sector that cannot be read for a damaged file, and so may we.
READING = ("The journal file is damaged. The passphrase is right. Nothing was changed.",)
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "G_DEBUG": "",
               # It cannot look for leaks in a traced process.
               "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}


class Place:
    """A journal's folder in a folder of its own."""

    def __init__(self, flow, template):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="rj-fault-"))
        self.journal = self.root / "journal"
        self.passphrase = self.root / "passphrase"
        self.passphrase.write_text("four unrelated plain words")
        if flow != "create":
            shutil.copytree(template, self.journal)
        if flow == "mend":
            (self.journal / "journal.key.bak").unlink()

    def run(self, command, *before):
        return subprocess.run(
            [*before, CLI, command, "--journal", self.journal, "--passphrase-file", self.passphrase],
            env=ENVIRONMENT, capture_output=True, text=True, timeout=120)

    def strace(self, command, call, *more):
        paths = [f"-P{self.journal / name}" for name in NAMES] + [f"-P{self.journal}"]
        return self.run(command, STRACE, "-f", "-qq", "-o", str(self.root / "trace"), *paths, f"-etrace={call}", *more)

    def remove(self):
        shutil.rmtree(self.root)


def command_of(flow):
    return "create" if flow == "create" else "info"


def count_calls(flow, template, call):
    """The highest number of such calls that one thread makes."""
    place = Place(flow, template)
    place.strace(command_of(flow), call)
    threads = {}
    for line in (place.root / "trace").read_text().splitlines():
        found = re.match(rf"(\d+) +{call}\(", line)
        if found:
            threads[found[1]] = threads.get(found[1], 0) + 1
    place.remove()
    return max(threads.values(), default=0)


def try_point(flow, template, call, fault, number):
    """Returns what is wrong, or None."""
    place = Place(flow, template)
    what = "signal=SIGKILL" if fault == "SIGKILL" else f"error={fault}"
    try:
        result = place.strace(command_of(flow), call, f"-einject={call}:{what}:when={number}")
        where = f"{flow}: {call} {number} {fault}"
        damaged = result.returncode == 4 and call == "pread64" and result.stderr.strip() in READING
        if not damaged and result.returncode not in (0, 1, -signal.SIGKILL, 128 + signal.SIGKILL):
            return f"{where}: left with {result.returncode}: {result.stderr}"
        if result.returncode == 1 and result.stderr.strip() not in SENTENCES:
            return f"{where}: says {result.stderr.strip()!r}"
        if flow == "create" and not (place.journal / "journal.db").exists():
            again = place.run("create")
            if again.returncode != 0:
                return f"{where}: making it again: {again.stderr}"
        check = place.run("check")
        if check.returncode != 0:
            return f"{where}: check afterwards: {check.stderr}"
        return None
    finally:
        place.remove()


class Faults(unittest.TestCase):
    def test_all(self):
        template = Place("create", None)
        self.assertEqual(template.run("create").returncode, 0)
        points = []
        for flow in ("create", "open", "mend"):
            for call in CALLS:
                number = count_calls(flow, template.journal, call)
                for fault, calls in FAULTS.items():
                    if call in calls:
                        points += [(flow, template.journal, call, fault, n + 1) for n in range(number)]
        known = len(points)
        if not ALL and known > POINTS:
            # every n-th of all, so that each flow, call and fault has its share
            points = [points[i * known // POINTS] for i in range(POINTS)]
        self.assertGreaterEqual(len(points), POINTS)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            wrong = [found for found in pool.map(lambda point: try_point(*point), points) if found]
        template.remove()
        for line in wrong:
            print(line, file=sys.stderr)
        print(f"{len(points)} of {known} points, {len(wrong)} wrong", file=sys.stderr)
        self.assertEqual(len(wrong), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
