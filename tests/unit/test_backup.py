#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_backup.py CLI SQLCIPHER: backups hold what the journal holds, and more than one way opens them."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CLI, SQLCIPHER = sys.argv[1:3]
SECRET = "four unrelated plain words"


class Backup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.passphrase = cls.write("passphrase", SECRET + "\n")
        cls.sheet = cls.folder / "sheet"
        cls.journal = cls.folder / "journal"
        cls.cli("create", "--journal", cls.journal, "--spare-key-file", cls.sheet)
        cls.cli("generate", "--journal", cls.journal, "--years", "1", "--seed", "5")
        cls.stick = cls.folder / "stick"
        cls.stick.mkdir()
        cls.lines = cls.cli("backup", "--journal", cls.journal, "--to", cls.stick).stdout.splitlines()
        cls.backup = cls.stick / cls.lines[0].removeprefix("backup: ")

    @classmethod
    def write(cls, name, text):
        path = cls.folder / name
        path.write_text(text)
        return path

    @classmethod
    def cli(cls, *arguments, status=0, secret=None):
        result = subprocess.run([CLI, *arguments, "--passphrase-file", secret or cls.passphrase], capture_output=True,
                                text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        if result.returncode != status:
            raise AssertionError(f"{arguments}: {result.returncode}: {result.stderr}")
        return result

    def export(self, journal):
        return self.cli("export", "--journal", journal, "--output", "-").stdout

    def restore(self, name, *more, **named):
        return self.cli("restore", "--journal", self.folder / name, "--from", self.backup, *more, **named)

    def test_by_passphrase(self):
        self.assertEqual(self.restore("by-passphrase").stdout.splitlines(), self.lines[1:])
        self.assertEqual(self.export(self.folder / "by-passphrase"), self.export(self.journal))
        again = self.restore("by-passphrase", status=1)
        self.assertEqual(again.stderr, "There is a journal in this folder already.\n")

    def test_by_spare_key(self):
        spare_key = self.write("spare-key", self.sheet.read_text().splitlines()[0] + "\n")
        self.restore("by-spare-key", "--spare-key", secret=spare_key)
        # The passphrase came along.
        self.assertEqual(self.export(self.folder / "by-spare-key"), self.export(self.journal))

    def test_by_a_stranger(self):
        """As docs/file-format.md says it, with nothing of ours."""
        (self.folder / "key.sql").write_text("\n".join(self.sheet.read_text().splitlines()[1:]) + "\n")
        with open(self.folder / "stranger.db", "wb") as database:
            subprocess.run(["tail", "-c", "+8193", self.backup], check=True, stdout=database)
        facts = dict(line.split(": ") for line in self.lines)
        for kind, name in (1, "moods"), (2, "cravings"), (4, "writings"):
            result = subprocess.run(
                [SQLCIPHER, "-batch", "-init", self.folder / "key.sql", self.folder / "stranger.db",
                 f"SELECT count(*) FROM entry WHERE kind = {kind} AND deleted IS NULL"],
                check=True, capture_output=True, text=True, env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})
            self.assertEqual(result.stdout.split()[-1], facts[name])
            self.assertGreater(int(facts[name]), 0)

    def test_refused(self):
        wrong = self.write("wrong", "another four plain words\n")
        self.assertEqual(self.restore("none", secret=wrong, status=1).stderr,
                         "That passphrase didn't open the journal. Nothing was changed.\n")
        slip = self.write("slip", self.sheet.read_text().splitlines()[0].replace("-", "-Z", 1) + "\n")
        self.restore("none", "--spare-key", secret=slip, status=1)
        self.cli("restore", "--journal", self.folder / "none", status=2)
        self.cli("restore", "--journal", self.folder / "none", "--from", self.folder / "missing.jbk", status=1)
        damaged = self.folder / "damaged.jbk"
        content = bytearray(self.backup.read_bytes())
        content[len(content) // 2] ^= 1
        damaged.write_bytes(content)
        self.assertEqual(self.cli("restore", "--journal", self.folder / "none", "--from", damaged, status=1).stderr,
                         "The backup is damaged, or is none. Nothing was changed.\n")
        self.assertEqual([path.name for path in (self.folder / "none").iterdir()], ["lock"])

    def test_nothing_in_plain(self):
        self.assertNotIn(b"SQLite format 3", self.backup.read_bytes())
        self.assertEqual(os.stat(self.backup).st_mode & 0o777, 0o600)
        self.assertEqual([path.name for path in self.stick.iterdir()], [self.backup.name])

    def test_safety_copies(self):
        names = {self.cli("backup", "--journal", self.journal).stdout.splitlines()[0].split()[1] for _ in range(2)}
        folder = self.journal / "backups"
        # Both are of one day: the newer one stays.
        self.assertEqual([path.name for path in folder.iterdir()], [max(names, key=len)])
        self.assertEqual(os.stat(folder).st_mode & 0o777, 0o700)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
