#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_export.py CLI SQLCIPHER: the JSON export holds what the journal holds.

The rows are read by stock sqlcipher with the printed spare key, and have to be found in the export field by field.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

CLI, SQLCIPHER = sys.argv[1:3]

# What an entry repeats of its words for the list, and what only the file needs.
LEFT_OUT = {"entry": {"kind", "value", "title", "excerpt"}}
TABLES_LEFT_OUT = {"inbox_kept", "inbox_merged", "meta", "search", "draft", "change"}
# kind: its table, the table that it shares with others, and the lists that hang on it.
KINDS = {
    "mood": ("mood", "entry", {"chosen": ("entry_choice", "entry"), "scales": ("scale_value", "entry")}),
    "craving": ("craving", "entry", {"chosen": ("entry_choice", "entry"), "ratings": ("craving_rating", "craving")}),
    "writing": ("writing", "entry", {"chosen": ("entry_choice", "entry")}),
    "choice": ("choice", None, {}),
    "scale": ("scale", None, {}),
    "plan_item": ("plan_item", None,
                  {"steps": ("plan_step", "item"), "leads": ("plan_lead", "item"), "dates": ("plan_date", "item"),
                   "moves": ("plan_move", "item"), "source": ("plan_source", "item"),
                   "medicines": ("plan_medicine", "item"), "visits": ("visit", "item"), "outcomes": ("visit_outcome", "item")}),
    "plan_mark": ("plan_mark", None, {}),
    "plan_step_mark": ("plan_step_mark", None, {}),
    "plan_pause": ("plan_pause", None, {}),
    "plan_template": ("plan_template", None, {"items": ("plan_template_item", "template")}),
    "small_day": ("small_day", None, {}),
    "reminder": ("reminder", None, {"answers": ("reminder_answer", "key")}),
    "strategy": ("strategy", None, {"steps": ("strategy_step", "strategy"), "tags": ("strategy_tag", "strategy"),
                                    "uses": ("strategy_use", "strategy")}),
    "medicine": ("medicine", None, {}),
    "dose": ("dose", None, {"effects": ("dose_effect", "dose")}),
    "letter": ("letter", None, {"uses": ("letter_use", "letter")}),
    "own_line": ("own_line", None, {}),
    "my_line": ("my_line", None, {"events": ("rule_event", "line")}),
    "worksheet": ("worksheet", None, {"lines": ("worksheet_line", "sheet")}),
    "recovery_event": ("recovery_event", None, {"words": ("recovery_words", "event")}),
    "recovery_saving": ("recovery_saving", None, {}),
    "milestone": ("milestone", None, {}),
    "service": ("service", None, {}),
    "referral": ("referral", None, {}),
    "meeting": ("meeting", None, {}),
    "attendance": ("attendance", None, {}),
    "person": ("person", None, {"reaches": ("person_reach", "person")}),
    "talk": ("talk", None, {}),
    "preference": ("preference", None, {}),
}


def in_order(rows):
    """Rows have no order, and neither have their fields."""
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


class Export(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("four unrelated plain words\n")

    def cli(self, command, name, *arguments, status=0):
        result = subprocess.run([CLI, command, "--journal", self.folder / name, "--passphrase-file", self.passphrase,
                                 *arguments], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(result.returncode, status, result.stderr)
        return result

    def generate(self, name, seed):
        self.cli("create", name, "--spare-key-file", self.folder / f"{name}.sheet")
        self.cli("generate", name, "--years", "1", "--seed", str(seed))

    def export(self, name):
        return self.cli("export", name, "--output", "-").stdout

    def sql(self, name, sql):
        """Through a program that nobody here wrote."""
        key = "\n".join((self.folder / f"{name}.sheet").read_text().splitlines()[1:]) + "\n"
        init = self.folder / "key.sql"
        init.write_text(key)
        result = subprocess.run(
            [SQLCIPHER, "-batch", "-json", "-init", init, self.folder / name / "journal.db", sql],
            check=True, capture_output=True, env={"PATH": os.environ["PATH"], "HOME": str(self.folder)})
        return result.stdout.decode()

    def rows(self, name, table):
        text = self.sql(name, f"SELECT * FROM {table} ORDER BY 1")
        # "-init" tells what it did in front of the rows.
        return json.loads(text[text.index("[{"):]) if "[{" in text else []

    def tables(self, name):
        return {row["name"] for row in self.rows(name, "sqlite_schema") if row["type"] == "table"}

    def test_every_field(self):
        self.generate("journal", 3)
        self.sql("journal", r"""
            INSERT INTO reminder VALUES ('r1', (SELECT min(id) FROM plan_item), '2026-01-02', 10, 600, 2, 5, NULL, 3, 4, 6);
            INSERT INTO reminder_answer VALUES ('r1', 1, 4), ('r1', 2, 5);
            INSERT INTO plan_step_mark VALUES ('2026-01-02', (SELECT min(item) FROM plan_step), 1, 7);
            INSERT INTO plan_pause VALUES ('p1', NULL, 1, '2026-01-02', NULL);
            INSERT INTO plan_template VALUES ('t1', 1, 2, '2026-01-02', 'Sunday', NULL);
            INSERT INTO plan_template_item VALUES ('t1', 0, 1, 'Walk', NULL, NULL, 1, NULL, 0, 'Shoes');
            INSERT INTO rule_event VALUES ('e1', (SELECT min(id) FROM my_line WHERE section = 4), NULL, 5, 1, NULL),
                                          ('e2', (SELECT min(id) FROM my_line WHERE section = 4), NULL, 6, 3, 4);
            INSERT OR REPLACE INTO preference VALUES ('vocabulary', '"plain" \ Ω');
            INSERT OR REPLACE INTO plan_move VALUES ((SELECT max(id) FROM plan_item), '2026-01-02', '2026-01-03', 2, NULL);
            INSERT INTO plan_date VALUES ((SELECT max(id) FROM plan_item), '2026-01-04', 0),
                                         ((SELECT max(id) FROM plan_item), '2026-01-05', 1);
            INSERT INTO plan_source VALUES ((SELECT max(id) FROM plan_item), 'a@example.org', NULL, '00ff');""")
        export = json.loads(self.export("journal"))
        self.assertEqual((export.pop("format"), export.pop("version")), ("recovery-journal", 4))
        self.assertEqual(set(export), set(KINDS))
        for kind, (table, shared, lists) in KINDS.items():
            records = {record.get("id", record.get("key", i)): record for i, record in enumerate(export[kind])}
            self.assertEqual(len(records), len(export[kind]))
            for row in self.expected(table, shared):
                self.find(kind, records, row)
            for name, (part, owner) in lists.items():
                self.compare_part(kind, records, name, part, owner)
            self.assertEqual(records, {}, f"{kind}: more than the journal has")

    def expected(self, table, shared):
        rows = self.rows("journal", table)
        if table == "preference":
            return [row for row in rows if row["name"] not in ("last-opened", "reminders-seen")]
        if not shared:
            return rows
        entries = {row["id"]: row for row in self.rows("journal", shared)}
        for row in rows:
            entry = {k: v for k, v in entries[row["id"]].items() if k not in LEFT_OUT[shared]}
            row.update(entry)
        return rows

    def find(self, kind, records, row):
        """Takes the record of the row, compares the plain fields and leaves its lists to be compared."""
        if "id" in row or "key" in row:
            record = records[row.get("id", row.get("key"))]
        else:
            number = next(n for n, r in records.items() if r == row)
            record = records[number]
        for name, value in row.items():
            self.assertEqual(record.pop(name), value, f"{kind}.{name}")
        if not record:
            del records[row["id"] if "id" in row else row["key"] if "key" in row else number]

    def compare_part(self, kind, records, name, part, owner):
        wanted = {}
        for row in self.rows("journal", part):
            wanted.setdefault(row.pop(owner), []).append(row)
        for key, record in list(records.items()):
            rows = record.pop(name)
            want = wanted.pop(key, [])
            self.assertEqual(in_order(rows), in_order(want), f"{kind}.{name}")
            if not record:
                del records[key]
        if part != "entry_choice":
            self.assertEqual(wanted, {}, part)

    def test_no_table_is_forgotten(self):
        self.generate("journal", 3)
        known = set(TABLES_LEFT_OUT)
        for table, shared, lists in KINDS.values():
            known |= {table, shared or table} | {part for part, _ in lists.values()}
        self.assertEqual(self.tables("journal"), known)

    def test_same_seed_same_bytes(self):
        for name, seed in (("one", 7), ("two", 7), ("other", 8)):
            self.generate(name, seed)
        self.assertEqual(self.export("one"), self.export("two"))
        self.assertNotEqual(self.export("one"), self.export("other"))

    def test_file(self):
        self.cli("create", "journal")
        path = self.folder / "export.json"
        self.cli("export", "journal", "--output", path)
        self.assertEqual(path.stat().st_mode & 0o777, 0o600)
        self.assertEqual(json.loads(path.read_bytes())["mood"], [])
        before = path.read_bytes()
        again = self.cli("export", "journal", "--output", path, status=1)
        self.assertIn(b"File exists", again.stderr)
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual([p.name for p in self.folder.glob("export.json*")], ["export.json"])
        self.cli("export", "journal", status=2)
        with open("/dev/full", "wb") as full:
            result = subprocess.run([CLI, "export", "--journal", self.folder / "journal", "--passphrase-file",
                                     self.passphrase, "--output", "-"], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 1)
        self.assertNotEqual(result.stderr, b"")

    def test_file_of_somebody_else(self):
        """Neither the name nor the name of the unfinished file is taken from a file, a link or a folder."""
        self.cli("create", "journal")
        other = self.folder / "other"
        other.write_text("not to be lost")
        (self.folder / "export.json.part").write_text("not to be lost either")
        (self.folder / "link").symlink_to(other)
        (self.folder / "dangling").symlink_to(self.folder / "nowhere")
        (self.folder / "behind.part").symlink_to(other)
        before = sorted(self.folder.iterdir())
        for name in ("export.json", "other", "link", "dangling", "behind", "journal", "new/", "none/export.json",
                     ".", "..", "x" * 254):
            refused = self.cli("export", "journal", "--output", f"{self.folder}/{name}", status=1)
            self.assertNotEqual(refused.stderr, b"", name)
            self.assertEqual(sorted(self.folder.iterdir()), before, name)
        left = self.cli("export", "journal", "--output", self.folder / "export.json", status=1)
        self.assertIn(b"export.json.part: File exists", left.stderr)
        self.assertEqual(other.read_text(), "not to be lost")
        self.assertEqual((self.folder / "export.json.part").read_text(), "not to be lost either")

    def test_no_room(self):
        """Nothing is left of an export that did not fit."""
        self.cli("create", "journal", "--spare-key-file", self.folder / "journal.sheet")
        # A byte each in the journal, and six in the export. The file grows, which only the program itself may do.
        self.sql("journal", """
            INSERT INTO preference VALUES ('vocabulary', replace(hex(zeroblob(500000)), '0', char(1)));
            UPDATE meta SET value = -1 WHERE name = 'clean_close_pages';""")
        room = len(self.export("journal")) - 1
        self.assertGreater(room, max(path.stat().st_size for path in (self.folder / "journal").iterdir()))
        result = subprocess.run(
            [CLI, "export", "--journal", self.folder / "journal", "--passphrase-file", self.passphrase,
             "--output", self.folder / "export.json"], stderr=subprocess.PIPE, restore_signals=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"File too large", result.stderr)
        self.assertEqual(list(self.folder.glob("export*")), [])

    def test_counts(self):
        """The other command that counts counts the same."""
        self.generate("journal", 3)
        export = json.loads(self.export("journal"))
        facts = dict(line.split(": ", 1) for line in self.cli("info", "journal").stdout.decode().splitlines())
        for name, kind in (("moods", "mood"), ("cravings", "craving"), ("writings", "writing"),
                           ("coping-notes", "strategy")):
            # What was deleted lately is kept, in case it is wanted back.
            export[kind] = [record for record in export[kind] if record["deleted"] is None]
            self.assertGreater(len(export[kind]), 0)
            self.assertEqual(int(facts[name]), len(export[kind]), name)
        days = [record["day"] for kind in ("mood", "craving", "writing") for record in export[kind]]
        self.assertEqual((facts["first-day"], facts["last-day"]), (min(days), max(days)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
