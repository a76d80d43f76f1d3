# SPDX-License-Identifier: GPL-3.0-or-later
"""Help now, the places and the lock by real keys: on a page, above a dialog, out of a menu. And a new spare key."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.memory import hits  # noqa: E402
from rjtest.program import CLI, PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

HELP = "You can stop here for a minute."
DATA = ".local/share/recovery-journal-devel"


class TestKeys(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.program = self.session.start([PROGRAM], env=ENVIRONMENT)
        from rjtest import a11y

        self.a11y = a11y
        self.app = a11y.wait_app(self.program)
        a11y.wait(self.app, "button", "Start")

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def help_opens_and_closes(self, key):
        self.key(key)
        self.a11y.wait(self.app, None, HELP)
        self.key("Escape")
        self.a11y.wait_gone(self.app, None, HELP)

    def test_first_run_has_help(self):
        self.help_opens_and_closes("F1")

    def test_undo_by_its_button(self):
        """As a screen reader presses it, which is not as a mouse does."""
        a11y, app = self.a11y, self.app
        a11y.press(app, "button", "Look around first")
        a11y.wait(app, "button", "Start my own", seconds=60)
        self.key("ctrl+k")
        a11y.wait(app, "dialog", "Log a craving")
        self.key("5", "Return")
        a11y.press(app, "button", "Undo")
        a11y.wait(app, "label", "Taken out again.")

    def test_help_everywhere(self):
        a11y, app = self.a11y, self.app
        a11y.press(app, "button", "Look around first")
        a11y.wait(app, "button", "Start my own", seconds=60)
        self.help_opens_and_closes("ctrl+h")

        # Someone won't wake up: two keys.
        self.key("F1")
        a11y.wait(app, None, HELP)
        self.key("6")
        a11y.wait(app, "button", "I am the one who feels unwell")
        self.key("Escape")
        a11y.wait_gone(app, "button", "I am the one who feels unwell")
        a11y.wait(app, None, HELP)
        self.key("Escape")
        a11y.wait_gone(app, None, HELP)

        # Above a dialog, which is there again afterwards.
        self.key("ctrl+k")
        a11y.wait(app, None, "How strong is it?")
        self.help_opens_and_closes("F1")
        a11y.wait(app, None, "How strong is it?")
        self.key("Escape")
        a11y.wait_gone(app, None, "How strong is it?")

        # Out of a menu, which must not keep the keys.
        self.key("F10")
        self.help_opens_and_closes("F1")
        self.key("ctrl+comma")
        a11y.wait(app, None, "Privacy and lock")
        self.help_opens_and_closes("F1")
        self.key("Escape")
        a11y.wait_gone(app, None, "Privacy and lock")

        # The lock out of a dialog. Of a made-up journal nothing is left.
        self.key("ctrl+k")
        a11y.wait(app, None, "How strong is it?")
        self.key("ctrl+l")
        self.app = a11y.wait_app(self.program)
        a11y.wait(self.app, "button", "Look around first", seconds=60)

    def read_spare_key(self):
        """The nine groups on the page that shows them."""
        def read():
            labels = (self.a11y.name(node) for node in self.a11y.find_all(self.app, "label"))
            groups = [label for label in labels if re.fullmatch(r"[0-9A-Z]{4}", label)]
            return " ".join(groups).lower() if len(groups) == 9 else None

        return wait_for(read, "the nine groups of the spare key", 60)

    def try_spare_key(self, spare_key, with_journal):
        """On the safety copies, and on the journal too: the answers of the command line."""
        folder = self.session.home / DATA
        secret = self.session.folder / "spare-key"
        secret.write_text(spare_key + "\n")
        self.n_tried = getattr(self, "n_tried", 0) + 1
        to = self.session.folder / f"opened-{self.n_tried}"
        to.mkdir()
        commands = [[CLI, "recover", "--journal", folder, "--to", to / "journal"]] if with_journal else []
        for i, copy in enumerate(sorted((folder / "backups").iterdir())):
            commands.append([CLI, "restore", "--from", copy, "--journal", to / f"copy-{i}"])
        return [subprocess.run([*command, "--spare-key", "--passphrase-file", secret], capture_output=True,
                               text=True).returncode for command in commands]

    def count_opened(self, spare_key):
        """Of the journal and its safety copies, as somebody would who found the sheet."""
        results = self.try_spare_key(spare_key, with_journal=True)
        return len(results), results.count(0)

    def test_new_spare_key(self):
        """To its end: the program locks, and shows the new one after the unlock."""
        a11y = self.a11y
        old = []

        def look(name):
            if name == "3-spare-key":
                old.append(self.read_spare_key())

        walk(self.session, self.program, look)
        pid = self.program.pid
        self.key("ctrl+comma")
        a11y.tab_to(self.program, a11y.wait(self.app, "list item", contains="Make a new spare key"))
        self.key("Return")
        a11y.set_text(a11y.wait(self.app, "password text", "Your passphrase"), PASSPHRASE)
        a11y.press(self.app, "button", "Make a new spare key")
        # It locks by itself.
        self.app = a11y.wait_locked(self.program)
        self.assertIsNone(self.program.poll())
        self.assertEqual(self.app.get_process_id(), pid)
        self.assertEqual(hits(pid, PASSPHRASE), 0)
        self.assertEqual(hits(pid, old[0]), 0)
        a11y.set_text(a11y.wait(self.app, "password text"), PASSPHRASE)
        a11y.press(self.app, "button", "Unlock")
        new = self.read_spare_key()
        self.assertNotEqual(new, old[0])
        # The copies get it too, and what the old one opens goes.
        backups = self.session.home / DATA / "backups"
        wait_for(lambda: not list(backups.glob("replaced-*")), "the old journal to go", 60)
        wait_for(lambda: set(self.try_spare_key(new, with_journal=False)) == {0}, "the copies to get it", 60)
        self.key("Escape")
        self.key("ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        there, opened = self.count_opened(old[0])
        self.assertGreaterEqual(there, 2)
        self.assertEqual(opened, 0)
        self.assertEqual(self.count_opened(new), (there, there))


if __name__ == "__main__":
    unittest.main()
