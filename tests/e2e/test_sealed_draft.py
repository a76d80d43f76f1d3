# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock is never refused: words that cannot be saved go through it sealed, and are there after the unlock."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.disk import Disk  # noqa: E402
from rjtest.memory import files_with, hits  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

CANARY = "wombat-gooseberry-4417"
# Longer than one sealed record.
WORDS = f"{CANARY} begins here.\n" + "A plain line of a long day.\n" * 400 + f"And here ends {CANARY}."
FULL = "Not saved yet: the disk is full."
KEPT = "Some words are not saved yet."


class TestSealedDraft(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        home = self.session.fresh_home()
        self.disk = Disk(home, self.session.folder / f"{home.name}-full")
        self.addCleanup(self.session.stop_programs)

    def start(self):
        return self.session.start([PROGRAM], env=ENVIRONMENT | self.disk.environment)

    def write_on_full_disk(self, a11y):
        """Returns the program, its words on a disk that is full."""
        program = self.start()
        app = walk(self.session, program, lambda name: None)
        a11y.key(program, "ctrl+j")
        field = a11y.wait(app, "text", "Your words")
        self.disk.fill()
        a11y.set_text(field, WORDS)
        a11y.wait(app, None, starts=FULL)
        self.assertGreater(hits(program.pid, CANARY), 0)
        return program

    def assert_locks(self, a11y, program):
        a11y.key(program, "ctrl+l")
        app = a11y.wait_locked(program)
        self.assertIsNone(program.poll(), "the process is the same one")
        self.assertEqual(hits(program.pid, CANARY), 0)
        self.assertEqual(hits(program.pid, PASSPHRASE), 0)
        self.assertEqual(files_with(self.session.folder, CANARY), [])
        self.assertNotIn(CANARY, a11y.dump(app))
        return app

    def unlock(self, a11y, app):
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")

    def assert_words(self, a11y, app):
        field = a11y.wait(app, "text", "Your words", seconds=60)
        wait_for(lambda: a11y.get_text(field) == WORDS, "the words to be back")

    def test_full_disk(self):
        from rjtest import a11y

        program = self.write_on_full_disk(a11y)
        app = self.assert_locks(a11y, program)
        # There is still no room: they stay in the window, and go through the next lock too.
        self.unlock(a11y, app)
        self.assert_words(a11y, app)
        a11y.wait(app, None, starts=FULL)
        app = self.assert_locks(a11y, program)
        self.disk.make_room()
        self.unlock(a11y, app)
        self.assert_words(a11y, app)

        # Saved now, without another key: the next lock has nothing to carry, and a new process finds them.
        self.assert_locks(a11y, program)
        self.session.stop(program)
        program = self.start()
        app = a11y.wait_app(program)
        self.unlock(a11y, app)
        self.assert_words(a11y, app)
        self.assertEqual(files_with(self.session.folder, CANARY), [])

    def test_quit_while_locked(self):
        """Ending the program is what would lose them: it is said first."""
        from rjtest import a11y

        program = self.write_on_full_disk(a11y)
        app = self.assert_locks(a11y, program)
        a11y.key(program, "ctrl+q")
        a11y.wait(app, None, starts=KEPT)
        self.assertIsNone(program.poll())
        self.unlock(a11y, app)
        self.assert_words(a11y, app)

        # Asked again, the person has chosen.
        app = self.assert_locks(a11y, program)
        a11y.key(program, "ctrl+q")
        a11y.wait(app, None, starts=KEPT)
        a11y.key(program, "ctrl+q")
        self.assertEqual(program.wait(60), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
