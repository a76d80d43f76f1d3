#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Days are counted once that is wanted: a day of use is written down, then taken back, and nothing is lost on the way."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.journey import Journey  # noqa: E402

NOTE = "After the call, by the river."


class TestRecovery(Journey):
    def test_journey(self):
        self.key("alt+4", "alt+5")  # it is the last place, whichever there are
        self.press("button", "Count my days")
        self.seen("dialog", "When it began")
        self.press("button", "Save")
        self.gone("dialog", "When it began")
        self.seen(name="Today is the first day.")

        # A day of use: only the day is needed, and its words are not on the page.
        self.press("button", "Write a day of use down")
        self.seen("dialog", "Day of use")
        self.write("Note", NOTE)
        self.press("toggle button", "Yes, a new run")
        self.press("button", "Save")
        self.gone("dialog", "Day of use")
        # First, a minute for safety; not now.
        self.seen(name="Thank you for writing it down.")
        self.press("button", "Later")
        self.gone(name="Thank you for writing it down.")
        line = self.seen("list item", "Day of use")
        self.seen(contains="with a note")
        self.assertIsNone(self.a11y.find(self.app, contains=NOTE))

        # It was not so: that is written down too.
        self.focus(line)
        self.key("Return")
        self.seen("dialog", "Day of use")
        self.press("button", "This was not so")
        self.gone("dialog", "Day of use")
        self.seen(contains="was not so")

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        began, used, taken_back = held["recovery_event"]
        self.assertEqual([began["kind"], used["kind"], taken_back["kind"]], [1, 2, 5])
        self.assertEqual(taken_back["root"], used["id"])
        self.assertEqual([words["note"] for words in used["words"]], [NOTE])
        preferences = {row["name"]: row["value"] for row in held["preference"]}
        self.assertEqual((preferences["recovery-on"], preferences["recovery-use-ends-run"]), ("yes", "yes"))


if __name__ == "__main__":
    unittest.main()
