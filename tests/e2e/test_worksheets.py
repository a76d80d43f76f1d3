#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A worksheet by keyboard: the chain, from what came before to one if-then rule, which goes into my plan and is shown when
its letter is logged; and what the export says of both."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import wait_for  # noqa: E402

TAB = ("radio button", "page tab", "toggle button")
PICK = ("toggle button", "radio button")
LONELY = 4
RULE = "send the rent first"
CHAIN = "How it came about"
WORDS = {"What came before?": ("before", "Slept badly."), "What set it off?": ("trigger", "The pay came in."),
         "If …": ("if", "the pay comes in"), "Then I …": ("then", RULE)}


class TestWorksheets(Journey):
    def test_journey(self):
        self.key("alt+3")
        self.seen("button", "New coping note")
        self.press(TAB, "Worksheets")
        row = self.seen("list item", contains=CHAIN)
        self.focus(row)
        self.key("Return")
        for name, (_, words) in WORDS.items():
            self.write(name, words)
        self.key("ctrl+Return")
        self.keep()
        self.log_craving()

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        [sheet] = held["worksheet"]
        self.assertEqual(sheet["form"], "chain")
        self.assertEqual([(line["field"], line["text"], line["value"]) for line in sheet["lines"]],
                         [(field, words, None) for field, words in WORDS.values()])
        [rule] = held["my_line"]
        self.assertEqual((rule["section"], rule["text"], rule["halt"]), (4, RULE, LONELY))
        self.assertEqual([event["kind"] for event in rule["events"]], [1])

    def keep(self):
        """The sentence as a rule, by key; what it waits for is chosen there."""
        self.seen(name="Keep this in my plan?")
        keep = self.seen("button", "Keep it…")
        wait_for(lambda: self.a11y.has(keep, self.a11y.STATE.FOCUSED), "the focus on the answer")
        self.key("Return")
        self.seen(name="On the worksheet: If the pay comes in")
        field = self.seen(FIELD, "Then")
        self.assertEqual(self.a11y.get_text(field), RULE)
        chip = self.seen(PICK, "Lonely")
        self.focus(chip)
        self.key("space")
        self.picked("Lonely")
        self.key("ctrl+Return")
        self.gone(FIELD, "Then")
        self.seen(contains="Today ·")

    def picked(self, name):
        wait_for(lambda: any(self.a11y.has(node, self.a11y.STATE.PRESSED) or self.a11y.has(node, self.a11y.STATE.CHECKED)
                             for node in self.a11y.find_all(self.app, PICK, name)), "the letter to be picked")

    def log_craving(self):
        self.key("ctrl+k")
        rating = self.seen("slider")
        wait_for(lambda: self.a11y.has(rating, self.a11y.STATE.FOCUSED), "the focus on the rating")
        self.key("5")
        wait_for(lambda: rating.get_value_iface().get_current_value() == 5, "the 5")
        self.key("l")
        self.picked("Lonely")
        self.key("Return")
        self.seen(contains="If: Lonely. Then: " + RULE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
