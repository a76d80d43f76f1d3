# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds and uses what a screen reader would: by role and name, never by position."""

import contextlib
import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from .session import Session, pause, wait_for  # noqa: E402
from .tree import Seen, Tree  # noqa: E402

STATE = Atspi.StateType
# How often it is looked again when what was seen is gone before it could be had.
LOOKS = 3


def _safe(call, default=None):
    """The tree changes under our hands: what is gone is not there."""
    try:
        return call()
    except GLib.Error:
        return default


def clear():
    Atspi.get_desktop(0).clear_cache()


def apps():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    count = _safe(desktop.get_child_count, 0)
    return [app for app in (_safe(lambda i=i: desktop.get_child_at_index(i)) for i in range(count)) if app]


def wait_app(process, seconds=60):
    """The accessible of the process once it has a window."""

    def look():
        if process.poll() is not None:
            raise AssertionError(f"the program ended with {process.returncode}:\n{process.log.read_text()[-4000:]}")
        for app in apps():
            if _safe(app.get_process_id) == process.pid and _safe(app.get_child_count, 0):
                return app
        return None

    return wait_for(look, "the program's window", seconds)


def wait_locked(process, seconds=60):
    """Its accessible once it shows the lock screen: a lock makes another one, of the same process."""

    def look():
        app = wait_app(process)
        return find(app, "button", "Unlock") and app

    return wait_for(look, "the lock screen", seconds)


def has(node, state):
    if isinstance(node, Seen):
        return node.has(state)
    states = _safe(node.get_state_set)
    return bool(states) and states.contains(state)


def walk(node, hidden=False):
    """Every node below, in the order of the tree."""
    tree = Tree(node, hidden)
    for seen in tree.below():
        child = tree.accessible(seen.path)
        if child:
            yield child


def role(node):
    return node.role if isinstance(node, Seen) else _safe(node.get_role_name, "") or ""


def name(node):
    return node.name if isinstance(node, Seen) else _safe(node.get_name, "") or ""


def matches(node, want_role=None, want_name=None, starts=None, contains=None):
    if want_role and role(node) not in ((want_role,) if isinstance(want_role, str) else want_role):
        return False
    text = name(node)
    if want_name is not None and text != want_name:
        return False
    if starts is not None and not text.startswith(starts):
        return False
    return contains is None or contains in text


def find_if(root, wanted, most=None):
    """Of all that shows below, in order, what is wanted of what was seen."""
    for _ in range(LOOKS):
        tree = Tree(root)
        seen = [node for node in tree.below() if wanted(node)][:most]
        found = [tree.accessible(node.path) for node in seen]
        if None not in found:
            return found
    return [node for node in found if node]


def find_all(root, want_role=None, want_name=None, **more):
    return find_if(root, lambda node: matches(node, want_role, want_name, **more))


def find(root, want_role=None, want_name=None, **more):
    return next(iter(find_if(root, lambda node: matches(node, want_role, want_name, **more), 1)), None)


def wait(root, want_role=None, want_name=None, seconds=60, **more):
    try:
        return wait_for(lambda: find(root, want_role, want_name, **more), f"{want_role} “{want_name or more}”", seconds)
    except AssertionError as error:
        raise AssertionError(f"{error}\n{dump(root)}") from None


def wait_gone(root, want_role=None, want_name=None, seconds=60, **more):
    wait_for(lambda: not find(root, want_role, want_name, **more), f"{want_role} “{want_name}” to go", seconds)


def dump(root):
    """The tree as text, for the message of a failed test."""
    tree = Tree(root)
    depth = {root.path: 0}
    lines = [f"{role(root)} “{name(root)}”"]
    for node in tree.below():
        # The parent may be gone by now.
        depth[node.path] = depth.get(tree.parents.get(node.path), 0) + 1
        lines.append(f"{'  ' * depth[node.path]}{node.role} “{node.name}”")
    return "\n".join(lines)


def act(node, wanted=("click", "activate", "toggle", "press", "open")):
    """Does what Enter on it would do, by the name of the action: the first one is not always the right one."""
    action = node.get_action_iface()
    # An action of a widget's own has its group before it: "row.press".
    names = [Atspi.Action.get_action_name(action, i).rpartition(".")[2]
             for i in range(action.get_n_actions())] if action else []
    for want in wanted:
        if want in names:
            if not action.do_action(names.index(want)):
                raise AssertionError(f"“{name(node)}” refused {want}")
            return
    raise AssertionError(f"{role(node)} “{name(node)}” has no action of {wanted}: {names}")


def press(root, want_role, want_name=None, **more):
    node = wait(root, want_role, want_name, **more)
    wait_for(lambda: has(node, STATE.SENSITIVE), f"“{name(node)}” to be sensitive")
    act(node)
    return node


def get_text(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


def set_text(node, value):
    editable = node.get_editable_text_iface()
    if not editable:
        raise AssertionError(f"{role(node)} “{name(node)}” is no text field")
    if not editable.set_text_contents(value):
        raise AssertionError(f"“{name(node)}” did not take the text")


def focused(root):
    return next(iter(find_if(root, lambda node: node.has(STATE.FOCUSED), 1)), None)


def windows(pid):
    """X11 ids of the program's windows that can be seen; none on Wayland."""
    if Session.keyboard:
        return []
    answer = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(pid)], capture_output=True, text=True, check=False
    )
    return answer.stdout.split()


def focus_window(process):
    """Without a window manager nobody gives the focus away. With one it only has to have done so."""
    if Session.keyboard:
        wait_for(lambda: find_if(wait_app(process), lambda node: node.role == "frame" and node.has(STATE.ACTIVE)),
                 "the window to be the active one")
        return None
    window = wait_for(lambda: windows(process.pid), "a window to focus")[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True, timeout=20)
    return window


def key(process, *names):
    """Presses keys one after the other: "F1", "ctrl+k", "7", "Return"."""
    focus_window(process)
    for one in names:
        if Session.keyboard:
            Session.keyboard.press(one)
            pause()
            continue
        subprocess.run(["xdotool", "key", "--clearmodifiers", one], check=True, timeout=20)
        pause()


def click(process, node, across=0.5):
    """One press of the pointer's first button in the middle of it, or so far across."""
    window = focus_window(process)
    wait_for(lambda: has(node, STATE.SENSITIVE), f"“{name(node)}” to be sensitive")

    def box():
        component = node.get_component_iface()
        extents = _safe(lambda: Atspi.Component.get_extents(component, Atspi.CoordType.WINDOW))
        return extents if extents and extents.width > 0 and extents.height > 0 else None

    last = wait_for(box, f"“{name(node)}” to have a size")
    while True:
        pause()
        extents = box()
        if extents and (extents.x, extents.y, extents.width) == (last.x, last.y, last.width):
            break
        last = extents or last
    x, y = round(extents.x + extents.width * across), round(extents.y + extents.height / 2)
    # Not --sync, which waits for the pointer to move, also where it is there already. The server keeps the order anyway.
    subprocess.run(["xdotool", "mousemove", "--window", window, str(x), str(y), "click", "1"], check=True, timeout=20)
    pause()


def tab_to(process, node, most=300):
    """Walks with the Tab key, as one who has no mouse, until the focus is there."""
    moves = []
    # Only as long as it is needed: what a program that is gone told would be asked about, and nobody answers.
    listener = Atspi.EventListener.new(lambda event: moves.append(event.detail1))
    listener.register("object:state-changed:focused")

    def heard():
        while GLib.MainContext.default().iteration(False):
            pass
        return sum(moves)

    try:
        focus_window(process)
        for _ in range(most):
            clear()
            if has(node, STATE.FOCUSED):
                return
            before = heard()
            subprocess.run(["xdotool", "key", "Tab"], check=True, timeout=20)
            wait_for(lambda before=before: heard() > before, "the focus to go on")
        raise AssertionError(f"“{name(node)}” cannot be reached with Tab")
    finally:
        listener.deregister("object:state-changed:focused")
        heard()


@contextlib.contextmanager
def text_changes():
    """Gives a function that tells what came and went in text fields since: [("insert", "a")]."""
    changes = []
    listener = Atspi.EventListener.new(lambda event: changes.append((event.type.split(":")[2], event.any_data)))
    listener.register("object:text-changed")

    def heard():
        while GLib.MainContext.default().iteration(False):
            pass
        return changes

    try:
        yield heard
    finally:
        listener.deregister("object:text-changed")
        heard()


def type_text(process, text):
    focus_window(process)
    if Session.keyboard:
        Session.keyboard.type(text)
        return
    subprocess.run(["xdotool", "type", "--delay", "5", text], check=True, timeout=60)


def picture(path):
    """Saves what is on the display."""
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=60)
