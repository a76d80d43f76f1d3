#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Own words and own scales by the keyboard: a place is renamed, two are made one, a scale is made and rated at check-in."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import walk  # noqa: E402

FIELD = ("text", "entry")


class TestLists(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(Session(lang="en_GB.UTF-8", tz="UTC"))
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

    def press(self, role, name=None, **more):
        self.a11y.press(self.app, role, name, **more)

    def go(self, role, name=None, **more):
        """There by Tab, and Enter."""
        self.a11y.tab_to(self.program, self.seen(role, name, **more))
        self.key("Return")

    def save(self, dialog):
        self.press("button", "Save")
        self.gone("dialog", dialog)

    def test_words_and_scales(self):
        self.key("ctrl+comma")
        self.go("list item", "Places")
        self.go("list item", starts="Shop")
        self.a11y.set_text(self.seen(FIELD, "Word"), "The big shop")
        self.save("Edit")
        self.seen("list item", starts="The big shop")

        # A name that is there already: both are one.
        self.go("list item", starts="The big shop")
        self.a11y.set_text(self.seen(FIELD, "Word"), "Work")
        self.save("Edit")
        self.gone("list item", starts="The big shop")
        self.key("Escape")
        self.gone("list item", starts="Work")

        self.go("list item", "My own scales")
        self.press("button", "Add a scale")
        self.a11y.set_text(self.seen(FIELD, "Name"), "Pain")
        self.a11y.set_text(self.seen(FIELD, "Your word for 10"), "the worst")
        self.save("Add a scale")
        self.seen("list item", starts="Pain")
        self.key("Escape")
        self.gone("list item", starts="Pain")
        self.key("Escape")
        self.gone("list item", "My own scales")

        self.key("ctrl+m")
        slider = self.seen("slider", "Pain")
        self.key("4")
        self.a11y.tab_to(self.program, slider)
        self.key("7", "Return")
        self.gone("slider", "Pain")
        self.key("alt+2")
        self.seen(contains="Pain: 7")

        # One undo each; the last one is the check-in.
        self.key("ctrl+z")
        wait_for(lambda: not self.a11y.find(self.app, contains="Pain: 7"), "the check-in to go")


if __name__ == "__main__":
    unittest.main(verbosity=2)
