# SPDX-License-Identifier: GPL-3.0-or-later
"""A clinic is written down and read, an appointment there planned, a referral followed, an organisation looked up."""

import datetime
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.journey import FIELD, Journey  # noqa: E402

TAB = ("radio button", "toggle button", "tab", "page tab")
CLINIC = "Banksia Clinic"


class TestSupport(Journey):
    def setUp(self):
        self.today = datetime.datetime.now(datetime.timezone.utc).date()
        self.tomorrow = self.today + datetime.timedelta(days=1)
        super().setUp()

    def save(self):
        self.press("button", "Save")
        self.gone("button", "Save")

    def open(self, title):
        self.focus(self.seen("list item", title))
        self.key("Return")

    def choose(self, title, *keys):
        """In a list that opens below its row."""
        self.focus(self.a11y.wait(self.seen("combo box", title), "toggle button"))
        self.key("space", *keys, "Return")

    def add_place(self):
        self.key("ctrl+n")
        self.seen("dialog", "A place")
        self.write("Name", CLINIC)
        self.choose("What it is", "Down", "Down")
        self.write("Phone", "555 010 7788")
        self.write("Web site", "banksia.example")
        self.write("Open at", "Monday to Friday, 8 to 12")
        self.save()
        self.seen("list item", CLINIC)
        self.seen("label", "Clinic · \u2066555 010 7788\u2069")

    def add_appointment(self):
        self.press("button", "Add an appointment")
        self.write("What", f"{CLINIC}, second talk")
        self.write("Time", "23:15")
        self.press("button", "Save")
        self.press("button", "Only while it is open")
        self.gone("button", "Save")
        self.seen("list item", contains="second talk")

    def read_place(self):
        self.open(CLINIC)
        place = self.seen("dialog", CLINIC)
        for words in ("555 010 7788", "Monday to Friday, 8 to 12", "banksia.example"):
            self.a11y.wait(place, None, contains=words)
        self.a11y.wait(place, "list item", contains="second talk")
        self.a11y.press(place, "button", "Edit")
        self.write("Open at", "Tuesday, 9 to 5")
        self.save()
        self.a11y.wait(place, None, contains="Tuesday, 9 to 5")
        # It goes, with one way back; what is planned there stays.
        self.a11y.press(place, "button", "Delete")
        self.gone("list item", CLINIC)
        self.seen("list item", contains="second talk")
        self.key("ctrl+z")
        self.seen("list item", CLINIC)

    def follow_referral(self):
        self.press("button", "Add a referral")
        self.write("To whom", "Wattle House")
        self.write("From whom", "Dr Quoll")
        self.write("Next step", "Ring them on Friday")
        self.save()
        self.seen("label", contains=f"Asked, since {self.today:%-d %B %Y}")
        self.clock.set(24 * 3600 + 60)
        self.open("Wattle House")
        self.choose("Where it stands", "Down")
        self.save()
        self.seen("label", contains=f"Waiting, since {self.tomorrow:%-d %B %Y}")

    def look_up(self):
        self.open("Look one up")
        dialog = self.seen("dialog", "Organisations")
        self.a11y.wait(dialog, None, "Al-Anon")
        search = self.a11y.wait(dialog, FIELD, "Search the organisations")
        self.a11y.set_text(search, "smart recovery")
        self.a11y.wait_gone(dialog, None, "Al-Anon")
        # How far what is said about it can be trusted stands beside it.
        self.a11y.wait(dialog, None, contains="Their site has the last word.")
        self.a11y.wait(dialog, "button", starts="Open smartrecovery.org")
        self.a11y.set_text(search, "quokka")
        self.a11y.wait(dialog, None, contains="None of these.")
        self.key("Escape")
        if self.a11y.find(self.app, "dialog", "Organisations") is not None:
            self.key("Escape")
        self.gone("dialog", "Organisations")

    def test_journey(self):
        self.key("alt+4")
        self.press(TAB, "More support")
        self.seen("button", "Add a place")
        self.add_place()
        self.add_appointment()
        self.read_place()
        self.follow_referral()
        self.look_up()

        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        place, = held["service"]
        self.assertEqual((place["name"], place["kind"], place["phone"], place["web"], place["hours"], place["deleted"]),
                         (CLINIC, 2, "555 010 7788", "banksia.example", "Tuesday, 9 to 5", None))
        referral, = held["referral"]
        self.assertEqual((referral["to_whom"], referral["from_whom"], referral["next_step"], referral["status"]),
                         ("Wattle House", "Dr Quoll", "Ring them on Friday", 1))
        self.assertEqual((referral["asked_day"], referral["status_day"]), (str(self.today), str(self.tomorrow)))
        self.assertIn(f"{CLINIC}, second talk", [item["title"] for item in held["plan_item"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)
