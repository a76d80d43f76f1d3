# SPDX-License-Identifier: GPL-3.0-or-later
"""What is deleted for good is in no file any more: not in the journal, not in the safety copies."""

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.program import CLI, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

PAGE = "Wombat-Gone-1187"
STAYS = "Heron-Stays-2290"
DATA = ".local/share/recovery-journal-devel"


class TestForGood(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.passphrase = self.session.folder / "passphrase"
        self.passphrase.write_text(PASSPHRASE)
        self.n_restored = 0

    def write(self, text):
        a11y = self.a11y
        a11y.key(self.program, "ctrl+j")
        a11y.wait(self.app, ("text", "entry"), "Your words")
        a11y.type_text(self.program, text)
        words = a11y.wait(self.app, ("text", "entry"), "Your words")
        wait_for(lambda: a11y.get_text(words) == text, "the words")
        a11y.key(self.program, "ctrl+Return")
        a11y.wait_gone(self.app, ("text", "entry"), "Your words")

    def copies(self):
        return sorted((self.session.home / DATA / "backups").glob("*.jbk"))

    def export(self, folder):
        return subprocess.run([CLI, "export", "--journal", folder, "--passphrase-file", self.passphrase, "--output",
                               "-"], check=True, capture_output=True, text=True).stdout

    def held_by(self, copy):
        self.n_restored += 1
        folder = self.session.folder / f"restored-{self.n_restored}"
        subprocess.run([CLI, "restore", "--from", copy, "--journal", folder, "--passphrase-file", self.passphrase],
                       check=True, capture_output=True)
        return self.export(folder)

    def delete(self):
        a11y = self.a11y
        a11y.key(self.program, "alt+2")
        a11y.wait(self.app, "list item", contains=PAGE)
        a11y.key(self.program, "Home")
        wait_for(lambda: a11y.matches(a11y.focused(self.app), "list item", contains=STAYS), "the newest entry")
        a11y.key(self.program, "Down")
        wait_for(lambda: a11y.matches(a11y.focused(self.app), "list item", contains=PAGE), "the one before")
        a11y.key(self.program, "Delete")
        a11y.wait_gone(self.app, "list item", contains=PAGE)

    def delete_for_good(self):
        a11y = self.a11y
        a11y.key(self.program, "F10")
        a11y.wait(self.app, "menu item")
        a11y.key(self.program, "d")
        a11y.tab_to(self.program, a11y.wait(self.app, "list item", "Writing"))
        a11y.key(self.program, "Return")
        a11y.press(self.app, "button", "Delete for good…")
        a11y.press(self.app, "button", "Delete in backups too")
        a11y.wait(self.app, None, "Nothing here", seconds=60)

    def test_in_copies(self):
        from rjtest import a11y

        self.a11y = a11y
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})
        walk(self.session, self.program, lambda name: None)
        self.app = a11y.wait_app(self.program)
        self.write(PAGE)
        self.write(STAYS)
        self.clock.set(300)
        copy = wait_for(self.copies, "a safety copy", 60)[0]
        self.assertIn(PAGE, self.held_by(copy))

        self.delete()
        self.delete_for_good()
        wait_for(lambda: not copy.exists() and len(self.copies()) == 1, "the copy, rewritten", 60)
        a11y.key(self.program, "Escape")
        a11y.key(self.program, "ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        for held in (self.export(self.session.home / DATA), self.held_by(self.copies()[0])):
            self.assertNotIn(PAGE, held)
            self.assertIn(STAYS, held)


if __name__ == "__main__":
    unittest.main(verbosity=2)
