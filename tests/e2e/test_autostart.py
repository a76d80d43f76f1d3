# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting with the session, by consent: without a window, locked, under a neutral name; and taking it back."""

import configparser
import shlex
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.clock import Clock  # noqa: E402
from rjtest.portal import Portal  # noqa: E402
from rjtest.program import APP_ID, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import walk  # noqa: E402

ROW = "Start with the computer"
REFUSED = "Your desktop said no. Allow it there first"


class TestAutostart(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.file = self.session.home / ".config/autostart" / f"{APP_ID}.desktop"

    def plan(self, environment):
        """With a reminder, which may come when the window is closed."""
        program = self.session.start([PROGRAM], env=environment)
        from rjtest import a11y, steps

        app = walk(self.session, program, lambda name: None)
        steps.plan_at_eleven(program, app, "Quokka circle")
        a11y.key(program, "ctrl+comma")
        return program, app, a11y.wait(app, None, ROW)

    def switch(self, program, row):
        from rjtest import a11y

        a11y.tab_to(program, row)
        a11y.key(program, "space")

    def is_on(self, row):
        from rjtest import a11y

        a11y.clear()
        return a11y.has(row, a11y.STATE.CHECKED)

    def test_by_a_file(self):
        environment = {**ENVIRONMENT, **self.clock.environment}
        program, app, row = self.plan(environment)
        from rjtest import a11y

        self.assertFalse(self.is_on(row))
        self.assertFalse(self.file.exists())
        self.switch(program, row)
        wait_for(self.file.exists, "the file")
        text = self.file.read_text()
        self.assertNotRegex(text.replace(APP_ID, "").replace(PROGRAM, ""), "(?i)recovery|craving|sober")
        entry = configparser.RawConfigParser()
        entry.optionxform = str
        entry.read_string(text)
        self.assertEqual(entry["Desktop Entry"]["Name"], "Journal")
        command = shlex.split(entry["Desktop Entry"]["Exec"])
        self.assertEqual(command, [PROGRAM, "--background"])
        settings = self.session.home / ".config/glib-2.0/settings/keyfile"
        wait_for(lambda: "autostart='yes'" in settings.read_text(), "the setting to be on the disk")
        self.session.stop(program)

        # After a log-in: no window, until somebody opens it.
        hidden = self.session.start(command, env=environment)
        wait_for(lambda: self.session.ask_bus("GetNameOwner", APP_ID), "the program on the bus")
        again = self.session.start(command, env=environment)
        wait_for(lambda: again.poll() is not None, "the second one to end")
        self.assertIsNone(hidden.poll())
        self.assertEqual(a11y.windows(hidden.pid), [])
        opener = self.session.start([PROGRAM], env=environment)
        app = a11y.wait_locked(hidden)
        wait_for(lambda: opener.poll() is not None, "the opener to end")

        # Closed without having been unlocked it has nothing to wait for.
        a11y.press(app, "button", "Close")
        wait_for(lambda: hidden.poll() is not None, "the program to end")

        # What the settings of the desktop took away is not there any more.
        self.file.unlink()
        program = self.session.start([PROGRAM], env=environment)
        app = a11y.wait_app(program)
        wait_for(lambda: "autostart='no'" in settings.read_text(), "the setting to follow")

    def test_by_the_portal(self):
        with Portal() as portal:
            environment = {**ENVIRONMENT, **self.clock.environment, **portal.environment, **portal.sandbox}
            program, app, row = self.plan(environment)
            from rjtest import a11y

            wait_for(lambda: len(portal.asked) == 1, "the question about the background")
            self.switch(program, row)
            wait_for(lambda: len(portal.asked) == 2, "the question about the start")
            asked = portal.asked[1]
            self.assertEqual((asked["autostart"], asked["commandline"]), (True, ["recovery-journal", "--background"]))
            self.assertEqual(asked["reason"], "To remind you after you log in")
            wait_for(lambda: self.is_on(row), "the switch to be on")
            self.switch(program, row)
            wait_for(lambda: len(portal.asked) == 3, "it to be taken back")
            self.assertFalse(portal.asked[2]["autostart"])
            self.assertFalse(self.file.exists())
            self.assertIsNone(program.poll())

    def test_a_desktop_that_says_no(self):
        """It is said where it was asked for, with what to do, and is no error."""
        with Portal(autostart=False) as portal:
            environment = {**ENVIRONMENT, **self.clock.environment, **portal.environment, **portal.sandbox}
            program, app, row = self.plan(environment)
            from rjtest import a11y

            self.assertFalse(a11y.find(app, None, contains=REFUSED))
            self.switch(program, row)
            a11y.wait(app, None, contains=REFUSED)
            wait_for(lambda: not self.is_on(row), "the switch to be off again")
            self.assertTrue(self.is_on(a11y.wait(app, None, "Remind me when the window is closed")))
            # Asked again when the person tries again.
            portal.autostart = True
            self.switch(program, row)
            a11y.wait_gone(app, None, contains=REFUSED)
            wait_for(lambda: self.is_on(row), "the switch to be on")


if __name__ == "__main__":
    unittest.main(verbosity=2)
