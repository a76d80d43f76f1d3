# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader says along each journey by keyboard, compared line by line with tests/e2e/transcripts/.

A line is what was pressed or typed, a colon, and what was said then. Read a file aloud: it has to make sense to
somebody who sees nothing.

    build-aux/test 'e2e transcript' --test-args=--write     writes the files anew; look at what changed
"""

import datetime
import difflib
import re
import shutil
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, pause, wait_for  # noqa: E402
from walk_first_run import PASSPHRASE, walk  # noqa: E402

FOLDER = Path(__file__).resolve().parent / "transcripts"
# A Saturday, early in the afternoon. The clock goes on from there.
START = datetime.datetime(2026, 11, 21, 14, 0, 5, tzinfo=datetime.timezone.utc)
# While a file is written: so long nothing more was said.
QUIET_SECONDS = 0.7

KEYS = {"Return": "Enter", "space": "Space", "shift+Tab": "Shift+Tab", "Escape": "Esc", "comma": ",", "Prior": "Page Up"}
# One dialect for what differs from run to run, or goes on with the clock.
DIALECT = [
    (r"\b\d{1,2}:\d\d(?:[\s\u202f][AP]M)?", "2:00 PM"),
    (r"\b(?=[0-9A-Z]{0,3}[0-9])[0-9A-Z]{4}\b|\b[A-Z]{4}\b", "K7QF"),
    (r"\bGroup \d\b", "Group 3"),
    # The breath goes on while others are at the keyboard.
    (r"“In”(?:\. “(?:In|Out)”)+", "“In”"),
    (r"^(Esc: )(?:“(?:In|Out)”\. )+", r"\1"),
]


def in_dialect(text):
    for pattern, same in DIALECT:
        text = re.sub(pattern, same, text)
    return text


def spell(key):
    for name, word in KEYS.items():
        key = key.replace(name, word)
    return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))


class Journey:
    """Presses keys and listens. Said is compared with the file at once, so that the next key waits for this one."""

    def __init__(self, name, a11y, reader, write):
        self.path = FOLDER / f"{name}.txt"
        self.a11y, self.reader, self.write = a11y, reader, write
        self.lines = []
        self.wanted = [] if write else self.path.read_text(encoding="utf-8").splitlines()
        self.program = self.app = None

    def begin(self, program, title):
        self.program = program
        self.app = self.a11y.wait_app(program)
        self.reader.watch(self.app)
        self.a11y.focus_window(program)
        self.listen(title)

    def listen(self, label):
        def line():
            return f"{label}: {in_dialect(self.reader.heard())}."

        if self.write:
            said, since = line(), time.monotonic()
            while time.monotonic() - since < QUIET_SECONDS:
                pause()
                if line() != said:
                    said, since = line(), time.monotonic()
        else:
            place = len(self.lines)
            wanted = self.wanted[place] if place < len(self.wanted) else "(the end)"
            try:
                wait_for(lambda: line() == wanted, "the line")
            except AssertionError:
                raise AssertionError(
                    f"{self.path.name}, line {place + 1}: heard\n  {line()}\nand not\n  {wanted}\n"
                    "If that is better, write the files anew (see the head of this test)."
                ) from None
            said = wanted
        self.lines.append(said)
        self.reader.spoken()

    def press(self, *keys):
        for key in keys:
            self.a11y.key(self.program, key)
            self.listen(spell(key))

    def type(self, text, shown=None):
        self.a11y.type_text(self.program, text)
        self.listen(f"Type “{shown or text}”")

    def end(self):
        if not self.write and len(self.lines) != len(self.wanted):
            raise AssertionError(f"{self.path.name} goes on: {self.wanted[len(self.lines)]}")

    def save(self):
        """What was said up to here, also when the journey broke off."""
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


class TestTranscript(unittest.TestCase):
    write = False

    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC", lang="en_US.UTF-8"))
        from rjtest import a11y, speech

        cls.a11y = a11y
        cls.reader = speech.Reader()
        cls.addClassCleanup(cls.reader.close)
        # A journal with its first day, copied for each journey.
        cls.journal = cls.session.home
        program = cls.start()
        app = walk(cls.session, program, lambda name: None)
        a11y.key(program, "ctrl+q")
        program.wait(60)

    @classmethod
    def start(cls):
        clock = cls.session.folder / "clock"
        clock.write_text(str(int(START.timestamp() - time.time())))
        return cls.session.start([PROGRAM], env={**ENVIRONMENT, "RJ_DEVEL_CLOCK": str(clock)})

    def setUp(self):
        self.addCleanup(self.session.stop_programs)

    def journey(self, name):
        journey = Journey(name, self.a11y, self.reader, self.write)
        if self.write:
            self.addCleanup(journey.save)
        return journey

    def unlocked(self, name, title):
        """A journey that begins on Today."""
        home = self.session.folder / name
        shutil.copytree(self.journal, home)
        self.session.fresh_home(home)
        program = self.start()
        app = self.a11y.wait_app(program)
        self.a11y.set_text(self.a11y.wait(app, "password text"), PASSPHRASE)
        self.a11y.press(app, "button", "Unlock")
        self.a11y.wait(app, "button", "Log a craving", seconds=60)
        journey = self.journey(name)
        journey.begin(program, title)
        return journey

    def focused_group(self, journey):
        """The group of the spare key that the field with the focus asks for."""
        a11y = self.a11y
        labels = (a11y.name(node) for node in a11y.find_all(journey.app, "label"))
        groups = [label for label in labels if re.fullmatch(r"[0-9A-Z]{4}", label)]
        self.assertEqual(len(groups), 9, groups)
        return groups[int(re.search(r"\d+", a11y.name(a11y.focused(journey.app))).group()) - 1]

    def test_first_run(self):
        self.session.fresh_home()
        journey = self.journey("first-run")
        journey.begin(self.start(), "The program starts")
        journey.press("Tab", "Tab", "Tab", "Tab", "Return")
        journey.type("river", "river")
        journey.type(PASSPHRASE.removeprefix("river"), "the rest of the passphrase")
        journey.press("Tab")
        journey.type(PASSPHRASE, "the passphrase once more")
        journey.press("Tab", "Tab", "Tab", "Return")
        journey.press("Tab", "Tab", "Tab", "Return")
        journey.type(self.focused_group(journey), "the group")
        journey.press("Tab")
        journey.type(self.focused_group(journey), "the group")
        journey.press("Tab", "Return")
        journey.press("Down", "Up", *["Tab"] * 4, "space", "space", *["Tab"] * 6, "Return")
        journey.end()

    def test_today(self):
        """Tick, undo, the menu of a row, add to the plan, check in, another day."""
        journey = self.unlocked("today", "Today")
        journey.press("space", "ctrl+z", "Tab", "Return", "Down", "Escape")
        journey.press(*["Tab"] * 7)
        journey.type("Call the dentist")
        journey.press("Return", "Tab", "Tab")
        journey.press("ctrl+n")
        journey.type("Ten quiet minutes")
        journey.press(*["Tab"] * 6, "Escape", "Return")
        journey.press("ctrl+m", "4", "Return")
        journey.press("alt+Right", "alt+Home")
        journey.end()

    def test_craving(self):
        """Three keys; the details; a strong one."""
        journey = self.unlocked("craving", "Today")
        journey.press("ctrl+k", "7", "Return")
        journey.press("ctrl+k", "7", "Left", "Tab", "Right", "Tab", "space", "Tab", "Tab", "space", "Escape")
        journey.press("ctrl+k", "1", "0", "Return", "Tab", "Escape")
        journey.end()

    def test_write(self):
        """From the empty journal to a line in it, and back."""
        journey = self.unlocked("write", "Today")
        journey.press("alt+2", "Return")
        journey.type("A quiet day.")
        journey.press("Tab", "Tab", "shift+Tab", "shift+Tab", "shift+Tab", "ctrl+Return")
        journey.press("ctrl+m", "2", "Return", "Down", "Up", "Return", "Escape", "Delete", "ctrl+z", "Tab")
        journey.end()

    def test_coping(self):
        """A note is found and used now."""
        journey = self.unlocked("coping", "Today")
        journey.press("alt+3", *["Tab"] * 5, "Down", "Down", "Return", "shift+Tab", "Tab", "Return", "Tab", "Tab")
        journey.press("Escape", "Escape")
        journey.press("shift+Tab", "shift+Tab", "space")
        journey.end()

    def test_help(self):
        """Help now by its digits."""
        journey = self.unlocked("help-now", "Today")
        journey.press("F1", *["Tab"] * 10)
        journey.press("1", "space", "space", "Tab", "Escape")
        journey.press("3", "Tab", "Return")
        for _ in range(5):
            self.a11y.press(journey.app, "button", "Next")
            journey.listen("Next")
        journey.press("Escape")
        journey.press("4", "Tab", "Escape", "5", *["Tab"] * 4, "Escape")
        journey.press("6", "shift+Tab", "space", "7", "Escape", "shift+Tab", "Escape", "Escape", "Escape")
        journey.end()

    def test_lock(self):
        journey = self.unlocked("lock", "Today")
        self.a11y.key(journey.program, "ctrl+l")
        self.a11y.wait_locked(journey.program)
        journey.begin(journey.program, "Ctrl+L")
        journey.press("Tab", "shift+Tab")
        journey.type("river")
        journey.press("Return", "F1", "Escape")
        journey.type(PASSPHRASE, "the passphrase")
        journey.press("Return")
        journey.end()

    def test_preferences(self):
        journey = self.unlocked("preferences", "Today")
        journey.press("ctrl+comma", *["Tab"] * 9, "space", *["Tab"] * 2, "space")
        journey.press(*["Tab"] * 17, "space", "Down", "Escape", *["Tab"] * 4, "Escape")
        journey.press("F10", "Down", "Down", "Escape")
        journey.end()


if __name__ == "__main__":
    if "--write" in sys.argv:
        sys.argv.remove("--write")
        TestTranscript.write = True
    unittest.main(verbosity=2)
