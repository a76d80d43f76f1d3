# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar file through the window: looked at, taken in, taken back; a lock in between; files that are none."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.program import CLI, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:series
SUMMARY:Quokka-Group-4711
DTSTART;TZID=Europe/Berlin:20270308T190000
RRULE:FREQ=WEEKLY
END:VEVENT
BEGIN:VEVENT
UID:series
SUMMARY:Quokka-Group-4711
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270405T190000
DTSTART;TZID=Europe/Berlin:20270405T200000
END:VEVENT
BEGIN:VEVENT
UID:kept
SUMMARY:Each hour
DTSTART:20270308T080000
RRULE:FREQ=HOURLY
END:VEVENT
BEGIN:VEVENT
UID:gone
SUMMARY:Called off
STATUS:CANCELLED
DTSTART:20270308T080000
END:VEVENT
END:VCALENDAR
"""
MANY = 3000


class TestImport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.folder = self.session.home / "files"
        self.folder.mkdir()

    def start(self):
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, **Clock(self.session.folder).environment})
        from rjtest import a11y

        self.a11y = a11y
        self.app = walk(self.session, self.program, lambda name: None)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def choose(self, path):
        """By the menu of the day, and the name of the file."""
        a11y = self.a11y
        a11y.press(self.app, "toggle button", "More for this day")
        a11y.wait(self.app, "menu item")
        a11y.key(self.program, "i")
        dialog = a11y.wait(self.app, None, "Choose a file")
        # The stroke with which a path begins opens a field for it.
        a11y.key(self.program, "slash")
        a11y.set_text(a11y.wait(dialog, ("text", "entry")), str(path))
        a11y.key(self.program, "Return")
        a11y.wait_gone(self.app, None, "Choose a file")

    def close_dialog(self):
        self.a11y.key(self.program, "Escape")
        self.a11y.wait_gone(self.app, "dialog", "Import from a file")

    def lock(self):
        self.a11y.key(self.program, "ctrl+l")
        self.app = self.a11y.wait_locked(self.program)

    def unlock(self):
        self.a11y.set_text(self.a11y.wait(self.app, "password text"), PASSPHRASE)
        self.a11y.press(self.app, "button", "Unlock")
        self.a11y.wait(self.app, "button", "Log a craving", seconds=60)

    def titles(self):
        """What is in the file of the journal, once the program is done with it."""
        self.a11y.key(self.program, "ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        database = next(self.session.home.rglob("journal.db"))
        result = subprocess.run([CLI, "export", "--journal", database.parent, "--passphrase-file", passphrase,
                                 "--output", "-"], check=True, capture_output=True)
        return [item["title"] for item in json.loads(result.stdout)["plan_item"]]

    def test_taken_and_taken_back(self):
        path = self.write("plan.ics", CALENDAR)
        self.start()
        a11y = self.a11y
        self.choose(path)
        a11y.wait(self.app, None, "3 things for your plan")
        a11y.wait(self.app, None, "4 things found. 1 is left out.")
        told = a11y.dump(self.app)
        for words in ("Every week on Monday, until 4 April 2027", "It was called off.",
                      "Once, because this program cannot follow the rule of its calendar file (FREQ=HOURLY)"):
            self.assertIn(words, told)
        a11y.press(self.app, "button", "Add to my plan")
        a11y.wait_gone(self.app, "dialog", "Import from a file")
        a11y.wait(self.app, None, "3 things are in your plan.")
        a11y.press(self.app, "button", "Undo")
        a11y.wait_gone(self.app, None, "3 things are in your plan.")
        # What was taken back can be taken again.
        self.choose(path)
        a11y.press(self.app, "button", "Add to my plan")
        a11y.wait_gone(self.app, "dialog", "Import from a file")
        titles = self.titles()
        self.assertEqual(titles.count("Quokka-Group-4711"), 2)
        self.assertEqual(titles.count("Each hour"), 1)

    def test_lock_while_looking(self):
        """Nothing of it is taken, and nothing of it is seen any more."""
        path = self.write("plan.ics", CALENDAR)
        self.start()
        self.choose(path)
        self.a11y.wait(self.app, None, "3 things for your plan")
        self.lock()
        self.assertNotIn("Quokka", self.a11y.dump(self.app))
        self.unlock()
        self.assertNotIn("Quokka-Group-4711", self.titles())

    def test_lock_while_taking(self):
        """All of it or nothing."""
        event = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:Quokka {0}\nDTSTART:20270308T080000\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
        path = self.write("many.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n"
                          + "".join(event.format(i) for i in range(MANY)) + "END:VCALENDAR\n")
        self.start()
        self.choose(path)
        self.a11y.wait(self.app, "button", "Add to my plan", seconds=60)
        self.a11y.key(self.program, "Return", "ctrl+l")
        self.app = self.a11y.wait_locked(self.program)
        self.unlock()
        taken = sum(title.startswith("Quokka") for title in self.titles())
        self.assertIn(taken, (0, MANY))

    def test_what_is_no_calendar(self):
        """One sentence each; the file dialog itself keeps folders and what is not there away."""
        fifo = self.folder / "pipe.ics"
        os.mkfifo(fifo)
        huge = self.folder / "huge.ics"
        with huge.open("wb") as file:
            file.write(b"BEGIN:VCALENDAR\r\n")
            file.truncate(200 << 20)
        deep = self.write("deep.ics", "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nBEGIN:VALARM\n" * 2000)
        line = self.write("line.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270308T080000\nSUMMARY:" + "x" * (2 << 20)
                          + "\nEND:VEVENT\nEND:VCALENDAR\n")
        self.start()
        for path, heading, sentence in (
            (self.write("page.ics", "<!DOCTYPE html>\n"), "Nothing was added", "This is no file that Journal can read."),
            (self.write("empty.ics", ""), "Nothing was added", "The file is empty."),
            (huge, "Nothing was added", "The file is too large."),
            (fifo, "Nothing was added", "The file cannot be opened."),
            (deep, "Nothing new in this file", "Its end is missing."),
            (line, "Nothing new in this file", "It is too long."),
        ):
            with self.subTest(path.name):
                self.choose(path)
                self.a11y.wait(self.app, None, heading)
                self.assertIn(sentence, self.a11y.dump(self.app))
                self.assertIsNone(self.a11y.find(self.app, "button", "Add to my plan"))
                self.close_dialog()


if __name__ == "__main__":
    unittest.main(verbosity=2)
