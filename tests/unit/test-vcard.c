// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-import-lines.h"
#include "rj-import-module.h"
#include "rj-vcard.h"

#include <string.h>

static RjImportFile *
read_bytes (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  RjImportFile *file = rj_import_read_bytes (bytes, length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->format, ==, "vcard");
  return file;
}

static RjImportFile *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static RjImportFile *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "vcf", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return read_bytes (text, length);
}

static const RjVcard *
get_card (const RjImportFile *file, guint i)
{
  g_assert_cmpuint (i, <, file->cards->len);
  return g_ptr_array_index (file->cards, i);
}

/* "phone mobile Assistant 5550171" for each way, divided by " | " */
static void
assert_ways (const RjVcard *card, const char *expected)
{
  static const char *const kinds[] = { "", "phone", "email", "chat", "link", "address" };
  static const char *const uses[] = { "", " home", " work", " mobile" };
  g_autoptr (GString) is = g_string_new (NULL);

  for (guint i = 0; i < card->ways->len; i++)
    {
      const RjVcardWay *way = g_ptr_array_index (card->ways, i);

      g_string_append_printf (is, "%s%s%s%s%s %s", i > 0 ? " | " : "", kinds[way->kind], uses[way->use],
                              way->label != NULL ? " " : "", way->label != NULL ? way->label : "",
                              way->value);
    }
  g_assert_cmpstr (is->str, ==, expected);
}

static void
assert_left (const RjImportFile *file, guint i, const char *where, RjImportReason reason)
{
  const RjImportLeft *left;
  g_autofree char *is = NULL;

  g_assert_cmpuint (i, <, file->left->len);
  left = g_ptr_array_index (file->left, i);
  is = rj_import_left_get_where (left);
  g_assert_cmpstr (is, ==, where);
  g_assert_cmpint (left->reason, ==, reason);
  g_assert_nonnull (rj_import_reason_get_sentence (left->reason));
}

static void
test_version_3 (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("book-30.vcf");
  const RjVcard *sam = get_card (file, 0);
  const RjVcard *ana = get_card (file, 1);

  g_assert_cmpuint (file->found[RJ_IMPORT_CARD], ==, 3);
  g_assert_cmpuint (file->cards->len, ==, 3);
  g_assert_cmpstr (sam->name, ==, "Sam Ortega");
  g_assert_cmpstr (sam->organisation, ==, "Harbour House, Night desk");
  g_assert_cmpstr (sam->role, ==, "Peer specialist");
  g_assert_cmpstr (sam->note, ==,
                   "Mornings are best; never on Sundays.\nSpeaks Spanish, too. This note is long enough that "
                   "a program has folded it in the middle of a word.");
  assert_ways (sam,
               "email sam@example.org | phone mobile +1 555 010 0171 | phone home +1 555 010 0172 | link "
               "https://example.org/sam | address home 12 Canal Street, Springfield, OR, 97477, USA | "
               "phone Assistant +1 555 010 0174");
  g_assert_cmpstr (ana->name, ==, "Dr. Ana María Müller");
  g_assert_cmpuint (file->left->len, ==, 3);
  assert_left (file, 0, "card 1, line 10, TEL", RJ_IMPORT_NOBODY_ANSWERS);
  assert_left (file, 1, "card 1, line 17, BDAY", RJ_IMPORT_PRIVATE);
  assert_left (file, 2, "card 1, line 20, CATEGORIES", RJ_IMPORT_NOT_KEPT);
}

static void
test_version_4 (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("book-40.vcf");
  const RjVcard *hana = get_card (file, 0);

  g_assert_cmpuint (file->found[RJ_IMPORT_CARD], ==, 3);
  g_assert_cmpuint (file->cards->len, ==, 2);
  g_assert_cmpstr (hana->name, ==, "Hana Yamada");
  g_assert_cmpstr (hana->note, ==, "Knows the quiet places.");
  assert_ways (hana, "phone mobile +81-90-5550-0101 | email hana@example.org | phone work +81-3-5550-0100 "
                     "ext. 12 | chat xmpp:hana@example.org");
  g_assert_cmpstr (get_card (file, 1)->name, ==, "Riverside Clinic");
  g_assert_cmpuint (get_card (file, 1)->number, ==, 3);
  g_assert_cmpuint (file->left->len, ==, 3);
  assert_left (file, 0, "card 1, line 11, PHOTO", RJ_IMPORT_PRIVATE);
  assert_left (file, 1, "card 1, line 12, ANNIVERSARY", RJ_IMPORT_PRIVATE);
  assert_left (file, 2, "card 2, line 15", RJ_IMPORT_NO_PERSON);
}

static void
test_version_2 (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("phone-21.vcf");
  const RjVcard *lea = get_card (file, 0);

  g_assert_cmpuint (file->found[RJ_IMPORT_CARD], ==, 2);
  g_assert_cmpstr (lea->name, ==, "Lea Åström");
  g_assert_cmpstr (lea->note, ==, "Café on the corner\nAsk for her\nC:\\new");
  assert_ways (lea, "phone mobile 0155500101 | phone home 0155500102");
  g_assert_cmpstr (get_card (file, 1)->name, ==, "only@example.org");
  g_assert_cmpuint (file->left->len, ==, 4);
  assert_left (file, 0, "card 1, line 7, TEL", RJ_IMPORT_NOBODY_ANSWERS);
  assert_left (file, 1, "card 1, line 11, PHOTO", RJ_IMPORT_PRIVATE);
  assert_left (file, 2, "card 1, line 14, AGENT", RJ_IMPORT_NOT_KEPT);
  assert_left (file, 3, "card 1, line 19, X-ODD", RJ_IMPORT_NOT_KEPT);
}

static void
test_letters (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("latin1.vcf");

  g_assert_cmpstr (get_card (file, 0)->name, ==, "René Groß");
  g_assert_cmpstr (get_card (file, 1)->name, ==, "Zoë");
  g_assert_cmpuint (file->left->len, ==, 0);
}

/* No good card is lost because of a bad one. */
static void
test_broken (void)
{
  static const char *const names[] = { "No End",     "No Version", "Nul Inside", "Only A House", "5550123",
                                       "Open Quote", "Jana",       "Cut Off",    "Last" };
  g_autoptr (RjImportFile) file = read_fixture ("broken.vcf");

  g_assert_cmpuint (file->found[RJ_IMPORT_CARD], ==, 10);
  g_assert_cmpuint (file->cards->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (get_card (file, i)->name, ==, names[i]);
  assert_ways (get_card (file, 2), "phone 550122");
  g_assert_cmpstr (get_card (file, 7)->note, ==, "no more");
  g_assert_cmpuint (file->left->len, ==, 5);
  assert_left (file, 0, "card 1, line 2, END", RJ_IMPORT_NO_END);
  assert_left (file, 1, "card 2, line 9, …", RJ_IMPORT_NO_PROPERTY);
  assert_left (file, 2, "card 3, line 11", RJ_IMPORT_NO_NAME);
  assert_left (file, 3, "card 8, line 35, FN", RJ_IMPORT_BAD_LETTERS);
  assert_left (file, 4, "card 10, line 43, END", RJ_IMPORT_NO_END);
}

static void
test_spoken_names (void)
{
  g_autoptr (RjImportFile) file =
    read_text ("BEGIN:VCARD\nVERSION:3.0\nN:Doe;John;Richter\\, James,Quincy;Mr.;Sr.\nEND:VCARD\n"
               "BEGIN:VCARD\nVERSION:3.0\nFN:  \nNICKNAME:Bee\nORG:House\nEND:VCARD\n");

  g_assert_cmpstr (get_card (file, 0)->name, ==, "Mr. John Richter, James Quincy Doe Sr.");
  g_assert_cmpstr (get_card (file, 1)->name, ==, "Bee");
  g_assert_cmpstr (get_card (file, 1)->organisation, ==, "House");
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nVERSION:3.0\nFN:");
  g_autoptr (RjImportFile) file = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "ä");
  g_string_append (text, "\nNOTE:");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, i % 1000 == 0 ? "\n ö" : "ö");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "\nTEL:555%u", i);
  g_string_append (text, "\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:After\nEND:VCARD\n");
  file = read_text (text->str);
  g_assert_cmpint (g_utf8_strlen (get_card (file, 0)->name, -1), ==, 200);
  g_assert_cmpint (g_utf8_strlen (get_card (file, 0)->note, -1), ==, 20000);
  g_assert_cmpuint (get_card (file, 0)->ways->len, ==, RJ_VCARD_MOST_WAYS);
  g_assert_cmpstr (get_card (file, 1)->name, ==, "After");
  g_assert_cmpuint (file->left->len, ==, 3);
  assert_left (file, 0, "card 1, line 3, FN", RJ_IMPORT_CUT);
  assert_left (file, 1, "card 1, line 4, NOTE", RJ_IMPORT_CUT);
  assert_left (file, 2, "card 1, line 255, TEL", RJ_IMPORT_MORE_THAN_KEPT);
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = NULL;

  for (guint i = 0; i <= RJ_IMPORT_MOST_RECORDS; i++)
    g_string_append (text, "BEGIN:VCARD\nFN:x\nEND:VCARD\n");
  file = rj_import_read_bytes (text->str, text->len, &error);
  g_assert_null (file);
  g_assert_error (error, RJ_IMPORT_ERROR, RJ_IMPORT_TOO_MANY);
}

/* ---- As lines ---- */

static gboolean
take_line (const char *line, gsize length, gpointer user_data)
{
  return rj_import_lines_take (user_data, line, length - 1, NULL);
}

static void
test_lines (void)
{
  g_autoptr (RjImportFile) file = read_fixture ("book-30.vcf");
  g_autoptr (RjImportLines) lines = rj_import_lines_new ();
  g_autoptr (RjImportFile) again = NULL;

  g_assert_true (rj_import_lines_write (file, take_line, lines));
  again = rj_import_lines_finish (lines, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->found[RJ_IMPORT_CARD], ==, 3);
  g_assert_cmpuint (again->cards->len, ==, 3);
  g_assert_cmpstr (get_card (again, 0)->note, ==, get_card (file, 0)->note);
  assert_ways (get_card (again, 2), "email hello@lantern.example");
}

static void
test_bad_lines (void)
{
  static const char *const bad[] = {
    "{\"card\":{\"number\":1,\"line\":1,\"ways\":[]}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"\",\"ways\":[]}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"a\\u0007\",\"ways\":[]}}",
    "{\"card\":{\"number\":0,\"line\":1,\"name\":\"a\",\"ways\":[]}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"a\"}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"a\",\"ways\":[1]}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"a\",\"ways\":[{\"kind\":9,\"use\":0,\"preferred\":1,"
    "\"value\":\"5\"}]}}",
    "{\"card\":{\"number\":1,\"line\":1,\"name\":\"a\",\"ways\":[{\"kind\":1,\"use\":0,\"preferred\":1}]}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (RjImportLines) lines = rj_import_lines_new ();

      g_assert_true (rj_import_lines_take (lines, "{\"format\":\"vcard\"}", 18, NULL));
      g_assert_false (rj_import_lines_take (lines, bad[i], strlen (bad[i]), NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/version-3", test_version_3);
  g_test_add_func ("/vcard/version-4", test_version_4);
  g_test_add_func ("/vcard/version-2", test_version_2);
  g_test_add_func ("/vcard/letters", test_letters);
  g_test_add_func ("/vcard/broken", test_broken);
  g_test_add_func ("/vcard/spoken-names", test_spoken_names);
  g_test_add_func ("/vcard/long", test_long);
  g_test_add_func ("/vcard/too-many", test_too_many);
  g_test_add_func ("/vcard/lines", test_lines);
  g_test_add_func ("/vcard/bad-lines", test_bad_lines);
  return g_test_run ();
}
