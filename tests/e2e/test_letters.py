#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter to oneself: offered after a strong craving and put off, then found and read in Help now."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from rjtest import speech  # noqa: E402
from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import wait_for  # noqa: E402

TAB = ("radio button", "page tab", "toggle button")
TITLE = "For a bad evening"
WORDS = "It passes. It always did."
OFFER = "You wrote something for a moment like this."


class TestLetters(Journey):
    def text_of(self, name):
        """What is read, in the one field of that name."""
        return wait_for(lambda: self.a11y.get_text(self.seen(FIELD, name)), "the words of the letter")

    def write_letter(self):
        self.key("alt+3")
        self.seen("button", "New coping note")
        self.press(TAB, "Letters")
        self.press("button", "Write a letter")
        self.write("What I want to tell myself", WORDS)
        self.write("Title", TITLE)
        self.focus(self.seen(name="After a strong craving"))
        self.key("space")
        wait_for(lambda: self.a11y.has(self.seen(name="After a strong craving"), self.a11y.STATE.CHECKED), "the switch")
        self.press("button", "Save")
        self.gone(FIELD, "Title")
        self.seen("list item", contains=TITLE)

    def log_strong(self):
        self.key("ctrl+k")
        rating = self.seen("slider")
        # The focus comes to it in its own time, and a digit before that is lost.
        wait_for(lambda: self.a11y.has(rating, self.a11y.STATE.FOCUSED), "the rating to have the focus")
        self.key("9")
        wait_for(lambda: speech.Thing(rating).value().startswith("9"), "the rating to be 9")
        self.key("Return")
        self.press("button", "That's all for now")
        self.gone("button", "That's all for now")

    def was_told(self, reader, words):
        reader.pump()
        return any(event.type == "object:announcement" and words in str(event.any_data) for event in reader.events)

    def test_journey(self):
        self.write_letter()
        self.key("alt+1")
        self.seen("button", "Log a craving")
        reader = speech.Reader()
        self.addCleanup(reader.close)
        self.log_strong()

        # Offered on Today and told, not opened; "Not now" is an answer.
        self.seen("button", "Read it")
        wait_for(lambda: self.was_told(reader, OFFER), "the offer to be told")
        self.assertIsNone(self.a11y.find(self.app, FIELD, TITLE))
        self.press("button", "Not now")
        self.gone("button", "Read it")

        # In Help now it stays, and is read there.
        self.key("F1")
        row = self.seen("list item", contains="A letter for now")
        self.focus(row)
        self.key("Return")
        self.assertEqual(self.text_of(TITLE), WORDS)
        self.key("Escape")
        self.gone(FIELD, TITLE)
        # The page behind it was in sight all along.
        wait_for(lambda: self.a11y.has(self.seen("list item", contains="A letter for now"), self.a11y.STATE.FOCUSED),
                 "the row to have the focus again")
        self.key("Escape")
        self.gone("list item", contains="A letter for now")

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        [letter] = held["letter"]
        [craving] = held["craving"]
        self.assertEqual((letter["title"], letter["body"], letter["offers"]), (TITLE, WORDS, 3))
        self.assertEqual(sorted((use["answer"], use["craving"]) for use in letter["uses"]),
                         [(1, craving["id"]), (2, craving["id"])])


if __name__ == "__main__":
    unittest.main(verbosity=2)
