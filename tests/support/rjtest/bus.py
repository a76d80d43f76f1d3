# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears all that goes over the session bus, whoever it is for. The bus of the screen readers is another one.

    ear = Ear(session)
    ...
    messages, found = ear.look_for("quokka")
"""

import os
import struct

from gi.repository import Gio, GLib

from .memory import patterns
from .session import wait_for

FILE_HEAD, RECORD_HEAD = 24, 16


def connect():
    """To the session bus; outlives it without ending the test."""
    return Gio.DBusConnection.new_for_address_sync(
        os.environ["DBUS_SESSION_BUS_ADDRESS"],
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        None,
        None,
    )


class Ear:
    def __init__(self, session, name="bus-traffic"):
        self._path = session.folder / name
        self._marks = 0
        with self._path.open("wb") as traffic:
            session.run_background(["dbus-monitor", "--session", "--pcap"], stdout=traffic)
        wait_for(lambda: self._path.stat().st_size >= FILE_HEAD, "the bus to be heard")

    def _messages(self):
        """Each message as it went over the bus."""
        data = self._path.read_bytes()
        place = FILE_HEAD
        while place + RECORD_HEAD <= len(data):
            (length,) = struct.unpack_from("=I", data, place + 8)
            yield data[place + RECORD_HEAD:place + RECORD_HEAD + length]
            place += RECORD_HEAD + length

    def _catch_up(self):
        """What was said before is in the file when this is."""
        self._marks += 1
        mark = f"/rjtest/mark/{os.getpid()}/{self._marks}"
        bus = connect()
        bus.emit_signal(None, mark, "org.example.Test", "Mark", GLib.Variant("()", ()))
        bus.flush_sync()
        bus.close_sync()
        wait_for(lambda: any(mark.encode() + b"\0" in message for message in self._messages()), "the mark to be heard")

    def look_for(self, *words):
        """How many messages there were, and those of them that hold one of the words."""
        self._catch_up()
        wanted = [pattern for word in words for pattern in patterns(word)]
        messages = list(self._messages())
        return len(messages), [message for message in messages if any(pattern in message for pattern in wanted)]
