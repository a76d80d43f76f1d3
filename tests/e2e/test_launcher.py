# SPDX-License-Identifier: GPL-3.0-or-later
"""What the launcher offers: the program by the bus, "New Note" and "Help"; and nothing personal to see there."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import APP_ID, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session  # noqa: E402
from walk_first_run import walk  # noqa: E402

APP_PATH = "/org/example/RecoveryJournal/Devel"


class TestLauncher(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)

    def call(self, interface, method, arguments=None):
        from gi.repository import Gio

        bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None,
            None,
        )
        return bus.call_sync(APP_ID, APP_PATH, interface, method, arguments, None, 0, 20000, None)

    def activate(self, action):
        from gi.repository import GLib

        self.call("org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", (action, [], {})))

    def start_another(self, option):
        """The second one tells the first what was asked for, and ends."""
        self.assertEqual(self.session.start([PROGRAM, option], env=ENVIRONMENT).wait(60), 0)

    def test_actions(self):
        program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = walk(self.session, program, lambda name: None)
        self.activate("new-note")
        a11y.wait(app, None, "How strong is it?")
        a11y.key(program, "Escape")
        a11y.wait_gone(app, None, "How strong is it?")
        self.activate("help")
        a11y.wait(app, None, starts="Someone won't wake up")
        a11y.key(program, "Escape")

        # Locked: neither waits for the passphrase.
        self.activate("lock")
        a11y.wait_locked(program)
        app = a11y.wait_app(program)
        self.activate("help")
        a11y.wait(app, None, starts="Someone won't wake up")
        a11y.key(program, "Escape")
        a11y.wait_gone(app, None, starts="Someone won't wake up")
        self.activate("new-note")
        a11y.wait(app, None, "How strong?")
        a11y.key(program, "Escape")
        a11y.wait_gone(app, None, "How strong?")
        self.start_another("--quick-note")
        a11y.wait(app, None, "How strong?")

    def test_names_on_the_screen(self):
        """Task bars and window lists show no more than the id and a neutral name; nothing in the tree tells more."""
        program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = walk(self.session, program, lambda name: None)
        for window in a11y.windows(program.pid):
            shown = subprocess.run(["xprop", "-id", window, "WM_CLASS", "WM_NAME", "_NET_WM_NAME", "WM_ICON_NAME"],
                                   check=True, capture_output=True, text=True).stdout
            self.assertIn('"Journal"', shown)
            self.assertNotRegex(shown.replace(APP_ID, ""), "(?i)recovery|craving|sober|meeting")
        self.assertEqual(a11y.name(app).replace(APP_ID, ""), "")
        frames = [a11y.name(node) for node in a11y.find_all(app, "frame")]
        self.assertEqual(frames, ["Journal"])
        for node in a11y.walk(app, hidden=True):
            self.assertNotRegex(node.get_accessible_id() or "", "(?i)recovery|craving|sober|meeting")

    def test_nothing_personal(self):
        """Action states can be read by everybody on the bus."""
        program = self.session.start([PROGRAM], env=ENVIRONMENT)
        walk(self.session, program, lambda name: None)
        described = self.call("org.gtk.Actions", "DescribeAll").unpack()[0]
        self.assertIn("help-now", described)
        for name, (_, _, state) in described.items():
            self.assertEqual(state, [], name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
