# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard for mutter without a screen: keys come in as from a remote desktop."""

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from .session import wait_for  # noqa: E402

DISPLAY = "rj-wayland"
COMMAND = ["mutter", "--headless", "--wayland", "--no-x11", "--virtual-monitor", "1280x900",
           "--wayland-display", DISPLAY]
NAME = "org.gnome.Mutter.RemoteDesktop"
PATH = "/org/gnome/Mutter/RemoteDesktop"

# Key symbols (X11/keysymdef.h) by the names that xdotool has for them; a letter is its own.
SYMBOLS = {
    "BackSpace": 0xFF08, "Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Delete": 0xFFFF, "space": 0x20,
    "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52, "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57,
    "comma": 0x2C, "shift": 0xFFE1, "ctrl": 0xFFE3, "alt": 0xFFE9,
    **{f"F{n}": 0xFFBD + n for n in range(1, 13)},
}


class Keyboard:
    def __init__(self, address):
        flags = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        # The socket for windows is there before the name for keys.
        wait_for(self._is_there, "mutter to take keys")
        self._session = self._call(PATH, NAME, "CreateSession").unpack()[0]
        self._call(self._session, f"{NAME}.Session", "Start")
        # The first key makes the keyboard: before it no window has the focus.
        self.press("shift")

    def _is_there(self):
        bus = "org.freedesktop.DBus"
        answer = self._bus.call_sync(bus, "/org/freedesktop/DBus", bus, "NameHasOwner", GLib.Variant("(s)", (NAME,)),
                                     None, Gio.DBusCallFlags.NONE, 20000, None)
        return answer.unpack()[0]

    def _call(self, path, interface, method, arguments=None):
        return self._bus.call_sync(NAME, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 20000, None)

    def _notify(self, symbol, down):
        self._call(self._session, f"{NAME}.Session", "NotifyKeyboardKeysym", GLib.Variant("(ub)", (symbol, down)))

    def press(self, key):
        """ "F1", "ctrl+k", "7" """
        symbols = [SYMBOLS[part] if part in SYMBOLS else ord(part) for part in key.split("+")]
        for symbol in symbols:
            self._notify(symbol, True)
        for symbol in reversed(symbols):
            self._notify(symbol, False)

    def type(self, text):
        for letter in text:
            self._notify(ord(letter), True)
            self._notify(ord(letter), False)

    def close(self):
        self._bus.close_sync(None)
