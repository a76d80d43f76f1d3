#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now from outside and by one hand on the keyboard: while the program runs or not, locked or not."""

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import walk  # noqa: E402

FIELD = ("text", "entry")


class TestHelp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        self.a11y = a11y
        self.app = walk(self.session, self.program, lambda name: None)

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def seen(self, role=None, name=None, **more):
        return self.a11y.wait(self.app, role, name, **more)

    def gone(self, role=None, name=None, **more):
        self.a11y.wait_gone(self.app, role, name, **more)

    def help_open(self):
        return self.seen("list item", starts="Someone won't wake up")

    def back(self):
        self.key("Escape")
        self.help_open()

    def focus_is(self, role, contains):
        def look():
            node = self.a11y.focused(self.app)
            return node and self.a11y.matches(node, role, contains=contains)

        wait_for(look, f"the focus on {role} “{contains}”")

    def rows(self):
        """Each row by its digit, and one step back."""
        self.help_open()
        self.key("1")
        self.focus_is("button", "Pause")
        self.key("space")
        self.focus_is("button", "Go on")
        self.key("space")
        self.focus_is("button", "Pause")
        self.back()

        self.key("3")
        self.focus_is(FIELD, "1 of 5")
        self.a11y.type_text(self.program, "lamp")
        wait_for(lambda: self.a11y.get_text(self.a11y.focused(self.app)) == "lamp", "the word")
        self.key("Return")
        self.focus_is(FIELD, "2 of 5")
        self.back()
        # What was typed there is gone.
        self.key("3")
        self.focus_is(FIELD, "1 of 5")
        self.assertEqual(self.a11y.get_text(self.a11y.focused(self.app)), "")
        self.back()

        self.key("4")
        self.seen(contains="Eat something small")
        self.back()
        self.key("5")
        self.seen(contains="999")
        self.back()
        self.key("6")
        self.seen(contains="Rub your knuckles")
        self.back()
        self.key("Escape")
        self.gone("list item", starts="Someone won't wake up")

    def test_unlocked_and_locked(self):
        self.key("F1")
        self.rows()
        # From outside, into the one that runs.
        self.session.start([PROGRAM, "--help-now"], env=ENVIRONMENT)
        self.help_open()
        self.key("Escape")
        self.gone("list item", starts="Someone won't wake up")

        self.key("ctrl+l")
        self.a11y.wait_locked(self.program)
        self.app = self.a11y.wait_app(self.program)
        self.key("ctrl+h")
        self.rows()

    def test_digits_that_need_shift(self):
        """On a French keyboard the key of the 1 writes "&", and with Shift "1"; both are meant."""
        self.addCleanup(subprocess.run, ["setxkbmap", "us"], check=True, timeout=20)
        subprocess.run(["setxkbmap", "fr"], check=True, timeout=20)
        self.key("F1")
        self.help_open()
        for one in ["ampersand", "1"]:
            self.key(one)
            self.focus_is("button", "Pause")
            self.back()
        for three in ["quotedbl", "3"]:
            self.key(three)
            self.focus_is(FIELD, "1 of 5")
            self.back()
        self.key("Escape")
        self.gone("list item", starts="Someone won't wake up")

    def test_while_it_does_not_run(self):
        self.session.stop(self.program)
        self.program = self.session.start([PROGRAM, "--help-now"], env=ENVIRONMENT)
        self.app = self.a11y.wait_app(self.program)
        self.rows()
        # The lock screen is behind it.
        self.seen("password text")


if __name__ == "__main__":
    unittest.main(verbosity=2)
