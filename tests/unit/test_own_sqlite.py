#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_own_sqlite.py CLI NM PROGRAM...: whatever other SQLite there is, the journal is written by ours, encrypted."""

import ctypes.util
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CLI, NM, *PROGRAMS = sys.argv[1:]
CANARY = b"four unrelated plain words"
# Is in every journal that was generated, whatever else its seed gives.
WORD = "Buprenorphine"


class OwnSqlite(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_bytes(CANARY)

    def run_cli(self, command, journal, *arguments, **environment):
        return subprocess.run([CLI, command, "--journal", journal, "--passphrase-file", self.passphrase, *arguments],
                              check=True, capture_output=True, text=True, env={**os.environ, **environment})

    def test_nobody_sees_ours(self):
        self.assertGreaterEqual(len(PROGRAMS), 2)
        for program in PROGRAMS:
            names = subprocess.run([NM, "--dynamic", program], check=True, capture_output=True, text=True).stdout
            self.assertIn("g_object_new", names)
            self.assertNotIn("sqlite3_", names, f"{program} shows or asks for it")

    def test_another_one_comes_first(self):
        """Preloaded, its functions are found before those of any library that the program names."""
        for name in ("sqlite3", "sqlcipher"):
            library = ctypes.util.find_library(name)
            self.assertIsNotNone(library, f"lib{name} is not installed")
            journal = self.folder / name
            with self.subTest(library):
                loaded = self.run_cli("info", journal, LD_PRELOAD=library, LD_TRACE_LOADED_OBJECTS="1").stdout
                self.assertIn(library, loaded)
                self.run_cli("generate", journal, "--days", "20", LD_PRELOAD=library)
                self.run_cli("check", journal, LD_PRELOAD=library)
                for path in journal.iterdir():
                    content = path.read_bytes()
                    self.assertFalse(content.startswith(b"SQLite format 3"), path)
                    self.assertNotIn(WORD.encode(), content, path)
                # And without the other one it is the same journal.
                self.assertIn(WORD, self.run_cli("export", journal, "--output", "-").stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
