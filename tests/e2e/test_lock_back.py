# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a lock leads back to: the same page with the same view, and what a damaged journal leaves to choose."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

CHOOSE = ". Choose a day"


class TestLockBack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)

    def unlock(self, a11y, app):
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")

    def wait_locked(self, a11y, program):
        app = a11y.wait_locked(program)
        self.assertIsNone(program.poll(), "the process is the same one")
        return app

    def lock(self, a11y, program):
        a11y.key(program, "ctrl+l")
        return self.wait_locked(a11y, program)

    def test_same_view(self):
        """The tab with its choice, and the day: they are shown again."""
        session = self.session
        program = session.start([PROGRAM], env={**ENVIRONMENT, **Clock(session.folder).environment})
        from rjtest import a11y

        app = walk(session, program, lambda name: None)
        a11y.key(program, "alt+2")
        a11y.press(app, None, "Mood")
        choices = a11y.wait(app, "combo box", "All moods")
        a11y.press(choices, "toggle button", "All moods")
        a11y.wait(app, None, "Low or very low")
        a11y.key(program, "Down", "Return")
        a11y.wait(app, None, "Nothing here with this choice.")
        app = self.lock(a11y, program)
        self.assertNotIn("mood", a11y.dump(app).lower())
        self.unlock(a11y, app)
        a11y.wait(app, "combo box", "Low or very low", seconds=60)
        a11y.wait(app, None, "Nothing here with this choice.")

        a11y.key(program, "alt+1")
        today = a11y.name(a11y.wait(app, "button", contains=CHOOSE))
        a11y.key(program, "alt+Left")
        day = wait_for(lambda: next((name for name in map(a11y.name, a11y.find_all(app, "button", contains=CHOOSE))
                                     if name != today), None), "the day before")
        app = self.lock(a11y, program)
        self.unlock(a11y, app)
        a11y.wait(app, "button", day, seconds=60)

    def test_damage_found_while_open(self):
        """What can be done about it ends in a lock; whoever wants to look first can do so after it."""
        session = self.session
        program = session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        walk(session, program, lambda name: None)
        app = self.lock(a11y, program)
        (file,) = session.home.rglob("journal.db")
        # A page that is not read at the unlock, but soon after it, when all of them are.
        with file.open("r+b") as journal:
            journal.seek(-2000, 2)
            journal.write(bytes(1000))
        self.unlock(a11y, app)
        a11y.press(app, "button", "What now?", seconds=60)
        a11y.press(app, "button", "Look, change nothing", seconds=60)
        app = self.wait_locked(a11y, program)
        self.unlock(a11y, app)
        a11y.press(app, "button", "Look, change nothing", seconds=60)
        a11y.wait(app, "button", "What now?", seconds=60)
        a11y.wait(app, None, starts="Read-only: the journal file is damaged.")


if __name__ == "__main__":
    unittest.main(verbosity=2)
