# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock by becoming another process: same PID, same place, nothing readable left in memory, one process only."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.bus import Ear  # noqa: E402
from rjtest.clock import Clock  # noqa: E402
from rjtest.memory import hits  # noqa: E402
from rjtest.notify import Desktop  # noqa: E402
from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

CANARY = "quokka-marmalade-9137"


class TestLock(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)

    def unlock(self, a11y, app):
        a11y.wait(app, "button", "Unlock", seconds=60)
        a11y.set_text(a11y.wait(app, "password text"), PASSPHRASE)
        a11y.press(app, "button", "Unlock")

    def assert_no_core(self, program):
        """A crash leaves no picture of the memory on the disk."""
        self.assertRegex(Path(f"/proc/{program.pid}/limits").read_text(), r"Max core file size +0 +0 +bytes")

    def test_lock_and_back(self):
        session = self.session
        program = session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = walk(session, program, lambda name: None)
        self.assert_no_core(program)
        # Words that are being written when the lock comes.
        a11y.key(program, "alt+3")
        a11y.wait(app, "button", "New coping note")
        a11y.key(program, "ctrl+n")
        field = a11y.wait(app, ("text", "entry"), "Name")
        a11y.set_text(field, CANARY)
        wait_for(lambda: hits(program.pid, CANARY) > 0, "the words to be somewhere")
        a11y.key(program, "ctrl+l")

        app = a11y.wait_locked(program)
        self.assertIsNone(program.poll(), "the process is the same one")
        self.assert_no_core(program)
        for secret in (CANARY, PASSPHRASE):
            self.assertEqual(hits(program.pid, secret), 0, secret)
        seen = a11y.dump(app)
        self.assertNotIn(CANARY, seen)
        self.assertNotIn("Coping", seen)

        self.unlock(a11y, app)
        name = a11y.wait(app, ("text", "entry"), "Name", seconds=60)
        self.assertEqual(a11y.get_text(name), CANARY)

    def lock(self, a11y, program):
        a11y.key(program, "ctrl+l")
        return a11y.wait_locked(program)

    def test_exercise_goes_on(self):
        """What somebody was in the middle of goes on where it is by now; the lock screen shows nothing of it."""
        session = self.session
        clock = Clock(session.folder)
        program = session.start([PROGRAM], env={**ENVIRONMENT, **clock.environment})
        from rjtest import a11y

        app = walk(session, program, lambda name: None)
        a11y.key(program, "alt+3")
        a11y.tab_to(program, a11y.wait(app, "list item", starts="A long shower"))
        a11y.key(program, "Return")
        a11y.press(app, "button", "Use it now")
        a11y.wait(app, "timer", "10 minutes left")
        app = self.lock(a11y, program)
        self.assertNotIn("shower", a11y.dump(app))
        clock.set(7 * 60)
        self.unlock(a11y, app)
        left = a11y.name(a11y.wait(app, "timer", contains="left", seconds=60))
        self.assertIn(left, ("3 minutes left", "2 minutes left"))
        a11y.press(app, "button", "I did it")
        a11y.wait(app, None, contains="Used 1 time")

        a11y.key(program, "F1")
        a11y.wait(app, "heading", "You can stop here for a minute.")
        a11y.key(program, "1")
        a11y.wait(app, None, starts="In · ")
        app = self.lock(a11y, program)
        self.assertIsNone(a11y.find(app, None, starts="In · "))
        clock.set(8 * 60)
        self.unlock(a11y, app)
        a11y.wait(app, None, starts="In · ", seconds=60)
        app = self.lock(a11y, program)
        # Long over: nothing to go on with.
        clock.set(40 * 60)
        self.unlock(a11y, app)
        a11y.wait(app, "button", "New coping note", seconds=60)
        self.assertIsNone(a11y.find(app, None, starts="In · "))

    def test_lock_in_first_run(self):
        """The spare key is on the screen before there is a journal to be seen."""
        session = self.session
        program = session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = a11y.wait_app(program)
        a11y.press(app, "button", "Start")
        a11y.wait(app, "password text", "Once more")
        for name in ("Passphrase", "Once more"):
            a11y.set_text(a11y.find(app, "password text", name), PASSPHRASE)
        a11y.press(app, "button", "Next")
        a11y.wait(app, None, starts="Your spare key", seconds=60)
        a11y.key(program, "ctrl+l")
        app = a11y.wait_locked(program)
        self.assertIsNone(program.poll(), "the process is the same one")
        self.unlock(a11y, app)
        a11y.wait(app, None, starts="Please put your spare key in a safe place", seconds=60)

    def test_passphrase_is_not_told(self):
        """The bus of the screen reader hears that a letter came, not which; and asked, it gets what is on the screen."""
        session = self.session
        program = session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = walk(session, program, lambda name: None)
        a11y.key(program, "ctrl+l")
        app = a11y.wait_locked(program)
        field = a11y.wait(app, "password text", "Passphrase")
        a11y.focus_window(program)
        wait_for(lambda: a11y.matches(a11y.focused(app) or app, "password text"), "the field to have the focus")
        with a11y.text_changes() as heard:
            a11y.type_text(program, "quokka")
            a11y.key(program, "BackSpace")
            wait_for(lambda: len(heard()) >= 7, "seven changes")
            self.assertEqual(heard(), [("insert", "•")] * 6 + [("delete", "•")])
            self.assertEqual(a11y.get_text(field), "•" * 5)
            # What the person lets be seen may be heard too.
            a11y.act(field, ("peek",))
            wait_for(lambda: a11y.get_text(field) == "quokk", "the letters to be shown")
            a11y.act(field, ("peek",))
            wait_for(lambda: a11y.get_text(field) == "•" * 5, "the letters to be dots again")
        # It is the passphrase all the same.
        self.unlock(a11y, app)
        a11y.wait(app, "button", "Log a craving", seconds=60)

    def test_quit_keeps_words(self):
        """Ctrl+Q right behind the last key."""
        session = self.session
        program = session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        app = walk(session, program, lambda name: None)
        a11y.set_text(a11y.wait(app, ("text", "entry"), "Add something"), CANARY)
        a11y.key(program, "ctrl+q")
        self.assertEqual(program.wait(60), 0)

        program = session.start([PROGRAM], env=ENVIRONMENT)
        app = a11y.wait_app(program)
        self.unlock(a11y, app)
        field = a11y.wait(app, ("text", "entry"), "Add something", seconds=60)
        wait_for(lambda: a11y.get_text(field) == CANARY, "the words to be back")

    def test_second_starts(self):
        """Fifty starts while the process is being replaced: one process, the first; and it knows what is planned."""
        session = self.session
        clock = Clock(session.folder)
        environment = {**ENVIRONMENT, **clock.environment}
        ear = Ear(session)
        with Desktop() as desktop:
            program = session.start([PROGRAM], env=environment)
            from rjtest import a11y, steps

            app = walk(session, program, lambda name: None)
            steps.plan_at_eleven(program, app, CANARY)
            a11y.key(program, "ctrl+l")
            others = [session.start([PROGRAM], env=environment) for _ in range(50)]
            wait_for(lambda: all(other.poll() is not None for other in others), "the other starts to end", 120)
            self.assertIsNone(program.poll())
            a11y.wait(a11y.wait_app(program), "button", "Unlock", seconds=60)

            self.assertEqual(desktop.notes, [])
            clock.set(3600 + 5)
            note = desktop.wait_shown()
            self.assertEqual((note.title, note.body), ("Reminder", "You have something planned."))
            self.assertEqual(desktop.sender_pid(note), program.pid)
            desktop.act(note, "done")
            desktop.wait_closed(note)
            # The answer is kept too, although nobody could write it down.
            app = a11y.wait_app(program)
            self.unlock(a11y, app)
            wait_for(lambda: any(a11y.has(node, a11y.STATE.CHECKED)
                                 for node in a11y.find_all(app, "check box", contains=CANARY)), "the tick", 60)
            self.assertEqual(len(desktop.notes), 1)
            messages, found = ear.look_for(CANARY, PASSPHRASE)
            self.assertEqual(found, [])
            self.assertTrue(ear.look_for("You have something planned.")[1])
            print(f"S5: {len(others)} starts during one lock, 1 process afterwards, the reminder of the plan shown",
                  flush=True)
            print(f"S1: {messages} messages on the session bus from the first run to a reminder, 0 with what was written",
                  flush=True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
