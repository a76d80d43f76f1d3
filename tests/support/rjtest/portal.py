# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop portal as far as the program asks it: the state of the session, whether it may stay on and start with the
computer, and notifications.

    with Portal() as portal:
        program = session.start([PROGRAM], env={**ENVIRONMENT, **portal.environment})
        portal.wait_monitor()
        portal.set_state(screensaver=True)
"""

import os
import threading
from dataclasses import dataclass, field

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from .bus import connect  # noqa: E402
from .program import APP_ID  # noqa: E402

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INHIBIT = "org.freedesktop.portal.Inhibit"
RUNNING, QUERY_END, ENDING = 1, 2, 3

INTERFACES = """<node>
<interface name="org.freedesktop.portal.Inhibit">
  <method name="CreateMonitor">
    <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <method name="QueryEndResponse"><arg type="o" direction="in"/></method>
  <signal name="StateChanged"><arg type="o"/><arg type="a{sv}"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="org.freedesktop.portal.Background">
  <method name="RequestBackground">
    <arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""

NOTIFICATION = """<node>
<interface name="org.freedesktop.portal.Notification">
  <method name="AddNotification"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/></method>
  <method name="RemoveNotification"><arg type="s" direction="in"/></method>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""
SECRET = """<node>
<interface name="org.freedesktop.portal.Secret">
  <method name="RetrieveSecret">
    <arg type="h" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface>
</node>"""
REFUSED = "org.freedesktop.portal.Error.NotAllowed"


@dataclass
class Note:
    """What stands on the screen under one id, and how often it was put there."""

    id: str
    title: str
    body: str
    buttons: dict  # label → (action, target)
    default: tuple  # (action, target)
    hints: list
    silent: bool
    times: int = 1
    gone: bool = False
    keys: list = field(default_factory=list)


class Portal:
    # Only the program's own questions go to a portal: the toolkit's are none of ours.
    environment = {"GDK_DEBUG": ""}
    # As in a Flatpak: what there is of the desktop is what the portals offer.
    sandbox = {"RJ_DEVEL_SANDBOX": "1"}

    def __init__(self, background=True, autostart=True, notifications=0, shows=True, secret=None):
        """notifications: the version of that portal, 0 for none; shows: whether it lets the program show any."""
        self.background = background
        self.autostart = autostart
        self.version = notifications
        self.shows = shows
        self.secret = secret  # bytes that are kept for the program
        self.notes = []  # every one that came to the screen, in order
        self.asked = []  # the options of each question about the background
        self.monitors = []  # (who, session), in order
        self.answers = []  # sessions that need not be waited for
        self.reasons = []
        self._changed = threading.Condition()
        self._ready = threading.Event()

    def __enter__(self):
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        if not self._ready.wait(30):
            raise AssertionError("the portal did not start")
        return self

    def __exit__(self, *_):
        self._context.invoke_full(GLib.PRIORITY_DEFAULT, self._loop.quit)
        self._thread.join(10)

    def _run(self):
        self._context = GLib.MainContext()
        self._context.push_thread_default()
        self._loop = GLib.MainLoop.new(self._context, False)
        self._bus = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
            None,
            None,
        )
        for info in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            self._bus.register_object(PATH, info, self._called, lambda *_: GLib.Variant("u", 3), None)
        if self.version:
            info = Gio.DBusNodeInfo.new_for_xml(NOTIFICATION).interfaces[0]
            self._bus.register_object(PATH, info, self._notified, lambda *_: GLib.Variant("u", self.version), None)
        if self.secret:
            info = Gio.DBusNodeInfo.new_for_xml(SECRET).interfaces[0]
            self._bus.register_object(PATH, info, self._retrieved, lambda *_: GLib.Variant("u", 1), None)
        Gio.bus_own_name_on_connection(
            self._bus, NAME, Gio.BusNameOwnerFlags.REPLACE, lambda *_: self._ready.set(), None
        )
        self._loop.run()
        self._bus.close_sync(None)
        self._context.pop_thread_default()

    def _called(self, _bus, sender, _path, _interface, method, parameters, invocation):
        values = parameters.unpack()
        who = sender[1:].replace(".", "_")
        if method == "QueryEndResponse":
            invocation.return_value(None)
            with self._changed:
                self.answers.append(values[0])
                self._changed.notify_all()
            return
        options = values[1]
        if "handle_token" not in options:
            # The toolkit asks too, without waiting for an answer.
            invocation.return_value(GLib.Variant("(o)", (f"{PATH}/request/{who}/toolkit",)))
            return
        request = f"{PATH}/request/{who}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (request,)))
        results = {}
        session = None
        if method == "CreateMonitor":
            session = f"{PATH}/session/{who}/{options['session_handle_token']}"
            results["session_handle"] = GLib.Variant("s", session)
        else:
            results["background"] = GLib.Variant("b", self.background)
            results["autostart"] = GLib.Variant("b", self.autostart and options.get("autostart", False))
        self._bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                              GLib.Variant("(ua{sv})", (0, results)))
        with self._changed:
            if session:
                self.monitors.append((sender, session))
            else:
                self.reasons.append(options.get("reason"))
                self.asked.append(options)
            self._changed.notify_all()

    def _retrieved(self, _bus, sender, _path, _interface, _method, parameters, invocation):
        handle, options = parameters.unpack()
        fd = invocation.get_message().get_unix_fd_list().get(handle)
        request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (request,)))
        with os.fdopen(fd, "wb") as pipe:
            pipe.write(self.secret)
        self._bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                              GLib.Variant("(ua{sv})", (0, {})))

    def _notified(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        key, *rest = parameters.unpack()
        if method == "AddNotification" and not self.shows:
            invocation.return_dbus_error(REFUSED, "Showing notifications is not allowed")
            return
        with self._changed:
            old = next((note for note in self.notes if note.id == key and not note.gone), None)
            if method == "RemoveNotification":
                if old:
                    old.gone = True
            else:
                options = rest[0]
                note = Note(
                    id=key, title=options["title"], body=options["body"],
                    buttons={button["label"]: (button["action"], button["target"]) for button in options["buttons"]},
                    default=(options["default-action"], options["default-action-target"]),
                    hints=options["display-hint"], silent=options.get("sound") == "silent",
                    keys=sorted(options),
                )
                if old:
                    note.times = old.times + 1
                    self.notes[self.notes.index(old)] = note
                else:
                    self.notes.append(note)
            self._changed.notify_all()
        invocation.return_value(None)

    # What a test does

    def on_screen(self):
        with self._changed:
            return [note for note in self.notes if not note.gone]

    def wait_note(self, count=1, seconds=60.0):
        """The latest of `count` that came to the screen."""
        self._wait(lambda: len(self.notes) >= count, f"{count} notifications; there were {self.notes}", seconds)
        return self.notes[count - 1]

    def wait_gone(self, note, seconds=60.0):
        self._wait(lambda: next(one for one in self.notes if one.id == note.id).gone, f"“{note.title}” to go", seconds)

    def press(self, note, label=None):
        """A button, or the notification itself: the program is asked, and started if it does not run."""
        action, target = note.buttons[label] if label else note.default
        with self._changed:
            next(one for one in self.notes if one.id == note.id and not one.gone).gone = True
        self.activate(action.removeprefix("app."), target)

    def activate(self, action, target):
        path = "/" + APP_ID.replace(".", "/")
        bus = connect()
        bus.call_sync(APP_ID, path, "org.freedesktop.Application", "ActivateAction",
                      GLib.Variant("(sava{sv})", (action, [GLib.Variant("s", target)], {})), None, 0, 60000, None)
        bus.close_sync()

    def _wait(self, condition, what, seconds=60.0):
        with self._changed:
            if not self._changed.wait_for(condition, seconds):
                raise AssertionError(f"waited {seconds:.0f} s for {what}")

    def wait_monitor(self, count=1):
        """Until so many times somebody has asked to be told the state of the session."""
        self._wait(lambda: len(self.monitors) >= count, f"{count} to watch the session")

    def wait_answer(self, count=1):
        self._wait(lambda: len(self.answers) >= count, "the program to say that the session may end")

    def set_state(self, screensaver=False, session=RUNNING):
        """Tells all who watch."""

        def emit(*_):
            for who, path in list(self.monitors):
                state = {
                    "screensaver-active": GLib.Variant("b", screensaver),
                    "session-state": GLib.Variant("u", session),
                }
                self._bus.emit_signal(who, PATH, INHIBIT, "StateChanged", GLib.Variant("(oa{sv})", (path, state)))

        self._context.invoke_full(GLib.PRIORITY_DEFAULT, emit)
