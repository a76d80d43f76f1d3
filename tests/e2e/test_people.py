# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody is written down, is the one person of Help now, is talked with by one key, changed, deleted, and back."""

import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402
from rjtest.session import pause  # noqa: E402

TAB = ("radio button", "toggle button", "tab", "page tab")
BOOK = """BEGIN:VCARD\r
VERSION:3.0\r
N:Numbat;Nora;;;\r
FN:Nora Numbat\r
TEL;TYPE=CELL:555 010 2044\r
EMAIL:nora@example.org\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Otto Okapi\r
TEL;TYPE=HOME:555 010 2055\r
END:VCARD\r
"""


class TestPeople(Journey):
    def add(self):
        self.key("ctrl+n")
        self.seen("dialog", "Person")
        self.write("Name", "Quokka Sam")
        self.write("Number, address or name", "555 010 2030")
        self.focus(self.seen(("switch", "check box"), "My one person"))
        self.key("space")
        self.press("button", "Save")
        self.gone("dialog", "Person")

    def hold(self, key):
        """As long as it takes the display to repeat it some times."""
        self.a11y.focus_window(self.program)
        subprocess.run(["xdotool", "keydown", key], check=True, timeout=20)
        self.seen("list item", contains="Could not reach them")
        for _ in range(40):
            pause()
        subprocess.run(["xdotool", "keyup", key], check=True, timeout=20)

    def talk(self):
        self.key("1")
        self.seen("list item", contains="We called")
        # Not the one of the window, which is below.
        self.focus(self.a11y.wait(self.seen("dialog", "Person"), "button", "Undo"))
        self.key("Return")
        self.gone("list item", contains="We called")
        self.key("2")
        self.seen("list item", contains="We wrote")
        self.hold("4")

    def take_book(self):
        path = self.session.home / "book.vcf"
        path.write_text(BOOK, newline="")
        self.press("button", "Add from an address book…")
        dialog = self.seen(None, "Choose a file")
        # The stroke with which a path begins opens a field for it.
        self.key("slash")
        self.a11y.set_text(self.a11y.wait(dialog, FIELD), str(path))
        self.a11y.press(dialog, "button", "Open")
        self.gone(None, "Choose a file")
        self.seen(None, "2 people in the file")
        otto = self.seen("check box", starts="Otto Okapi")
        if self.a11y.has(otto, self.a11y.STATE.CHECKED):
            self.focus(otto)
            self.key("space")
        self.press("button", "Take in 1 person")
        self.seen("list item", contains="Nora Numbat")

    def test_journey(self):
        self.key("alt+4")
        self.press(TAB, "People")
        self.seen("button", "Add a person")
        self.add()
        row = self.seen("list item", contains="Quokka Sam")
        self.key("F1")
        self.seen(None, contains="555 010 2030")
        self.seen(None, contains="Sam")
        self.key("Escape")
        self.focus(row)
        # The walk went through the list of places, which still says where one is.
        places = self.a11y.find_all(self.app, "list item")
        self.assertEqual([self.a11y.name(place) for place in places if self.a11y.has(place, self.a11y.STATE.SELECTED)],
                         ["People & meetings"])
        self.key("Return")
        self.seen(None, "Keys 1 to 4 do the same.")
        self.talk()
        self.press("button", "Edit")
        self.write("Good for", "Long walks")
        self.press("button", "Save")
        self.seen(None, "Long walks")
        self.press("button", "Delete")
        self.gone("list item", contains="Quokka Sam")
        self.key("ctrl+z")
        self.seen("list item", contains="Quokka Sam")
        self.take_book()

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        people = {person["name"]: person for person in held["person"]}
        self.assertEqual(set(people), {"Quokka Sam", "Nora Numbat"})
        sam = people["Quokka Sam"]
        self.assertEqual((sam["first"], sam["good_for"], sam["deleted"]), (1, "Long walks", None))
        self.assertEqual([reach["value"] for reach in sam["reaches"]], ["555 010 2030"])
        self.assertEqual(sorted(reach["value"] for reach in people["Nora Numbat"]["reaches"]),
                         ["555 010 2044", "nora@example.org"])
        # What was undone is not there, and a key that was held wrote once.
        self.assertEqual(sorted(talk["how"] for talk in held["talk"]), [2, 4])
        self.assertEqual({talk["person"] for talk in held["talk"]}, {sam["id"]})


if __name__ == "__main__":
    unittest.main(verbosity=2)
