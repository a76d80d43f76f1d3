# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of reminders: killed in between nothing comes twice, what went by is one quiet line that leads to the
page about it, and a test reminder says what the desktop did with it."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

TITLE = "Quokka circle"
WENT_BY = "While the computer was off, 1 reminder went by. Nothing you need to fix."


class TestReminderLedger(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)

    def start(self):
        return self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})

    def start_and_unlock(self):
        from rjtest import a11y

        program = self.start()
        app = a11y.wait_app(program)
        a11y.wait(app, "button", "Unlock", seconds=60)
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")
        a11y.wait(app, "button", "Write", seconds=60)
        return program, app

    def open_page(self, program, app):
        from rjtest import a11y

        a11y.key(program, "ctrl+comma")
        a11y.tab_to(program, a11y.wait(app, "list item", "How reminders went"))
        a11y.key(program, "Return")
        a11y.wait(app, None, "What your desktop allows")

    def test_killed_once_shown(self):
        with Desktop() as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.clock.set(3600 + 5)
            desktop.wait_shown()
            program.kill()
            program.wait(30)

            program, app = self.start_and_unlock()
            self.open_page(program, app)
            a11y.wait(app, None, contains="1 of 1 on time")
            a11y.wait(app, None, contains="Shown on time")
            # What it sends now is the second thing that the desktop was ever asked to show.
            a11y.tab_to(program, a11y.wait(app, "list item", "Send me a test reminder"))
            a11y.key(program, "Return")
            note = desktop.wait_shown(2)
            self.assertEqual(note.body, "This is a test. Nothing is planned.")
            a11y.wait(app, None, contains="Your desktop took it.")
            desktop.act(note, "done")
            a11y.wait(app, None, contains="its button works")
            self.assertEqual(len(desktop.notes), 2)

    def test_killed_between(self):
        """After it was written down that it was shown, and before the desktop has shown it: it does not come again."""
        with Desktop(answers="never") as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.clock.set(3600 + 5)
            desktop.wait(lambda: desktop.calls > 0, "the program to ask")
            program.kill()
            program.wait(30)
            self.assertEqual(desktop.notes, [])
        with Desktop() as desktop:
            program, app = self.start_and_unlock()
            self.open_page(program, app)
            a11y.wait(app, None, contains="1 of 1 on time")
            a11y.tab_to(program, a11y.wait(app, "list item", "Send me a test reminder"))
            a11y.key(program, "Return")
            self.assertEqual(desktop.wait_shown().body, "This is a test. Nothing is planned.")
            a11y.wait(app, None, contains="Your desktop took it.")
            self.assertEqual(len(desktop.notes), 1)

    def test_slept(self):
        """The clock is two hours on when the program looks again: one quiet line, and the page says why."""
        with Desktop() as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            a11y.press(app, "button", "Close")
            wait_for(lambda: not a11y.windows(program.pid), "the window to close")
            self.clock.set(3 * 3600)
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body, note.silent), ("Reminder", WENT_BY, True))
            desktop.act(note, "see")
            app = a11y.wait_app(program)
            a11y.wait(app, None, contains="0 of 1 on time")
            a11y.wait(app, None, contains="1 while the computer slept")
            self.assertEqual(len(desktop.notes), 1)

    def test_went_by(self):
        with Desktop() as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            program.kill()
            program.wait(30)
            self.clock.set(3 * 3600)

            program, app = self.start_and_unlock()
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body, note.silent), ("Reminder", WENT_BY, True))
            self.assertEqual(note.actions["see"], "See them")
            desktop.act(note, "see")
            a11y.wait(app, None, contains="0 of 1 on time")
            a11y.wait(app, None, contains="1 while Journal was closed or locked")
            a11y.wait(app, None, contains="Journal was closed, or not unlocked yet.")
            program.kill()
            program.wait(30)
            # Told of once is enough.
            program, app = self.start_and_unlock()
            self.open_page(program, app)
            a11y.tab_to(program, a11y.wait(app, "list item", "Send me a test reminder"))
            a11y.key(program, "Return")
            desktop.wait_shown(2)
            self.assertEqual([shown.body for shown in desktop.notes], [WENT_BY, "This is a test. Nothing is planned."])


if __name__ == "__main__":
    unittest.main(verbosity=2)
