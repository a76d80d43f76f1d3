# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders through a notification daemon as people have it, and without any."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.dunst import Dunst  # noqa: E402
from rjtest.program import ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

TITLE = "Quokka circle"
SHOWN = {"app_name": "Journal", "summary": "Reminder", "body": "You have something planned."}


class TestRealDesktop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)

    def start(self):
        return self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})

    def is_done(self, app):
        from rjtest import a11y

        return any(a11y.has(node, a11y.STATE.CHECKED) for node in a11y.find_all(app, "check box", contains=TITLE))

    def assert_shown(self, note):
        self.assertEqual({name: note[name] for name in SHOWN}, SHOWN)

    def test_buttons(self):
        """With the window closed; put off, and then done."""
        with Dunst(self.session) as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            a11y.press(app, "button", "Close")
            wait_for(lambda: not a11y.windows(program.pid), "the window to close")
            self.clock.set(3600 + 5)
            self.assert_shown(desktop.wait_shown())
            self.assertEqual(desktop.count(), 1)
            desktop.choose("Snooze 10 minutes")
            wait_for(lambda: desktop.count() == 0, "it to go")
            # The ten minutes begin when the program has heard of the button.
            minutes = iter(range(2, 60))
            wait_for(lambda: self.clock.set(3600 + 60 * next(minutes)) or len(desktop.shown()) == 2, "it to come again", 60)
            self.assert_shown(desktop.wait_shown(2))
            desktop.choose("Done")
            wait_for(lambda: desktop.count() == 0, "it to go")
            # Nothing lies ahead and no window is open: it has nothing to stay for.
            wait_for(lambda: program.poll() is not None, "the program to end", 60)

            program = self.start()
            app = a11y.wait_app(program)
            a11y.set_text(a11y.wait(app, "password text", seconds=60), PASSPHRASE)
            a11y.press(app, "button", "Unlock")
            wait_for(lambda: self.is_done(app), "the item to be ticked", 60)
            self.assertEqual(len(desktop.shown()), 2)

    def test_behind_the_lock(self):
        """Shown again with buttons that work; pressed itself it brings the window."""
        with Dunst(self.session) as desktop:
            program = self.start()
            from rjtest import a11y, steps

            app = walk(self.session, program, lambda name: None)
            steps.plan_at_eleven(program, app, TITLE)
            self.clock.set(3600 + 5)
            self.assert_shown(desktop.wait_shown())
            a11y.key(program, "ctrl+l")
            self.assert_shown(desktop.wait_shown(2))
            wait_for(lambda: desktop.count() == 1, "the first one to go")
            app = a11y.wait_locked(program)
            desktop.choose("Done")
            wait_for(lambda: desktop.count() == 0, "it to go")
            a11y.set_text(a11y.wait(app, "password text", seconds=60), PASSPHRASE)
            a11y.press(app, "button", "Unlock")
            wait_for(lambda: self.is_done(app), "the item to be ticked", 60)

    def test_none(self):
        """Nothing shows notifications: it is said in the window, and on the page, with what to do."""
        program = self.start()
        from rjtest import a11y, steps

        app = walk(self.session, program, lambda name: None)
        steps.plan_at_eleven(program, app, TITLE)
        self.clock.set(3600 + 5)
        a11y.wait(app, None, SHOWN["body"])
        a11y.key(program, "ctrl+comma")
        a11y.tab_to(program, a11y.wait(app, "list item", "How reminders went"))
        a11y.key(program, "Return")
        a11y.wait(app, None, contains="0 of 1 on time")
        a11y.wait(app, None, contains="1 not shown by your desktop")
        a11y.wait(app, None, contains="Nothing on your desktop showed 1. Start its notification service")
        a11y.wait(app, None, contains="Nothing on your desktop shows notifications.")
        with Dunst(self.session) as desktop:
            a11y.tab_to(program, a11y.wait(app, "list item", "Send me a test reminder"))
            a11y.key(program, "Return")
            a11y.wait(app, None, contains="Your desktop took it.")
            self.assertEqual(desktop.wait_shown()["body"], "This is a test. Nothing is planned.")
            # And what was not shown is not caught up with.
            self.assertEqual(len(desktop.shown()), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
