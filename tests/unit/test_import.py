# SPDX-License-Identifier: GPL-3.0-or-later
"""test_import.py CLI FOLDER: the command "import", and the calendar that "export" writes."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import icalendar
import vobject

CLI, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])


class Import(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("four unrelated plain words\n")
        self.cli("create")

    def cli(self, command: str, *arguments, status: int = 0, journal: str = "journal"):
        result = subprocess.run([CLI, command, "--journal", self.folder / journal, "--passphrase-file",
                                 self.passphrase, *arguments], capture_output=True, timeout=120,
                                env={**os.environ, "LC_ALL": "C.UTF-8"})
        self.assertEqual(result.returncode, status, result.stderr)
        return result

    def take(self, path, *arguments, status: int = 0) -> dict:
        return json.loads(self.cli("import", *arguments, path, status=status).stdout)

    def export(self) -> dict:
        return json.loads(self.cli("export", "--output", "-").stdout)

    def plan(self) -> list[dict]:
        return self.export()["plan_item"]

    def test_result(self) -> None:
        """Looking first, taking, and taking again."""
        looked = self.take(FOLDER / "week.ics", "--dry-run")
        self.assertEqual(self.plan(), [])
        taken = self.take(FOLDER / "week.ics")
        self.assertEqual(looked, taken)
        self.assertEqual(list(taken), ["format", "found", "imported", "duplicates", "skipped"])
        self.assertEqual(taken["format"], "icalendar")
        self.assertEqual((taken["found"], taken["imported"], taken["duplicates"]), ({"event": 5}, {"event": 4}, 0))
        self.assertEqual([skipped["where"] for skipped in taken["skipped"]],
                         ["event 1, line 21, VALARM", "event 3, line 55"])
        self.assertTrue(all(skipped["reason"] for skipped in taken["skipped"]))
        self.assertEqual(len(self.plan()), 4)
        again = self.take(FOLDER / "week.ics")
        self.assertEqual((again["imported"], again["duplicates"]), ({"event": 0}, 4))
        self.assertEqual(len(self.plan()), 4)

    def people(self) -> list[dict]:
        return self.export()["person"]

    def test_people(self) -> None:
        """Those of an address book come among the people; each part that is left out says why."""
        book = FOLDER.parent / "vcf" / "book-30.vcf"
        looked = self.take(book, "--dry-run")
        self.assertEqual(self.people(), [])
        taken = self.take(book)
        self.assertEqual(looked, taken)
        self.assertEqual((taken["format"], taken["found"], taken["imported"], taken["updated"], taken["duplicates"]),
                         ("vcard", {"card": 3}, {"card": 3}, 0, 0))
        self.assertTrue(all(skipped["reason"] for skipped in taken["skipped"]))
        self.assertIn("card 1, line 17, BDAY", [skipped["where"] for skipped in taken["skipped"]])
        self.assertEqual({person["name"] for person in self.people()},
                         {"Sam Ortega", "Dr. Ana María Müller", "Lantern Group"})
        again = self.take(book)
        self.assertEqual((again["imported"], again["updated"], again["duplicates"]), ({"card": 0}, 0, 3))
        more = self.folder / "more"
        more.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:sam ortega\nTEL:+15550100171\nEMAIL:new@example.org\nEND:VCARD\n")
        changed = self.take(more)
        self.assertEqual((changed["imported"], changed["updated"], changed["duplicates"]), ({"card": 0}, 1, 0))
        self.assertEqual(len(self.people()), 3)

    def test_people_back(self) -> None:
        """Another reader finds the same people in what is written, and notes only when they are wanted."""
        self.take(FOLDER.parent / "vcf" / "book-30.vcf")
        for more in ((), ("--with-words",)):
            text = self.cli("export", "--format", "vcf", "--output", "-", *more).stdout.decode()
            self.assertNotIn("\n", text.replace("\r\n", ""))
            self.assertTrue(all(len(line.encode()) <= 75 for line in text.split("\r\n")))
            cards = {card.fn.value: card for card in vobject.readComponents(text)}
            self.assertEqual(set(cards), {person["name"] for person in self.people()})
            sam = cards["Sam Ortega"]
            self.assertEqual({line.value for line in sam.contents["tel"]},
                             {"+1 555 010 0171", "+1 555 010 0172", "+1 555 010 0174"})
            self.assertEqual(sam.email.value, "sam@example.org")
            self.assertIn("12 Canal Street", sam.adr.value.street)
            self.assertEqual("note" in sam.contents, bool(more))
            if more:
                self.assertIn("Mornings are best; never on Sundays.\n", sam.note.value)
        self.assertIn("Assistant", [line.value for line in sam.contents["x-ablabel"]])
        path = self.folder / "people.vcf"
        path.write_bytes(text.encode())
        self.assertEqual(self.take(path)["duplicates"], 3)
        self.cli("create", journal="other")
        other = json.loads(self.cli("import", path, journal="other").stdout)
        self.assertEqual((other["imported"], other["skipped"]), ({"card": 3}, []))

    def test_people_of_others(self) -> None:
        """What another writer makes of a card comes in as it was meant."""
        card = vobject.vCard()
        card.add("fn").value = "Jo; Berg, the \\ one"
        card.add("n").value = vobject.vcard.Name(family="Berg", given="Jo")
        phone = card.add("tel")
        phone.value, phone.type_param = "+49 30 5550 199", "CELL"
        card.add("note").value = "One\ntwo; three, " + "ä" * 200
        path = self.folder / "jo"
        path.write_text(card.serialize(), newline="")
        self.assertEqual(self.take(path)["imported"], {"card": 1})
        jo, = self.people()
        self.assertEqual((jo["name"], jo["note"]), ("Jo; Berg, the \\ one", "One\ntwo; three, " + "ä" * 200))

    def test_zone(self) -> None:
        """An instant is on the clock of the person, when the file names none."""
        text = (FOLDER / "clocks.ics").read_text().replace("X-WR-TIMEZONE:Europe/Berlin\n", "")
        path = self.folder / "clocks"
        path.write_text(text)
        self.take(path, "--zone", "America/New_York")
        call = next(item for item in self.plan() if item["title"] == "A call")
        self.assertEqual((call["tzid"], call["minutes"]), ("America/New_York", 13 * 60))
        self.cli("import", "--zone", "Atlantis", path, status=2)

    def test_not_understood(self) -> None:
        """Nothing is taken, and it is said why."""
        empty, large, gone = self.folder / "empty.ics", self.folder / "large.ics", self.folder / "gone.ics"
        empty.touch()
        with large.open("wb") as file:
            file.write(b"BEGIN:VCALENDAR\r\n")
            file.truncate(200 * 1024 * 1024)
        for path in (FOLDER / "text.ics", empty, large):
            result = self.take(path, status=2)
            self.assertIsNone(result["format"])
            self.assertEqual((result["found"], result["imported"], result["duplicates"]), ({}, {}, 0))
            self.assertEqual([skipped["where"] for skipped in result["skipped"]], ["file"])
        self.assertEqual(self.cli("import", gone, status=1).stdout, b"")
        self.cli("import", status=2)
        self.assertEqual(self.plan(), [])

    def test_name_does_not_count(self) -> None:
        path = self.folder / "holiday.jpg"
        path.write_bytes((FOLDER / "latin1.ics").read_bytes())
        self.assertEqual(self.take(path)["imported"], {"event": 1})

    def test_nothing_of_it_is_said(self) -> None:
        """What is in the file goes into the journal, and nowhere else."""
        for name in ("week.ics", "broken.ics"):
            result = self.cli("import", FOLDER / name)
            for word in (b"Group", b"Main", b"Its end is missing" if name == "week.ics" else b"No such day"):
                self.assertNotIn(word, result.stdout + result.stderr)

    def test_list(self) -> None:
        """A list of meetings: what is taken, what is left out, and the same list a week later."""
        rows = [{"slug": "a", "name": "Early group", "day": [1, 3], "time": "07:00", "end_time": "08:00", "types": ["O", "BE"],
                 "formatted_address": "1 Main St, Town, ST 12345, USA", "contact_1_name": "Robin Q",
                 "contact_1_phone": "+1 555 0100"},
                {"slug": "b", "name": "Online group", "day": 0, "time": "19:00", "timezone": "Europe/Berlin",
                 "conference_url": "https://example.org/j/1", "types": ["C", "??"]},
                {"slug": "c", "name": "Never", "day": 9, "time": "19:00"},
                {"slug": "d", "name": "By appointment"}]
        path = self.folder / "list"
        path.write_text(json.dumps(rows))
        looked = self.take(path, "--fellowship", "AA", "--zone", "America/New_York", "--dry-run")
        self.assertEqual(self.export()["meeting"], [])
        taken = self.take(path, "--fellowship", "AA", "--zone", "America/New_York")
        self.assertEqual(looked, taken)
        self.assertEqual((taken["format"], taken["found"], taken["imported"], taken["duplicates"]),
                         ("meeting-guide", {"meeting": 4}, {"meeting": 3}, 0))
        self.assertEqual([skipped["where"] for skipped in taken["skipped"]], ["meeting 3, line 1"])
        self.assertEqual((taken["fellowship"], taken["zone"], taken["contacts_left_out"]),
                         ("Alcoholics Anonymous", "America/New_York", 1))
        text = self.cli("export", "--output", "-").stdout.decode()
        self.assertNotIn("Robin", text)
        self.assertNotIn("0100", text)
        exported = json.loads(text)
        meetings = {meeting["name"]: meeting for meeting in exported["meeting"]}
        self.assertEqual(meetings["Early group"]["formats"], "O, BE")
        self.assertEqual(meetings["Online group"]["formats"], "C, ??")
        times = sorted((item["title"], item["tzid"], item["minutes"], item["duration_minutes"])
                       for item in exported["plan_item"])
        self.assertEqual(times, [("Early group", "America/New_York", 420, 60)] * 2
                         + [("Online group", "Europe/Berlin", 1140, 0)])
        again = self.take(path, "--fellowship", "AA", "--zone", "America/New_York")
        self.assertEqual((again["imported"], again["duplicates"]), ({"meeting": 0}, 3))
        self.assertEqual(self.export()["meeting"], exported["meeting"])
        rows[1]["time"], rows[1]["name"] = "20:00", "Online group, later"
        path.write_text(json.dumps({"meetings": rows}))
        later = self.take(path, "--fellowship", "AA", "--zone", "America/New_York")
        self.assertEqual((later["imported"], later["duplicates"]), ({"meeting": 0}, 3))
        exported = self.export()
        self.assertEqual(sorted(meeting["name"] for meeting in exported["meeting"]),
                         ["By appointment", "Early group", "Online group, later"])
        self.assertIn(("Online group, later", 1200), [(item["title"], item["minutes"]) for item in exported["plan_item"]])

    def test_list_too_long(self) -> None:
        """What would not come in is refused with a sentence, and nothing of it is there."""
        path = self.folder / "list.json"
        path.write_text(json.dumps([{"slug": i, "name": "x", "day": 1, "time": "19:00"} for i in range(20001)]))
        result = self.cli("import", path, status=2)
        self.assertEqual(result.stderr.decode(), "There is too much in the file.\n")
        self.assertEqual(self.export()["meeting"], [])

    def test_list_contacts(self) -> None:
        """Only when they are asked for; and nothing of the list is said aloud."""
        path = self.folder / "list.csv"
        path.write_text("Name,Day,Time,Slug,Contact 1 Name\nGroup,Monday,7 PM,a,Robin Q\n")
        result = self.cli("import", "--with-contacts", path)
        self.assertNotIn(b"Robin", result.stdout + result.stderr)
        self.assertNotIn(b"Group", result.stdout + result.stderr)
        self.assertEqual(json.loads(result.stdout)["contacts_left_out"], 0)
        self.assertIn("Robin Q", self.export()["meeting"][0]["note"])

    def test_export(self) -> None:
        """Another reader finds in the calendar what was in the one that it came from."""
        for name in ("week.ics", "clocks.ics"):
            self.take(FOLDER / name, "--zone", "Europe/Berlin")
        whole = self.cli("export", "--format", "ics", "--with-words", "--output", "-").stdout
        self.assertTrue(whole.endswith(b"END:VCALENDAR\r\n"))
        self.assertLessEqual(max(len(line) for line in whole.split(b"\r\n")), 75)
        out = icalendar.Calendar.from_ical(whole)
        titles = sorted(str(event["SUMMARY"]) for event in out.walk("VEVENT"))
        self.assertIn("Group on Main Street, second floor", titles)
        self.assertIn("Water the plants", titles)
        series = next(event for event in out.walk("VEVENT") if event["UID"] == "series-1@example.org"
                      and "RECURRENCE-ID" not in event)
        self.assertEqual(series["RRULE"].to_ical(), b"FREQ=WEEKLY;BYDAY=MO")
        self.assertEqual(series["DTSTART"].dt.isoformat(), "2026-03-02T19:00:00+01:00")
        self.assertEqual(series["DURATION"].dt.total_seconds(), 90 * 60)
        neutral = self.cli("export", "--format", "ics", "--output", "-").stdout
        self.assertEqual({str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(neutral).walk("VEVENT")},
                         {"Planned"})
        self.cli("export", "--format", "cake", "--output", "-", status=2)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
