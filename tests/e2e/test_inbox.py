# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes in while the journal is locked: it outlives the process, is in the journal after the unlock, and is told."""

import hashlib
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.bus import Ear  # noqa: E402
from rjtest.clock import Clock  # noqa: E402
from rjtest.disk import Disk  # noqa: E402
from rjtest.memory import files_with  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

CANARY = "bandicoot-turmeric-5521"
WORDS = f"{CANARY} begins here.\n" + "A plain line of a long day.\n" * 300 + f"And here ends {CANARY}."
RECORD = 4096


class TestInbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        home = self.session.fresh_home()
        self.clock = Clock(self.session.folder)
        # Full but for the inbox: that is when it matters.
        self.disk = Disk(home, self.session.folder / f"{home.name}-full", spares="/inbox")
        self.addCleanup(self.session.stop_programs)

    def start(self):
        return self.session.start([PROGRAM], env=ENVIRONMENT | self.clock.environment | self.disk.environment)

    def first_run(self):
        from rjtest import a11y

        self.a11y = a11y
        program = self.start()
        return program, walk(self.session, program, lambda name: None)

    def lock(self, program):
        self.a11y.key(program, "ctrl+l")
        return self.locked(program)

    def locked(self, program):
        """Its accessible, once the lock screen is there."""
        a11y = self.a11y
        app = a11y.wait_locked(program)
        self.assertIsNone(program.poll())
        return app

    def start_again(self, program):
        """As after a power cut."""
        self.session.stop(program)
        program = self.start()
        return program, self.locked(program)

    def unlock(self, app, passphrase=PASSPHRASE):
        field = self.a11y.wait(app, "password text")
        self.a11y.set_text(field, passphrase)
        self.a11y.press(app, "button", "Unlock")

    def inbox(self):
        files = list(self.session.home.rglob("inbox"))
        return files[0].stat().st_size // RECORD if files else 0

    def test_note_in_three_keys(self):
        program, app = self.first_run()
        a11y = self.a11y
        app = self.lock(program)
        self.assertIsNotNone(a11y.find(app, "button", "Quick note"))
        a11y.key(program, "ctrl+k")
        a11y.wait(app, None, "How strong?")
        wait_for(lambda: a11y.matches(a11y.focused(app) or app, "slider"), "the rating to have the focus")
        for word in ("raving", "urge", "Craving"):
            self.assertNotIn(word, a11y.dump(app))
        a11y.key(program, "7", "Return")
        a11y.wait(app, None, "Saved. It is added when you unlock.")
        self.assertEqual(self.inbox(), 1)

        # The same one again.
        self.clock.set(600)
        a11y.press(app, "button", "Rate it again")
        a11y.wait(app, None, "How strong now?")
        a11y.key(program, "3", "Return")
        wait_for(lambda: self.inbox() == 2, "the second rating")

        program, app = self.start_again(program)
        self.unlock(app)
        a11y.wait(app, None, starts="2 notes were entered while the journal was locked.", seconds=60)
        self.assertEqual(self.inbox(), 0)
        a11y.key(program, "alt+2")
        a11y.wait(app, None, contains="Craving · 7, strong")
        a11y.wait(app, None, contains="entered while locked")
        a11y.press(app, "button", "Undo")
        a11y.wait(app, None, "Taken out again.")
        a11y.wait_gone(app, None, contains="entered while locked")

        # Gone, and not to come again.
        program, app = self.start_again(program)
        self.unlock(app)
        a11y.wait(app, "button", "Log a craving", seconds=60)
        a11y.key(program, "alt+2")
        a11y.wait(app, None, contains="Nothing written yet.")

    def test_swapped_key(self):
        """Who can write to the disk puts a key of their own there while it is locked: nothing is sealed with it."""
        program, app = self.first_run()
        a11y = self.a11y
        app = self.lock(program)
        (key,) = self.session.home.rglob("inbox.pub")
        content = bytearray(key.read_bytes())
        # The u coordinate of the base point: a public half to which somebody has the other one.
        content[16:48] = (9).to_bytes(32, "little")
        content[48:] = hashlib.sha256(content[:48]).digest()
        key.write_bytes(content)
        a11y.key(program, "ctrl+k")
        a11y.wait(app, None, "How strong?")
        a11y.key(program, "7", "Return")
        a11y.wait(app, None, "Saved. It is added when you unlock.")
        self.unlock(app, "not the passphrase")
        wait_for(lambda: self.inbox() == 2, "the try to be written down")
        wait_for(lambda: a11y.has(a11y.find(app, "button", "Unlock"), a11y.STATE.SENSITIVE), "the next try")
        self.unlock(app)
        a11y.wait(app, None, contains="1 note was entered while the journal was locked.", seconds=60)
        self.assertNotEqual(key.read_bytes(), bytes(content))

    def test_wrong_tries(self):
        program, app = self.first_run()
        a11y = self.a11y
        app = self.lock(program)
        self.clock.set(1800)
        for i in range(2):
            self.unlock(app, f"not the passphrase {i}")
            wait_for(lambda: self.inbox() == i + 1, "the try to be written down")
            a11y.wait(app, None, "That passphrase didn't open the journal.")
            wait_for(lambda: a11y.has(a11y.find(app, "button", "Unlock"), a11y.STATE.SENSITIVE), "the next try")
        self.assertNotIn("tries", a11y.dump(app))
        self.unlock(app)
        a11y.wait(app, None, "Last opened today 10:00. 2 wrong tries since.", seconds=60)
        # Said once.
        app = self.lock(program)
        self.unlock(app)
        a11y.wait(app, "button", "Log a craving", seconds=60)
        self.assertIsNone(a11y.find(app, None, contains="wrong tr"))

    def test_done_outlives_the_process(self):
        with Desktop() as desktop:
            program, app = self.first_run()
            from rjtest import steps

            a11y = self.a11y
            steps.plan_at_eleven(program, app, CANARY)
            self.lock(program)
            self.clock.set(3600 + 5)
            note = desktop.wait_shown()
            desktop.act(note, "done")
            desktop.wait_closed(note)
            # That it was shown, and what was answered.
            wait_for(lambda: self.inbox() == 2, "the answer to be on the disk")
            program, app = self.start_again(program)
            self.unlock(app)
            wait_for(lambda: any(a11y.has(node, a11y.STATE.CHECKED)
                                 for node in a11y.find_all(app, "check box", contains=CANARY)), "the tick", 60)
            # Nobody entered a note.
            self.assertIsNone(a11y.find(app, None, contains="while the journal was locked"))
            self.assertEqual(self.inbox(), 0)

    def test_draft_outlives_the_process(self):
        ear = Ear(self.session)
        program, app = self.first_run()
        a11y = self.a11y
        a11y.key(program, "ctrl+j")
        field = a11y.wait(app, "text", "Your words")
        self.disk.fill()
        a11y.set_text(field, WORDS)
        a11y.wait(app, None, starts="Not saved yet: the disk is full.")
        self.lock(program)
        self.assertGreater(self.inbox(), 1)
        self.disk.make_room()
        program, app = self.start_again(program)
        self.assertEqual(files_with(self.session.home, CANARY), [])
        self.unlock(app)
        field = a11y.wait(app, "text", "Your words", seconds=60)
        wait_for(lambda: a11y.get_text(field) == WORDS, "the words to be back")
        a11y.wait(app, None, starts="Welcome back. What you were writing is here.")
        self.assertEqual(self.inbox(), 0)

        self.lock(program)
        self.assertEqual(files_with(self.session.home, CANARY), [])
        self.assertTrue(ear.look_for("org.example.RecoveryJournal")[1])
        self.assertEqual(ear.look_for(CANARY, PASSPHRASE)[1], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
