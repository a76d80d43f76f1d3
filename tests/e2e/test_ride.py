#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ride it out: rated, started, rated again, written down; on every page, and through a lock."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.journey import Journey  # noqa: E402
from rjtest.program import ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import walk  # noqa: E402

BAR = {"contains": "left · How strong now?"}


class TestRide(Journey):
    @classmethod
    def setUpClass(cls):
        # One for all: a process finds the bus of its first session only.
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT | self.clock.environment)
        from rjtest import a11y

        self.a11y = a11y
        self.app = walk(self.session, self.program, lambda name: None)

    def rating_has_focus(self):
        wait_for(lambda: self.a11y.matches(self.a11y.focused(self.app) or self.app, "slider"), "the rating to have the focus")

    def open_by_help(self):
        """Two keys."""
        self.key("F1")
        self.seen(starts="Someone won't wake up")
        self.key("2")
        self.seen(starts="What you feel often rises")
        self.rating_has_focus()

    def first_choice(self):
        """The one that is chosen, once they are there."""
        def chosen():
            return [self.a11y.name(node) for node in self.a11y.find_all(self.app, "radio button")
                    if self.a11y.has(node, self.a11y.STATE.CHECKED)]
        return wait_for(chosen, "the first one to be chosen")[0]

    def written(self):
        """The export, each urge with its ratings, and each use with its urge."""
        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        uses = [(strategy["title"], use["craving"]) for strategy in held["strategy"] for use in strategy.get("uses") or []]
        cravings = [(craving["strength"], [rating["strength"] for rating in craving.get("ratings") or []])
                    for craving in held.get("craving", [])]
        return held, cravings, uses

    def test_journey(self):
        self.open_by_help()
        chosen = self.first_choice()
        self.key("7", "Return")
        self.seen(contains="So far: 7 at 10:0")
        self.rating_has_focus()

        # It stays, as a bar, wherever the person goes.
        self.key("Escape")
        self.gone("button", "Stop")
        self.seen("button", **BAR)
        for place in ("alt+2", "alt+3", "alt+1"):
            self.key(place)
            self.seen("button", **BAR)
        self.press("button", **BAR)
        self.rating_has_focus()
        self.key("5", "Return")
        self.seen(contains=" · 5 at 10:0")
        self.seen("list", "How it went")

        # The time is over: rated again, and done.
        self.clock.set(3600)
        self.seen(None, "The time is over")
        self.key("3", "Return")
        self.seen(starts="7 to 3 in 6", contains="You rode that one out.")
        self.press("button", "Done")
        self.gone("button", "Stop")
        self.seen(None, "Noted.")
        self.assertIsNone(self.a11y.find(self.app, "button", contains="How strong now?"))

        held, cravings, uses = self.written()
        self.assertEqual(cravings, [(7, [5, 3])])
        self.assertEqual(uses, [(chosen, held["craving"][0]["id"])])

    def test_left_is_not_logged(self):
        self.open_by_help()
        self.first_choice()
        self.key("Return")
        self.seen("button", "Stop")
        self.key("Escape")
        self.seen("button", **BAR)
        self.press("button", **BAR)
        self.press("button", "Stop")
        self.gone("button", "Stop")
        self.gone("button", **BAR)
        self.assertEqual(self.written()[1:], ([], []))

    def test_after_logging(self):
        """Ctrl+Enter in the log; what fits the ticked letter comes first."""
        self.key("ctrl+k")
        self.seen(None, "How strong is it?")
        self.rating_has_focus()
        self.key("8", "l", "ctrl+Return")
        self.seen(starts="What you feel often rises")
        self.first_choice()
        wait_for(lambda: self.a11y.has(self.a11y.find(self.app, "button", "Start") or self.app, self.a11y.STATE.FOCUSED),
                 "Start to have the focus")
        self.key("Return")
        self.seen(contains="So far: 8 at 10:0")
        self.rating_has_focus()
        self.key("9", "Return")
        self.seen(starts="9 now, a bit stronger.")
        self.press("button", "Something else")
        self.seen(starts="What you feel often rises")
        self.first_choice()
        self.key("Return")
        self.seen("button", "Stop")
        self.press("button", "Stop")
        self.gone("button", "Stop")
        held, cravings, uses = self.written()
        self.assertEqual(cravings, [(8, [9])])
        # The first one was rated; the second was left.
        self.assertEqual([craving for _, craving in uses], [held["craving"][0]["id"]])

    def test_through_a_lock(self):
        self.open_by_help()
        chosen = self.first_choice()
        self.key("7", "Return")
        self.seen(contains="So far: 7 at 10:0")
        self.lock()
        self.assertIsNone(self.a11y.find(self.app, None, contains=chosen))

        # Locked it goes on without a name, and a rating goes to the inbox.
        self.key("F1")
        self.seen("list item", contains="Ride it out")
        self.key("2")
        self.seen("button", "Stop")
        self.rating_has_focus()
        for word in (chosen, "So far", "raving"):
            self.assertNotIn(word, self.a11y.dump(self.app))
        self.clock.set(600)
        # Two minutes long: so it is known that the clock has been read.
        self.seen(None, "The time is over")
        self.rating_has_focus()
        self.key("4", "Return")
        self.seen(None, "Saved. It is added when you unlock.")
        self.key("Escape")
        self.gone("button", "Stop")

        self.unlock()
        self.seen("button", "Log a craving", seconds=60)
        self.press("button", contains="How strong now?")
        self.seen(None, chosen)
        self.seen(contains="So far: 7 at 10:0")
        self.seen(contains=" · 4 at 10:1")
        self.press("button", "Done")
        self.gone("button", "Stop")
        held, cravings, uses = self.written()
        self.assertEqual(cravings, [(7, [4])])
        self.assertEqual(uses, [(chosen, held["craving"][0]["id"])])

    def test_begun_while_locked(self):
        self.lock()
        self.key("ctrl+k")
        self.seen(None, "How strong?")
        self.rating_has_focus()
        self.key("9", "Return")
        self.seen(starts="That is a strong one.")
        wait_for(lambda: self.a11y.has(self.a11y.find(self.app, "button", "Ride it out") or self.app, self.a11y.STATE.FOCUSED),
                 "the way on to have the focus")
        self.key("Return")
        self.seen(None, "15 minutes, one thing")
        wait_for(lambda: self.a11y.has(self.a11y.find(self.app, "button", "Start") or self.app, self.a11y.STATE.FOCUSED),
                 "Start to have the focus")
        self.assertNotIn("rge", self.a11y.dump(self.app))
        self.key("Return")
        self.seen("button", "Stop")
        self.clock.set(900)
        self.seen(None, "The time is over")
        self.rating_has_focus()
        self.key("6", "Return")
        self.seen(None, "Saved. It is added when you unlock.")
        self.key("Escape")
        self.gone("button", "Stop")
        self.unlock()
        self.seen("button", "Log a craving", seconds=60)
        self.press("button", contains="How strong now?")
        self.seen(starts="9 to 6 in 1", contains="You rode that one out.")
        self.press("button", "Done")
        self.gone("button", "Stop")
        _, cravings, uses = self.written()
        self.assertEqual(cravings, [(9, [6])])
        self.assertEqual(uses, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
