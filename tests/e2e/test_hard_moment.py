#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole hard moment, from the first key to what helped: behind the lock and in the open journal, by the keyboard
alone and by what a screen reader presses."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.journey import Journey  # noqa: E402
from rjtest.program import ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

QUARTER = 15 * 60
# What must not stand on the lock screen.
TELLING = ("raving", "rge ", "What helps me", "Welcome back", "So far")


class TestHardMoment(Journey):
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

    # ---- What is waited for ----

    def focus_is(self, what, *args, **more):
        wait_for(lambda: self.a11y.matches(self.a11y.focused(self.app) or self.app, *args, **more),
                 f"{what} to have the focus")

    def rating_has_focus(self):
        self.focus_is("the rating", "slider")

    def start_has_focus(self):
        self.focus_is("Start", "button", "Start")

    def first_choice(self):
        """The coping note that is chosen, once they are there."""
        def chosen():
            return [self.a11y.name(node) for node in self.a11y.find_all(self.app, "radio button")
                    if self.a11y.has(node, self.a11y.STATE.CHECKED)]
        return wait_for(chosen, "the first one to be chosen")[0]

    def help_is_open(self):
        self.seen(starts="Someone won't wake up")
        self.focus_is("the first row", "list item", contains="Breathe with me")

    def help_is_open_again(self):
        self.seen(None, "You can stop here for a minute.")

    def back_to_help(self):
        self.press("button", "Back")
        self.help_is_open_again()

    def rating_is_empty(self):
        wait_for(lambda: not self.a11y.has(self.seen("button", "Save"), self.a11y.STATE.SENSITIVE),
                 "the rating to be taken")

    def breathes(self):
        self.seen("button", "Pause")

    def says_nothing(self):
        dump = self.a11y.dump(self.app)
        for word in TELLING:
            self.assertNotIn(word, dump)

    def lock_in_front(self):
        """Without a window manager the new window has to be given the focus."""
        self.lock()
        self.a11y.focus_window(self.program)
        self.focus_is("the passphrase", "password text")

    def unlock_by_keys(self):
        self.focus_is("the passphrase", "password text")
        self.a11y.type_text(self.program, PASSPHRASE)
        self.key("Return")
        self.gone("button", "Unlock", seconds=60)
        self.seen("button", "Log a craving", seconds=60)

    def written(self):
        """The export, each urge with its ratings, and each use with its urge."""
        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        uses = [(strategy["title"], use["craving"]) for strategy in held["strategy"] for use in strategy.get("uses") or []]
        cravings = [(craving["strength"], craving["halt"], [rating["strength"] for rating in craving.get("ratings") or []])
                    for craving in held.get("craving", [])]
        return held, cravings, uses

    # ---- Behind the lock ----

    def test_locked_by_keyboard(self):
        self.lock_in_front()
        self.key("F1")
        self.help_is_open()
        self.key("1")
        self.breathes()
        self.says_nothing()
        self.key("Escape")
        self.gone("button", "Pause")
        self.help_is_open_again()
        self.key("Escape")
        self.gone(starts="Someone won't wake up")
        self.focus_is("the passphrase", "password text")

        # Three keys, and a letter.
        self.key("ctrl+k")
        self.seen(None, "How strong?")
        self.rating_has_focus()
        self.key("6", "t", "ctrl+Return")
        self.seen(None, "15 minutes, one thing")
        self.gone(None, "How strong?")
        self.start_has_focus()
        self.says_nothing()
        self.key("Return")
        self.seen("button", "Stop")
        self.key("Escape")
        self.gone("button", "Stop")

        self.unlock_by_keys()
        self.seen("button", contains="How strong now?")
        held, cravings, uses = self.written()
        self.assertEqual(cravings, [(6, 8, [])])
        self.assertEqual(uses, [])
        self.assertTrue(held["craving"][0]["while_locked"])

    def test_locked_by_presses(self):
        self.lock_in_front()
        self.press("button", "Help now")
        self.help_is_open()
        self.press("list item", contains="Breathe with me")
        self.breathes()
        self.press("button", "Back")
        self.gone("button", "Pause")
        self.help_is_open_again()
        self.press("list item", contains="Talk to someone")
        self.seen(None, "Emergency")
        self.back_to_help()
        self.press("list item", starts="Someone won't wake up")
        self.seen(contains="knuckles")
        self.back_to_help()
        self.says_nothing()
        self.press("button", "Close")
        self.gone(starts="Someone won't wake up")
        self.press("button", "Quick note")
        self.seen(None, "How strong?")
        self.rating_has_focus()
        self.key("9")
        self.press("toggle button", "Tired")
        self.says_nothing()
        self.press("button", "Save")
        self.press("button", "Ride it out")
        self.start_has_focus()
        self.press("button", "Start")
        self.seen("button", "Stop")
        # It stands by itself and is rated, with nothing of the person said.
        self.says_nothing()
        self.rating_has_focus()
        self.key("4")
        self.press("button", "Save")
        self.rating_is_empty()
        self.key("Escape")
        self.gone("button", "Stop")
        self.unlock()
        self.seen("button", contains="How strong now?", seconds=60)
        # Once, though it lay in the inbox, and with what it became.
        self.key("alt+2")
        self.seen("list item", contains="9, very strong")
        _, cravings, uses = self.written()
        self.assertEqual((cravings, uses), ([(9, 8, [4])], []))

    # ---- In the open journal ----

    def test_open_by_keyboard(self):
        self.key("F1")
        self.help_is_open()
        self.key("2")
        self.seen(starts="What you feel often rises")
        chosen = self.first_choice()
        self.rating_has_focus()
        self.key("7", "Return")
        self.seen(contains="So far: 7 at 10:0")
        self.rating_has_focus()
        self.clock.set(QUARTER + 1)
        self.seen(None, "The time is over")
        self.rating_has_focus()
        self.key("3", "Return")
        # Fifteen and what the machine took.
        self.seen(starts="7 to 3 in 1", contains="You rode that one out.")
        self.a11y.tab_to(self.program, self.seen("button", "Done"))
        self.key("Return")
        self.gone("button", "Stop")
        self.gone("button", contains="How strong now?")
        self.counted(chosen)

    def test_open_by_presses(self):
        self.press("button", "Help now")
        self.help_is_open()
        self.press("list item", contains="Ride it out")
        self.gone(starts="Someone won't wake up")
        self.seen(starts="What you feel often rises")
        chosen = self.first_choice()
        self.press("button", "Start")
        # The page before has a rating too, and a button that was activated is pressed for a quarter of a second.
        self.seen("button", "Stop")
        self.rating_has_focus()
        self.key("7")
        self.press("button", "Save")
        self.seen(contains="So far: 7 at 10:0")
        self.clock.set(QUARTER + 1)
        self.seen(None, "The time is over")
        self.rating_has_focus()
        self.key("3")
        self.press("button", "Save")
        # Fifteen and what the machine took.
        self.seen(starts="7 to 3 in 1", contains="You rode that one out.")
        self.press("button", "Done")
        self.gone("button", "Stop")
        self.counted(chosen)

    def test_something_happened(self):
        """Safety first, then who and what next, by one key and presses; it asks nothing and writes nothing."""
        self.key("F1")
        self.help_is_open()
        self.key("7")
        self.seen(None, "You're here. That counts.")
        self.press("button", "I'm okay for now")
        self.seen(None, "Who could you tell?")
        self.press("button", "The next 24 hours")
        self.seen(None, "Three things are enough.")
        self.press("button", "Someone won't wake up")
        self.seen(contains="naloxone")
        self.key("Escape", "Escape", "Escape", "Escape", "Escape")
        self.gone(None, "You can stop here for a minute.")
        held, cravings, uses = self.written()
        self.assertEqual((cravings, uses), ([], []))
        self.assertEqual(held.get("writing") or [], [])

    def counted(self, chosen):
        """What helps me knows of it; from five on it says more."""
        self.seen(None, "Noted.")
        self.key("alt+3")
        self.press("button", "What helps me")
        self.seen(contains="Used 1 time.")
        self.key("Escape")
        self.gone(contains="Used 1 time.")
        held, cravings, uses = self.written()
        self.assertEqual(cravings, [(7, 0, [3])])
        self.assertEqual(uses, [(chosen, held["craving"][0]["id"])])


if __name__ == "__main__":
    unittest.main(verbosity=2)
