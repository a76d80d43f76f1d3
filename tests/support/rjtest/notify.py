# SPDX-License-Identifier: GPL-3.0-or-later
"""A notification daemon for tests, on a connection and a thread of its own.

    with Desktop() as desktop:                  # or drops=True, answers="late", answers="never"
        note = desktop.wait_shown()
        desktop.act(note, "done")

drops: takes a sender's notifications away when the sender leaves the bus, as GNOME Shell does.
answers: "at once", "late" (after LATE_SECONDS) or "never".
"""

import os
import sys
import threading
from dataclasses import dataclass, field

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
LATE_SECONDS = 10
EXPIRED, DISMISSED, CLOSED = 1, 2, 3

INTERFACE = """<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""


@dataclass
class Note:
    id: int
    sender: str
    title: str
    body: str
    actions: dict
    silent: bool
    closed: int = 0
    hints: dict = field(default_factory=dict)


class Desktop:
    def __init__(self, address=None, drops=False, answers="at once"):
        self.address = address
        self.drops = drops
        self.answers = answers
        self.notes = []  # every showing, in order
        self.calls = 0
        self._changed = threading.Condition()
        self._ready = threading.Event()
        self._last_id = 0

    def __enter__(self):
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        if not self._ready.wait(30):
            raise AssertionError("the notification daemon did not start")
        return self

    def __exit__(self, *_):
        self._context.invoke_full(GLib.PRIORITY_DEFAULT, self._loop.quit)
        self._thread.join(10)

    def _run(self):
        self._context = GLib.MainContext()
        self._context.push_thread_default()
        self._loop = GLib.MainLoop.new(self._context, False)
        self._bus = Gio.DBusConnection.new_for_address_sync(
            self.address or os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None,
            None,
        )
        info = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self._bus.register_object(PATH, info, self._called, None, None)
        self._bus.signal_subscribe(
            "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", None, None,
            Gio.DBusSignalFlags.NONE, self._owner_changed,
        )
        Gio.bus_own_name_on_connection(
            self._bus, NAME, Gio.BusNameOwnerFlags.REPLACE, lambda *_: self._ready.set(), None
        )
        self._loop.run()
        self._bus.close_sync(None)
        self._context.pop_thread_default()

    def _called(self, _bus, sender, _path, _interface, method, parameters, invocation):
        with self._changed:
            self.calls += 1
            self._changed.notify_all()
        if self.answers == "never":
            self._kept = getattr(self, "_kept", []) + [invocation]
            return
        if self.answers == "late":
            source = GLib.timeout_source_new(LATE_SECONDS * 1000)
            source.set_callback(lambda *_: self._answer(sender, method, parameters.unpack(), invocation))
            source.attach(self._context)
            return
        self._answer(sender, method, parameters.unpack(), invocation)

    def _answer(self, sender, method, values, invocation):
        answer = None
        if method == "Notify":
            answer = GLib.Variant("(u)", (self._notify(sender, values),))
        elif method == "CloseNotification":
            self._close(values[0], CLOSED)
        elif method == "GetCapabilities":
            answer = GLib.Variant("(as)", (["actions", "body", "body-markup", "persistence"],))
        else:
            answer = GLib.Variant("(ssss)", ("rj-test", "tests", "1", "1.2"))
        invocation.return_value(answer)
        return GLib.SOURCE_REMOVE

    def _notify(self, sender, values):
        _, replaces, _, title, body, actions, hints, _ = values
        if not replaces:
            self._last_id += 1
        note = Note(
            id=replaces or self._last_id, sender=sender, title=title, body=body,
            actions=dict(zip(actions[::2], actions[1::2])), silent=bool(hints.get("suppress-sound")), hints=hints,
        )
        with self._changed:
            for old in self.notes:
                if old.id == note.id and not old.closed:
                    old.closed = CLOSED
            self.notes.append(note)
            self._changed.notify_all()
        return note.id

    def _close(self, number, reason):
        with self._changed:
            open_ones = [note for note in self.notes if note.id == number and not note.closed]
            for note in open_ones:
                note.closed = reason
            self._changed.notify_all()
        for note in open_ones:
            self._bus.emit_signal(note.sender, PATH, NAME, "NotificationClosed", GLib.Variant("(uu)", (number, reason)))

    def _owner_changed(self, _bus, _sender, _path, _interface, _signal, parameters):
        name, _, new_owner = parameters.unpack()
        if self.drops and not new_owner:
            for note in list(self.notes):
                if note.sender == name and not note.closed:
                    self._close(note.id, EXPIRED)

    # What a test does

    def on_screen(self):
        with self._changed:
            return [note for note in self.notes if not note.closed]

    def wait(self, condition, what, seconds=60.0):
        with self._changed:
            if not self._changed.wait_for(condition, seconds):
                raise AssertionError(f"waited {seconds:.0f} s for {what}; shown: {self.notes}")

    def wait_shown(self, count=1, seconds=60.0):
        """The latest of `count` showings."""
        self.wait(lambda: len(self.notes) >= count, f"{count} notifications", seconds)
        return self.notes[count - 1]

    def wait_closed(self, note, seconds=60.0):
        self.wait(lambda: note.closed, f"“{note.title}” to go", seconds)

    def act(self, note, action):
        """Presses a button; the notification goes with it."""
        if action not in note.actions:
            raise AssertionError(f"no button {action}: {note.actions}")

        def emit(*_):
            self._bus.emit_signal(note.sender, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (note.id, action)))
            self._close(note.id, DISMISSED)

        self._context.invoke_full(GLib.PRIORITY_DEFAULT, emit)

    def sender_pid(self, note):
        answer = self._bus.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
            GLib.Variant("(s)", (note.sender,)), None, Gio.DBusCallFlags.NONE, -1, None,
        )
        return answer.unpack()[0]

    def dismiss(self, note):
        self._context.invoke_full(GLib.PRIORITY_DEFAULT, lambda *_: self._close(note.id, DISMISSED))


def main():
    """For tests in C: notify.py [late|never]; prints "ready", then a line for each thing that happens on standard
    output; reads "act ID ACTION" and "dismiss ID" on standard input."""
    with Desktop(answers=sys.argv[1] if len(sys.argv) > 1 else "at once") as desktop:
        print("ready", flush=True)
        seen = 0

        def tell():
            nonlocal seen
            while True:
                with desktop._changed:
                    desktop._changed.wait_for(lambda: len(desktop.notes) > seen)
                note = desktop.notes[seen]
                seen += 1
                print(f"shown {note.id} {note.title}|{note.body}|{','.join(note.actions)}|{note.silent}", flush=True)

        threading.Thread(target=tell, daemon=True).start()
        for line in sys.stdin:
            words = line.split()
            note = next(note for note in reversed(desktop.notes) if note.id == int(words[1]))
            if words[0] == "act":
                desktop.act(note, words[2])
            else:
                desktop.dismiss(note)


if __name__ == "__main__":
    main()
