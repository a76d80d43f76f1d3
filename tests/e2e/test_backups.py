# SPDX-License-Identifier: GPL-3.0-or-later
"""Back to a safety copy, and nothing left: each on the page that shows first what there is."""

import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import CLI, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

PAGE = "Wombat-Later-3391"
DATA = ".local/share/recovery-journal-devel"


class TestBackups(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        from rjtest import a11y

        self.a11y = a11y
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.folder = self.session.home / DATA
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT)
        walk(self.session, self.program, lambda name: None)
        self.app = a11y.wait_app(self.program)

    def write(self, text):
        a11y = self.a11y
        a11y.key(self.program, "ctrl+j")
        a11y.wait(self.app, ("text", "entry"), "Your words")
        a11y.type_text(self.program, text)
        words = a11y.wait(self.app, ("text", "entry"), "Your words")
        wait_for(lambda: a11y.get_text(words) == text, "the words")
        a11y.key(self.program, "ctrl+Return")
        a11y.wait_gone(self.app, ("text", "entry"), "Your words")

    def activate(self, **what):
        row = self.a11y.wait(self.app, "list item", seconds=60, **what)
        self.a11y.tab_to(self.program, row)
        self.a11y.key(self.program, "Return")

    def open_backups(self):
        self.a11y.key(self.program, "ctrl+comma")
        self.activate(contains="Backups, restore, another computer")
        self.a11y.wait(self.app, None, "Safety copies")

    def test_go_back(self):
        a11y = self.a11y
        self.open_backups()
        self.activate(contains="Check now")
        a11y.wait(self.app, None, contains="The backup opened and holds everything: 0 entries", seconds=60)
        a11y.key(self.program, "Escape")
        a11y.key(self.program, "Escape")
        self.write(PAGE)
        self.open_backups()
        copy = next((self.folder / "backups").glob("*.jbk"))
        self.activate(contains=time.strftime("%-d %B", time.strptime(copy.name[:8], "%Y%m%d")))
        a11y.wait(self.app, None, contains="Nothing is written in it.", seconds=60)
        a11y.press(self.app, "button", "Use this backup")
        # It locks by itself; the next opening is that of the backup.
        self.app = a11y.wait_locked(self.program)
        a11y.set_text(a11y.wait(self.app, "password text"), PASSPHRASE)
        a11y.press(self.app, "button", "Unlock")
        a11y.wait(self.app, "button", "Log a craving", seconds=60)
        a11y.key(self.program, "alt+2")
        a11y.wait(self.app, None, contains="Nothing written yet", seconds=60)
        a11y.key(self.program, "ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        # What was written later is kept.
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        replaced = list((self.folder / "backups").glob("replaced-*.db"))
        self.assertEqual(len(replaced), 1)
        subprocess.run([CLI, "restore", "--from", replaced[0], "--journal", self.session.folder / "again",
                        "--passphrase-file", passphrase], check=True, capture_output=True)
        export = subprocess.run([CLI, "export", "--journal", self.session.folder / "again", "--passphrase-file",
                                 passphrase, "--output", "-"], check=True, capture_output=True, text=True).stdout
        self.assertIn(PAGE, export)

    def test_remove_everything(self):
        a11y = self.a11y
        self.write(PAGE)
        self.open_backups()
        self.activate(contains="Remove everything")
        a11y.wait(self.app, None, contains="1 entry and 0 backups on this computer.", seconds=60)
        entry = a11y.wait(self.app, ("text", "entry"), "Delete the whole journal?")
        a11y.set_text(entry, "delete")
        a11y.press(self.app, "button", "Delete everything")
        self.app = wait_for(lambda: a11y.find(a11y.wait_app(self.program), "button", "I already have a journal")
                            and a11y.wait_app(self.program), "the first page", 60)
        self.assertEqual([path.name for path in self.folder.iterdir()], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
