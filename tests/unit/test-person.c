// SPDX-License-Identifier: GPL-3.0-or-later
// Who is called, and by what number: what a line of "My people" says. Each row was written out by hand.
#include "rj-person.h"

static const struct {
  const char *words;
  const char *name;
  const char *number; /* (nullable) */
  const char *digits; /* (nullable) */
  gboolean more;
} rows[] = {
  { "Sam", "Sam", NULL, NULL, FALSE },
  { "Sam 0171 1234567", "Sam", "0171 1234567", "01711234567", FALSE },
  { "Sam: 0171 1234567", "Sam", "0171 1234567", "01711234567", FALSE },
  { "Sam, tel. 0171 1234567", "Sam", "0171 1234567", "01711234567", FALSE },
  { "Dr. Lee – (030) 123 456, mornings", "Dr. Lee", "(030) 123 456", "030123456", TRUE },
  { "Mia, my sister, +49 171 1234567", "Mia", "+49 171 1234567", "+491711234567", TRUE },
  { "Sam, any time before eleven", "Sam", NULL, NULL, TRUE },
  { "Sam (brother)", "Sam", NULL, NULL, TRUE },
  { "0171 1234567 Sam", "Sam", "0171 1234567", "01711234567", FALSE },
  { "0171 1234567", "0171 1234567", "0171 1234567", "01711234567", FALSE },
  { "555-010-0199 (Sam, nights)", "Sam", "555-010-0199", "5550100199", TRUE },
  { "Sam (0171 1234567)", "Sam", "0171 1234567", "01711234567", FALSE },
  /* Not to be dialled: a house, hours, days, years, the word that they stand in, and one of two. */
  { "Sam, Main Street 12", "Sam", NULL, NULL, TRUE },
  { "Sam, 10.00-12.00", "Sam", NULL, NULL, TRUE },
  { "Sam, 18:00 to 22:00", "Sam", NULL, NULL, TRUE },
  { "Sam, since 21.11.2026", "Sam", NULL, NULL, TRUE },
  { "Sam, since 2026-11-21", "Sam", NULL, NULL, TRUE },
  { "Sam, 2019-2026", "Sam", NULL, NULL, TRUE },
  { "Sam 0171 1234567 or 030 654321", "Sam 0171 1234567 or 030 654321", NULL, NULL, FALSE },
  { "sam1234567@example.org", "sam1234567@example.org", NULL, NULL, FALSE },
  { "Sam 1234567x", "Sam 1234567x", NULL, NULL, FALSE },
  { ", ,", ", ,", NULL, NULL, FALSE },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RjPerson) person = rj_person_new (rows[i].words);

      g_test_message ("%s", rows[i].words);
      g_assert_cmpstr (person->words, ==, rows[i].words);
      g_assert_cmpstr (person->name, ==, rows[i].name);
      g_assert_cmpstr (person->number, ==, rows[i].number);
      g_assert_cmpstr (person->digits, ==, rows[i].digits);
      g_assert_cmpint (person->more, ==, rows[i].more);
    }
}

static void
add (GPtrArray *lines, RjMySection section, const char *text)
{
  RjMyLine *line = rj_my_line_new (section);

  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

/* Those of one section alone, in their order. */
static void
test_list (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) none = rj_person_list (NULL);
  g_autoptr (GPtrArray) people = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  add (lines, RJ_MY_REASONS, "Mia");
  add (lines, RJ_MY_PEOPLE, "Sam");
  add (lines, RJ_MY_SAFETY_TELL, "Dr. Lee");
  add (lines, RJ_MY_PEOPLE, "Ana");
  people = rj_person_list (lines);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((RjPerson *) g_ptr_array_index (people, 0))->name, ==, "Sam");
  g_assert_cmpstr (((RjPerson *) g_ptr_array_index (people, 1))->name, ==, "Ana");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/words", test_words);
  g_test_add_func ("/person/list", test_list);
  return g_test_run ();
}
