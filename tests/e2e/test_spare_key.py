# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase is forgotten: the spare key opens the journal, and a new passphrase takes the old one's place."""

import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.memory import files_with, hits  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

NEW = "harbour pepper window cello"


class TestSpareKey(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)

    def first_run(self, a11y):
        """Returns the program and its spare key."""
        groups = []

        def look(name):
            if name == "3-spare-key":
                app = a11y.wait_app(program)
                labels = (a11y.name(node) for node in a11y.find_all(app, "label"))
                groups.extend(label for label in labels if re.fullmatch(r"[0-9A-Z]{4}", label))

        program = self.session.start([PROGRAM], env=ENVIRONMENT)
        walk(self.session, program, look)
        self.assertEqual(len(groups), 9)
        return program, " ".join(groups).lower()

    def lock(self, a11y, program):
        a11y.key(program, "ctrl+l")
        return a11y.wait_locked(program)

    def unlock(self, a11y, app, passphrase):
        a11y.set_text(a11y.wait(app, "password text"), passphrase)
        a11y.press(app, "button", "Unlock")

    def open_with_spare_key(self, a11y, app, spare_key):
        a11y.press(app, "button", "Can't get in?")
        a11y.set_text(a11y.wait(app, ("text", "entry"), "Spare key"), spare_key)
        a11y.press(app, "button", "Open with the spare key")
        a11y.wait(app, None, "Choose a new passphrase.", seconds=60)

    def test_new_passphrase(self):
        from rjtest import a11y

        program, spare_key = self.first_run(a11y)
        app = self.lock(a11y, program)
        self.open_with_spare_key(a11y, app, spare_key)
        for name in ("Passphrase", "Once more"):
            a11y.set_text(a11y.wait(app, "password text", name), NEW)
        a11y.press(app, "button", "Use this passphrase")
        a11y.wait(app, "button", "Log a craving", seconds=60)

        app = self.lock(a11y, program)
        for secret in (PASSPHRASE, NEW, spare_key, spare_key.upper().replace(" ", "-")):
            self.assertEqual(hits(program.pid, secret), 0)
            self.assertEqual(files_with(self.session.folder, secret), [])
        self.unlock(a11y, app, PASSPHRASE)
        a11y.wait(app, None, "That passphrase didn't open the journal.", seconds=60)
        self.unlock(a11y, app, NEW)
        a11y.wait(app, "button", "Log a craving", seconds=60)

    def test_later(self):
        """Nothing is forced at a bad moment: the old passphrase stays."""
        from rjtest import a11y

        program, spare_key = self.first_run(a11y)
        app = self.lock(a11y, program)
        self.open_with_spare_key(a11y, app, spare_key)
        a11y.press(app, "button", "Later")
        a11y.wait(app, "button", "Log a craving", seconds=60)
        app = self.lock(a11y, program)
        self.unlock(a11y, app, PASSPHRASE)
        a11y.wait(app, "button", "Log a craving", seconds=60)

    def test_lock_before_choosing(self):
        from rjtest import a11y

        program, spare_key = self.first_run(a11y)
        app = self.lock(a11y, program)
        self.open_with_spare_key(a11y, app, spare_key)
        app = self.lock(a11y, program)
        self.assertIsNone(program.poll())
        self.unlock(a11y, app, PASSPHRASE)
        a11y.wait(app, "button", "Log a craving", seconds=60)


if __name__ == "__main__":
    unittest.main(verbosity=2)
