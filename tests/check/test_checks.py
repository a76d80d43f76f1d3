# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks themselves: each finds the fault it is for, in a small tree that has just that one."""

import pathlib
import sys
import tempfile
import unittest

import check_fields
import check_format
import check_layers
import check_potfiles
import check_source

LICENCE = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


class Tree(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = pathlib.Path(folder.name)
        self.write("po/POTFILES.in", "# a comment\nsrc/ui/rj-a.c\n")
        self.write("src/ui/rj-a.c", LICENCE + 'const char *a = _("Text");\n')
        self.write("src/core/rj-b.c", LICENCE + '/* not _("text") */\n#define T(x) _ (x)\n')

    def write(self, name: str, text: str) -> None:
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assert_only(self, found: list[str], part: str) -> None:
        self.assertEqual(len(found), 1, found)
        self.assertIn(part, found[0])


class Fields(Tree):
    def setUp(self) -> None:
        super().setUp()
        self.write("src/ui/rj-e.c", "row = adw_entry_row_new ();\n")
        self.list_fields({"rj-e.c": ("test_it",)})

    def list_fields(self, sources: dict) -> None:
        self.write("tests/e2e/test_drafts.py", f"SOURCES = {sources}\nclass A:\n    def test_it(self):\n        pass\n")

    def test_right(self) -> None:
        self.assertEqual(check_fields.problems(self.tree), [])

    def test_not_listed(self) -> None:
        self.write("src/ui/rj-f.blp", "Adw.EntryRow name {}\n")
        self.assert_only(check_fields.problems(self.tree), "not in SOURCES of tests/e2e/test_drafts.py: rj-f.blp")

    def test_listed_without_field(self) -> None:
        self.list_fields({"rj-e.c": ("test_it",), "rj-a.c": "a passphrase"})
        self.assert_only(check_fields.problems(self.tree), "makes no field: rj-a.c")

    def test_no_such_test(self) -> None:
        self.list_fields({"rj-e.c": ("test_that",)})
        self.assert_only(check_fields.problems(self.tree), "not there: test_that")


class Potfiles(Tree):
    def test_right(self) -> None:
        self.assertEqual(check_potfiles.problems(self.tree), [])

    def test_not_listed(self) -> None:
        self.write("src/ui/rj-c.blp", 'Label { label: C_("word", "x"); }\n')
        self.assert_only(check_potfiles.problems(self.tree), "not listed: src/ui/rj-c.blp")

    def test_desktop_file_is_text(self) -> None:
        self.write("data/x.desktop.in.in", "Name=Journal\n")
        self.assert_only(check_potfiles.problems(self.tree), "not listed: data/x.desktop.in.in")

    def test_listed_without_text(self) -> None:
        self.write("po/POTFILES.in", "src/core/rj-b.c\nsrc/ui/rj-a.c\n")
        self.assert_only(check_potfiles.problems(self.tree), "has no text: src/core/rj-b.c")

    def test_listed_and_gone(self) -> None:
        self.write("po/POTFILES.in", "src/ui/rj-a.c\nsrc/ui/rj-gone.c\n")
        self.assert_only(check_potfiles.problems(self.tree), "does not exist: src/ui/rj-gone.c")

    def test_order(self) -> None:
        self.write("src/ui/rj-c.c", LICENCE + 'ngettext ("a", "b", 2);\n')
        self.write("po/POTFILES.in", "src/ui/rj-c.c\nsrc/ui/rj-a.c\n")
        self.assert_only(check_potfiles.problems(self.tree), "not sorted")


class Source(Tree):
    def test_right(self) -> None:
        self.assertEqual(check_source.problems(self.tree), [])

    def test_forbidden_calls(self) -> None:
        for line in (
            "sqlite3_rekey (db, k, n);",
            '"PRAGMA rekey = 1"',
            '"SELECT sqlcipher_export(\'x\')"',
            "\"ATTACH 'p' AS p KEY ''\"",
            '"PRAGMA journal_mode=WAL"',
            "sqlite3_load_extension (db);",
        ):
            self.write("src/store/rj-s.c", LICENCE + line + "\n")
            self.assertTrue(check_source.problems(self.tree), line)

    def test_loud_names(self) -> None:
        self.write("data/content/words.json", '{"quiet_list": {"en": ["craving", "recovery"]}}')
        self.write("src/ui/rj-a.c", LICENCE + '// craving\nstatic const char *own = "craving/note";\n'
                   'gtk_file_dialog_set_initial_name (dialog, "page.pdf");\n')
        self.write("src/ui/rj-a.blp", "// " + LICENCE[3:] + 'Button save {\n  label: _("Recovery");\n}\n')
        self.assertEqual(check_source.loud_names(self.tree), [])
        self.write("src/ui/rj-a.blp", "// " + LICENCE[3:] + "Box {\n  $RjChips cravings {\n  }\n}\n")
        self.assert_only(check_source.loud_names(self.tree), "'cravings'")
        self.write("src/ui/rj-a.blp", "// " + LICENCE[3:])
        for line in (
            'gtk_file_dialog_set_initial_name (dialog,\n                                  "recovery.pdf");',
            'gtk_print_operation_set_job_name (operation, "Craving notes");',
            'rj_background_request_async (_ ("For your recovery"), NULL, cb, self);',
            'static const GActionEntry actions[] = {\n  { .name = "log-craving", .activate = a },\n};',
        ):
            self.write("src/ui/rj-a.c", LICENCE + line + "\n")
            self.assertEqual(len(check_source.loud_names(self.tree)), 1, line)

    def test_recent_files(self) -> None:
        line = "file = gtk_file_dialog_save_finish (dialog, result, NULL);\n"
        self.write("src/ui/rj-a.c", LICENCE + line)
        self.assert_only(check_source.problems(self.tree), "recent files")
        self.write("src/ui/rj-a.c", LICENCE)
        self.write("src/ui/widgets/rj-files.c", LICENCE + line)
        self.assertEqual(check_source.problems(self.tree), [])

    def test_gtk_below_the_interface(self) -> None:
        self.write("src/ui/rj-a.c", LICENCE + "#include <gtk/gtk.h>\n")
        self.assertEqual(check_source.problems(self.tree), [])
        self.write("src/core/rj-b.c", LICENCE + "#include <adwaita.h>\n")
        self.assert_only(check_source.problems(self.tree), "src/core/rj-b.c: GTK is for ui and app only")

    def test_machine_path(self) -> None:
        self.write("docs/build.md", "look in /" + "home/somebody/x\n")
        self.assert_only(check_source.problems(self.tree), "docs/build.md:1")
        self.write("docs/build.md", "look in ${HOME}/root/x, https://example.org/home/x\n")
        self.assertEqual(check_source.problems(self.tree), [])

    def test_licence(self) -> None:
        self.write("src/core/rj-b.c", "int b;\n")
        self.assert_only(check_source.problems(self.tree), "src/core/rj-b.c: has no line")

    def test_long_file(self) -> None:
        self.write("src/core/rj-b.c", LICENCE + "int b;\n" * 999)
        self.assertEqual(check_source.problems(self.tree), [])
        self.write("src/core/rj-b.c", LICENCE + "int b;\n" * 1000)
        self.assert_only(check_source.problems(self.tree), "src/core/rj-b.c: has 1001 lines")

    def test_silent_header(self) -> None:
        self.write("src/core/rj-b.h", LICENCE + "int rj_b_get (void);\n")
        self.assert_only(check_source.problems(self.tree), "src/core/rj-b.h: declares functions")
        self.write("src/core/rj-b.h", LICENCE + "/* Of the last one. */\nint rj_b_get (void);\n")
        self.assertEqual(check_source.problems(self.tree), [])

    def test_tests_that_skip_or_sleep(self) -> None:
        self.write("tests/unit/test-a.c", LICENCE + 'g_test_skip ("later");\n')
        self.assert_only(check_source.problems(self.tree), "proves nothing")
        self.write("tests/unit/test-a.c", LICENCE + "g_usleep (100);\n")
        self.assert_only(check_source.problems(self.tree), "waits for a condition")

    def test_empty_tree(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.assert_only(check_source.problems(pathlib.Path(folder)), "no C files")


class Layers(unittest.TestCase):
    def judge(self, layer: str, path: str, mark: str = "VALID") -> list[str]:
        text = f"src/{layer}/lib.a.p/rj-x.c.o: #deps 1, deps mtime 1 ({mark})\n    {path}\n\n"
        return check_layers.problems(text, {layer} if mark == "VALID" else set())

    def test_right(self) -> None:
        for layer, path in (
            ("core", "../src/util/rj-day.h"),
            ("core", "/usr/include/libical/ical.h"),
            ("vault", "/usr/include/openssl/evp.h"),
            ("vault", "../src/core/rj-store.h"),
            ("store", "subprojects/sqlcipher-4.6.1/sqlite3.h"),
            ("ui", "/usr/include/gtk-4.0/gtk/gtk.h"),
            ("util", "/usr/lib/x86_64-linux-gnu/glib-2.0/include/glibconfig.h"),
            ("util", "/usr/include/x86_64-linux-gnu/bits/types.h"),
            ("util", "config.h"),
        ):
            self.assertEqual(self.judge(layer, path), [], (layer, path))

    def test_wrong(self) -> None:
        for layer, path in (
            ("util", "../src/core/rj-store.h"),
            ("store", "../src/vault/rj-vault.h"),
            ("models", "../src/ui/rj-ui.h"),
            ("core", "/usr/include/gtk-4.0/gtk/gtk.h"),
            ("core", "/usr/include/openssl/evp.h"),
            ("ui", "../src/app/rj-application.h"),
            ("store", "/usr/include/sqlite3.h"),
            ("cli", "/usr/include/libnotify/notify.h"),
            ("core", "/usr/include/surprise-1.0/surprise.h"),
        ):
            self.assertEqual(len(self.judge(layer, path)), 1, (layer, path))

    def test_unbuilt_and_stale(self) -> None:
        self.assertEqual(len(check_layers.problems("", {"util"})), 1)
        self.assertEqual(self.judge("util", "../src/ui/rj-ui.h", "STALE"), [])

    def test_unknown_layer(self) -> None:
        self.assertIn("no place", self.judge("sync", "../src/util/rj-day.h")[0])


class Format(Tree):
    clang_format = ""

    def test_both(self) -> None:
        self.write(".clang-format", "BasedOnStyle: GNU\n")
        self.write("src/ui/rj-a.c", "int a;\n")
        self.write("src/core/rj-b.c", "int b;\n")
        self.assertEqual(check_format.main(self.clang_format, self.tree), 0)
        self.write("src/core/rj-b.c", "int    b ;\n")
        self.assertNotEqual(check_format.main(self.clang_format, self.tree), 0)


if __name__ == "__main__":
    Format.clang_format = sys.argv.pop(1)
    unittest.main()
