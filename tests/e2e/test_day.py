# SPDX-License-Identifier: GPL-3.0-or-later
"""A day in the journal, on real parts: from an empty home to a reminder that is answered, and back behind the lock.

The keys and clicks of the shortest paths (design: "a test counts them") are counted on the way.
"""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest import memory  # noqa: E402
from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.program import CLI, PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

# Words that are nowhere else in the world.
MEETING = "Quokka-Meeting-4711"
PLACE = "Marzipan-Library-8093"
NOTE = "Bramble-Note-5512"
PAGE = "Wombat-Page-6620"
HELP = "You can stop here for a minute."


class TestDay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.steps = 0

    def start(self):
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})
        from rjtest import a11y

        self.a11y = a11y

    # ---- Keys and clicks, counted ----

    def key(self, *names):
        for name in names:
            self.a11y.key(self.program, name)
            self.steps += 1

    def click(self, role, name, **more):
        """With the pointer, so that what has to be scrolled to first is not there."""
        self.a11y.click(self.program, self.seen(role, name, **more))
        self.steps += 1

    def click_at(self, node, across, down):
        """With the pointer, at a place within the node (0 to 1)."""
        area = node.get_component_iface().get_extents(1)
        window = self.a11y.focus_window(self.program)
        x, y = round(area.x + across * area.width), round(area.y + down)
        subprocess.run(["xdotool", "mousemove", "--window", window, str(x), str(y), "click", "1"], check=True,
                       timeout=20)
        self.steps += 1

    def path(self, wanted, *steps):
        """Walks the steps; the number of keys and clicks has to be the wanted one."""
        self.steps = 0
        for step in steps:
            step()
        self.assertEqual(self.steps, wanted)

    def seen(self, role=None, name=None, **more):
        return self.a11y.wait(self.app, role, name, **more)

    def gone(self, role=None, name=None, **more):
        self.a11y.wait_gone(self.app, role, name, **more)

    def is_checked(self, text):
        return any(self.a11y.has(node, self.a11y.STATE.CHECKED)
                   for node in self.a11y.find_all(self.app, "check box", contains=text))

    def go_to(self, key, role, **more):
        """By keys alone, from where the focus is."""
        a11y = self.a11y
        self.seen(role, **more)
        for _ in range(20):
            here = wait_for(lambda: a11y.focused(self.app), "the focus")
            if a11y.matches(here, role, **more):
                return
            self.key(key)
        self.fail(f"{role} {more} is not reached by {key}; the focus is on {a11y.name(here)}")

    # ---- The day ----

    def plan_a_meeting(self):
        a11y = self.a11y
        a11y.key(self.program, "ctrl+n")
        a11y.set_text(self.seen(("text", "entry"), "What"), MEETING)
        a11y.set_text(self.seen(("text", "entry"), "Time"), "11:00")
        a11y.set_text(self.seen(("text", "entry"), "Place or link"), PLACE)
        a11y.press(self.app, "toggle button", "10 minutes before")
        a11y.press(self.app, "button", "Save")
        a11y.press(self.app, "button", "Go on")
        self.gone("button", "Go on")

    def see_the_next_meeting(self):
        """Title, time and place: nothing to press on Today, one key or click elsewhere."""
        def next_card():
            told = self.a11y.dump(self.seen("grouping", "Next"))
            for words in (MEETING, "11:00", PLACE):
                self.assertIn(words, told)

        self.path(0, next_card)
        for back in (lambda: self.key("alt+1"), lambda: self.click("list item", "Today")):
            self.key("alt+3")
            self.gone("grouping", "Next")
            self.path(1, back, next_card)

    def count_ticks(self):
        a11y = self.a11y
        # A fresh start is what a person sees: the focus waits on the first open item.
        self.key("alt+2", "alt+1")
        first = wait_for(lambda: a11y.focused(self.app), "the focus on the plan")
        self.assertEqual(a11y.role(first), "check box")
        text = a11y.name(first)
        self.path(1, lambda: self.key("space"))
        wait_for(lambda: self.is_checked(text), "the tick")
        self.key("ctrl+z")
        wait_for(lambda: not self.is_checked(text), "the tick to be taken back")
        self.key("ctrl+shift+z")
        wait_for(lambda: self.is_checked(text), "the tick to come again")
        # It may be the meeting, which is to be answered later.
        self.key("ctrl+z")
        wait_for(lambda: not self.is_checked(text), "the tick to be taken back again")
        self.path(1, lambda: self.click("check box", "Ten minutes outside"))
        wait_for(lambda: self.is_checked("Ten minutes outside"), "the tick")

    def log_cravings(self):
        for place, sign in (("alt+1", "Add something"), ("alt+2", "Journal"), ("alt+3", "Search coping notes")):
            self.key(place)
            self.seen(None, sign)
            self.path(3, lambda: self.key("ctrl+k"), lambda: self.seen("slider"), lambda: self.key("7"),
                      lambda: self.key("Return"), lambda: self.gone("slider"))
        self.path(4, lambda: self.key("ctrl+k"), lambda: self.seen("slider"), lambda: self.key("1", "0"),
                  lambda: self.key("Return"))
        self.key("Escape")
        self.gone("button", "That's all for now")
        self.key("alt+1")
        # A letter more for each of hungry, angry, lonely, tired.
        for letters, strength in (("t", "5"), ("hal", "6")):
            self.path(3 + len(letters), lambda: self.key("ctrl+k"), lambda: self.seen("slider"),
                      lambda: self.key(strength, *letters, "Return"), lambda: self.gone("slider"))
        self.path(3, lambda: self.click("button", "Log a craving"),
                  lambda: self.click_at(self.seen("slider"), 3.5 / 11, 14),
                  lambda: wait_for(lambda: self.seen("slider").get_value_iface().get_current_value() == 3, "the 3"),
                  lambda: self.click("button", "Save"))
        self.gone("slider")

    def check_in(self):
        self.path(1, lambda: self.click("radio button", "Good"))
        self.seen("button", "Add more")
        self.path(3, lambda: self.key("ctrl+m"), lambda: self.seen("button", "Save"), lambda: self.key("4"),
                  lambda: self.key("Return"))
        self.gone("button", "Save")

    def find_help(self):
        for wanted in (lambda: self.key("F1"), lambda: self.click("button", "Help now")):
            self.path(1, wanted, lambda: self.seen(None, HELP))
            self.leave_help()

    def get_help(self):
        for row, digit, there in (("Talk to someone", "5", self.see_the_call_list),
                                  ("Someone won't wake up", "6", self.see_the_first_steps)):
            self.path(2, lambda: self.key("F1"), lambda: self.seen(None, HELP), lambda: self.key(digit), there)
            self.leave_help("Escape")
            self.path(2, lambda: self.click("button", "Help now"), lambda: self.click("list item", row), there)
            self.leave_help("Escape")

    def leave_help(self, *first):
        self.key(*first, "Escape")
        self.gone(None, HELP)

    def see_the_call_list(self):
        """The second one: the first stands on the page before, too."""
        told = self.a11y.dump(self.seen("grouping", "Shout"))
        for words in ("label “85258”", "button “Copy 85258”", "Show 85258 as a code for your phone"):
            self.assertIn(words, told)

    def see_the_first_steps(self):
        self.seen("label", "999")
        self.seen("button", "I am the one who feels unwell")

    def write(self):
        self.path(1, lambda: self.key("ctrl+j"), lambda: self.seen(("text", "entry"), "Your words"))
        self.a11y.type_text(self.program, PAGE)
        words = self.seen(("text", "entry"), "Your words")
        wait_for(lambda: self.a11y.get_text(words) == PAGE, "the words")
        self.key("ctrl+Return")
        self.gone(("text", "entry"), "Your words")
        self.path(1, lambda: self.click("button", "Write"), lambda: self.seen(("text", "entry"), "Your words"))
        self.key("Escape")
        self.gone(("text", "entry"), "Your words")

    def use_a_strategy(self):
        a11y = self.a11y
        self.key("alt+3")
        a11y.set_text(self.seen("entry", "Search coping notes"), "shower")
        self.gone("list item", "A kind sentence")
        self.go_to("Tab", "list item", starts="A long shower")
        self.key("Return")
        a11y.press(self.app, "button", "Use it now")
        self.seen("timer", contains="left")
        a11y.press(self.app, "button", "I did it")
        self.seen(None, contains="Used 1 time")

    def edit(self):
        """The newest of the journal: the page that was written."""
        a11y = self.a11y
        self.key("alt+2")
        self.seen("list item", contains=PAGE)
        self.key("Home")
        self.go_to("Down", "list item", contains=PAGE)
        self.key("Return")
        title = self.seen(("text", "entry"), "Title (optional)")
        a11y.set_text(title, NOTE)
        a11y.press(self.app, "button", "Done")
        self.gone(("text", "entry"), "Title (optional)")
        self.seen("list item", contains=NOTE)

    def answer_the_reminder(self, desktop):
        self.clock.set(50 * 60 + 5)
        note = desktop.wait_shown()
        self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))
        desktop.act(note, "done")
        desktop.wait_closed(note)
        self.key("alt+1")
        wait_for(lambda: self.is_checked(MEETING), "the meeting to be ticked")

    def lock(self):
        self.key("ctrl+l")
        self.app = self.a11y.wait_locked(self.program)

    def nothing_can_be_read(self, traffic):
        for words in (MEETING, PLACE, NOTE, PAGE, PASSPHRASE):
            self.assertEqual(memory.hits(self.program.pid, words), 0, words)
            self.assertEqual(memory.files_with(self.session.folder, words), [], words)
            self.assertNotIn(words, self.a11y.dump(self.app))
        # The traffic is one of the files; it has what it should.
        self.assertIn(b"You have something planned.", traffic.read_bytes())

    def test_day(self):
        traffic = self.session.folder / "bus.traffic"
        with Desktop() as desktop, traffic.open("wb") as log:
            self.session.run_background(["dbus-monitor", "--session"], stdout=log)
            wait_for(lambda: traffic.stat().st_size > 0, "the bus to be listened to")
            self.start()
            self.app = walk(self.session, self.program, lambda name: None)
            self.plan_a_meeting()
            self.see_the_next_meeting()
            self.count_ticks()
            self.log_cravings()
            self.check_in()
            self.find_help()
            self.get_help()
            self.write()
            self.use_a_strategy()
            self.edit()
            self.answer_the_reminder(desktop)
            self.lock()
            self.nothing_can_be_read(traffic)
            self.find_help()
            self.a11y.set_text(self.seen("password text"), PASSPHRASE)
            self.a11y.press(self.app, "button", "Unlock")
            self.everything_is_there()

    def everything_is_there(self):
        wait_for(lambda: self.is_checked(MEETING), "the meeting, ticked", 60)
        self.assertTrue(self.is_checked("Ten minutes outside"))
        self.key("alt+2")
        self.seen("list item", contains=NOTE)
        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        held = self.export()
        self.assertEqual(sorted(craving["strength"] for craving in held["craving"]), [3, 5, 6, 7, 7, 7, 10])
        # Hungry 1, angry 2, lonely 4, tired 8.
        self.assertEqual({craving["strength"]: craving["halt"] for craving in held["craving"] if craving["halt"]},
                         {5: 8, 6: 1 | 2 | 4})
        self.assertEqual([mood["mood"] for mood in held["mood"]], [4, 4])
        self.assertEqual([(page["title"], page["body"]) for page in held["writing"]], [(NOTE, PAGE)])
        self.assertEqual([(item["place"], item["minutes"]) for item in held["plan_item"] if item["title"] == MEETING],
                         [(PLACE, 660)])
        self.assertEqual(sum(len(note["uses"]) for note in held["strategy"]), 1)

    def export(self):
        """As the command line tells what is in the file."""
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        database = next(self.session.home.rglob("journal.db"))
        result = subprocess.run([CLI, "export", "--journal", database.parent, "--passphrase-file", passphrase,
                                 "--output", "-"], check=True, capture_output=True)
        return json.loads(result.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
