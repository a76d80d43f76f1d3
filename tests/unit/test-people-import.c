// SPDX-License-Identifier: GPL-3.0-or-later
// People out of an address book and back: who is known again, what is added, one step of undo; what is
// written.

#include "rj-import-module.h"
#include "rj-people-import.h"
#include "rj-test-store.h"
#include "rj-vcard-writer.h"

#include <string.h>

typedef struct {
  RjTestStore test;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

#define CARD(body) "BEGIN:VCARD\r\nVERSION:3.0\r\n" body "END:VCARD\r\n"
#define SAM        CARD ("FN:Sam Ortega\r\nTEL;TYPE=CELL:+1 555 010 0171\r\nNOTE:Mornings\r\n")
#define ANA        CARD ("FN:Ana\r\nEMAIL:ana@example.org\r\n")

static RjPeopleImport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = rj_import_read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_true (rj_people_import_is_book (file->format));
  return rj_people_import_new (file);
}

static void
take (Fixture *self, RjPeopleImport *import, gboolean save)
{
  g_autoptr (GError) error = NULL;

  if (save)
    RJ_TEST_AWAIT (rj_people_import_save_async (import, self->test.store, NULL, RJ_TEST_READY));
  else
    RJ_TEST_AWAIT (rj_people_import_look_async (import, self->test.store, NULL, RJ_TEST_READY));
  g_assert_true (rj_people_import_finish (rj_test_wait (), &error));
  g_assert_no_error (error);
}

/* "2 new, 1 changed, 0 known" */
static void
assert_taken (Fixture *self, const char *text, guint fresh, guint changed, guint known)
{
  g_autoptr (RjPeopleImport) looked = read_text (text);
  g_autoptr (RjPeopleImport) import = read_text (text);

  take (self, looked, FALSE);
  take (self, import, TRUE);
  g_assert_cmpuint (rj_people_import_count (import, RJ_TAKEN_NEW), ==, fresh);
  g_assert_cmpuint (rj_people_import_count (import, RJ_TAKEN_CHANGED), ==, changed);
  g_assert_cmpuint (rj_people_import_count (import, RJ_TAKEN_KNOWN), ==, known);
  /* Looking says what taking does. */
  for (RjTaken taken = RJ_TAKEN_NEW; taken <= RJ_TAKEN_KNOWN; taken++)
    g_assert_cmpuint (rj_people_import_count (looked, taken), ==, rj_people_import_count (import, taken));
}

static GPtrArray *
list (Fixture *self)
{
  RjPeople *people = rj_store_get_people (self->test.store);
  GPtrArray *all =
    rj_people_list_finish (people, RJ_TEST_AWAIT (rj_people_list_async (people, NULL, RJ_TEST_READY)), NULL);

  g_assert_nonnull (all);
  return all;
}

/* "Ana: ana@example.org; Sam: 555, 556 (note)" */
static void
assert_people (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) people = list (self);
  g_autoptr (GString) is = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const RjPerson *person = g_ptr_array_index (people, i);

      g_string_append_printf (is, "%s%s:", i > 0 ? "; " : "", person->name);
      for (guint j = 0; j < person->reaches->len; j++)
        g_string_append_printf (is, " %s", ((const RjReach *) g_ptr_array_index (person->reaches, j))->value);
      if (person->note != NULL)
        g_string_append_printf (is, " (%s)", person->note);
    }
  g_assert_cmpstr (is->str, ==, expected);
}

static void
test_take (Fixture *self, gconstpointer data)
{
  assert_taken (self, SAM ANA, 2, 0, 0);
  assert_people (self, "Ana: ana@example.org; Sam Ortega: +1 555 010 0171 (Mornings)");
  assert_taken (self, SAM ANA, 0, 0, 2);
  /* The whole file is one step; the one before took in nothing. */
  rj_test_undo (self->test.store, RJ_CHANGE_IMPORT);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  assert_taken (self, SAM ANA, 2, 0, 0);
  rj_test_undo (self->test.store, RJ_CHANGE_IMPORT);
  assert_people (self, "");
  rj_test_redo (self->test.store, RJ_CHANGE_IMPORT);
  assert_people (self, "Ana: ana@example.org; Sam Ortega: +1 555 010 0171 (Mornings)");
}

/* The same name and the same number, however they are written, are the same. */
static void
test_merge (Fixture *self, gconstpointer data)
{
  assert_taken (self, SAM, 1, 0, 0);
  assert_taken (self,
                CARD ("FN:SAM ORTEGA\r\nTEL:+1 (555) 010-0171\r\nEMAIL:sam@example.org\r\nNOTE:Another\r\n"),
                0, 1, 0);
  assert_people (self, "Sam Ortega: +1 555 010 0171 sam@example.org (Mornings)");
  rj_test_undo (self->test.store, RJ_CHANGE_IMPORT);
  assert_people (self, "Sam Ortega: +1 555 010 0171 (Mornings)");
}

/* A name alone, or a number alone, is not enough; without any number a name is. */
static void
test_two (Fixture *self, gconstpointer data)
{
  assert_taken (self, SAM, 1, 0, 0);
  assert_taken (self, CARD ("FN:Sam Ortega\r\nTEL:+1 555 010 9999\r\n"), 1, 0, 0);
  assert_taken (self, CARD ("FN:The Ortegas\r\nTEL:+1 555 010 0171\r\n"), 1, 0, 0);
  assert_taken (self, CARD ("FN:Sam Ortega\r\n"), 0, 0, 1);
}

/* Two cards of one file may be the same person. */
static void
test_twice_in_file (Fixture *self, gconstpointer data)
{
  assert_taken (self, SAM SAM CARD ("FN:Sam Ortega\r\nTEL:+15550100171\r\nTEL:+15550100172\r\n"), 1, 1, 1);
  assert_people (self, "Sam Ortega: +1 555 010 0171 +15550100172 (Mornings)");
}

static void
test_choice (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPeopleImport) import = read_text (SAM ANA);

  ((RjPeopleImportCard *) g_ptr_array_index (import->cards, 0))->chosen = FALSE;
  take (self, import, TRUE);
  assert_people (self, "Ana: ana@example.org");
}

/* Whoever is left out stays out, also when the file has them once more. */
static void
test_choice_of_two (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPeopleImport) import = read_text (SAM SAM ANA);

  take (self, import, FALSE);
  g_assert_cmpint (((RjPeopleImportCard *) g_ptr_array_index (import->cards, 1))->taken, ==, RJ_TAKEN_KNOWN);
  ((RjPeopleImportCard *) g_ptr_array_index (import->cards, 0))->chosen = FALSE;
  take (self, import, TRUE);
  assert_people (self, "Ana: ana@example.org");
  g_assert_cmpint (((RjPeopleImportCard *) g_ptr_array_index (import->cards, 2))->taken, ==, RJ_TAKEN_NEW);
}

/* What a card says of somebody is in the note; what cannot be kept says why. */
static void
test_card (Fixture *self, gconstpointer data)
{
  g_autoptr (RjPeopleImport) import =
    read_text (CARD ("FN:Sam\r\nORG:Harbour House\r\nTITLE:Night desk\r\nNOTE:Knocks twice\r\n"
                     "TEL;TYPE=WORK:555 1\r\nBDAY:1980-03-22\r\nADR:;;12 Canal Street;Springfield;;;\r\n"));
  const RjPeopleImportCard *card = g_ptr_array_index (import->cards, 0);

  g_assert_cmpstr (card->person->note, ==, "Night desk\nHarbour House\nKnocks twice");
  g_assert_cmpstr (((RjReach *) card->person->reaches->pdata[0])->label, ==, "work");
  g_assert_cmpint (((RjReach *) card->person->reaches->pdata[1])->kind, ==, RJ_REACH_ADDRESS);
  g_assert_cmpuint (import->left->len, ==, 1);
}

/* Everybody has the same name, and a number each: it stays quick. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, CARD ("FN:Sam\r\nTEL:555%04d\r\n"), i);
  assert_taken (self, text->str, 3000, 0, 0);
  rj_test_undo (self->test.store, RJ_CHANGE_IMPORT);
  assert_people (self, "");
}

/* Cards that share one number and add more and more to it end somewhere. */
static void
test_ever_more (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (RjPeopleImport) import = NULL;
  g_autoptr (GPtrArray) people = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, CARD ("FN:Sam\r\nTEL:5550000\r\nTEL:551%04d\r\n"), i);
  import = read_text (text->str);
  take (self, import, TRUE);
  people = list (self);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpuint (((RjPerson *) people->pdata[0])->reaches->len, ==, RJ_PERSON_MOST_TAKEN);
}

/* What is written is read again as the same people, folded lines and all. */
static void
test_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);
  RjPerson *person = rj_person_new ();
  g_autofree char *text = NULL;
  g_autofree char *bare = NULL;
  g_auto (GStrv) lines = NULL;

  person->name =
    g_strdup ("Jo; \"the\" Ä, with a long name that has to be folded somewhere: öööööööööööööööööö");
  person->note = g_strdup ("One\\two\nthree, four");
  person->good_for = g_strdup ("quokka");
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MOBILE, "at night", "+49 30 5550 199"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_EMAIL, NULL, "jo@example.org"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_ADDRESS, NULL, "12 Canal Street\nSpringfield"));
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MESSENGER, NULL, "xmpp:jo@example.org"));
  g_ptr_array_add (people, person);
  text = rj_vcard_write (people, TRUE);
  bare = rj_vcard_write (people, FALSE);
  g_assert_null (strstr (text, "quokka"));
  g_assert_null (strstr (bare, "NOTE"));
  lines = g_strsplit (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
  {
    g_autoptr (RjPeopleImport) import = read_text (text);
    const RjPeopleImportCard *card = g_ptr_array_index (import->cards, 0);

    g_assert_cmpuint (import->left->len, ==, 0);
    g_assert_cmpstr (card->person->name, ==, person->name);
    g_assert_cmpstr (card->person->note, ==, person->note);
    g_assert_cmpuint (card->person->reaches->len, ==, 4);
    for (guint i = 0; i < 4; i++)
      {
        const RjReach *is = g_ptr_array_index (card->person->reaches, i);
        const RjReach *was = g_ptr_array_index (person->reaches, i);

        g_assert_cmpint (is->kind, ==, was->kind);
        g_assert_cmpstr (is->value, ==, was->value);
        g_assert_cmpstr (is->label, ==, was->label);
      }
  }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/people-import/take", test_take);
  ADD ("/people-import/undo", test_undo);
  ADD ("/people-import/merge", test_merge);
  ADD ("/people-import/two", test_two);
  ADD ("/people-import/twice-in-file", test_twice_in_file);
  ADD ("/people-import/choice", test_choice);
  ADD ("/people-import/choice-of-two", test_choice_of_two);
  ADD ("/people-import/card", test_card);
  ADD ("/people-import/many", test_many);
  ADD ("/people-import/ever-more", test_ever_more);
  ADD ("/people-import/back", test_back);
  return g_test_run ();
}
