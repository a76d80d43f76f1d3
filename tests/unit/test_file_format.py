#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_file_format.py CLI SQLCIPHER DOC: a stranger with the sheet and the page about the files opens a journal.

The code that is run is the code that the page prints; what it computes is computed once more here, from the words of
the page.
"""

import hashlib
import hmac
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

CLI, SQLCIPHER, DOC = sys.argv[1:4]
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def hkdf(key: bytes, label: bytes, length: int) -> bytes:
    """RFC 5869 with SHA-512 and no salt, for at most one block."""
    middle = hmac.new(b"\0" * 64, key, hashlib.sha512).digest()
    return hmac.new(middle, label + b"\1", hashlib.sha512).digest()[:length]


def root_secret(spare_key: str) -> bytes:
    digits = [LETTERS.index(letter) for letter in spare_key.replace("-", "")]
    bits = "".join(f"{digit:05b}" for digit in digits[:32])
    return int(bits, 2).to_bytes(20, "big")


class FileFormat(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.journal = self.folder / "journal"
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("four unrelated plain words\n")
        self.sheet = self.folder / "sheet"
        self.cli("create", "--spare-key-file", self.sheet)
        # a second opening, so that there is something to find
        self.cli("info")
        self.spare_key, *self.lines = self.sheet.read_text().splitlines()
        self.text = pathlib.Path(DOC).read_text()

    def cli(self, command, *arguments):
        return subprocess.run(
            [CLI, command, "--journal", self.journal, "--passphrase-file", self.passphrase, *arguments],
            check=True, capture_output=True, text=True)

    def page_code(self):
        names = {}
        exec(re.search(r"```python\n(.*?)```", self.text, re.S)[1], names)
        return names["raw_key"]

    def sqlcipher(self, lines, sql, database=None):
        """What the page says: the two lines in a file, the database alone in a folder."""
        place = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copy(database or self.journal / "journal.db", place / "journal.db")
        (place / "key.sql").write_text("\n".join(lines) + "\n")
        return subprocess.run([SQLCIPHER, "-batch", "-init", "key.sql", "journal.db", sql], cwd=place,
                              env={"PATH": os.environ["PATH"], "HOME": str(place)}, capture_output=True, text=True)

    def test_sheet_opens_with_stock_sqlcipher(self):
        self.assertEqual(self.lines[1], "PRAGMA temp_store = MEMORY;")
        result = self.sqlcipher(self.lines, "SELECT name FROM preference; PRAGMA integrity_check;")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("last-opened", result.stdout)
        self.assertEqual(result.stdout.split()[-1], "ok")
        tables = self.sqlcipher(self.lines, ".tables").stdout.split()
        self.assertIn("writing", tables)

    def test_spare_key_gives_the_same_digits(self):
        digits = re.fullmatch(r'PRAGMA key = "x\'([0-9a-f]{96})\'";', self.lines[0])[1]
        root = root_secret(self.spare_key)
        self.assertEqual((hkdf(root, b"db-key-v1", 32) + hkdf(root, b"db-salt-v1", 16)).hex(), digits)
        for typed in (self.spare_key, self.spare_key.lower(), self.spare_key.replace("-", " "),
                      self.spare_key.replace("0", "o").replace("1", "l")):
            self.assertEqual(self.page_code()(typed), digits)
        wrong = ("2" if self.spare_key[0] != "2" else "3") + self.spare_key[1:]
        self.assertRaises(AssertionError, self.page_code(), wrong)

    def test_worked_example(self):
        root = bytes.fromhex(re.search(r"root secret `([0-9a-f]{40})`", self.text)[1])
        spare_key = re.search(r"^    ((?:[0-9A-Z]{4}-){8}[0-9A-Z]{4})$", self.text, re.M)[1]
        digits = re.search(r"^    ([0-9a-f]{96})$", self.text, re.M)[1]
        self.assertEqual(root_secret(spare_key), root)
        self.assertEqual((hkdf(root, b"db-key-v1", 32) + hkdf(root, b"db-salt-v1", 16)).hex(), digits)
        self.assertEqual(self.page_code()(spare_key), digits)

    def test_salt_may_be_lost(self):
        damaged = self.folder / "damaged.db"
        content = bytearray((self.journal / "journal.db").read_bytes())
        content[:16] = os.urandom(16)
        damaged.write_bytes(content)
        result = self.sqlcipher(self.lines, "SELECT name FROM preference;", damaged)
        self.assertIn("last-opened", result.stdout, result.stderr)

    def test_another_key_opens_nothing(self):
        digits = self.page_code()("000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WKXS")
        result = self.sqlcipher([f"PRAGMA key = \"x'{digits}'\";"], "SELECT name FROM preference;")
        self.assertNotIn("last-opened", result.stdout)
        self.assertIn("not a database", result.stderr)

    def test_key_files_are_as_the_page_says(self):
        first = (self.journal / "journal.key").read_bytes()
        self.assertEqual(first, (self.journal / "journal.key.bak").read_bytes())
        self.assertEqual(len(first), 4096)
        block = first[:2048]
        self.assertEqual(block, first[2048:])
        self.assertEqual(block[:8].hex(" "), re.search(r"`(8a [0-9a-f ]+)`", self.text)[1])
        self.assertEqual(struct.unpack_from("<HHI", block, 8), (1, 0, 2048))
        self.assertEqual(struct.unpack_from("<QII", block, 32), (1, 1, 0))
        kind, memory, passes, lanes = struct.unpack_from("<IIII", block, 48)
        self.assertEqual(kind, 1)
        self.assertTrue(8 * lanes <= memory <= 1048576 and 1 <= passes <= 32 and 1 <= lanes <= 16)
        self.assertEqual(block[132:1984], bytes(1852))
        mac = hmac.new(hkdf(root_secret(self.spare_key), b"key-block-v1", 32), block[:1984], hashlib.sha256)
        self.assertEqual(block[1984:2016], mac.digest())
        self.assertEqual(block[2016:], hashlib.sha256(block[:2016]).digest())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
