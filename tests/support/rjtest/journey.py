# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey through the whole program begins with: a session of its own, a clock, and the first run behind it."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

from .clock import Clock
from .program import CLI, ENVIRONMENT, PROGRAM
from .session import Session

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "e2e"))

from walk_first_run import PASSPHRASE, walk  # noqa: E402

FIELD = ("text", "entry")


class Journey(unittest.TestCase):
    """The program is open at Today, in British English and UTC; what is asked for here is waited for."""

    def setUp(self):
        self.session = self.enterContext(Session(lang="en_GB.UTF-8", tz="UTC"))
        self.addCleanup(self.session.stop_programs)
        self.clock = Clock(self.session.folder)
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, **self.clock.environment})
        # Only within the session: it looks for that session's bus.
        from . import a11y

        self.a11y = a11y
        walk(self.session, self.program, lambda name: None)
        self.app = a11y.wait_app(self.program)

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def seen(self, role=None, name=None, **more):
        return self.a11y.wait(self.app, role, name, **more)

    def press(self, role, name=None, **more):
        self.a11y.press(self.app, role, name, **more)

    def gone(self, role=None, name=None, **more):
        self.a11y.wait_gone(self.app, role, name, **more)

    def focus(self, node):
        self.a11y.tab_to(self.program, node)

    def write(self, name, text):
        self.a11y.set_text(self.seen(FIELD, name), text)

    def lock(self):
        self.key("ctrl+l")
        self.app = self.a11y.wait_locked(self.program)

    def unlock(self):
        """Until the lock page is gone."""
        self.a11y.set_text(self.seen("password text"), PASSPHRASE)
        self.press("button", "Unlock")
        self.gone("button", "Unlock", seconds=60)

    def export(self):
        """The journal as its readable export, taken by the command line; the program must not have it open."""
        passphrase = self.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE)
        database = next(self.session.home.rglob("journal.db"))
        result = subprocess.run([CLI, "export", "--journal", database.parent, "--passphrase-file", passphrase,
                                 "--output", "-"], check=True, capture_output=True)
        return json.loads(result.stdout)
