# SPDX-License-Identifier: GPL-3.0-or-later
"""A reminder: planned in the window, shown by the desktop with the window closed and behind a lock, answered there."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.portal import Portal  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

TITLE = "Quokka circle"


class TestReminder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)

    def walk_clock(self, desktop, count):
        """Goes on minute by minute, for the ten minutes begin when the program has heard of the button."""
        for minute in range(2, 60):
            self.clock.set(3600 + minute * 60)
            try:
                return desktop.wait_shown(count, 1)
            except AssertionError:
                continue
        return desktop.wait_shown(count, 1)

    def start(self):
        return self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})

    def unlock(self, a11y, app):
        a11y.wait(app, "button", "Unlock", seconds=60)
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")

    def close_window(self, a11y, program, app):
        a11y.press(app, "button", "Close")
        wait_for(lambda: not a11y.windows(program.pid), "the window to close")
        self.assertIsNone(program.poll())

    def is_done(self, a11y, app):
        for node in a11y.find_all(app, "check box", contains=TITLE):
            return a11y.has(node, a11y.STATE.CHECKED)
        return False

    def test_done_with_the_window_closed(self):
        with Desktop() as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.close_window(a11y, program, app)
            self.clock.set(3600 - 90)
            self.clock.set(3600 + 5)
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))
            self.assertEqual(
                {action: note.actions[action] for action in ("done", "snooze", "open")},
                {"done": "Done", "snooze": "Snooze 10 minutes", "open": "Open"},
            )
            desktop.act(note, "done")
            desktop.wait_closed(note)
            # Nothing lies ahead and no window is open: it has nothing to stay for.
            wait_for(lambda: program.poll() is not None, "the program to end")
            self.assertEqual(program.returncode, 0, program.log.read_text(errors="replace"))
            program = self.start()
            app = a11y.wait_app(program)
            self.unlock(a11y, app)
            wait_for(lambda: self.is_done(a11y, app), "the item to be ticked")
            self.assertEqual(len(desktop.notes), 1)

    def test_snooze_and_done_behind_the_lock(self):
        with Desktop(drops=True) as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.clock.set(3600 + 5)
            note = desktop.wait_shown()
            a11y.key(program, "ctrl+l")
            # The old one went with its sender; the same again, without a sound, with buttons that work.
            desktop.wait_closed(note, 60)
            again = desktop.wait_shown(2, 60)
            self.assertTrue(again.silent)
            desktop.act(again, "snooze")
            desktop.wait_closed(again)
            third = self.walk_clock(desktop, 3)
            self.assertEqual((third.title, third.body), ("Reminder", "You have something planned."))
            desktop.act(third, "done")
            desktop.wait_closed(third)

            app = a11y.wait_app(program)
            self.unlock(a11y, app)
            wait_for(lambda: self.is_done(a11y, app), "the item to be ticked", 60)
            self.assertEqual(len(desktop.notes), 3)

    def test_a_desktop_that_says_no(self):
        """It is told, and one press leads to where it is decided."""
        with Portal(background=False) as portal:
            program = self.session.start(
                [PROGRAM], env={**ENVIRONMENT, **self.clock.environment, **portal.environment}
            )
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            a11y.wait(app, None, "Your desktop said no. Reminders come while Journal is open.")
            self.assertEqual(portal.reasons, ["To remind you when the window is closed"])
            a11y.click(program, a11y.wait(app, "button", "How to change this"))
            row = a11y.wait(app, None, "Remind me when the window is closed")
            self.assertFalse(a11y.has(row, a11y.STATE.CHECKED))

    def test_a_desktop_that_never_answers(self):
        with Desktop(answers="never") as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.clock.set(3600 + 5)
            desktop.wait(lambda: desktop.calls > 0, "the program to ask")
            a11y.key(program, "ctrl+n")
            a11y.wait(app, ("text", "entry"), "What", seconds=20)


if __name__ == "__main__":
    unittest.main(verbosity=2)
