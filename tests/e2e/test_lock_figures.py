# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the lock, counted with every change: what is left in memory, and unlocks that a lock cuts off."""

import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.memory import hits  # noqa: E402
from rjtest.portal import QUERY_END, Portal  # noqa: E402
from rjtest.program import CLI, PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, pause, wait_for  # noqa: E402

PASSPHRASE = "river lantern oats velvet"
# In everything that is written here.
STEM = "bilby-cardamom"
CYCLES = 20
# Each of the three who may ask, at three moments.
TRIES = 9
# What the program says of itself when it is asked to: nothing that a person wrote.
SPOKEN = {"G_MESSAGES_DEBUG": "rj-app"}
LOCKING, LOCKED, SHOWN = "A lock begins", "Back as the lock", "The journal is shown"
NAME, PATH = "org.example.RecoveryJournal.Devel", "/org/example/RecoveryJournal/Devel"


class TestLockFigures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))
        cls.passphrase = cls.session.folder / "passphrase"
        cls.passphrase.write_text(PASSPHRASE)

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)

    def create(self, environment):
        folder = self.session.home / ".local/share/recovery-journal-devel"
        subprocess.run([CLI, "create", "--journal", folder, "--passphrase-file", self.passphrase],
                       env={**os.environ, **environment}, check=True, capture_output=True, timeout=120)

    def start(self, environment):
        self.program = self.session.start([PROGRAM], env=environment)
        from rjtest import a11y

        self.a11y = a11y
        self.app = self.wait_locked()

    def wait_locked(self):
        a11y = self.a11y
        self.app = a11y.wait_locked(self.program)
        self.assertIsNone(self.program.poll(), "the process is the same one")
        return self.app

    def begin_unlock(self):
        self.a11y.set_text(self.a11y.wait(self.app, "password text"), PASSPHRASE)
        self.a11y.press(self.app, "button", "Unlock")

    def assert_gone(self, cycle):
        self.assertEqual(hits(self.program.pid, PASSPHRASE, STEM), 0, f"after lock {cycle}")

    def test_memory_after_lock(self):
        """Words that are kept, words that are being written and the passphrase, in one program over and over."""
        self.create(ENVIRONMENT)
        self.start(ENVIRONMENT)
        a11y = self.a11y
        kept = written = f"{STEM}-kept"
        seen = 0
        for cycle in range(CYCLES):
            self.begin_unlock()
            field = a11y.wait(self.app, ("text", "entry"), "Add something", seconds=60)
            if cycle == 0:
                # Shown after each unlock from now on.
                a11y.set_text(field, kept)
                a11y.click(self.program, field)
                a11y.key(self.program, "Return")
                a11y.wait(self.app, "check box", kept)
            else:
                # What was being written at the last lock is there again.
                wait_for(lambda: a11y.get_text(field) == written, "the words to be back")
            written = f"{STEM}-{cycle}"
            a11y.set_text(field, written)
            seen += hits(self.program.pid, STEM)
            a11y.key(self.program, "ctrl+l")
            self.wait_locked()
            self.assert_gone(cycle)
        # While they are shown they are found: the look is one that can find.
        self.assertGreater(seen, 2 * CYCLES)
        print(f"S4: {CYCLES} locks in one program, {CYCLES + 1} texts and the passphrase; {seen} copies while open, "
              "0 after a lock", flush=True)

    # ---- A lock while an unlock is under way ----

    def can_lock(self):
        from gi.repository import Gio, GLib

        (description,) = self.bus.call_sync(NAME, PATH, "org.gtk.Actions", "Describe", GLib.Variant("(s)", ("lock",)), None,
                                            Gio.DBusCallFlags.NONE, 60_000).unpack()
        return description[0]

    def lock_on_bus(self):
        """Without an answer: who would give it is replaced."""
        from gi.repository import Gio, GLib

        self.bus.call(NAME, PATH, "org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", ("lock", [], {})), None,
                      Gio.DBusCallFlags.NONE, -1, None, None)
        self.bus.flush_sync()

    def told(self, since=0):
        """What the program said of itself, in order."""
        lines = self.program.log.read_text(errors="replace").splitlines()
        return [what for line in lines for what in (LOCKING, LOCKED, SHOWN) if line.endswith(what)][since:]

    def wait_back(self, before, again):
        """Asked again until it is heard: nothing says when the program has begun to listen to a portal."""
        wait_for(lambda: LOCKING in self.told(before) or again(), "the lock to begin", 60)
        wait_for(lambda: LOCKED in self.told(before), "the process to be replaced", 60)
        self.wait_locked()

    def test_unlock_is_cut_off(self):
        """An unlock that is under way when a lock is asked for opens nothing, whoever asks and whenever."""
        from rjtest.bus import connect

        self.bus = connect()
        slow = {name: value for name, value in ENVIRONMENT.items() if name != "RJ_DEVEL_FAST_KDF"}
        self.create(slow)
        with Portal() as portal:
            ways = (self.lock_on_bus, lambda: portal.set_state(screensaver=True),
                    lambda: portal.set_state(session=QUERY_END))
            self.start({**slow, **SPOKEN, **portal.environment})
            self.begin_unlock()
            wait_for(self.can_lock, "the unlock to begin")
            begin = time.monotonic()
            wait_for(lambda: SHOWN in self.told(), "the journal", 60)
            duration = time.monotonic() - begin
            self.wait_back(len(self.told()), self.lock_on_bus)
            cut = late = in_a_row = completed = 0
            while cut < TRIES:
                self.assertLess(late, 6 * TRIES, "unlocks that are over before the lock comes")
                before = len(self.told())
                portal.wait_monitor(2 + cut + late)
                portal.set_state()
                self.begin_unlock()
                wait_for(self.can_lock, "the unlock to begin")
                # Sooner, where the last one came too late: a busy machine hears of a lock later than it derives keys.
                pause(0.8 * duration * cut / TRIES / 2**in_a_row)
                ask = ways[cut % len(ways)]
                ask()
                self.wait_back(before, lambda ask=ask: None if ask == self.lock_on_bus else ask())
                told = self.told(before)
                # Where the journal was there first, there was nothing to cut off.
                if told[0] == SHOWN:
                    late, in_a_row = late + 1, in_a_row + 1
                else:
                    cut, in_a_row = cut + 1, 0
                    completed += SHOWN in told
            self.assertEqual(completed, 0)
            # And one that nothing cuts off opens it.
            self.begin_unlock()
            self.a11y.wait(self.app, "button", "Log a craving", seconds=60)
            print(f"S5: {cut} locks during an unlock of {1000 * duration:.0f} ms, {completed} unlocks completed after it; "
                  f"{late} unlocks were over before", flush=True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
