# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop portal as far as the program asks it: the state of the session, and whether it may stay on.

    with Portal() as portal:
        program = session.start([PROGRAM], env={**ENVIRONMENT, **portal.environment})
        portal.wait_monitor()
        portal.set_state(screensaver=True)
"""

import os
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

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


class Portal:
    # Only the program's own questions go to a portal: the toolkit's are none of ours.
    environment = {"GDK_DEBUG": ""}

    def __init__(self, background=True):
        self.background = background
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
            results["autostart"] = GLib.Variant("b", False)
        self._bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                              GLib.Variant("(ua{sv})", (0, results)))
        with self._changed:
            if session:
                self.monitors.append((sender, session))
            else:
                self.reasons.append(options.get("reason"))
            self._changed.notify_all()

    # What a test does

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
