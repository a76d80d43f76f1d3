# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of meetings comes in, one is kept; it reminds, it is attended day after day, and says what it did."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.program import CLI, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

DAY = 24 * 3600
TIMES = 5
LIST = {"meetings": [
    {"slug": "quokka", "name": "Quokka Circle", "day": [0, 1, 2, 3, 4, 5, 6], "time": "11:00", "end_time": "12:00",
     "types": ["O", "D"], "location": "Library, room 2", "formatted_address": "4 Mill Lane, Millbrook, MB1 2AB, UK",
     "timezone": "UTC", "contact_1_name": "Robin Q"},
    {"slug": "other", "name": "Women at the Harbour", "day": 4, "time": "18:00", "types": ["C", "W"],
     "location": "Boathouse", "formatted_address": "Quay 7, Eastport, EP4 5EF, UK", "timezone": "UTC"},
]}


class TestMeetings(unittest.TestCase):
    def setUp(self):
        self.session = self.enterContext(Session(lang="en_GB.UTF-8", tz="UTC"))
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.desktop = self.enterContext(Desktop())
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})
        # Only within the session: it looks for that session's bus.
        from rjtest import a11y

        self.a11y = a11y
        self.app = walk(self.session, self.program, lambda name: None)

    def seen(self, role=None, name=None, **more):
        return self.a11y.wait(self.app, role, name, **more)

    def press(self, role, name=None, **more):
        self.a11y.press(self.app, role, name, **more)

    def gone(self, role=None, name=None, **more):
        self.a11y.wait_gone(self.app, role, name, **more)

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def keep_from_list(self):
        folder = self.session.home / "files"
        folder.mkdir()
        path = folder / "list.json"
        path.write_text(json.dumps(LIST))
        self.press("button", "Add from a list…")
        dialog = self.seen(None, "Choose a file")
        # The stroke with which a path begins opens a field for it.
        self.key("slash")
        self.a11y.set_text(self.a11y.wait(dialog, ("text", "entry")), str(path))
        self.a11y.press(dialog, "button", "Open")
        self.gone(None, "Choose a file")
        self.press("button", "Choose from the list")
        self.a11y.tab_to(self.program, self.seen("check box", starts="Quokka Circle"))
        self.key("space")
        self.press("button", "Keep 1 of them")
        self.gone("button", "Keep 1 of them")

    def attend(self):
        """From low to good, by two taps."""
        self.press("button", "I was there")
        self.seen(None, "Everything here may stay open.")
        low, _ = self.a11y.find_all(self.app, "radio button", "Low")[:2]
        self.a11y.act(low)
        _, good = self.a11y.find_all(self.app, "radio button", "Good")[:2]
        self.a11y.act(good)
        self.press("button", "Save")
        self.gone(None, "Everything here may stay open.")

    def export(self):
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        database = next(self.session.home.rglob("journal.db"))
        result = subprocess.run([CLI, "export", "--journal", database.parent, "--passphrase-file", passphrase,
                                 "--output", "-"], check=True, capture_output=True)
        return json.loads(result.stdout)

    def test_journey(self):
        self.key("alt+4")
        self.press(("radio button", "toggle button", "tab", "page tab"), "Meetings")
        self.keep_from_list()
        row = self.seen("list item", contains="Quokka Circle")
        self.assertIsNone(self.a11y.find(self.app, None, contains="Harbour"))

        # Half an hour before it begins, as meetings remind unless something else is chosen.
        self.clock.set(1800 + 5)
        note = self.desktop.wait_shown()
        self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))

        self.a11y.tab_to(self.program, row)
        self.key("Return")
        for times in range(TIMES):
            self.clock.set(times * DAY + 2 * 3600 + 5)
            self.assertIsNone(self.a11y.find(self.app, None, contains="middle value"))
            self.attend()
        self.seen(None, contains="Mood up by 2 (5 times, middle value).")

        self.key("Escape", "ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        meeting, = held["meeting"]
        self.assertEqual((meeting["name"], meeting["place"]), ("Quokka Circle", "Library, room 2"))
        self.assertNotIn("Robin", json.dumps(held))
        there = held["attendance"]
        self.assertEqual([(row["mood_before"], row["mood_after"]) for row in there], [(2, 4)] * TIMES)
        self.assertEqual(len({row["day"] for row in there}), TIMES)


if __name__ == "__main__":
    unittest.main(verbosity=2)
