# SPDX-License-Identifier: GPL-3.0-or-later
"""What more than one journey does on its way."""

from . import a11y
from .session import wait_for


def plan_at_eleven(program, app, title):
    """With a reminder at that time; the program may stay on for it."""
    a11y.key(program, "ctrl+n")
    a11y.set_text(a11y.wait(app, ("text", "entry"), "What"), title)
    a11y.set_text(a11y.wait(app, ("text", "entry"), "Time"), "11:00")
    a11y.press(app, "button", "Save")
    a11y.press(app, "button", "Go on")
    a11y.wait_gone(app, "button", "Go on")
    wait_for(lambda: a11y.find(app, None, contains=title), "the item on Today")
