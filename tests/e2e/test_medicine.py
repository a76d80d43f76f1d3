#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A medicine with a time: added, ticked on Today, told to be late, taken back; one as needed, and how long ago it was."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import wait_for  # noqa: E402


class TestMedicine(Journey):
    def open_list(self):
        self.key("F10")
        self.seen("menu item")
        self.key("m")
        self.seen("button", "Add one")

    def add(self, name, times=None):
        self.press("button", "Add one")
        self.write("Name", name)
        if times is None:
            self.focus(self.seen(name="As needed, no fixed times"))
            self.key("space")
        else:
            self.write("Times, like 8:00, 20:00", times)
        self.press("button", "Save")
        if times is not None:
            self.press("button", "Only while it is open")
        self.gone(FIELD, "Name")
        self.seen("list item", contains=name)

    def is_checked(self, text):
        return any(self.a11y.has(node, self.a11y.STATE.CHECKED)
                   for node in self.a11y.find_all(self.app, "check box", contains=text))

    def tick(self, text):
        self.focus(self.seen("check box", contains=text))
        self.key("space")

    def test_journey(self):
        self.open_list()
        self.add("Film of the morning", "23:30")
        self.add("Tablet")
        # As needed: written down now, and said how long ago.
        self.focus(self.seen("list item", contains="Tablet"))
        self.key("Return")
        self.press("button", "Write down a dose")
        self.press("button", "Save")
        self.seen(contains="Last taken: now")
        self.seen(contains="On 1 day")
        self.clock.set(200)
        self.key("Escape")
        self.key("Escape")
        self.gone("button", "Add one")

        # One key on Today is taken; the toast of Ctrl+Z takes it back.
        self.tick("Film of the morning")
        wait_for(lambda: self.is_checked("Film of the morning"), "the tick")
        self.key("ctrl+z")
        wait_for(lambda: not self.is_checked("Film of the morning"), "no tick")

        # Late, with the words that go with it.
        self.focus(self.seen("check box", contains="Film of the morning"))
        self.key("Return")
        self.press(("radio button", "toggle button"), "Late")
        self.seen(contains="Don't take extra to make up for it.")
        self.press("button", "Save")
        wait_for(lambda: self.is_checked("Film of the morning"), "the tick")

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        names = {medicine["id"]: medicine["name"] for medicine in held["medicine"]}
        self.assertEqual(sorted((names[dose["medicine"]], dose["status"]) for dose in held["dose"]),
                         [("Film of the morning", 2), ("Tablet", 1)])
        self.assertEqual([dose["due_minutes"] for dose in held["dose"] if dose["item"]], [23 * 60 + 30])
        self.assertEqual([mark["mark"] for mark in held["plan_mark"]
                          if mark["item"] in {dose["item"] for dose in held["dose"]}], [1])


if __name__ == "__main__":
    unittest.main(verbosity=2)
