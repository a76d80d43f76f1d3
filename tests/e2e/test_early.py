# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders before the first unlock, for who chose it: after a log-in the hidden program reminds, in neutral words, once,
however it ends; switched off nothing of it is left; without a key of the desktop the choice goes back."""

import struct
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.portal import Portal  # noqa: E402
from rjtest.program import APP_ID, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

TITLE = "Quokka circle"
CHOICE = "Remind me even before I unlock"
NO_KEY = "Your desktop keeps no key for Journal. Reminders come after you unlock."
NEUTRAL = ("Reminder", "You have something planned.")


class TestEarly(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.home = self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)

    def cache(self):
        return next(self.home.glob(".cache/*/reminders.cache"), None)

    def start(self, portal, *arguments):
        return self.session.start([PROGRAM, *arguments], env={**ENVIRONMENT, **self.clock.environment, **portal.environment})

    def switch(self, program, app):
        from rjtest import a11y

        a11y.tab_to(program, a11y.wait(app, "check box", CHOICE))
        a11y.key(program, "space")

    def begin(self, portal):
        from rjtest import a11y, steps

        program = self.start(portal)
        app = walk(self.session, program, lambda name: None)
        steps.plan_at_eleven(program, app, TITLE)
        self.assertIsNone(self.cache())
        a11y.key(program, "ctrl+comma")
        self.switch(program, app)
        return program, app

    def kill(self, program):
        program.kill()
        program.wait(30)

    def log_in(self, portal):
        """The program that the session has started, which is locked, and so is the screen."""
        monitors = len(portal.monitors)
        program = self.start(portal, "--background")
        wait_for(lambda: self.session.ask_bus("GetNameOwner", APP_ID), "the program on the bus")
        portal.wait_monitor(monitors + 1)
        portal.set_state(screensaver=True)
        return program

    def unlock(self, portal):
        """In the window that somebody opens."""
        from rjtest import a11y

        opener = self.start(portal)
        running = self.session.ask_bus("GetConnectionUnixProcessID", APP_ID)
        self.assertNotEqual(running, opener.pid)
        wait_for(lambda: opener.poll() is not None, "the opener to end")

    def look_for(self, *canaries):
        """In all files; the journal itself is among them."""
        found = []
        for path in self.home.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                found += [f"{canary} in {path}" for canary in canaries if canary in data]
        self.assertEqual(found, [])

    def test_after_a_log_in(self):
        with Desktop() as desktop, Portal(secret=b"s" * 64) as portal:
            program, _ = self.begin(portal)
            from rjtest import a11y

            wait_for(self.cache, "the times to be kept")
            now = time.time() + self.clock.offset
            due = int(now - now % 86400 + 11 * 3600) * 1000000
            self.look_for(TITLE.encode(), struct.pack("<q", due), struct.pack(">q", due), str(due).encode())
            self.kill(program)

            program = self.log_in(portal)
            self.clock.set(3600 + 5)
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body), NEUTRAL)
            self.assertEqual(a11y.windows(program.pid), [])
            desktop.act(note, "done")
            desktop.wait_closed(note)
            self.look_for(TITLE.encode())

            self.unlock(portal)
            app = a11y.wait_locked(program)
            a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
            a11y.press(app, "button", "Unlock")
            wait_for(lambda: any(a11y.has(node, a11y.STATE.CHECKED)
                                 for node in a11y.find_all(app, "check box", contains=TITLE)), "the item to be ticked", 60)
            self.assertEqual(len(desktop.notes), 1)

    def test_killed_once_shown(self):
        """Neither the next locked program nor the journal tells of it again."""
        with Desktop() as desktop, Portal(secret=b"s" * 64) as portal:
            program, _ = self.begin(portal)
            from rjtest import a11y

            wait_for(self.cache, "the times to be kept")
            self.kill(program)
            program = self.log_in(portal)
            self.clock.set(3600 + 5)
            desktop.wait_shown()
            self.kill(program)

            program = self.start(portal)
            app = a11y.wait_app(program)
            self.clock.set(3600 + 125)
            a11y.set_text(a11y.wait(app, "password text", seconds=60), PASSPHRASE)
            a11y.press(app, "button", "Unlock")
            a11y.wait(app, "button", "Write", seconds=60)
            a11y.key(program, "ctrl+comma")
            a11y.tab_to(program, a11y.wait(app, "list item", "How reminders went"))
            a11y.key(program, "Return")
            a11y.wait(app, None, contains="1 of 1 on time")
            # What it sends now is the second thing that the desktop was ever asked to show.
            a11y.tab_to(program, a11y.wait(app, "list item", "Send me a test reminder"))
            a11y.key(program, "Return")
            desktop.wait_shown(2)
            self.assertEqual([note.body for note in desktop.notes], [NEUTRAL[1], "This is a test. Nothing is planned."])

    def test_switched_off(self):
        with Desktop(), Portal(secret=b"s" * 64) as portal:
            program, app = self.begin(portal)

            wait_for(self.cache, "the times to be kept")
            self.switch(program, app)
            wait_for(lambda: not self.cache(), "the times to go")
            self.switch(program, app)
            wait_for(self.cache, "the times to be kept again")
            # A file of before, for which nobody has the key any more, is thrown away.
            portal.secret = b"t" * 64
            self.kill(program)
            self.start(portal)
            wait_for(lambda: not self.cache(), "the old times to go")

    def test_no_key(self):
        with Portal() as portal:
            program, app = self.begin(portal)
            from rjtest import a11y

            a11y.wait(app, None, NO_KEY)
            self.assertIsNone(self.cache())
            self.assertFalse(a11y.has(a11y.wait(app, "check box", CHOICE), a11y.STATE.CHECKED))


if __name__ == "__main__":
    unittest.main(verbosity=2)
