# SPDX-License-Identifier: GPL-3.0-or-later
"""Two journeys on Wayland, where most people are: first run with a first entry, and the lock. All by real keys where a
person would have them."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

HELP = "You can stop here for a minute."
WORDS = "quokka marmalade"


class TestWayland(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC", display="wayland"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        self.a11y = a11y
        self.app = walk(self.session, self.program, lambda name: None)

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def entries(self, contains):
        return [self.a11y.name(node) for node in self.a11y.find_all(self.app, "list item", contains=contains)]

    def focus_is(self, role, **more):
        here = self.a11y.focused(self.app)
        return here is not None and self.a11y.matches(here, role, **more)

    def help_from_a_list(self):
        """The list of a drop-down takes the keys, but not this one."""
        a11y = self.a11y
        self.key("ctrl+comma")
        a11y.wait(self.app, None, "Privacy and lock")
        wait_for(lambda: self.focus_is("combo box", starts="Lock when"), "the focus on the first row")
        self.key("space")
        wait_for(lambda: self.focus_is("list item"), "the list to open")
        self.key("F1")
        a11y.wait(self.app, None, HELP)
        self.key("Escape")
        a11y.wait_gone(self.app, None, HELP)
        self.key("Escape")
        a11y.wait_gone(self.app, None, "Privacy and lock")

    def test_first_entry(self):
        a11y = self.a11y
        self.assertFalse(a11y.windows(self.program.pid), "the program is on X11")
        self.key("F1")
        a11y.wait(self.app, None, HELP)
        self.key("Escape")
        a11y.wait_gone(self.app, None, HELP)
        self.help_from_a_list()
        self.key("ctrl+k")
        a11y.wait(self.app, "slider")
        self.key("7", "Return")
        a11y.wait_gone(self.app, "slider")
        self.key("alt+2")
        wait_for(lambda: self.entries("7, strong"), "the entry in the journal")

    def test_lock_and_back(self):
        a11y = self.a11y
        self.key("ctrl+j")
        words = a11y.wait(self.app, "text", "Your words")
        wait_for(lambda: a11y.has(words, a11y.STATE.FOCUSED), "the focus in the text")
        a11y.type_text(self.program, WORDS)
        wait_for(lambda: a11y.get_text(words) == WORDS, "the words to be there")
        self.key("ctrl+l")
        self.app = a11y.wait_locked(self.program)
        self.assertIsNone(self.program.poll(), "the process is the same one")
        self.assertNotIn(WORDS, a11y.dump(self.app))

        a11y.type_text(self.program, PASSPHRASE)
        self.key("Return")
        words = a11y.wait(self.app, "text", "Your words", seconds=60)
        wait_for(lambda: a11y.get_text(words) == WORDS, "the words to be back")


if __name__ == "__main__":
    unittest.main(verbosity=2)
