// SPDX-License-Identifier: GPL-3.0-or-later
// Who is called, and by what number: what a line of "My people" says. Each row was written out by hand.
#include "rj-person-line.h"

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

/* The number that is taken, as it is dialled; %NULL for none. What stands beside it is no part of it, and
 * where that is not sure, there is none. */
static const struct {
  const char *words;
  const char *digits; /* (nullable) */
} numbers[] = {
  /* As they are written in one country or another. */
  { "Sam 030 1234567", "0301234567" },
  { "Sam 0171/1234567", "01711234567" },
  { "Sam 030 / 123456", "030123456" },
  { "Sam 030 12345-0", "030123450" },
  { "Sam 034298 12345", "03429812345" },
  { "Sam 01711234567", "01711234567" },
  { "Sam 0151 12 34 56 78", "015112345678" },
  { "Sam +49 (0)30 123456", "+4930123456" },
  { "Sam 0049 171 1234567", "00491711234567" },
  { "Sam +49 1512 3456789", "+4915123456789" },
  { "Marie 06.12.34.56.78", "0612345678" },
  { "Marie 06-12-34-56-78", "0612345678" },
  { "Marie 06 12 34 56 78", "0612345678" },
  { "Marie 0612345678", "0612345678" },
  { "Marie +33 6 12 34 56 78", "+33612345678" },
  { "Marie +33 6.12.34.56.78", "+33612345678" },
  { "Sam (555) 555-0199", "5555550199" },
  { "Sam 555-0199", "5550199" },
  { "Sam 555-555-0199", "5555550199" },
  { "Sam 555.555.0199", "5555550199" },
  { "Sam 1-555-555-0199", "15555550199" },
  { "Sam +1 555-555-0199", "+15555550199" },
  { "Sam +1 (555) 555-0199", "+15555550199" },
  { "Sam 020 7946 0958", "02079460958" },
  { "Sam +44 7911 123456", "+447911123456" },
  { "Sam 044 668 18 00", "0446681800" },
  { "Sam 08-123 456 78", "0812345678" },
  { "Sam +91 98765 43210", "+919876543210" },
  { "Sam 12 34 56 78", "12345678" },
  { "Sam 612 345 678", "612345678" },
  { "Halfway House 555-0199", "5550199" },
  /* With something beside it that is clearly not it. */
  { "Sam 0171 1234567, 18-22", "01711234567" },
  { "Sam 0171 1234567; 18:00-22:00", "01711234567" },
  { "Sam 0171 1234567 from 18 on", "01711234567" },
  { "Sam 0171 1234567 am Abend", "01711234567" },
  { "Ana, Room 12, 030 1234567", "0301234567" },
  { "Ana, Main Street 12\n030 1234567", "0301234567" },
  { "Sam 0171 1234567\n18-22", "01711234567" },
  /* Hours behind it. */
  { "Sam 0171 1234567 18-22", NULL },
  { "Sam 0171 1234567 18–22", NULL },
  { "Sam 0171 1234567 18 - 22", NULL },
  { "Sam 0171 1234567 - 18-22", NULL },
  { "Sam 0171 1234567 18", NULL },
  { "Sam 0171 1234567 18:30", NULL },
  { "Sam 0171 1234567 10.00", NULL },
  { "Sam 0171 1234567 24/7", NULL },
  { "Sam 0171 1234567 18 bis 22 Uhr", NULL },
  { "Sam 555-0199 9 pm", NULL },
  { "Sam 555-0199 10 p.m.", NULL },
  { "Sam 030 1234567 9 Uhr", NULL },
  { "Sam 0171 1234567 24 h", NULL },
  { "Sam 0171 1234567 24h", NULL },
  { "Sam +49 30 123456 18-22", NULL },
  { "Sam +49 30 123456 9", NULL },
  { "Marie 06 12 34 56 78 18", NULL },
  { "Marie 06 12 34 56 78 18:30", NULL },
  { "Sam 030 123 456 10 Uhr", NULL },
  { "Sam 030 123 456 18 to 22", NULL },
  { "Sam (555) 555-0199 18", NULL },
  /* Hours, a house or a room before it. */
  { "Ana, Room 12 030 1234567", NULL },
  { "Ana, Room 12 (030) 123456", NULL },
  { "Ana, Room (12) 030 1234567", NULL },
  { "Ana, Room 12 555-0199", NULL },
  { "Ana, Room 201 555-0199", NULL },
  { "Ana, Room 012 555 0199", NULL },
  { "Haus 3 0171 1234567", NULL },
  { "Sam 18-22 0171 1234567", NULL },
  { "Sam 09-17 555-0199", NULL },
  { "Sam 08.00 555-0199", NULL },
  { "Sam 08:00 555-0199", NULL },
  { "Sam 9 030 1234567", NULL },
  { "Room 12,0171 1234567", NULL },
  /* Two of them, or more digits than one has. */
  { "Sam 555 0199 555 0123", NULL },
  { "Sam 555-0199 555-0123", NULL },
  { "Sam 555-0199 112", NULL },
  { "Sam 123456 654321", NULL },
  { "Sam 0171 1234567 / 030 654321", NULL },
  { "Sam 0171 1234567, 030 654321", NULL },
  { "Sam 0171 123 4567 8901", NULL },
  { "Sam 01711234567890", NULL },
  /* Something else. */
  { "Sam since 2019 0171 1234567", NULL },
  { "Sam 0171 1234567 2026", NULL },
  { "Sam 555-0199 2026", NULL },
  { "Sam, 2019 2026", NULL },
  { "Sam, 06.12.2026", NULL },
  { "Sam, 06-12-34", NULL },
  { "Sam, 06 12 34", NULL },
  { "1234567@example.org", NULL },
  { "https://example.org/1234567", NULL },
  { "Sam $250000", NULL },
  { "Sam 250000 €", NULL },
  { "Sam, PIN 123456", NULL },
  { "Sam, Fax: 030 1234567", NULL },
  { "DE12 3456 7890 1234", NULL },
  { "Sam *31#01711234567", NULL },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (RjPersonLine) person = rj_person_line_new (numbers[i].words);

      g_test_message ("%s", numbers[i].words);
      g_assert_cmpstr (person->words, ==, numbers[i].words);
      g_assert_cmpstr (person->digits, ==, numbers[i].digits);
      g_assert_true ((person->number == NULL) == (person->digits == NULL));
      g_assert_cmpint (person->name[0], !=, '\0');
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RjPersonLine) person = rj_person_line_new (rows[i].words);

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
  g_autoptr (GPtrArray) none = rj_person_line_list (NULL);
  g_autoptr (GPtrArray) people = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  add (lines, RJ_MY_REASONS, "Mia");
  add (lines, RJ_MY_PEOPLE, "Sam");
  add (lines, RJ_MY_SAFETY_TELL, "Dr. Lee");
  add (lines, RJ_MY_PEOPLE, "Ana");
  people = rj_person_line_list (lines);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (((RjPersonLine *) g_ptr_array_index (people, 0))->name, ==, "Sam");
  g_assert_cmpstr (((RjPersonLine *) g_ptr_array_index (people, 1))->name, ==, "Ana");
}

/* Who was written down goes before who was guessed, and stands there once; without "my one person" the line
 * of the plan stays the first. */
static void
test_all (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_person_free);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) fallback = NULL;
  RjPerson *person = rj_person_new ();
  const RjPersonLine *first;

  add (lines, RJ_MY_PEOPLE, "sam");
  add (lines, RJ_MY_PEOPLE, "Ana");
  person->name = g_strdup ("Sam");
  person->message = g_strdup ("Tea?");
  person->first = TRUE;
  g_ptr_array_add (person->reaches, rj_reach_new (RJ_REACH_MOBILE, NULL, "555 010 2030"));
  g_ptr_array_add (records, person);
  all = rj_person_line_list_all (records, lines);
  g_assert_cmpuint (all->len, ==, 2);
  first = g_ptr_array_index (all, 0);
  g_assert_cmpstr (first->name, ==, "Sam");
  g_assert_cmpstr (first->digits, ==, "5550102030");
  g_assert_cmpstr (first->message, ==, "Tea?");
  g_assert_true (first->kept);
  g_assert_false (first->more);
  g_assert_cmpstr (((RjPersonLine *) g_ptr_array_index (all, 1))->name, ==, "Ana");

  person->first = FALSE;
  fallback = rj_person_line_list_all (records, lines);
  g_assert_cmpstr (((RjPersonLine *) g_ptr_array_index (fallback, 0))->name, ==, "Ana");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/words", test_words);
  g_test_add_func ("/person/numbers", test_numbers);
  g_test_add_func ("/person/list", test_list);
  g_test_add_func ("/person/all", test_all);
  return g_test_run ();
}
