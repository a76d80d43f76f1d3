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
        names = [self.cli("backup", "--journal", self.journal).stdout.splitlines()[0].split()[1] for _ in range(2)]
        folder = self.journal / "backups"
        # Both are of one day: the newer one stays.
        self.assertEqual([path.name for path in folder.iterdir()], names[1:])
        self.assertEqual(os.stat(folder).st_mode & 0o777, 0o700)

    def test_look(self):
        folder = self.folder / "looked"
        lines = self.cli("restore", "--journal", folder, "--from", self.backup, "--look").stdout.splitlines()
        self.assertEqual(lines[3:], self.lines[1:])
        self.assertRegex(lines[0], r"^made: 2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(lines[1], f"size: {self.backup.stat().st_size}")
        self.assertEqual(lines[2], "opens-with: passphrase-of-that-day")
        self.assertFalse((folder / "journal.db").exists())
        self.cli("restore", "--journal", folder, "--from", self.backup, "--look", "--replace", status=2)
        here = self.cli("restore", "--journal", self.journal, "--from", self.backup, "--look").stdout.splitlines()
        self.assertEqual(here[2], "opens-with: passphrase-of-today")

    def test_replace(self):
        """The journal goes back to the backup, and forward again to what it was."""
        journal = self.folder / "replaced"
        before = self.folder / "before"
        before.mkdir()
        self.cli("create", "--journal", journal)
        self.cli("generate", "--journal", journal, "--years", "1", "--seed", "9")
        now = self.export(journal)
        self.restore("replaced", status=1)
        # Of another journal, with keys of its own.
        self.assertEqual(self.restore("replaced", "--replace").stdout.splitlines(), self.lines[1:])
        self.assertEqual(self.export(journal), self.export(self.journal))
        rows = [line.split("\t") for line in self.cli("backup", "--journal", journal, "--list").stdout.splitlines()]
        self.assertEqual([row[3] for row in rows], ["replaced"])
        self.cli("restore", "--journal", journal, "--replace", "--from", journal / "backups" / rows[0][0])
        self.assertEqual(self.export(journal), now)

    def test_list_and_check(self):
        journal = self.folder / "checked"
        self.restore("checked")
        self.assertEqual(self.cli("backup", "--journal", journal, "--list").stdout, "")
        name = self.cli("backup", "--journal", journal).stdout.splitlines()[0].removeprefix("backup: ")
        self.assertEqual(self.cli("backup", "--journal", journal, "--check").stdout.splitlines(),
                         ["redone: no"] + self.lines[1:])
        row = self.cli("backup", "--journal", journal, "--list").stdout.rstrip("\n").split("\t")
        path = journal / "backups" / name
        self.assertEqual([row[0], row[2], row[3]], [name, str(path.stat().st_size), "safety-copy"])
        content = bytearray(path.read_bytes())
        content[-100] ^= 4
        path.write_bytes(content)
        self.assertEqual(self.cli("backup", "--journal", journal, "--check").stdout.splitlines(),
                         ["redone: yes"] + self.lines[1:])
        self.cli("backup", "--journal", journal, "--check", "--list", status=2)

    def test_computer_lost(self):
        """All that is left is a stick and the printed sheet; the text of docs/file-format.md leads to the rest."""
        page = (pathlib.Path(__file__).parents[2] / "docs" / "file-format.md").read_text()
        spare_key = self.sheet.read_text().splitlines()[0]
        scope = {}
        exec(page.split("```python\n")[1].split("```")[0], scope)
        (self.folder / "lost.sql").write_text(
            f"PRAGMA key = \"x'{scope['raw_key'](spare_key)}'\";\nPRAGMA temp_store = MEMORY;\n")
        command = next(line.strip() for line in page.splitlines() if line.strip().startswith("tail -c"))
        here = self.folder / "lost"
        here.mkdir()
        name = command.split()[3]
        (here / name).write_bytes(self.backup.read_bytes())
        subprocess.run(["sh", "-c", command], check=True, cwd=here)
        ask = "SELECT count(*) FROM entry JOIN writing USING (id) WHERE deleted IS NULL"
        environment = {"PATH": os.environ["PATH"], "HOME": str(here)}
        by_stranger = subprocess.run([SQLCIPHER, "-batch", "-init", self.folder / "lost.sql", here / "copy.db", ask],
                                     check=True, capture_output=True, text=True, env=environment).stdout.split()[-1]
        secret = self.write("lost-key", spare_key + "\n")
        new = self.folder / "new-computer"
        self.assertEqual(self.cli("restore", "--journal", new, "--from", self.backup, "--spare-key",
                                  secret=secret).stdout.splitlines(), self.lines[1:])
        facts = dict(line.split(": ") for line in self.lines)
        self.assertEqual(by_stranger, facts["writings"])
        # The journal itself, too, as the page says it.
        by_journal = subprocess.run([SQLCIPHER, "-batch", "-init", self.folder / "lost.sql", new / "journal.db", ask],
                                    check=True, capture_output=True, text=True, env=environment).stdout.split()[-1]
        self.assertEqual(by_journal, by_stranger)
        self.assertEqual(self.export(new), self.export(self.journal))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
