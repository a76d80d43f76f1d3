#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""My plan by keyboard: reasons and a rule, the rule shown when its letter is logged, a lock that keeps a half-typed line,
and the reasons read in Help now."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import wait_for  # noqa: E402


class TestMyPlan(Journey):
    def open_plan(self):
        self.key("alt+3")
        self.seen(name="Search coping notes")
        self.press(("radio button", "toggle button", "tab", "page tab"), "My plan")
        self.seen("button", "Add a reason")

    def begin(self, button):
        self.focus(self.seen("button", button))
        self.key("Return")
        self.seen("button", "Save")

    def save(self):
        """By key, from wherever the focus is."""
        self.key("ctrl+Return")
        self.gone("button", "Save")

    def add(self, button, text):
        self.begin(button)
        field = self.seen(FIELD, "In my words")
        self.a11y.set_text(field, text)
        self.save()
        self.seen("list item", contains=text)

    def add_rule(self, text):
        self.begin("Add a rule")
        self.focus(self.seen(("toggle button", "radio button"), "Lonely"))
        self.key("space")
        self.write("Then", text)
        self.save()
        self.seen("list item", contains="If: Lonely. Then: " + text)

    def order(self):
        """The reasons from top to bottom."""
        self.a11y.clear()
        names = [self.a11y.name(node) for node in self.a11y.find_all(self.app, "list item")]
        return list(dict.fromkeys(reason for name in names for reason in ("Mia", "Garden") if reason in name))

    def test_plan(self):
        self.open_plan()
        self.add("Add a reason", "Breakfast with Mia")
        self.add("Add a reason", "Garden in spring")
        self.assertEqual(self.order(), ["Mia", "Garden"])
        # By key, and taken back.
        self.focus(self.seen("list item", contains="Garden"))
        self.key("alt+Up")
        wait_for(lambda: self.order() == ["Garden", "Mia"], "the reasons to change places")
        self.key("ctrl+z")
        wait_for(lambda: self.order() == ["Mia", "Garden"], "the old order")
        self.focus(self.seen("list item", contains="Garden"))
        self.key("Delete")
        self.gone("list item", contains="Garden")
        self.key("ctrl+z")
        self.seen("list item", contains="Garden")

        self.add_rule("Ten minutes outside")
        self.log_craving()
        self.lock_while_typing()
        self.read_in_help()
        self.check_export()

    def rate(self, rating, digit):
        """The form gives the focus once it is there; a digit before that is lost."""
        wait_for(lambda: self.a11y.has(rating, self.a11y.STATE.FOCUSED), "the focus on the rating")
        self.key(str(digit))
        wait_for(lambda: rating.get_value_iface().get_current_value() == digit, f"the {digit}")

    def log_craving(self):
        # Away from the plan, where the same words stand behind the form.
        self.key("alt+1")
        self.gone("button", "Add a reason")
        self.key("ctrl+k")
        self.rate(self.seen("slider"), 5)
        self.key("l")
        wait_for(lambda: any(self.a11y.has(node, self.a11y.STATE.PRESSED) or self.a11y.has(node, self.a11y.STATE.CHECKED)
                             for node in self.a11y.find_all(self.app, ("toggle button", "radio button"), "Lonely")),
                 "the letter to be picked")
        self.key("Return")
        # Quiet: a line, after it was saved.
        self.seen(contains="If: Lonely. Then: Ten minutes outside")
        self.focus(self.seen("button", contains="I did this"))
        self.key("Return")
        self.rate(self.seen("slider", "How strong now?"), 2)
        self.key("Return")
        self.seen(name="Noted.")
        self.focus(self.seen("button", "That's all for now"))
        self.key("Return")
        self.gone("button", "That's all for now")
        self.key("alt+3")
        self.seen("button", "Add a reason")
        self.seen(contains="Shown: 1 · Used: 1")

    def lock_while_typing(self):
        self.begin("Add a sign")
        self.write("In my words", "I stop ans")
        self.lock()
        self.unlock()
        field = self.seen(FIELD, "In my words", seconds=60)
        wait_for(lambda: self.a11y.get_text(field) == "I stop ans", "the half-typed line")
        self.save()
        self.seen("list item", contains="I stop ans")

    def read_in_help(self):
        # Away from the plan, where the same words stand behind Help now.
        self.key("alt+1")
        self.gone("list item", contains="I stop ans")
        self.key("F1")
        self.focus(self.seen("list item", contains="My reasons"))
        self.key("Return")
        self.seen(name="Breakfast with Mia")
        self.seen(name="Garden in spring")
        self.key("Escape")
        self.focus(self.seen("list item", contains="My plan"))
        self.key("Return")
        self.seen("heading", "My early signs")
        self.seen(name="I stop ans")
        self.key("Escape")
        self.seen("heading", "You can stop here for a minute.")
        self.key("Escape")
        self.gone("heading", "You can stop here for a minute.")

    def check_export(self):
        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        lines = {line["text"]: line for line in held["my_line"]}
        self.assertEqual(sorted((line["section"], line["text"]) for line in lines.values()),
                         [(1, "Breakfast with Mia"), (1, "Garden in spring"), (2, "I stop ans"), (4, "Ten minutes outside")])
        craving = held["craving"][0]["id"]
        self.assertEqual([rating["strength"] for rating in held["craving"][0]["ratings"]], [2])
        events = sorted((event["kind"], event["craving"], event["strength"])
                        for event in lines["Ten minutes outside"]["events"])
        self.assertEqual(events, [(1, craving, None), (2, craving, None), (3, craving, 2)])


if __name__ == "__main__":
    unittest.main(verbosity=2)
