#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A routine on Today: moved by keys, two of its steps ticked, locked in the middle of one, and all of it still there."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import wait_for  # noqa: E402

TITLE = "Slow evening"


class TestPlan(Journey):
    def is_checked(self, name):
        return any(self.a11y.has(node, self.a11y.STATE.CHECKED)
                   for node in self.a11y.find_all(self.app, "check box", name))

    def add(self):
        self.key("ctrl+n")
        self.write("What", TITLE)
        self.write("Time", "19:00")
        self.write("Steps, one a line", "Tea\nBath 10 min\nBook")
        self.press("button", "Save")
        self.press("button", "Only while it is open")
        self.gone(FIELD, "What")
        self.seen("check box", TITLE)

    def lock_and_unlock(self):
        self.lock()
        self.unlock()
        self.seen("check box", TITLE, seconds=60)

    def test_journey(self):
        self.add()
        # By keys, faster than the plan is read again.
        self.focus(self.seen("check box", TITLE))
        self.key("alt+Down", "alt+Down")
        self.seen(contains="Moved to 19:30.")
        wait_for(lambda: "19:30" in (self.seen("check box", TITLE).get_description() or ""), "the new time")
        wait_for(lambda: self.a11y.clear() or self.a11y.has(self.seen("check box", TITLE), self.a11y.STATE.FOCUSED),
                 "the focus to go with it")
        self.key("alt+Up")
        self.seen(contains="Moved to 19:15.")
        self.key("ctrl+z")
        wait_for(lambda: "19:30" in (self.seen("check box", TITLE).get_description() or ""), "the time before")

        # Two steps, one of them by hand.
        self.focus(self.seen("button", "3 steps"))
        self.key("space")
        self.focus(self.seen("check box", "Book"))
        self.key("space")
        self.seen("button", "1 of 3 steps")
        self.press("toggle button", f"More for “{TITLE}”")
        self.seen("menu item")
        self.key("d")
        self.seen(contains="Step 1 of 3")
        self.key("Return")
        self.seen(contains="Step 2 of 3")
        self.seen(contains="minutes left")

        # Locked in the middle of the second: it goes on with the time that is left, and what was ticked is there.
        self.clock.set(120)
        self.lock_and_unlock()
        self.seen(contains="Step 2 of 3")
        self.seen(contains="8 minutes left")
        self.key("Escape")
        self.gone(contains="Step 2 of 3")
        self.seen("button", "2 of 3 steps")
        self.press("button", "2 of 3 steps")
        wait_for(lambda: self.is_checked("Tea") and self.is_checked("Book"), "two ticks")
        self.assertFalse(self.is_checked("Bath 10 min"))
        self.assertIn("19:30", self.seen("check box", TITLE).get_description())

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        self.assertEqual([mark["step"] for mark in held["plan_step_mark"]], [0, 2])
        self.assertEqual(held["plan_mark"], [])
        item = next(item for item in held["plan_item"] if item["title"] == TITLE)
        self.assertEqual([move["to_minutes"] for move in item["moves"]], [19 * 60 + 30])


if __name__ == "__main__":
    unittest.main(verbosity=2)
