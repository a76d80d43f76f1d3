# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal where something is wrong with its place: a clear sentence, a window that lives on, and nothing lost."""

import datetime
import os
import shlex
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.program import CLI, PROGRAM, ENVIRONMENT  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402

PASSPHRASE = "river lantern oats velvet"
WORDS = "Numbat circle 6143"
TEXT = ("text", "entry")
FULL = "Not saved yet: the disk is full. Your words are safe in this window and will be saved when there is room."
READ_ONLY = "journal's folder can only be read"
DAMAGED = "The journal file is damaged. Your passphrase is right."
KEY_DAMAGED = "The file that belongs to the passphrase is damaged. The spare key still opens the journal."
# The last sentence of the page: what can be saved was looked at then, and what that needed is gone.
LOOKED_AT = "Whatever you choose, the damaged file is kept."
ELSEWHERE = "The journal is open somewhere else on this computer."


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def propagation():
    """In a changed root nothing stands at "/" that could be made private, and nothing there is shared."""
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    return [] if any(line.split()[4] == "/" for line in mounts) else ["--propagation", "unchanged"]


class TestBadPlaces(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))
        cls.passphrase = cls.session.folder / "passphrase"
        cls.passphrase.write_text(PASSPHRASE)
        cls.made = cls.session.folder / "made"
        cls.cli("create", cls.made, check=True)

    @classmethod
    def cli(cls, command, folder, check=False):
        return subprocess.run(
            [CLI, command, "--journal", folder, "--passphrase-file", cls.passphrase],
            env={**os.environ, **cls.session.environment, **ENVIRONMENT},
            capture_output=True, text=True, check=check, timeout=120,
        )

    def setUp(self):
        self.session.fresh_home()
        self.addCleanup(self.session.stop_programs)
        self.folder = self.session.home / ".local/share/recovery-journal-devel"
        shutil.copytree(self.made, self.folder)
        self.clock = self.session.folder / "clock"
        self.set_clock(0)

    def set_clock(self, days):
        """Noon of this day, so many days later."""
        now = datetime.datetime.now(datetime.timezone.utc)
        noon = now.replace(hour=12, minute=0, second=0, microsecond=0) + datetime.timedelta(days=days)
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(str(int((noon - now).total_seconds())))
        fresh.rename(self.clock)

    def start(self, before=None, env=None):
        """before: shell commands that run first, in a mount namespace of the program's own."""
        command = [PROGRAM]
        if before:
            # An ordinary user is root there for the mounts, and himself again before the program starts.
            me = f"exec unshare --user --map-user={os.getuid()} --map-group={os.getgid()} {shlex.quote(PROGRAM)}"
            become = f"exec {shlex.quote(PROGRAM)}" if os.getuid() == 0 else me
            namespace = ["unshare", "--mount", *propagation()] + ([] if os.getuid() == 0 else ["--map-root-user"])
            command = [*namespace, "sh", "-c", f"set -e\n{before}\n{become}"]
        self.program = self.session.start(
            command, env={**ENVIRONMENT, "RJ_DEVEL_CLOCK": str(self.clock), **(env or {})}
        )
        from rjtest import a11y

        self.a11y = a11y
        self.app = a11y.wait_app(self.program)

    def wait(self, role, name=None, **more):
        return self.a11y.wait(self.app, role, name, **more)

    def try_unlock(self):
        self.a11y.set_text(self.wait("password text"), PASSPHRASE)
        self.a11y.press(self.app, "button", "Unlock")

    def unlock(self):
        self.try_unlock()
        self.wait("button", "Log a craving", seconds=60)

    def lock(self):
        self.a11y.key(self.program, "ctrl+l")
        self.app = self.a11y.wait_locked(self.program)

    def field(self):
        return self.wait(TEXT, "Add something")

    def type(self):
        field = self.field()
        self.a11y.set_text(field, WORDS)
        return field

    def add(self):
        self.a11y.click(self.program, self.field())
        self.a11y.key(self.program, "Return")

    def lives_on(self):
        """Help is one key away whatever happened."""
        self.a11y.key(self.program, "F1")
        self.wait(None, "You can stop here for a minute.")
        self.leave_help()
        self.assertIsNone(self.program.poll())

    def leave_help(self):
        """The toolkit lets the first Escape take away a toast, if there is one."""
        for seconds in (5, 30):
            self.a11y.key(self.program, "Escape")
            try:
                return self.a11y.wait_gone(self.app, None, "You can stop here for a minute.", seconds=seconds)
            except AssertionError:
                if seconds == 30:
                    raise

    def refused(self, *sentences):
        before = content(self.folder)
        self.start()
        self.try_unlock()
        for sentence in sentences:
            self.wait(None, sentence, seconds=60)
        self.lives_on()
        self.assertEqual(content(self.folder), before)

    # Damaged

    def test_empty_file(self):
        (self.folder / "journal.db").write_bytes(b"")
        self.refused(DAMAGED, "Nothing has been changed.", LOOKED_AT)

    def test_cut_file(self):
        path = self.folder / "journal.db"
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        self.refused(DAMAGED, "Nothing has been changed.", LOOKED_AT)

    def fill(self):
        """Weeks of made-up days, so that there are many pages."""
        subprocess.run(
            [CLI, "generate", "--days", "40", "--seed", "5", "--journal", self.folder, "--passphrase-file", self.passphrase],
            env={**os.environ, **self.session.environment, **ENVIRONMENT}, capture_output=True, check=True, timeout=120,
        )

    def damage(self, page):
        """Returns what the file is then."""
        path = self.folder / "journal.db"
        content = bytearray(path.read_bytes())
        content[(page if page > 0 else len(content) // 4096 + page) * 4096 - 2000] ^= 1
        path.write_bytes(content)
        return bytes(content)

    def kept(self):
        return [path.read_bytes() for path in (self.folder / "damaged").glob("*.db")]

    def back_at_lock(self):
        self.app = self.a11y.wait_locked(self.program)

    def test_save_what_is_left(self):
        self.fill()
        damaged = self.damage(1)
        self.start()
        self.try_unlock()
        self.wait(None, DAMAGED, seconds=60)
        self.wait("button", "Try to save what is left", seconds=60)
        self.a11y.press(self.app, "button", "Try to save what is left")
        self.wait("button", "Log a craving", seconds=60)
        self.assertEqual(self.kept(), [damaged])
        self.type()
        self.add()
        self.wait(None, WORDS)

    def test_damage_found_while_open(self):
        self.fill()
        self.damage(-2)
        self.start()
        self.unlock()
        self.wait(None, "Read-only: the journal file is damaged. Nothing you write now is saved.", seconds=60)
        damaged = (self.folder / "journal.db").read_bytes()
        self.type()
        self.add()
        self.wait(None, "Not saved: the journal is open for reading only.")
        self.a11y.press(self.app, "button", "What now?")
        self.wait(None, DAMAGED, seconds=60)
        self.wait("button", "Try to save what is left", seconds=60)
        self.assertEqual((self.folder / "journal.db").read_bytes(), damaged)
        self.a11y.press(self.app, "button", "Try to save what is left")
        self.back_at_lock()
        self.unlock()
        self.assertEqual(self.kept(), [damaged])
        self.assertEqual(self.cli("check", self.folder).returncode, 1)  # it is open
        self.assertIsNone(self.a11y.find(self.app, "button", "What now?"))

    def test_stopped(self):
        """Said once after a crash, and never after an orderly end."""
        said = "The program stopped last time. Your text is here."
        waits = "Welcome back. What you were writing is here."
        self.start()
        self.unlock()
        self.type()
        # The lock has saved the words when it is there.
        self.lock()
        self.unlock()
        self.wait(None, waits)
        self.program.kill()
        self.program.wait()
        self.start()
        self.unlock()
        self.wait(None, said)
        self.a11y.key(self.program, "ctrl+q")
        self.assertEqual(self.program.wait(60), 0)
        self.assertEqual((self.folder / "lock").read_bytes(), b"")
        self.start()
        self.unlock()
        self.wait(None, waits)
        self.assertIsNone(self.a11y.find(self.app, None, said))

    def test_damaged_keys(self):
        for name in ("journal.key", "journal.key.bak"):
            path = self.folder / name
            if path.exists():
                path.write_bytes(bytes(byte ^ 0xFF for byte in path.read_bytes()))
        self.refused(KEY_DAMAGED)
        self.wait("button", "Use the spare key")

    # Open elsewhere

    def test_open_elsewhere(self):
        self.start()
        self.unlock()
        answer = self.cli("info", self.folder)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("open somewhere else", answer.stderr)
        first, before = self.program, content(self.folder)
        # A second seat has a bus of its own; only the accessible tree is the same for both.
        from gi.repository import Gio

        bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        tree = bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 20000, None)
        config = self.session.folder / "other-bus.conf"
        config.write_text((self.session.folder / "bus.conf").read_text().replace("/bus</listen>", "/other</listen>"))
        self.session.run_background(["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
        wait_for((self.session.folder / "other").exists, "the other bus")
        self.start(env={
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.session.folder}/other",
            "AT_SPI_BUS_ADDRESS": tree.unpack()[0],
        })
        self.try_unlock()
        self.wait(None, ELSEWHERE, seconds=20)
        self.lives_on()
        self.assertEqual(content(self.folder), before)
        self.session.stop(first)
        self.a11y.press(self.app, "button", "Try again")
        self.wait("button", "Log a craving", seconds=60)

    # No room, no right, no folder

    def test_full_disk(self):
        place = shlex.quote(str(self.folder))
        saved = shlex.quote(str(self.made))
        self.start(f"mount -t tmpfs -o size=4M,mode=700 tmpfs {place}\ncp -a {saved}/. {place}")
        self.unlock()
        inside = Path(f"/proc/{self.program.pid}/root{self.folder}")
        filler = inside / "filler"
        with filler.open("wb", 0) as file, self.assertRaises(OSError):
            while True:
                file.write(bytes(1024))
        field = self.type()
        self.wait(None, FULL, seconds=60)
        self.add()
        self.lives_on()
        self.assertEqual(self.a11y.get_text(field), WORDS)
        self.assertFalse(self.a11y.find(self.app, "check box", contains=WORDS))
        filler.unlink()
        self.add()
        self.wait("check box", contains=WORDS)
        self.lock()
        self.unlock()
        self.wait("check box", contains=WORDS)

    def test_full_disk_draft(self):
        """Room again: what was typed is saved without anybody's doing, as a crash shows."""
        place = shlex.quote(str(self.folder))
        saved = shlex.quote(str(self.made))
        self.start(f"mount -t tmpfs -o size=4M,mode=700 tmpfs {place}\ncp -a {saved}/. {place}")
        self.unlock()
        inside = Path(f"/proc/{self.program.pid}/root{self.folder}")
        filler = inside / "filler"
        with filler.open("wb", 0) as file, self.assertRaises(OSError):
            while True:
                file.write(bytes(1024))
        self.type()
        self.wait(None, FULL, seconds=60)
        before = (inside / "journal.db").read_bytes()
        filler.unlink()
        wait_for(lambda: (inside / "journal.db").read_bytes() != before, "the words to be saved")
        self.lock()
        self.unlock()
        wait_for(lambda: self.a11y.get_text(self.field()) == WORDS, "the words to be back")

    def test_read_only(self):
        place = shlex.quote(str(self.folder))
        before = content(self.folder)
        self.start(f"mount --bind {place} {place}\nmount -o remount,ro,bind {place}")
        self.try_unlock()
        self.wait(None, contains=READ_ONLY, seconds=60)
        # Nothing was typed but the passphrase.
        self.assertFalse(self.a11y.find(self.app, None, contains="Your words"))
        self.lives_on()
        self.assertEqual(content(self.folder), before)

    def test_folder_gone_before(self):
        """Somebody else's disk, perhaps: the way in to a journal elsewhere is open."""
        shutil.rmtree(self.folder)
        self.start()
        self.wait("button", "I already have a journal")
        self.lives_on()
        self.assertFalse(self.folder.exists())

    def test_folder_gone_while_open(self):
        self.start()
        self.unlock()
        shutil.rmtree(self.folder)
        field = self.type()
        self.add()
        self.wait(None, contains="could not be read or written", seconds=60)
        self.lives_on()
        self.assertEqual(self.a11y.get_text(field), WORDS)

    # The clock

    def test_clock_set_back(self):
        self.start()
        self.unlock()
        self.type()
        self.add()
        self.wait("check box", contains=WORDS)
        for days in (-1, -366):
            self.set_clock(days)
            self.a11y.wait_gone(self.app, "check box", contains=WORDS)
            self.lives_on()
            self.lock()
            self.unlock()
        self.a11y.key(self.program, "ctrl+q")
        self.program.wait(60)
        self.set_clock(-2)
        self.start()
        self.unlock()
        self.lives_on()
        self.set_clock(0)
        self.wait("check box", contains=WORDS)


if __name__ == "__main__":
    unittest.main(verbosity=2)
