# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that is being typed survives a crash.

Each form is opened, every field in it is typed into key by key, the program is killed, started and unlocked again: the
form opens by itself and all its words are in place. Fields are found in the accessibility tree and in the sources, so
that a new one cannot be forgotten.
"""

import datetime
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests/support"))

from rjtest.bus import Ear  # noqa: E402
from rjtest.program import CLI, ENVIRONMENT, PROGRAM  # noqa: E402
from rjtest.session import Session, wait_for  # noqa: E402

PASSPHRASE = "river lantern oats velvet"
DATA = ".local/share/recovery-journal-devel"
SQLCIPHER = os.environ["RJ_SQLCIPHER"]
FIELD = ("text", "entry", "spin button")

# Every file that makes a field, and the tests below that type into it. Without a test it says why it keeps no words.
# tests/check/check_fields.py looks whether one is missing.
SOURCES = {
    "coping/rj-strategy-editor.blp": ("test_coping_note",),
    "help/rj-own-line-dialog.c": ("test_own_line",),
    "journal/rj-check-in-dialog.blp": ("test_check_in",),
    "journal/rj-craving-dialog.blp": ("test_craving",),
    "journal/rj-craving-more.blp": ("test_craving",),
    "journal/rj-earlier-row.c": ("test_craving",),
    "journal/rj-writing-dialog.blp": ("test_close_day_again", "test_writing"),
    "medicine/rj-dose-dialog.c": ("test_medicine",),
    "medicine/rj-form-parts.c": ("test_letter", "test_medicine", "test_meeting", "test_my_line", "test_person",
                                   "test_recovery", "test_support", "test_worksheet"),
    "meetings/rj-meeting-times.c": ("test_meeting",),
    "meetings/rj-meetings-view.c": "what is searched for is not written down",
    "milestones/rj-milestone-dialog.c": ("test_milestone",),
    "preferences/rj-mood-names-group.c": ("test_preferences",),
    "preferences/rj-preferences-dialog.blp": ("test_preferences",),
    "today/rj-card-dialog.c": ("test_wallet_card",),
    "today/rj-close-day-card.c": ("test_today",),
    "today/rj-move-dialog.c": ("test_move",),
    "today/rj-plan-add.c": ("test_today",),
    "today/rj-plan-item-dialog.blp": ("test_plan_item",),
    "today/rj-repeat-rows.blp": ("test_plan_item",),
    "today/rj-template-name-dialog.c": ("test_template_name",),
    "widgets/rj-chips.c": ("test_check_in", "test_craving"),
    "widgets/rj-time-entry.c": ("test_plan_item",),
    "widgets/rj-when.c": ("test_check_in", "test_craving", "test_writing"),
    "preferences/rj-scale-dialog.c": ("test_scale",),
    "preferences/rj-word-dialog.c": ("test_lists",),
    "backups/rj-backup-page.c": "a passphrase or a spare key",
    "preferences/rj-keys-dialog.c": "a passphrase",
    "backups/rj-remove-page.c": "the word delete",
    "coping/rj-coping-page.blp": "what is searched for is not written down",
    "people/rj-people-view.c": "what is searched for is not written down",
    "support/rj-organisations-dialog.c": "what is searched for is not written down",
    "support/rj-support-view.c": "what is searched for is not written down",
    "exchange/rj-feed-choose-page.c": "what is searched for is not written down",
    "help/rj-senses-page.c": "says that it is kept nowhere",
    "journal/rj-log-form.c": "never shown: carries what was picked, which the tests look at too",
    "letters/rj-letter-paper.c": "shows words that are saved, and takes none",
    "lock/rj-lock-page.blp": "a passphrase and a spare key",
    "widgets/rj-masked-text.c": "makes none, says what a passphrase field says",
    "welcome/rj-passphrase-page.blp": "a passphrase",
    "welcome/rj-spare-key-view.blp": "a spare key",
}


class TestDrafts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = cls.enterClassContext(Session(tz="UTC"))
        cls.pristine = cls.session.folder / "pristine"
        passphrase = cls.session.folder / "passphrase"
        passphrase.write_text(PASSPHRASE + "\n")
        sheet = cls.session.folder / "sheet"
        subprocess.run([CLI, "create", "--journal", cls.pristine, "--passphrase-file", passphrase, "--spare-key-file",
                        sheet], check=True, timeout=60, env={**os.environ, **ENVIRONMENT})
        cls.key_lines = sheet.read_text().splitlines()[1:]
        # In the evening the day can be closed.
        cls.clock = cls.session.folder / "clock"
        now = datetime.datetime.now(datetime.timezone.utc)
        evening = now.replace(hour=20, minute=0, second=0, microsecond=0)
        cls.clock.write_text(str(int((evening - now).total_seconds())))
        cls.ear = Ear(cls.session)
        cls.typed = 0

    @classmethod
    def tearDownClass(cls):
        """Every field of the program was typed into, key by key, and nobody on the session bus has heard of it."""
        messages, found = cls.ear.look_for("quokka", PASSPHRASE)
        if found or not cls.ear.look_for("org.example.RecoveryJournal")[1]:
            raise AssertionError(f"{len(found)} of {messages} messages tell what was written: {found[:3]}")
        print(f"S1: {cls.typed} fields typed into, {messages} messages on the session bus, 0 with what was typed",
              flush=True)

    def setUp(self):
        self.session.fresh_home()
        shutil.copytree(self.pristine, self.session.home / DATA)
        self.addCleanup(self.session.stop_programs)
        self.words = 0
        self.open()

    # ---- The program ----

    def open(self):
        self.program = self.session.start([PROGRAM], env={**ENVIRONMENT, "RJ_DEVEL_CLOCK": str(self.clock)})
        from rjtest import a11y

        self.a11y = a11y
        self.app = self.scope = a11y.wait_app(self.program)
        a11y.wait(self.app, "button", "Unlock", seconds=60)
        a11y.set_text(a11y.wait(self.app, "password text"), PASSPHRASE)
        a11y.press(self.app, "button", "Unlock")
        a11y.wait_gone(self.app, "button", "Unlock", seconds=60)
        a11y.wait(self.app, "button", "Help now")

    def key(self, *names):
        self.a11y.key(self.program, *names)

    def press(self, role, name=None, **more):
        self.a11y.press(self.scope, role, name, **more)

    def dialogs(self):
        """Those that are open; a toast is an alert too, without a name."""

        def is_dialog(node):
            return node.role in ("dialog", "alert") and node.name

        tree = self.a11y.Tree(self.app)
        found = [tree.accessible(node.path) for node in tree.below(inside=lambda node: not is_dialog(node)) if is_dialog(node)]
        return [node for node in found if node]

    def wait_dialog(self, name):
        """The form in front of all others; what is done next is done there."""

        def in_front():
            forms = self.dialogs()
            return forms[-1] if forms and self.a11y.name(forms[-1]) == name else None

        self.scope = wait_for(in_front, f"the form “{name}”")

    def wait_no_dialog(self):
        wait_for(lambda: not self.dialogs(), "the form to close")
        self.scope = self.app

    # ---- What is saved ----

    def saved(self, query="SELECT field, hex(text) FROM draft"):
        """What a stranger finds in a copy of the file, as in docs/file-format.md; None while it is being written."""
        place = self.session.folder / "copy"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        file = self.session.home / DATA / "journal.db"
        hot = Path(f"{file}-journal")
        before = file.stat().st_mtime_ns
        if hot.exists() and hot.stat().st_size:
            return None
        shutil.copy(file, place)
        if file.stat().st_mtime_ns != before or (hot.exists() and hot.stat().st_size):
            return None
        (place / "key.sql").write_text("\n".join(self.key_lines) + "\n")
        answer = subprocess.run([SQLCIPHER, "-batch", "-init", "key.sql", "-separator", "\t", "journal.db",
                                 query], cwd=place, capture_output=True, text=True,
                                check=True, timeout=60, env={"PATH": os.environ["PATH"], "HOME": str(place)})
        pairs = (line.split("\t") for line in answer.stdout.splitlines() if "\t" in line)
        return {field: bytes.fromhex(text).decode() for field, text in pairs}

    def wait_saved(self, texts):
        """All of them as a draft: a field's own, or a time among what was picked in the form."""

        def holds():
            drafts = self.saved()
            if drafts is None:
                return False
            own = set(drafts.values())
            states = [text for where, text in drafts.items() if where.endswith("/state")]
            return all(text in own or any(f' {text}"' in state for state in states) for text in texts)

        wait_for(holds, f"{texts} to be saved", 10)

    def wait_none_saved(self):
        wait_for(lambda: self.saved() == {}, "the drafts to be gone", 10)

    # ---- Typing ----

    def fields(self):
        """Every field of the form that is open, under its name and, where two have one name, its number."""
        found = {}
        for node in self.a11y.find_if(self.scope, lambda node: node.has(self.a11y.STATE.EDITABLE) and node.role in FIELD):
            name, number = self.a11y.name(node), 1
            while (name, number) in found:
                number += 1
            found[name, number] = node
        return found

    def texts(self):
        return {key: self.a11y.get_text(node) for key, node in self.fields().items()}

    def make_words(self, name):
        self.words += 1
        if name == "Time":
            return f"{6 + self.words % 13:02}:{10 + self.words:02}"
        if name.startswith("Minutes"):
            return f"{100 + self.words}"
        if name.startswith("Every how many"):
            return f"{2 + self.words % 50}"
        return f"quokka {self.words} hums"

    def type_into_all(self, names):
        """Real keys, field after field, as somebody who types faster than the program saves."""
        def form_is_there():
            found = self.fields()
            return found if sorted(name for name, _ in found) == sorted(names) else None

        try:
            # A page that was just opened comes field by field.
            fields = wait_for(form_is_there, "the form's fields")
        except AssertionError:
            self.assertEqual(sorted(name for name, _ in self.fields()), sorted(names))
            raise
        typed = {}
        for key, node in fields.items():
            words = typed[key] = self.make_words(key[0])
            type(self).typed += 1
            self.a11y.tab_to(self.program, node)
            subprocess.run(["xdotool", "key", "ctrl+a", "type", "--delay", "2", words], check=True, timeout=60)
            wait_for(lambda node=node, words=words: self.a11y.get_text(node) == words, f"“{words}” in {key}")
        self.assertEqual({key: self.a11y.get_text(node) for key, node in fields.items()}, typed)
        return typed

    def buttons(self, names):
        """The first of each name."""
        found = {}
        for node in self.a11y.find_all(self.scope, ("toggle button", "radio button")):
            found.setdefault(self.a11y.name(node), node)
        return [found[name] for name in names if name in found]

    def are_picked(self, names):
        state = self.a11y.STATE
        nodes = self.buttons(names)
        return len(nodes) == len(names) and all(
            self.a11y.has(node, state.PRESSED) or self.a11y.has(node, state.CHECKED) for node in nodes)

    def pick(self, *names):
        for node in self.buttons(names):
            self.a11y.act(node)
        wait_for(lambda: self.are_picked(names), f"{names} to be picked")

    def survive(self, names, form=None, picks=(), earlier=()):
        """Types into every field, crashes, and finds all of it where it was."""
        if picks:
            self.pick(*picks)
        typed = self.type_into_all(names)
        self.wait_saved(typed.values())
        self.session.stop(self.program)
        self.open()
        if form is not None:
            self.wait_dialog(form)
        try:
            wait_for(lambda: self.texts() == typed, "the words to be in place")
        except AssertionError:
            self.assertEqual(self.texts(), typed)
        if picks or earlier:
            wait_for(lambda: self.are_picked([*picks, *earlier]), f"{picks} to be picked")
        return typed

    # ---- The forms ----

    def add_own_words(self, groups):
        for name in groups:
            group = self.a11y.wait(self.scope, "grouping", name)
            more = self.a11y.find(group, "button", "More…")
            if more:
                self.a11y.act(more)
            self.a11y.press(group, "button", "Add your own…")
            self.a11y.wait(group, FIELD, "Your own word")

    def discard(self):
        self.press("button", "Cancel")
        self.wait_dialog("Keep what you wrote?")
        self.press("button", "Discard")
        self.wait_no_dialog()
        self.wait_none_saved()

    def save(self, button="Save"):
        self.press("button", button)
        self.wait_no_dialog()
        self.wait_none_saved()

    def open_entry(self, words):
        """Edits an entry of the log."""
        self.key("alt+2")
        entry = self.a11y.wait(self.app, "list item", contains=words)
        rows = self.a11y.find_all(entry.get_parent(), "list item")
        # Tab goes into the list, the arrows from row to row.
        self.a11y.tab_to(self.program, rows[0])
        for _ in rows[: rows.index(entry)]:
            self.key("Down")
        wait_for(lambda: self.a11y.clear() or self.a11y.has(entry, self.a11y.STATE.FOCUSED), f"“{words}” to have the focus")
        self.key("Return")

    def test_today(self):
        lines = ["Something hard", "Something good", "For tomorrow"]
        typed = self.survive(["Add something", *lines])
        self.press("button", "Close the day")
        self.a11y.wait(self.app, "button", "Change")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, FIELD, "Add something"))
        self.key("Return")
        self.a11y.wait(self.app, "check box", typed["Add something", 1])
        self.wait_none_saved()

    def test_close_day_again(self):
        self.a11y.set_text(self.a11y.wait(self.app, FIELD, "Something hard"), "a long queue")
        self.press("button", "Close the day")
        self.a11y.wait(self.app, "button", "Change")
        self.open_entry("a long queue")
        self.wait_dialog("Close the day")
        self.survive(["What was hard", "What was good", "Tomorrow", "Time"], "Close the day")
        self.discard()

    def test_check_in(self):
        names = ["Time", "Your own word", "Note"]
        self.key("ctrl+m")
        self.wait_dialog("Check in")
        self.press("button", starts="More:")
        self.add_own_words(["What do you feel?"])
        self.pick("Earlier…")
        typed = self.survive(names, "Check in", ("Low", "Tired", "7 h"), ("Earlier…",))
        self.save()
        self.open_entry(typed["Note", 1])
        self.wait_dialog("Edit")
        self.add_own_words(["What do you feel?"])
        self.survive(names, "Edit", ("Hungry", "8 h"))
        self.discard()

    def test_craving(self):
        groups = ["What brought it on?", "Where?", "With whom?", "For what?"]
        words = ["What I felt in my body", "What went through my head", "Note", *["Your own word"] * 4]
        self.key("ctrl+k")
        self.wait_dialog("Log a craving")
        self.key("5")
        self.press("button", starts="More:")
        self.add_own_words(groups)
        self.press("toggle button", "Earlier…")
        self.press("button", "Add another earlier one")
        other = self.a11y.wait(self.scope, "grouping", "Another one")
        self.key("3")
        self.a11y.press(other, "toggle button", "Earlier…")
        typed = self.survive([*words, "Time", "Time"], "Log a craving", ("Lonely", "Family", "It passed", "15 min"))
        ratings = [node.get_value_iface().get_current_value() for node in self.a11y.find_all(self.scope, "slider")]
        self.assertEqual(ratings, [5, 3])
        self.save()
        self.open_entry(typed["Note", 1])
        self.wait_dialog("Edit")
        self.a11y.tab_to(self.program, self.a11y.find_all(self.scope, "slider")[1])
        self.key("4")
        self.add_own_words(groups)
        self.survive([*words, "Time"], "Edit", ("Angry",))
        ratings = [node.get_value_iface().get_current_value() for node in self.a11y.find_all(self.scope, "slider")]
        self.assertEqual(ratings, [5, 4])
        self.discard()

    def test_writing(self):
        names = ["Title (optional)", "Your words", "Time"]
        self.key("ctrl+j")
        self.wait_dialog("Write")
        self.pick("Earlier…")
        typed = self.survive(names, "Write", earlier=("Earlier…",))
        self.save("Done")
        self.open_entry(typed["Title (optional)", 1])
        self.wait_dialog("Edit")
        self.survive(names, "Edit")
        self.discard()

    def open_plan_menu(self, title, letter):
        self.press("toggle button", f"More for “{title}”")
        self.a11y.wait(self.app, "menu item")
        self.key(letter)

    def test_plan_item(self):
        names = ["What", "Time", "Minutes it takes", "Place or link", "Note", "Steps, one a line"]
        self.key("ctrl+n")
        self.wait_dialog("New in the plan")
        typed = self.survive(names, "New in the plan")
        self.press("button", "Save")
        self.wait_dialog("Reminders")
        self.press("button", "Only while it is open")
        self.wait_no_dialog()
        self.wait_none_saved()
        self.press("button", "Morning")
        self.open_plan_menu(typed["What", 1], "e")
        self.wait_dialog("Change the plan")
        self.survive(names, "Change the plan")
        self.discard()

    def test_medicine(self):
        names = ["Name", "On the label", "Times, like 8:00, 20:00", "Doses left at home",
                 "Where it is kept", "Who knows where", "Clinic or doctor", "Clinic phone",
                 "Pharmacy", "Pharmacy phone", "Note"]
        self.key("F10")
        self.a11y.wait(self.app, "menu item")
        self.key("m")
        self.press("button", "Add one")
        self.wait_dialog("Medicine")
        self.survive(names, "Medicine")
        # Times and numbers that are none are kept, and not saved.
        for name, text in (("Times, like 8:00, 20:00", ""), ("Doses left at home", "")):
            self.a11y.set_text(self.a11y.wait(self.scope, FIELD, name), text)
        self.save()
        self.key("F10")
        self.a11y.wait(self.app, "menu item")
        self.key("m")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", contains="quokka"))
        self.key("Return")
        self.press("button", "Write down a dose")
        self.wait_dialog("Medicine")
        self.survive(["Note"], "Medicine")
        self.save()

    def test_meeting(self):
        names = ["Name", "Programme", "Time", "Minutes it takes", "Every how many weeks", "Place", "Address",
                 "Link to join", "Phone",
                 "Online code", "Access",
                 "Language there", "What I do there", "Note"]
        self.key("alt+4")
        self.a11y.wait(self.app, "button", "Add a person")
        self.press(("radio button", "page tab", "toggle button"), "Meetings")
        self.a11y.wait(self.app, "button", "Add a meeting")
        self.key("ctrl+n")
        self.wait_dialog("Meeting")
        self.survive(names, "Meeting")
        self.press("button", "Save")
        self.wait_dialog("Reminders")
        self.press("button", "Only while it is open")
        self.wait_no_dialog()
        self.wait_none_saved()

    def test_person(self):
        names = ["Name", "Number, address or name", "Which one, like “work”", "Best times", "Good for",
                 "A message, ready to send", "Note"]
        self.key("alt+4")
        self.a11y.wait(self.app, "button", "Add a person")
        self.key("ctrl+n")
        self.wait_dialog("Person")
        self.survive(names, "Person")
        self.save()

    def test_letter(self):
        names = ["Title", "What I want to tell myself"]
        # What the page begins with: a key before that is lost.
        self.a11y.wait(self.app, FIELD, "Add something")
        self.key("alt+3")
        self.a11y.wait(self.app, "button", "New coping note")
        self.press(("radio button", "page tab", "toggle button"), "Letters")
        self.press("button", "Write a letter")
        self.wait_dialog("Letter to myself")
        typed = self.survive(names, "Letter to myself")
        self.save()
        self.key("alt+3")
        self.press(("radio button", "page tab", "toggle button"), "Letters")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", contains=typed["Title", 1]))
        self.key("Return")
        self.wait_dialog("Letter to myself")
        self.press("button", "Edit")
        self.a11y.wait(self.app, FIELD, "What I want to tell myself")
        self.wait_dialog("Letter to myself")
        self.survive(names, "Letter to myself")
        self.save()

    def ratings(self):
        self.a11y.clear()
        return [node.get_value_iface().get_current_value() for node in self.a11y.find_all(self.scope, "slider")]

    def test_worksheet(self):
        form = "A thought, looked at"
        names = ["What happened?", "What did I think about it?", "What did I feel and do?",
                 "Is the thought true? Does it help? Is it kind?", "What could I think instead?"]
        # What the page begins with: a key before that is lost.
        self.a11y.wait(self.app, FIELD, "Add something")
        self.key("alt+3")
        self.a11y.wait(self.app, "button", "New coping note")
        self.press(("radio button", "page tab", "toggle button"), "Worksheets")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", contains=form))
        self.key("Return")
        self.wait_dialog(form)
        self.a11y.tab_to(self.program, self.a11y.wait(self.scope, "slider", "How strong is the feeling now?"))
        self.key("3")
        before = self.ratings()
        wait_for(lambda: self.ratings()[1] == 3, "the 3")
        self.survive(names, form)
        wait_for(lambda: self.ratings() == [before[0], 3], "the rating to be back")
        self.save()

    def test_move(self):
        field = self.a11y.wait(self.app, FIELD, "Add something")
        self.a11y.set_text(field, "feed the quokka")
        self.a11y.tab_to(self.program, field)
        self.key("Return")
        self.a11y.wait(self.app, "check box", "feed the quokka")
        self.open_plan_menu("feed the quokka", "m")
        self.wait_dialog("Move")
        self.survive(["Time"], "Move")
        self.press("button", "Move")
        self.wait_no_dialog()
        # A part of the day that is over is folded.
        self.press("button", "Morning")
        self.a11y.wait(self.a11y.wait(self.app, "list", "Morning"), "check box", "feed the quokka")
        self.wait_none_saved()

    def test_template_name(self):
        field = self.a11y.wait(self.app, FIELD, "Add something")
        self.a11y.set_text(field, "feed the quokka")
        self.a11y.tab_to(self.program, field)
        self.key("Return")
        self.a11y.wait(self.app, "check box", "feed the quokka")
        self.press("toggle button", "More for this day")
        self.a11y.wait(self.app, "menu item")
        self.key("t")
        self.wait_dialog("Templates")
        self.press("button", "Save this day as a template")
        self.press("button", starts="Rename “")
        self.wait_dialog("Rename")
        self.survive(["Name"], "Rename")
        self.save()

    def test_lists(self):
        self.key("ctrl+comma")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", "Places"))
        self.key("Return")
        self.press("button", "Add a word")
        self.wait_dialog("Add a word")
        self.survive(["Word"], "Add a word")
        self.save()

    def test_scale(self):
        self.key("ctrl+comma")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", "My own scales"))
        self.key("Return")
        self.press("button", "Add a scale")
        self.wait_dialog("Add a scale")
        self.survive(["Name", "Your word for 0", "Your word for 5", "Your word for 10"], "Add a scale")
        self.save()

    def test_milestone(self):
        self.key("alt+4", "alt+5")  # it is the last place, whichever there are
        self.press("button", "Count my days")
        self.wait_dialog("When it began")
        self.save()
        self.press("button", "Add a milestone")
        self.wait_dialog("Milestone")
        self.survive(["What it is"], "Milestone")
        self.save()

    def test_recovery(self):
        self.key("alt+4", "alt+5")  # it is the last place, whichever there are
        self.press("button", "Count my days")
        self.wait_dialog("When it began")
        self.save()
        self.press("button", "Write a day of use down")
        self.wait_dialog("Day of use")
        self.survive(["How much, in your words", "Note"], "Day of use", ("Yes, a new run",))
        self.press("button", "Save")
        self.wait_dialog("Thank you for writing it down.")
        self.press("button", "Later")
        self.wait_no_dialog()
        self.wait_none_saved()
        self.key("alt+4", "alt+5")  # it is the last place, whichever there are
        self.press("button", "Count what it leaves")
        self.wait_dialog("What it leaves")
        self.survive(["A day, how much", "Of what"], "What it leaves")
        self.discard()
        self.key("alt+4", "alt+5")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", "My own words…"))
        self.key("Return")
        self.wait_dialog("My own words")
        self.survive([f"Instead of “{word}”" for word in ("day in recovery", "days in recovery", "day of use", "days of use",
                                                          "craving", "cravings", "meeting", "meetings", "mentor", "mentors")],
                     "My own words")
        self.discard()

    def test_support(self):
        for button, title, names in (
            ("Add a place", "A place", ["Name", "Phone", "Address", "Web site", "Open at", "Note"]),
            ("Add a referral", "Referral", ["To whom", "From whom", "Next step", "Note"]),
        ):
            self.key("alt+4")
            self.press(("radio button", "toggle button", "tab", "page tab"), "More support")
            self.press("button", button)
            self.wait_dialog(title)
            self.survive(names, title)
            self.save()

    def test_own_line(self):
        self.key("F1")
        self.a11y.wait(self.app, None, starts="Someone won't wake up")
        self.key("5")
        self.press("button", "Add a line of your own")
        self.wait_dialog("Add a line")
        self.survive(["Name", "Number", "Note"], "Add a line")
        self.save()

    def test_wallet_card(self):
        names = [f"{name} {number}" for name, count in (("Reason", 3), ("Person", 3), ("Step", 3), ("Number", 2))
                 for number in range(1, count + 1)]
        self.press("button", contains="Choose a day")
        self.press("button", "Wallet card…")
        self.wait_dialog("Wallet card")
        typed = self.survive(names, "Wallet card")
        self.save()
        query = "SELECT name, hex(value) FROM preference WHERE name = 'wallet-card'"
        wait_for(lambda: self.saved(query) == {"wallet-card": "\n".join(typed.values())}, "the card to be saved", 10)

    def test_coping_note(self):
        names = ["Name", "Minutes", "Steps, one on each line", "Careful when…", "Where I learned it",
                 "Tags, with commas between"]
        self.key("alt+3")
        self.a11y.wait(self.app, "button", "New coping note")
        self.key("ctrl+n")
        self.wait_dialog("Coping note")
        typed = self.survive(names, "Coping note")
        self.save()
        self.key("alt+3")
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", contains=typed["Name", 1]))
        self.key("Return")
        self.wait_dialog("Coping note")
        self.press("toggle button", "More")
        self.a11y.act(self.a11y.wait(self.scope, "menu item"))
        self.a11y.wait(self.app, FIELD, "Name")
        self.wait_dialog("Coping note")
        self.survive(names, "Coping note")
        self.save()

    def open_my_plan(self):
        self.key("alt+3")
        self.a11y.wait(self.app, None, "Search coping notes")
        self.press(("radio button", "toggle button", "tab", "page tab"), "My plan")
        self.a11y.wait(self.app, "button", "Add a reason")

    def test_my_line(self):
        self.open_my_plan()
        self.press("button", "Add a situation")
        self.wait_dialog("Risky situations")
        typed = self.survive(["In my words", "What I will do"], "Risky situations")
        self.save()
        self.open_my_plan()
        self.a11y.tab_to(self.program, self.a11y.wait(self.app, "list item", contains=typed["In my words", 1]))
        self.key("Return")
        self.wait_dialog("Risky situations")
        self.survive(["In my words", "What I will do"], "Risky situations")
        self.save()
        self.open_my_plan()
        self.press("button", "Add a rule")
        self.wait_dialog("If-then rules")
        self.a11y.wait(self.scope, "button", "More…")
        self.survive(["Then"], "If-then rules", picks=("Lonely",))
        self.save()

    def test_preferences(self):
        """No drafts: what is typed is saved as what it is."""
        names = ["What the reminder says (empty: the neutral words)", "Very low", "Low", "Okay", "Good", "Very good"]
        # Help now, which opening waits for, stands on the lock screen as well.
        self.a11y.wait(self.app, "button", "Log a craving", seconds=60)
        self.key("ctrl+comma")
        self.wait_dialog("Preferences")
        self.a11y.tab_to(self.program, self.a11y.wait(self.scope, "radio button", "In my own words"))
        self.key("space")
        self.a11y.wait(self.scope, FIELD, names[0])
        typed = self.type_into_all(names)
        kept = ("reminder-words", *(f"mood-name-{number}" for number in range(1, 6)))
        wanted = dict(zip(kept, typed.values(), strict=True))
        query = f"SELECT name, hex(value) FROM preference WHERE name IN {kept}"
        wait_for(lambda: self.saved(query) == wanted, f"{wanted} to be saved", 10)
        self.wait_none_saved()
        self.session.stop(self.program)
        self.open()
        self.a11y.wait(self.app, "radio button", typed["Good", 1])
        # Help now, which opening waits for, stands on the lock screen as well.
        self.a11y.wait(self.app, "button", "Log a craving", seconds=60)
        self.key("ctrl+comma")
        self.wait_dialog("Preferences")
        self.assertEqual(self.texts(), typed)


if __name__ == "__main__":
    unittest.main(verbosity=2)
