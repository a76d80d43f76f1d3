# SPDX-License-Identifier: GPL-3.0-or-later
"""Locked without anybody's doing: nobody is here, the screen is locked, the session ends, the machine slept."""

import os
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.awake import Awake  # noqa: E402
from rjtest.clock import Clock  # noqa: E402
from rjtest.portal import QUERY_END, Portal  # noqa: E402
from rjtest.program import CLI, PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402

PASSPHRASE = "river lantern oats velvet"
SOON = "Locking in 20 seconds. Any key keeps it open."
MINUTES = 5
WORDS = "numbat-saffron-2206"


class TestAutoLock(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(lang="en_GB.UTF-8", tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        folder = self.session.home / ".local/share/recovery-journal-devel"
        subprocess.run(
            [CLI, "create", "--journal", folder, "--passphrase-file", passphrase],
            env={**os.environ, **ENVIRONMENT}, check=True, capture_output=True, timeout=120,
        )

    def start(self, *environments):
        env = dict(ENVIRONMENT)
        for one in environments:
            env.update(one)
        self.program = self.session.start([PROGRAM], env=env)
        from rjtest import a11y

        self.a11y = a11y
        self.app = a11y.wait_app(self.program)
        self.unlock()

    def unlock(self):
        self.a11y.set_text(self.a11y.wait(self.app, "password text"), PASSPHRASE)
        self.a11y.press(self.app, "button", "Unlock")
        self.a11y.wait(self.app, "button", "Log a craving", seconds=60)

    def is_locked(self):
        app = self.a11y.wait_app(self.program)
        return self.a11y.find(app, "button", "Unlock") and app

    def wait_locked(self, again=lambda: None):
        self.app = wait_for(lambda: again() or self.is_locked(), "the lock screen", 60)
        self.assertIsNone(self.program.poll(), "the process is the same one")

    def stays_open(self):
        """What was told has been heard when Help now has come and gone."""
        self.a11y.key(self.program, "F1")
        self.a11y.wait(self.app, None, "You can stop here for a minute.")
        self.a11y.key(self.program, "Escape")
        self.a11y.wait_gone(self.app, None, "You can stop here for a minute.")
        self.a11y.wait(self.app, "button", "Log a craving")

    def test_nobody_is_here(self):
        awake = Awake(self.session.folder / "awake")
        self.start(awake.environment)
        self.a11y.key(self.program, "shift")
        awake.wait(MINUTES * 60 - 20)
        self.a11y.wait(self.app, None, SOON)
        self.a11y.key(self.program, "shift")
        self.a11y.wait_gone(self.app, None, SOON)
        # From the key on it counts anew.
        awake.wait(MINUTES * 60 - 60)
        self.stays_open()
        awake.wait(MINUTES * 60)
        self.wait_locked()

    def test_screen_locked_and_session_ends(self):
        with Portal() as portal:
            self.start(portal.environment)
            portal.wait_monitor()
            portal.set_state()
            self.stays_open()
            # Told again until it is heard: nothing says when the program has begun to listen.
            self.wait_locked(lambda: portal.set_state(screensaver=True))
            portal.wait_monitor(2)
            portal.set_state()
            self.unlock()
            self.wait_locked(lambda: portal.set_state(session=QUERY_END))
            portal.wait_answer()

    def clipboard(self, selection="clipboard"):
        """What another program would get."""
        answer = subprocess.run(["xclip", "-out", "-selection", selection], capture_output=True, text=True, timeout=60)
        return answer.stdout if answer.returncode == 0 else ""

    def copy_number(self):
        a11y = self.a11y
        a11y.key(self.program, "F1")
        a11y.wait(self.app, None, "You can stop here for a minute.")
        a11y.key(self.program, "5")
        button = a11y.wait(self.app, "button", starts="Copy ")
        number = a11y.name(button).removeprefix("Copy ")
        a11y.act(button)
        wait_for(lambda: self.clipboard() == number, "the number to be on the clipboard")
        a11y.key(self.program, "Escape", "Escape")
        a11y.wait_gone(self.app, "button", starts="Copy ")
        return number

    def test_clipboard(self):
        """What is copied here is gone after half a minute; at a lock it goes at once, and so do selected words."""
        awake = Awake(self.session.folder / "awake")
        self.start(awake.environment)
        a11y = self.a11y
        number = self.copy_number()
        awake.wait(20)
        a11y.key(self.program, "shift")
        self.assertEqual(self.clipboard(), number)
        awake.wait(11)
        a11y.key(self.program, "shift")
        wait_for(lambda: self.clipboard() == "", "the clipboard to be empty")
        # What somebody else copied meanwhile stays.
        self.copy_number()
        subprocess.run(["xclip", "-in", "-selection", "clipboard"], input="of another", text=True, check=True,
                       timeout=60, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # xclip leaves before the display knows of it, and the program hears of it later than that: keys come after.
        wait_for(lambda: self.clipboard() == "of another", "the other's words to be on the clipboard")
        self.stays_open()
        awake.wait(31)
        self.stays_open()
        self.assertEqual(self.clipboard(), "of another")

        a11y.set_text(a11y.wait(self.app, ("text", "entry"), "Add something"), WORDS)
        a11y.click(self.program, a11y.find(self.app, ("text", "entry"), "Add something"))
        a11y.key(self.program, "ctrl+a", "ctrl+c")
        wait_for(lambda: self.clipboard() == WORDS and self.clipboard("primary") == WORDS, "the words to be copied")
        a11y.key(self.program, "ctrl+l")
        self.wait_locked()
        wait_for(lambda: self.clipboard() == self.clipboard("primary") == "", "the words to be gone from both")

    def test_machine_slept(self):
        awake = Awake(self.session.folder / "awake")
        clock = Clock(self.session.folder)
        self.start(awake.environment, clock.environment)
        clock.set(60)
        self.stays_open()
        awake.sleep(60)
        clock.set(180)
        self.wait_locked()


if __name__ == "__main__":
    unittest.main(verbosity=2)
