# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now, the places and the lock by real keys: on a page, above a dialog, out of a menu."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session  # noqa: E402

HELP = "You can stop here for a minute."


class TestKeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        self.a11y = a11y
        self.app = a11y.wait_app(self.program)
        a11y.wait(self.app, "button", "Start")

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def help_opens_and_closes(self, key):
        self.key(key)
        self.a11y.wait(self.app, None, HELP)
        self.key("Escape")
        self.a11y.wait_gone(self.app, None, HELP)

    def test_first_run_has_help(self):
        self.help_opens_and_closes("F1")

    def test_undo_by_its_button(self):
        """As a screen reader presses it, which is not as a mouse does."""
        a11y, app = self.a11y, self.app
        a11y.press(app, "button", "Look around first")
        a11y.wait(app, "button", "Start my own", seconds=60)
        self.key("ctrl+k")
        a11y.wait(app, "dialog", "Log a craving")
        self.key("5", "Return")
        a11y.press(app, "button", "Undo")
        a11y.wait(app, "label", "Taken out again.")

    def test_help_everywhere(self):
        a11y, app = self.a11y, self.app
        a11y.press(app, "button", "Look around first")
        a11y.wait(app, "button", "Start my own", seconds=60)
        self.help_opens_and_closes("ctrl+h")

        # Someone won't wake up: two keys.
        self.key("F1")
        a11y.wait(app, None, HELP)
        self.key("6")
        a11y.wait(app, "button", "I am the one who feels unwell")
        self.key("Escape")
        a11y.wait_gone(app, "button", "I am the one who feels unwell")
        a11y.wait(app, None, HELP)
        self.key("Escape")
        a11y.wait_gone(app, None, HELP)

        # Above a dialog, which is there again afterwards.
        self.key("ctrl+k")
        a11y.wait(app, None, "How strong is it?")
        self.help_opens_and_closes("F1")
        a11y.wait(app, None, "How strong is it?")
        self.key("Escape")
        a11y.wait_gone(app, None, "How strong is it?")

        # Out of a menu, which must not keep the keys.
        self.key("F10")
        self.help_opens_and_closes("F1")
        self.key("ctrl+comma")
        a11y.wait(app, None, "Privacy and lock")
        self.help_opens_and_closes("F1")
        self.key("Escape")
        a11y.wait_gone(app, None, "Privacy and lock")

        # The lock out of a dialog. Of a made-up journal nothing is left.
        self.key("ctrl+k")
        a11y.wait(app, None, "How strong is it?")
        self.key("ctrl+l")
        self.app = a11y.wait_app(self.program)
        a11y.wait(self.app, "button", "Look around first", seconds=60)


if __name__ == "__main__":
    unittest.main()
