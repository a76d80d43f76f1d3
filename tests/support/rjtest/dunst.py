# SPDX-License-Identifier: GPL-3.0-or-later
"""A notification daemon as people have it, in the session of a test.

    with Dunst(session) as desktop:
        shown = desktop.wait_shown()
        desktop.choose("Done")
"""

import json
import os
import signal

from .bus import connect
from .session import wait_for

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
COMMANDS = "org.dunstproject.cmd0"

CONFIG = """[global]
    dmenu = {folder}/choose
[each]
    summary = "*"
    script = {folder}/shown
"""

# Called for each one that came to the screen.
SHOWN = """#!/usr/bin/env python3
import json, os
line = json.dumps({{name: os.environ.get("DUNST_" + name.upper(), "") for name in ("app_name", "summary", "body", "id")}})
with open("{folder}/shown.txt", "a") as file:
    file.write(line + "\\n")
"""

# In place of a menu and a person: takes the line with the word that is written down.
CHOOSE = """#!/usr/bin/env python3
import sys
word = open("{folder}/word.txt").read()
for line in sys.stdin:
    if word in line:
        sys.stdout.write(line)
        break
"""


class Dunst:
    def __init__(self, session):
        self.session = session
        self.folder = session.folder / "dunst"

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        (self.folder / "shown.txt").write_text("")
        (self.folder / "dunstrc").write_text(CONFIG.format(folder=self.folder))
        for name, text in (("shown", SHOWN), ("choose", CHOOSE)):
            script = self.folder / name
            script.write_text(text.format(folder=self.folder))
            script.chmod(0o700)
        with (self.folder / "dunst.txt").open("ab") as log:
            self.process = self.session.run_background(["dunst", "-config", str(self.folder / "dunstrc")], stdout=log,
                                                       stderr=log)
        wait_for(lambda: self.session.ask_bus("GetNameOwner", NAME), "the notification daemon")
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(20)
        wait_for(lambda: not self.session.ask_bus("GetNameOwner", NAME), "the notification daemon to go")

    def shown(self):
        """All that came to the screen, in order."""
        return [json.loads(line) for line in (self.folder / "shown.txt").read_text().splitlines()]

    def wait_shown(self, count=1):
        return wait_for(lambda: len(self.shown()) >= count and self.shown(), f"{count} notifications", 60)[count - 1]

    def count(self):
        """How many are on the screen."""
        from gi.repository import GLib

        return self._call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (COMMANDS, "displayedLength")))[0]

    def choose(self, button):
        """Presses it, in the menu of what is on the screen."""
        (self.folder / "word.txt").write_text(button)
        self._call(COMMANDS, "ContextMenuCall", None)

    def open(self):
        """Presses the latest one itself."""
        from gi.repository import GLib

        self._call(COMMANDS, "NotificationAction", GLib.Variant("(u)", (0,)))

    def _call(self, interface, method, arguments):
        bus = connect()
        try:
            return bus.call_sync(NAME, PATH, interface, method, arguments, None, 0, 20000, None).unpack()
        finally:
            bus.close_sync()
