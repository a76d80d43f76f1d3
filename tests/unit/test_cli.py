#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_cli.py CLI: what recovery-journal-cli does, says and leaves with."""

import fcntl
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv[1]
PASSPHRASE = "four unrelated plain words"


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.journal = self.folder / "journal"
        self.passphrase = self.write("passphrase", PASSPHRASE + "\n")

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def run_cli(self, *arguments, status=0, **more):
        result = subprocess.run([CLI, *arguments], capture_output=True, text=True,
                                env={**os.environ, "LC_ALL": "C.UTF-8"}, **more)
        self.assertEqual(result.returncode, status, result.stderr)
        if status == 0:
            self.assertEqual(result.stderr, "")
        else:
            self.assertNotEqual(result.stderr, "")
        return result

    def on_journal(self, command, *more, passphrase=None, **named):
        return self.run_cli(command, "--journal", self.journal, "--passphrase-file", passphrase or self.passphrase,
                            *more, **named)

    def test_a_journal(self):
        self.on_journal("create")
        self.assertIn("Every page of the journal is as it was written.", self.on_journal("check").stdout)
        facts = dict(line.split(": ", 1) for line in self.on_journal("info").stdout.splitlines())
        self.assertEqual(facts["key-copies"], "4")
        self.assertEqual(facts["moods"], "0")
        self.assertEqual(int(facts["bytes"]), (self.journal / "journal.db").stat().st_size)
        self.assertEqual(os.stat(self.journal).st_mode & 0o777, 0o700)
        for path in self.journal.iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)
        again = self.on_journal("create", status=1)
        self.assertEqual(again.stderr, "There is a journal in this folder already.\n")

    def test_passphrases(self):
        self.on_journal("create")
        # with and without the line end of an editor; anything else counts
        for text in (PASSPHRASE, PASSPHRASE + "\n"):
            self.on_journal("info", passphrase=self.write("other", text))
        for text in (PASSPHRASE + " ", PASSPHRASE + "\n\n", PASSPHRASE + "\r\n", "\n", "", PASSPHRASE.upper(),
                     b"\xff\xfe", "x" * 65536):
            wrong = self.on_journal("info", passphrase=self.write("other", text), status=1)
            self.assertEqual(wrong.stderr, "That passphrase didn't open the journal. Nothing was changed.\n")
        self.on_journal("info", passphrase=self.write("other", "x" * 65537), status=1)
        self.on_journal("info", passphrase=self.folder / "missing", status=1)
        self.on_journal("info", passphrase=self.folder, status=1)

    def test_new_passphrase(self):
        self.on_journal("create")
        new = self.write("new", "another four plain words\n")
        self.on_journal("passphrase", status=2)
        self.on_journal("passphrase", "--new-passphrase-file", self.write("short", "seven\n"), status=1)
        self.on_journal("passphrase", "--new-passphrase-file", self.folder / "missing", status=1)
        self.on_journal("passphrase", "--new-passphrase-file", new, passphrase=new, status=1)
        self.on_journal("info")
        self.assertEqual(self.on_journal("passphrase", "--new-passphrase-file", new).stdout,
                         "The new passphrase is in use. The old one no longer opens the journal.\n")
        self.on_journal("info", status=1)
        facts = dict(line.split(": ", 1) for line in self.on_journal("info", passphrase=new).stdout.splitlines())
        self.assertEqual(facts["key-copies"], "4")

    def test_second_passphrase(self):
        self.on_journal("create")
        second = self.write("second", "a short one for mornings\n")
        third = self.write("third", "and one that nobody has\n")
        self.on_journal("backup")
        self.on_journal("passphrase", "--second", status=2)
        self.on_journal("passphrase", "--remove-second", "--second", status=2)
        self.on_journal("passphrase", "--remove-second", "--new-passphrase-file", second, status=2)
        same = self.on_journal("passphrase", "--second", "--new-passphrase-file", self.passphrase, status=1)
        self.assertEqual(same.stderr, "This is the other passphrase already. Nothing was changed.\n")
        self.assertEqual(self.on_journal("passphrase", "--second", "--new-passphrase-file", second).stdout,
                         "Both passphrases open the journal.\n")
        self.assertEqual(self.on_journal("passphrase", "--second", "--new-passphrase-file", third, status=1).stderr,
                         "There are two passphrases already. Remove one first.\n")
        self.on_journal("info")
        self.on_journal("info", passphrase=second)
        # the one that is given is the one that goes, the other one stays
        self.on_journal("passphrase", "--new-passphrase-file", third, passphrase=second)
        self.on_journal("info", passphrase=second, status=1)
        self.on_journal("info", passphrase=third)
        self.on_journal("info")
        self.assertEqual(self.on_journal("passphrase", "--remove-second", passphrase=third).stdout,
                         "The other passphrase no longer opens the journal.\n")
        self.on_journal("info", status=1)
        self.on_journal("info", passphrase=third)

    def test_a_copy_that_is_left(self):
        """Status 3: the passphrase is changed, and not in every safety copy."""
        self.on_journal("create")
        self.on_journal("backup")
        (self.journal / "backups" / "20200101-000000.jbk").symlink_to("elsewhere")
        new = self.write("new", "another four plain words\n")
        result = self.on_journal("passphrase", "--new-passphrase-file", new, status=3)
        self.assertEqual(result.stderr,
                         "This safety copy still opens with the old passphrase: 20200101-000000.jbk\n")
        self.on_journal("info", status=1)
        self.on_journal("info", passphrase=new)

    def test_passphrase_from_a_descriptor(self):
        self.on_journal("create")
        with open(self.passphrase, "rb") as file:
            self.run_cli("info", "--journal", self.journal, "--passphrase-fd", str(file.fileno()),
                         pass_fds=[file.fileno()])
        self.run_cli("info", "--journal", self.journal, "--passphrase-fd", "0", input=PASSPHRASE)
        self.run_cli("info", "--journal", self.journal, "--passphrase-fd", "77", status=1)

    def test_spare_key_file(self):
        sheet = self.write("sheet", "not to be lost")
        self.on_journal("create", "--spare-key-file", sheet, status=1)
        self.assertEqual(sheet.read_text(), "not to be lost")
        self.assertFalse(self.journal.exists())
        sheet.unlink()
        self.on_journal("create", "--spare-key-file", sheet, passphrase=self.write("short", "seven"), status=1)
        self.assertFalse(sheet.exists())
        self.on_journal("create", "--spare-key-file", sheet)
        self.assertEqual(sheet.stat().st_mode & 0o777, 0o600)
        self.assertRegex(sheet.read_text(), r"\A([0-9A-Z]{4}-){8}[0-9A-Z]{4}\nPRAGMA key = ")

    def test_usage(self):
        for arguments in ((), ("nothing",), ("info",), ("info", "--journal", "x"),
                          ("info", "--journal", "x", "--passphrase-file", "y", "--passphrase-fd", "0"),
                          ("info", "--journal", "x", "--passphrase-file", "y", "z"),
                          ("info", "--passphrase", "secret"), ("info", "--passphrase-fd", "three"),
                          ("check", "--spare-key-file", "x")):
            self.run_cli(*arguments, status=2)
        text = self.run_cli("--help").stdout
        for command in ("check", "create", "info", "passphrase"):
            self.assertIn(command, text)
            self.assertIn("--journal=DIR", self.run_cli(command, "--help").stdout)
        self.assertIn("Exit status:", text)
        self.assertRegex(self.run_cli("--version").stdout, r"\Arecovery-journal-cli [0-9.]+\n\Z")

    def test_what_is_in_the_way(self):
        missing = self.on_journal("info", status=1)
        self.assertEqual(missing.stderr, "There is no journal in this folder.\n")
        self.assertFalse(self.journal.exists())
        self.on_journal("create")
        with open(self.journal / "lock", "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for command in ("info", "check"):
                self.assertEqual(self.on_journal(command, status=1).stderr,
                                 "The journal is open somewhere else on this computer.\n")

    def test_damage(self):
        self.on_journal("create")
        database = self.journal / "journal.db"
        whole = database.read_bytes()
        for page in range(len(whole) // 4096):
            damaged = bytearray(whole)
            damaged[page * 4096 + 1000] ^= 16
            database.write_bytes(damaged)
            result = self.on_journal("check", "--pages", status=4)
            self.assertEqual(result.stderr, "The journal file is damaged. The passphrase is right. Nothing was changed.\n")
            self.assertEqual([line for line in result.stdout.splitlines() if "page" in line],
                             [f"pages: {len(whole) // 4096}", f"damaged-page: {page + 1}", "damaged-pages: 1"])
        database.write_bytes(whole)
        (self.journal / "journal.key").unlink()
        self.assertIn("Only 2 of the four copies of the key were good.", self.on_journal("check").stdout)
        self.assertIn("All four copies of the key are good.", self.on_journal("check").stdout)

    def test_pages_of_a_whole_journal(self):
        self.on_journal("create")
        lines = self.on_journal("check", "--pages").stdout.splitlines()
        self.assertEqual(lines[-2:], [f"pages: {(self.journal / 'journal.db').stat().st_size // 4096}",
                                      "damaged-pages: 0"])

    def test_recover(self):
        self.on_journal("generate", "--seed", "3", "--days", "60", "--until", "2026-03-01")
        database = self.journal / "journal.db"
        before = dict(line.split(": ", 1) for line in self.on_journal("info").stdout.splitlines())
        damaged = bytearray(database.read_bytes())
        for page in (0, len(damaged) // 4096 // 2):
            damaged[page * 4096 + 1000] ^= 16
        database.write_bytes(damaged)
        self.on_journal("info", status=4)
        self.on_journal("recover", status=2)
        to = self.folder / "saved"
        wrong = self.on_journal("recover", "--to", to, passphrase=self.write("other", "another passphrase"), status=1)
        self.assertEqual(wrong.stderr, "That passphrase didn't open the journal. Nothing was changed.\n")
        self.assertFalse(to.exists())
        report = dict(line.split(": ", 1) for line in self.on_journal("recover", "--to", to).stdout.splitlines())
        self.assertEqual(int(report["pages"]), len(damaged) // 4096)
        self.assertEqual(report["damaged-pages"], "2")
        self.assertEqual(database.read_bytes(), damaged)
        again = self.on_journal("recover", "--to", to, status=1)
        self.assertEqual(again.stderr, "There is a journal in this folder already.\n")
        facts = self.run_cli("info", "--journal", to, "--passphrase-file", self.passphrase).stdout.splitlines()
        after = dict(line.split(": ", 1) for line in facts)
        self.assertEqual(after["key-copies"], "4")
        self.assertEqual(after["moods"], report["moods"])
        self.assertGreater(int(after["moods"]), int(before["moods"]) * 8 // 10)
        self.run_cli("check", "--journal", to, "--passphrase-file", self.passphrase)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
