# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader would say: built from the events of the accessibility tree alone, as Orca builds its speech.

    reader = Reader()                # before the program starts: it tells nothing to nobody
    reader.watch(app)
    reader.heard()                   # "Log a craving, dialog. How strong is it?, slider, nothing picked"
    reader.spoken()                  # that was said; the next sentence begins here

A focus that comes is told with the groups it enters, then name, role, state, value, description and place in its set.
What changes on the focus is told when an event says so: a change without its event stays silent here as it does there.
"""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATE = Atspi.StateType
ROLE = Atspi.Role

EVENTS = [
    "object:announcement",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:property-change:accessible-value",
    "object:state-changed",
    "object:text-changed",
    "object:text-caret-moved",
    "window:activate",
]
# What a change of these says is part of the object's own sentence.
CHANGES = {
    "object:property-change:accessible-name": "name",
    "object:property-change:accessible-description": "description",
    "object:property-change:accessible-value": "value",
    "object:text-changed:insert": "text",
    "object:text-changed:delete": "text",
}
STATES = ("checked", "pressed", "selected", "expanded", "sensitive", "enabled", "invalid-entry", "invalid")
# Groups that are named when the focus enters them.
GROUPS = {
    ROLE.DIALOG: "dialog", ROLE.ALERT: "alert", ROLE.LIST: "list", ROLE.LIST_BOX: "list", ROLE.MENU: "menu",
    ROLE.PANEL: "group", ROLE.GROUPING: "group", ROLE.TOOL_BAR: "tool bar", ROLE.PAGE_TAB_LIST: "tab list",
    ROLE.TABLE: "table", ROLE.TREE_TABLE: "table", ROLE.FORM: "form", ROLE.LANDMARK: "region", ROLE.FILLER: "group",
    ROLE.POPUP_MENU: "menu", ROLE.FRAME: "window", ROLE.WINDOW: "window", ROLE.NOTIFICATION: "message",
}
# These are named also when they have no name of their own.
NAMELESS = ("dialog", "alert", "menu", "table")
ROLE_NAMES = {"password text": "passphrase field", "text": "text field", "entry": "search field"}


def safe(call, default=None):
    """What is gone is silent."""
    try:
        return call()
    except GLib.Error:
        return default


def related(node, kind):
    """What its labels say, or its descriptions, where the name is not computed for it."""
    said = []
    for relation in safe(node.get_relation_set, None) or []:
        if relation.get_relation_type() == kind:
            for i in range(relation.get_n_targets()):
                target = relation.get_target(i)
                text = target.get_text_iface()
                said.append(safe(target.get_name, "") or (safe(lambda: Atspi.Text.get_text(text, 0, -1), "") if text else ""))
    return " ".join(part.strip() for part in said if part)


def labels_in(node):
    """A row without a name is told by the labels in it."""
    for i in range(safe(node.get_child_count, 0)):
        child = safe(lambda i=i: node.get_child_at_index(i))
        if child and safe(child.get_role) == ROLE.LABEL and safe(child.get_name, ""):
            yield child.get_name()
        elif child:
            yield from labels_in(child)


def key_of(node):
    return node.app.bus_name if node.app else "", node.path


class Thing:
    """An accessible as it is now."""

    def __init__(self, node):
        self.node = node
        self.key = key_of(node)
        node.clear_cache_single()
        self.role = safe(node.get_role, ROLE.INVALID)
        self.role_name = safe(node.get_role_name, "") or ""
        self.states = safe(node.get_state_set)
        self.name = (safe(node.get_name, "") or "").strip() or related(node, Atspi.RelationType.LABELLED_BY)
        if not self.name and self.role == ROLE.LIST_ITEM:
            self.name = " ".join(labels_in(node))
        self.description = ((safe(node.get_description, "") or "").strip()
                            or related(node, Atspi.RelationType.DESCRIBED_BY))

    def has(self, state):
        return self.states is not None and self.states.contains(state)

    @property
    def attributes(self):
        return safe(self.node.get_attributes, {}) or {}

    def state(self):
        """In words, only what differs from the usual."""
        said = []
        if self.role in (ROLE.CHECK_BOX, ROLE.CHECK_MENU_ITEM, ROLE.SWITCH):
            said.append("checked" if self.has(STATE.CHECKED) else "not checked")
        elif self.role in (ROLE.RADIO_BUTTON, ROLE.RADIO_MENU_ITEM):
            said.append("selected" if self.has(STATE.CHECKED) else "not selected")
        elif self.role == ROLE.TOGGLE_BUTTON and not self.has(STATE.EXPANDABLE):
            said.append("pressed" if self.has(STATE.PRESSED) or self.has(STATE.CHECKED) else "not pressed")
        elif self.has(STATE.SELECTABLE) and self.has(STATE.SELECTED):
            said.append("selected")
        if self.has(STATE.EXPANDABLE):
            said.append("expanded" if self.has(STATE.EXPANDED) else "collapsed")
        if not self.has(STATE.SENSITIVE):
            said.append("unavailable")
        if self.has(STATE.INVALID_ENTRY):
            said.append("not valid")
        if self.has(STATE.READ_ONLY):
            said.append("read only")
        return said

    def value(self):
        value = self.node.get_value_iface()
        if not value:
            return ""
        text = safe(lambda: Atspi.Value.get_text(value), "")
        if text:
            return text
        number = safe(lambda: Atspi.Value.get_current_value(value))
        return "" if number is None else f"{number:g}"

    def text(self):
        """What stands in a field; of a passphrase, how long it is."""
        if self.role not in (ROLE.ENTRY, ROLE.TEXT, ROLE.PASSWORD_TEXT):
            return ""
        text = self.node.get_text_iface()
        content = safe(lambda: Atspi.Text.get_text(text, 0, -1), "") if text else ""
        if self.role == ROLE.PASSWORD_TEXT:
            return f"{len(content)} hidden characters" if content else "empty"
        placeholder = self.attributes.get("placeholder-text", "")
        return f"“{content}”" if content else placeholder if placeholder not in ("", self.name) else "empty"

    def place(self):
        """Which one of how many: as the program says, else among its like in a list."""
        attributes = self.attributes
        if attributes.get("posinset") and attributes.get("setsize"):
            return f"{attributes['posinset']} of {attributes['setsize']}"
        if self.role not in (ROLE.LIST_ITEM, ROLE.MENU_ITEM, ROLE.RADIO_BUTTON):
            return ""
        parent = safe(self.node.get_parent)
        count = safe(parent.get_child_count, 0) if parent else 0
        like = [child for child in (safe(lambda i=i: parent.get_child_at_index(i)) for i in range(count))
                if child and safe(child.get_role) == self.role and Thing(child).has(STATE.VISIBLE)]
        keys = [key_of(child) for child in like]
        return f"{keys.index(self.key) + 1} of {len(keys)}" if self.key in keys and len(keys) > 1 else ""

    def parts(self):
        """What can be said about it, by the kind of event that tells of it."""
        name = self.name
        role = "" if self.role in (ROLE.UNKNOWN, ROLE.INVALID) else ROLE_NAMES.get(self.role_name, self.role_name)
        return {
            "name": name or f"unnamed {self.role_name}",
            "role": role if name else "",
            "state": ", ".join(self.state()),
            "value": self.value(),
            "text": self.text(),
            "description": "" if self.description in name else self.description,
            "place": self.place(),
        }


def sentence(parts):
    return ", ".join(part.rstrip(".,") for part in parts if part)


def groups_of(node):
    """The named groups around it, the outermost first."""
    found = []
    parent = safe(node.get_parent)
    while parent and safe(parent.get_role) not in (None, ROLE.APPLICATION, ROLE.DESKTOP_FRAME):
        thing = Thing(parent)
        word = GROUPS.get(thing.role)
        if word and (thing.name or word in NAMELESS):
            found.append((thing, word))
        parent = safe(parent.get_parent)
    return found[::-1]


class Reader:
    def __init__(self):
        self.app = None
        self.events = []
        self.focus = None  # the key of what was told last
        self.parts = {}  # what was told of it
        self.around = set()  # the groups it stands in
        self._now = None
        self._listener = Atspi.EventListener.new(lambda event, *_: self.events.append(event))
        for event in EVENTS:
            self._listener.register(event)

    def close(self):
        for event in EVENTS:
            self._listener.deregister(event)

    def watch(self, app):
        """Only this program is heard, as if it came into sight now."""
        self.app = app.get_process_id()
        self.focus, self.parts, self.around = None, {}, set()

    def pump(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def _is_ours(self, event):
        application = safe(event.source.get_application) if event.source else None
        return bool(application) and safe(application.get_process_id) == self.app

    def heard(self):
        """What was said since the last spoken()."""
        self.pump()
        said, changed = [], set()
        focus = None
        events = [event for event in self.events if self._is_ours(event)]
        for event in events:
            if event.type == "object:announcement":
                said.append(f"“{event.any_data}”")
            elif event.type == "object:state-changed:focused" and event.detail1:
                if Thing(event.source).has(STATE.FOCUSED):
                    focus = event.source
        self._now = self._tell_focus(focus, said) if focus and key_of(focus) != self.focus else None
        if self._now is None and self.focus:
            for event in events:
                if event.source and key_of(event.source) == self.focus:
                    kind = event.type.rsplit(":", 1)[-1]
                    changed.add("state" if event.type.startswith("object:state-changed:") and kind in STATES
                                else CHANGES.get(event.type))
                    node = event.source
            if changed - {None}:
                now = Thing(node).parts()
                said.append(sentence(now[kind] for kind in now if kind in changed and now[kind] != self.parts[kind]))
                self._now = (self.focus, now, self.around)
        return ". ".join(part for part in said if part) or "nothing"

    def _tell_focus(self, node, said):
        around = groups_of(node)
        for thing, word in around:
            if thing.key not in self.around:
                said.append(sentence([thing.name, word, thing.description]))
        parts = Thing(node).parts()
        said.append(sentence(parts.values()))
        return key_of(node), parts, {thing.key for thing, _ in around}

    def spoken(self):
        self.events.clear()
        if self._now:
            self.focus, self.parts, self.around = self._now
        self._now = None
