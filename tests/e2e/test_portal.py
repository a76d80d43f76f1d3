# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders as in a Flatpak: by the notification portal, whose buttons start the program when it was closed."""

import os
import sys
import unittest
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.portal import Portal  # noqa: E402
from rjtest.program import APP_ID, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

TITLE = "Quokka circle"
DATA = ".local/share/recovery-journal-devel"


class TestPortal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.environment = {**ENVIRONMENT, **self.clock.environment, **Portal.environment, **Portal.sandbox}
        self.session.offer(os.environ["RJ_SERVICE"], PROGRAM, self.environment)
        self.addCleanup(self.end_started)

    def start(self):
        return self.session.start([PROGRAM], env=self.environment)

    def started(self):
        """By a button of the desktop."""
        return self.session.wait_started(APP_ID)

    def end_started(self):
        if self.session.ask_bus("GetNameOwner", APP_ID):
            self.started().kill()

    def plan(self):
        """A reminder at eleven, allowed with the window closed; then the window is closed."""
        program = self.start()
        from rjtest import a11y, steps

        app = walk(self.session, program, lambda name: None)
        steps.plan_at_eleven(program, app, TITLE)
        return program, app

    def close(self, program, app):
        from rjtest import a11y

        a11y.press(app, "button", "Close")
        wait_for(lambda: not a11y.windows(program.pid), "the window to close")

    def waits(self):
        """How much is in the inbox of a locked journal."""
        path = self.session.home / DATA / "inbox"
        return path.stat().st_size if path.exists() else 0

    def open_journal(self, program):
        from rjtest import a11y

        app = a11y.wait_app(program)
        a11y.wait(app, "button", "Unlock", seconds=60)
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")
        return app

    def is_done(self, app):
        from rjtest import a11y

        for node in a11y.find_all(app, "check box", contains=TITLE):
            return a11y.has(node, a11y.STATE.CHECKED)
        return None

    def test_done_when_the_program_was_closed(self):
        with Portal(notifications=2) as portal:
            program, app = self.plan()
            from rjtest import a11y

            self.close(program, app)
            self.clock.set(3600 + 5)
            note = portal.wait_note()
            self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))
            self.assertEqual(list(note.buttons), ["Done", "Snooze 10 minutes", "Open"])
            self.assertIn("hide-content-on-lock-screen", note.hints)
            self.assertNotIn("persistent", note.hints)
            self.assertEqual(str(uuid.UUID(note.id)), note.id)
            self.assertNotIn(TITLE, str(note))
            # Nothing lies ahead, and the buttons work without it.
            wait_for(lambda: program.poll() is not None, "the program to end", 60)
            self.assertEqual(program.returncode, 0, program.log.read_text(errors="replace"))
            self.assertEqual([one.id for one in portal.on_screen()], [note.id])
            self.assertEqual(portal.on_screen()[0].times, 1)

            before = self.waits()
            # What nobody showed changes nothing.
            portal.activate("reminder-done", "not a key")
            portal.press(note, "Done")
            wait_for(lambda: self.waits() > before, "the answer to be in the inbox")
            one = self.waits() - before
            portal.activate("reminder-done", str(uuid.uuid4()))
            wait_for(lambda: self.waits() == before + 2 * one, "the other one to be there too")
            self.assertEqual([node for node in a11y.apps() if a11y.find(node, "frame")], [])
            # Without a window and with nothing ahead it ends by itself.
            wait_for(lambda: not self.session.ask_bus("GetNameOwner", APP_ID), "the program to end again", 60)
            self.assertEqual(portal.on_screen(), [])

            program = self.start()
            app = self.open_journal(program)
            wait_for(lambda: self.is_done(app), "the item to be ticked", 60)
            wait_for(lambda: self.waits() < before + one, "the inbox to be taken in")

    def test_snooze_and_open_when_the_program_was_closed(self):
        with Portal(notifications=2) as portal:
            program, app = self.plan()
            from rjtest import a11y

            self.close(program, app)
            self.clock.set(3600 + 5)
            note = portal.wait_note()
            wait_for(lambda: program.poll() is not None, "the program to end", 60)

            before = self.waits()
            portal.press(note, "Snooze 10 minutes")
            started = self.started()
            wait_for(lambda: self.waits() > before, "the answer to be in the inbox")
            again = None
            for minute in range(2, 60):
                self.clock.set(3600 + minute * 60)
                try:
                    again = portal.wait_note(2, 1)
                    break
                except AssertionError:
                    continue
            self.assertIsNotNone(again, "not reminded again")
            self.assertEqual((again.title, again.body, again.id), (note.title, note.body, note.id))
            # It stays: that it was shown is not written down yet.
            self.assertEqual(a11y.windows(started.pid), [])

            # The notification itself: the window comes, locked.
            portal.press(again)
            app = self.open_journal(started)
            wait_for(lambda: self.is_done(app) is False, "the day with the item", 60)
            self.assertEqual(portal.on_screen(), [])

    def test_behind_the_lock(self):
        """What stands on the screen stays there, once, and its buttons work."""
        with Portal(notifications=2) as portal:
            program, app = self.plan()
            from rjtest import a11y

            self.clock.set(3600 + 5)
            note = portal.wait_note()
            a11y.key(program, "ctrl+l")
            app = a11y.wait_locked(program)
            before = self.waits()
            portal.press(note, "Done")
            wait_for(lambda: self.waits() > before, "the answer to be in the inbox")
            self.assertEqual(len(portal.notes), 1)
            self.assertEqual(portal.notes[0].times, 1)
            self.open_journal(program)
            wait_for(lambda: self.is_done(app), "the item to be ticked", 60)

    def test_a_desktop_that_shows_none(self):
        with Portal(notifications=2, shows=False) as portal:
            program, app = self.plan()
            from rjtest import a11y

            self.clock.set(3600 + 5)
            a11y.wait(app, None, "You have something planned.")
            self.assertEqual(portal.notes, [])

    def test_an_old_portal(self):
        """What it cannot do is done as everywhere else."""
        with Portal(notifications=1) as portal, Desktop() as desktop:
            self.plan()
            self.clock.set(3600 + 5)
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))
            self.assertEqual(portal.notes, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
