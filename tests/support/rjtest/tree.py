# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's accessibility tree as it is at one moment, in one question.

Asking each node for its children, role, name and states is five messages a node, and the program answers them on the
thread that it draws with: a page of 400 nodes takes the better part of a second, and a journey looks a hundred times.
A toolkit also answers for all nodes at once, as it does for a screen reader that begins (org.a11y.atspi.Cache); what
nobody has asked for yet is not among them and is asked for first.
"""

import functools

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

CACHE = "/org/a11y/atspi/cache"
TIMEOUT_MS = 30_000
SHOWS = 1 << int(Atspi.StateType.SHOWING) | 1 << int(Atspi.StateType.VISIBLE)

_connection = None


def _bus():
    """The bus of the accessibility trees: one a process, as in libatspi."""
    global _connection
    if _connection is None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        (address,) = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                       Gio.DBusCallFlags.NONE, TIMEOUT_MS, None).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        _connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        _connection.set_exit_on_close(False)
    return _connection


def _call_all(name, paths, interface, method):
    """Asks all of them and then hears the answers; None where there was none."""
    answers = {}
    # One of its own: what waits in the main one is for who listens there.
    context = GLib.MainContext.new()
    context.push_thread_default()
    try:
        bus = _bus()

        def hear(_, result, path):
            try:
                answers[path] = bus.call_finish(result).unpack()[0]
            except GLib.Error:
                answers[path] = None

        for path in paths:
            bus.call(name, path, f"org.a11y.atspi.{interface}", method, None, None, Gio.DBusCallFlags.NONE, TIMEOUT_MS,
                     None, hear, path)
        while len(answers) < len(paths):
            context.iteration(True)
    finally:
        context.pop_thread_default()
    return answers


@functools.cache
def _role_name(number):
    return Atspi.role_get_name(Atspi.Role(number))


class Seen:
    """A node as it was."""

    def __init__(self, item):
        (_, self.path), _, _, _, self.count, _, self.name, number, _, states = item
        self.role = _role_name(number)
        self.states = states[0] | states[1] << 32

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    @property
    def showing(self):
        return self.states & SHOWS == SHOWS


class Tree:
    """What is below an accessible; nothing where its program does not answer."""

    def __init__(self, top, hidden=False):
        self.top = top
        self.hidden = hidden
        # Of a program that was replaced, no more than the husk.
        self.name = top.app.bus_name if top.app else None
        self.resolved = {top.path: top}
        self.order = {}
        self._look()
        while self._ask_for_children():
            self._look()
        self.parents = {child: path for path, children in self.order.items() for child in children if child in self.seen}

    def _look(self):
        items = _call_all(self.name, [CACHE], "Cache", "GetItems")[CACHE] or [] if self.name else []
        self.seen = {item[0][1]: Seen(item) for item in items}

    def _ask_for_children(self):
        """Whether there were any that had not been seen. Who its parent is, as a node itself says, would not do: one that has
        gone from the page, but not for good, still says so."""
        unseen = False
        # A program as a whole never says how many windows it has.
        paths = {node.path for node in self.seen.values() if node.count and (self.hidden or node.showing)}
        paths = (paths | {self.top.path} if self.seen else set()) - self.order.keys()
        while paths:
            for path, children in _call_all(self.name, paths, "Accessible", "GetChildren").items():
                self.order[path] = [child for _, child in children or ()]
            paths = {child for path in paths for child in self.order[path]
                     if child not in self.seen and child not in self.order}
            unseen = unseen or bool(paths)
        return unseen

    def below(self, path=None, inside=lambda node: True):
        """Every node below, in the order of the tree; below those only that are `inside`."""
        for child in self.order.get(path or self.top.path, ()):
            node = self.seen.get(child)
            if node is None or not (self.hidden or node.showing):
                continue
            yield node
            if inside(node):
                yield from self.below(child, inside)

    def accessible(self, path):
        """The accessible of a node that was seen, or None where it has gone since."""
        if path not in self.resolved and path in self.parents:
            above = self.parents[path]
            # A thing is never above itself, but the tree may have changed between two answers.
            self.resolved[path] = None
            parent = self.accessible(above)
            self.resolved[path] = parent and _child(parent, path, self.order[above].index(path))
        return self.resolved.get(path)


def _child(parent, path, guess):
    try:
        child = parent.get_child_at_index(guess)
        if child and child.path == path:
            return child
        for i in range(parent.get_child_count()):
            child = parent.get_child_at_index(i)
            if child and child.path == path:
                return child
    except GLib.Error:
        pass
    return None
