#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_fixtures.py CLI SQLCIPHER FOLDER: the journals of earlier versions open, and hold what they held."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI, SQLCIPHER, FOLDER = sys.argv[1:4]
FILES = ("journal.db", "journal.key", "journal.key.bak")
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


class Fixtures(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def cli(self, command, journal, passphrase, *arguments):
        return subprocess.run([CLI, command, "--journal", journal, "--passphrase-file", passphrase, *arguments],
                              capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})

    def user_version(self, sheet, database):
        """As stock sqlcipher reads it."""
        init = self.folder / "key.sql"
        init.write_text("\n".join(sheet.read_text().splitlines()[1:]) + "\n")
        result = subprocess.run([SQLCIPHER, "-batch", "-init", init, database, "PRAGMA user_version"], check=True,
                                capture_output=True, text=True, env={**os.environ, "HOME": str(self.folder)})
        return int(result.stdout.split()[-1])

    def fixtures(self):
        return sorted(path for path in pathlib.Path(FOLDER).glob("journal-v*") if path.is_dir())

    def test_there_is_one_of_the_present_layout(self):
        passphrase = self.folder / "passphrase"
        passphrase.write_text("any words at all\n")
        sheet = self.folder / "sheet"
        self.assertEqual(self.cli("create", self.folder / "new", passphrase, "--spare-key-file", sheet).returncode, 0)
        present = self.user_version(sheet, self.folder / "new" / "journal.db")
        versions = {int(path.name.removeprefix("journal-v")) for path in self.fixtures()}
        # That of a layout which no release has yet is made with the release: then this file goes.
        if (pathlib.Path(FOLDER) / f"journal-v{present}.with-the-release").exists():
            versions.add(present)
        self.assertEqual(versions, set(range(1, present + 1)), "a layout without a journal to try")
        self.assertNotIn(present + 1, versions)

    def test_nobody_changed_them(self):
        for fixture in self.fixtures():
            for line in (fixture / "digest").read_text().splitlines():
                digest, name = line.split()
                self.assertEqual(hashlib.sha256((fixture / name).read_bytes()).hexdigest(), digest, fixture / name)

    def test_they_are_of_their_layout(self):
        for fixture in self.fixtures():
            copy = shutil.copy(fixture / "journal.db", self.folder)
            self.assertEqual(f"journal-v{self.user_version(fixture / 'spare-key', copy)}", fixture.name)

    def restore(self, fixture, backup):
        """It makes a journal that holds the same, with the passphrase and with the spare key alone."""
        spare_key = self.folder / "spare-key"
        spare_key.write_text((fixture / "spare-key").read_text().splitlines()[0] + "\n")
        for secret, options in ((fixture / "passphrase", ()), (spare_key, ("--spare-key",))):
            with tempfile.TemporaryDirectory(dir=self.folder) as place:
                back = pathlib.Path(place) / "journal"
                result = self.cli("restore", back, secret, "--from", backup, *options)
                self.assertEqual(result.returncode, 0, result.stderr)
                result = self.cli("export", back, fixture / "passphrase", "--output", "-")
                self.check_export((fixture / "export.json").read_bytes(), result.stdout)

    def check_export(self, held, found):
        """What an older release exported is still there. What came later is empty."""
        held, found = json.loads(held), json.loads(found)
        if held.pop("version") == 1:
            for item in held["plan_item"]:
                repeat, weekdays = item.pop("repeat"), item.pop("weekdays")
                days = ",".join(name for i, name in enumerate(WEEKDAYS) if weekdays & 1 << i)
                item["rule"] = {0: None, 1: "FREQ=DAILY", 2: f"FREQ=WEEKLY;BYDAY={days}"}[repeat]
        self.assertEqual(found.pop("version"), 4)
        for kind, records in found.items():
            if kind not in held:
                self.assertEqual(records, [], kind)
            elif isinstance(records, list):
                self.assertEqual(len(records), len(held[kind]), kind)
                for old, new in zip(held[kind], records):
                    later = {name: value for name, value in new.items() if name not in old}
                    self.assertEqual([value for value in later.values() if value], [], (kind, later))
                    self.assertEqual(old, {name: value for name, value in new.items() if name in old})

    def check_copy(self, fixture, journal):
        """A journal that got another layout was copied before, with all that it held."""
        copies = [path for path in (journal / "backups").glob("*")] if (journal / "backups").exists() else []
        waiting = pathlib.Path(FOLDER).glob("journal-v*.with-the-release")
        present = max(int(path.stem.removeprefix("journal-v")) for path in [*self.fixtures(), *waiting])
        if fixture.name == f"journal-v{present}":
            self.assertEqual(copies, [])
            return
        self.assertEqual([path.suffix for path in copies], [".jbk"])
        database = self.folder / f"{fixture.name}.db"
        # The head and the keys come before it: docs/file-format.md.
        database.write_bytes(copies[0].read_bytes()[8192:])
        self.assertEqual(f"journal-v{self.user_version(fixture / 'spare-key', database)}", fixture.name)
        self.restore(fixture, copies[0])
        # Broken off before it had the new layout, and opened again: one copy is enough.
        shutil.copy(fixture / "journal.db", journal)
        self.assertEqual(self.cli("info", journal, fixture / "passphrase").returncode, 0)
        self.assertEqual(list((journal / "backups").iterdir()), copies)

    def test_they_open_and_hold_what_they_held(self):
        for fixture in self.fixtures():
            journal = self.folder / fixture.name
            journal.mkdir(mode=0o700)
            for name in FILES:
                shutil.copy(fixture / name, journal)
            for command in ("check", "info"):
                result = self.cli(command, journal, fixture / "passphrase")
                self.assertEqual((result.returncode, result.stderr), (0, b""), fixture)
            self.check_copy(fixture, journal)
            result = self.cli("export", journal, fixture / "passphrase", "--output", "-")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.check_export((fixture / "export.json").read_bytes(), result.stdout)

    def test_their_backups_open(self):
        for fixture in self.fixtures():
            if fixture.name != "journal-v1":  # made by a release that made no backups
                self.restore(fixture, fixture / "backup.jbk")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
