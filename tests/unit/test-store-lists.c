// SPDX-License-Identifier: GPL-3.0-or-later
// The words to choose from, own scales and own help lines: kept, renamed, hidden, made one, rated.
#include "rj-test-store.h"

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, TRUE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

/* (transfer full): the id of the word as saved. */
static char *
save_word (RjStore *store, const char *id, const char *list, const char *name, gboolean hidden)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_choice_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjChoice *choice = rj_choice_new (id, list, name);

  choice->hidden = hidden;
  g_ptr_array_add (choices, choice);
  saved = rj_store_save_choices_finish (
    store, RJ_TEST_AWAIT (rj_store_save_choices_async (store, choices, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((const RjChoice *) saved->pdata[0])->id);
}

static GPtrArray *
list_words (RjStore *store, const char *list)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *choices = rj_store_list_choices_finish (
    store, RJ_TEST_AWAIT (rj_store_list_choices_async (store, list, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return choices;
}

/* "name×times" of each, "-" in front of what is hidden. */
static char *
dup_words (RjStore *store, const char *list)
{
  g_autoptr (GPtrArray) choices = list_words (store, list);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const RjChoice *choice = choices->pdata[i];

      g_string_append_printf (text, "%s%s%s*%d", i > 0 ? " " : "", choice->hidden ? "-" : "", choice->name,
                              choice->times_used);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_words (RjStore *store, const char *expected)
{
  g_autofree char *words = dup_words (store, "trigger");

  g_assert_cmpstr (words, ==, expected);
}

/* (transfer full): the id */
static char *
save_craving (RjStore *store, const char *first, const char *second)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GPtrArray) cravings = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_craving_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCraving *craving = rj_craving_new ();

  craving->record.at_us = RJ_TEST_NOW_US;
  craving->record.zone = g_strdup ("UTC");
  craving->record.day = RJ_TEST_DAY;
  craving->strength = 4;
  craving->triggers = g_strdupv ((char *[]) { (char *) first, (char *) second, NULL });
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (((const RjCraving *) saved->pdata[0])->record.id);
}

static void
save_rule (RjStore *store, const char *trigger)
{
  RjMyPlan *plan = rj_store_get_my_plan (store);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_my_line_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjMyLine *rule = rj_my_line_new (RJ_MY_RULES);

  rule->text = g_strdup ("call Sam");
  rule->trigger = g_strdup (trigger);
  g_ptr_array_add (lines, rule);
  saved = rj_my_plan_save_finish (
    plan, RJ_TEST_AWAIT (rj_my_plan_save_async (plan, lines, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* The name of the trigger of the one rule. */
static void
assert_rule (RjStore *store, const char *expected)
{
  RjMyPlan *plan = rj_store_get_my_plan (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines =
    rj_my_plan_list_finish (plan, RJ_TEST_AWAIT (rj_my_plan_list_async (plan, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (((const RjMyLine *) lines->pdata[0])->trigger_name, ==, expected);
}

static char *
dup_triggers (RjStore *store, const char *id)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjCraving) craving = rj_check_ins_get_craving_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_get_craving_async (check_ins, id, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return craving->triggers != NULL ? g_strjoinv (" ", craving->triggers) : g_strdup ("");
}

static gboolean
merge (RjStore *store, const char *from, const char *into, GError **error)
{
  RjLists *lists = rj_store_get_lists (store);

  return rj_lists_merge_finish (
    lists, RJ_TEST_AWAIT (rj_lists_merge_async (lists, from, into, NULL, RJ_TEST_READY)), error);
}

/* Every entry and rule follows, one that had both has it once, and one undo brings all of it back. */
static void
test_merge (RjTestStore *self, gconstpointer data)
{
  g_autofree char *row = save_word (self->store, NULL, "trigger", "row", FALSE);
  g_autofree char *quarrel = save_word (self->store, NULL, "trigger", "quarrel", FALSE);
  g_autofree char *rain = save_word (self->store, NULL, "trigger", "rain", FALSE);
  g_autofree char *one = save_craving (self->store, row, rain);
  g_autofree char *both = save_craving (self->store, row, quarrel);
  g_autofree char *other = save_craving (self->store, rain, NULL);
  g_autofree char *of_one = NULL;
  g_autofree char *of_both = NULL;
  g_autofree char *of_other = NULL;
  g_autofree char *again = NULL;
  g_autofree char *expected = g_strdup_printf ("%s %s", quarrel, rain);
  g_autofree char *before = g_strdup_printf ("%s %s", row, quarrel);
  g_autoptr (GError) error = NULL;

  save_rule (self->store, row);
  assert_words (self->store, "row*2 rain*2 quarrel*1");
  g_assert_true (merge (self->store, row, quarrel, &error));
  g_assert_no_error (error);
  assert_words (self->store, "quarrel*2 rain*2");
  assert_rule (self->store, "quarrel");
  of_one = dup_triggers (self->store, one);
  of_both = dup_triggers (self->store, both);
  of_other = dup_triggers (self->store, other);
  g_assert_cmpstr (of_one, ==, expected);
  g_assert_cmpstr (of_both, ==, quarrel);
  g_assert_cmpstr (of_other, ==, rain);

  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_words (self->store, "row*2 rain*2 quarrel*1");
  assert_rule (self->store, "row");
  again = dup_triggers (self->store, both);
  g_assert_cmpstr (again, ==, before);
  rj_test_redo (self->store, RJ_CHANGE_EDIT);
  assert_words (self->store, "quarrel*2 rain*2");
}

/* What is offered goes on being offered under the name that stays; what both had hidden stays hidden. */
static void
test_merge_hidden (RjTestStore *self, gconstpointer data)
{
  g_autofree char *row = save_word (self->store, NULL, "trigger", "row", FALSE);
  g_autofree char *quarrel = save_word (self->store, NULL, "trigger", "quarrel", TRUE);
  g_autofree char *rain = save_word (self->store, NULL, "trigger", "rain", TRUE);
  g_autofree char *wet = save_word (self->store, NULL, "trigger", "wet", TRUE);

  g_assert_true (merge (self->store, row, quarrel, NULL));
  g_assert_true (merge (self->store, wet, rain, NULL));
  assert_words (self->store, "quarrel*0 -rain*0");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_words (self->store, "row*0 -quarrel*0 -rain*0 -wet*0");
}

static void
test_merge_refused (RjTestStore *self, gconstpointer data)
{
  g_autofree char *row = save_word (self->store, NULL, "trigger", "row", FALSE);
  g_autofree char *home = save_word (self->store, NULL, "place", "home", FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (merge (self->store, row, row, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (merge (self->store, row, home, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (merge (self->store, "gone", home, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  assert_words (self->store, "row*0");
}

/* A hidden word stays where it was chosen; added once more it is offered again. */
static void
test_rename_and_hide (RjTestStore *self, gconstpointer data)
{
  g_autofree char *row = save_word (self->store, NULL, "trigger", "row", FALSE);
  g_autofree char *entry = save_craving (self->store, row, NULL);
  g_autofree char *renamed = save_word (self->store, row, "trigger", "quarrel", TRUE);
  g_autofree char *chosen = dup_triggers (self->store, entry);
  g_autofree char *again = NULL;

  g_assert_cmpstr (renamed, ==, row);
  g_assert_cmpstr (chosen, ==, row);
  assert_words (self->store, "-quarrel*1");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_words (self->store, "row*1");
  rj_test_redo (self->store, RJ_CHANGE_EDIT);

  again = save_word (self->store, NULL, "trigger", "quarrel", FALSE);
  g_assert_cmpstr (again, ==, row);
  assert_words (self->store, "quarrel*1");
  rj_test_store_reopen (self);
  assert_words (self->store, "quarrel*1");
}

static GPtrArray *
list_scales (RjStore *store)
{
  RjLists *lists = rj_store_get_lists (store);
  g_autoptr (GError) error = NULL;
  GPtrArray *scales = rj_lists_list_scales_finish (
    lists, RJ_TEST_AWAIT (rj_lists_list_scales_async (lists, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return scales;
}

static RjScale *
save_scale (RjStore *store, const RjScale *scale)
{
  RjLists *lists = rj_store_get_lists (store);
  g_autoptr (GError) error = NULL;
  RjScale *saved = rj_lists_save_scale_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_scale_async (lists, scale, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

static RjMoodEntry *
rate (RjStore *store, const RjMoodEntry *from, const char *scale, int value)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (store);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_copy (from);
  g_autoptr (GError) error = NULL;
  RjMoodEntry *saved;

  g_clear_pointer (&entry->scales, g_ptr_array_unref);
  if (scale != NULL)
    {
      entry->scales = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_scale_value_free);
      g_ptr_array_add (entry->scales, rj_scale_value_new (scale, value));
    }
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return saved;
}

/* "name: number" of the newest entry as the log has it. */
static char *
dup_in_log (RjStore *store)
{
  RjLogFilter filter = { RJ_LOG_ALL, -1, -1 };
  RjLog *log = rj_store_get_log (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = rj_log_page_finish (
    log, RJ_TEST_AWAIT (rj_log_page_async (log, &filter, RJ_TEST_DAY, 0, 1, NULL, RJ_TEST_READY)), &error);
  const RjLogSummary *summary;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  summary = page->pdata[0];
  for (guint i = 0; summary->scales != NULL && i < summary->scales->len; i++)
    {
      const RjScaleValue *value = summary->scales->pdata[i];

      g_string_append_printf (text, "%s%s: %d", i > 0 ? ", " : "", value->name, value->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_in_log (RjStore *store, const char *expected)
{
  g_autofree char *found = dup_in_log (store);

  g_assert_cmpstr (found, ==, expected);
}

/* The raw number is kept; switched off the scale stays in the log; a name follows everywhere. */
static void
test_scales (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjScale) scale = rj_scale_new ("Pain");
  g_autoptr (RjScale) saved = NULL;
  g_autoptr (RjScale) edited = NULL;
  g_autoptr (RjMoodEntry) mood = rj_test_save_mood (self->store, RJ_MOOD_OKAY, RJ_TEST_DAY, "words");
  g_autoptr (RjMoodEntry) rated = NULL;
  g_autoptr (RjMoodEntry) again = NULL;
  g_autoptr (RjMoodEntry) cleared = NULL;
  g_autoptr (GPtrArray) scales = NULL;
  const RjScale *found;

  scale->low = g_strdup ("none");
  scale->high = g_strdup ("the worst");
  saved = save_scale (self->store, scale);
  rated = rate (self->store, mood, saved->id, 0);
  assert_in_log (self->store, "Pain: 0");
  again = rate (self->store, mood, saved->id, 10);
  assert_in_log (self->store, "Pain: 10");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_in_log (self->store, "Pain: 0");

  g_set_str (&saved->name, "Back");
  saved->asked = FALSE;
  edited = save_scale (self->store, saved);
  assert_in_log (self->store, "Back: 0");
  rj_test_store_reopen (self);
  scales = list_scales (self->store);
  g_assert_cmpuint (scales->len, ==, 1);
  found = scales->pdata[0];
  g_assert_cmpstr (found->name, ==, "Back");
  g_assert_cmpstr (found->low, ==, "none");
  g_assert_null (found->middle);
  g_assert_cmpstr (found->high, ==, "the worst");
  g_assert_false (found->asked);
  g_assert_cmpint (found->times_used, ==, 1);

  cleared = rate (self->store, mood, NULL, 0);
  assert_in_log (self->store, "");
}

static void
test_scale_needs_a_name (RjTestStore *self, gconstpointer data)
{
  RjLists *lists = rj_store_get_lists (self->store);
  g_autoptr (RjScale) scale = rj_scale_new ("  ");
  g_autoptr (GError) error = NULL;

  g_assert_null (rj_lists_save_scale_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_scale_async (lists, scale, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

/* ---- Own help lines ---- */

static RjOwnLine *
save_line (RjStore *store, const RjOwnLine *line, GError **error)
{
  RjLists *lists = rj_store_get_lists (store);

  return rj_lists_save_own_line_finish (
    lists, RJ_TEST_AWAIT (rj_lists_save_own_line_async (lists, line, NULL, RJ_TEST_READY)), error);
}

/* "name|number|note" of each. */
static void
assert_lines (RjStore *store, const char *expected)
{
  RjLists *lists = rj_store_get_lists (store);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = rj_lists_list_own_lines_finish (
    lists, RJ_TEST_AWAIT (rj_lists_list_own_lines_async (lists, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const RjOwnLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s|%s|%s", i > 0 ? " " : "", line->name, line->number,
                              line->note != NULL ? line->note : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static RjOwnLine *
make_line (const char *name, const char *number, const char *note)
{
  RjOwnLine *line = rj_own_line_new ();

  line->name = g_strdup (name);
  line->number = g_strdup (number);
  line->note = g_strdup (note);
  return line;
}

static void
test_own_lines (RjTestStore *self, gconstpointer data)
{
  RjLists *lists = rj_store_get_lists (self->store);
  g_autoptr (RjOwnLine) line = make_line ("Ward", "030 5550", "after-eight");
  g_autoptr (RjOwnLine) other = make_line ("Aunt", "+49 30 1", NULL);
  g_autoptr (RjOwnLine) saved = NULL;
  g_autoptr (RjOwnLine) second = NULL;
  g_autoptr (RjOwnLine) edited = NULL;
  g_autoptr (GError) error = NULL;

  assert_lines (self->store, "");
  saved = save_line (self->store, line, &error);
  g_assert_no_error (error);
  second = save_line (self->store, other, &error);
  g_assert_no_error (error);
  assert_lines (self->store, "Aunt|+49 30 1|- Ward|030 5550|after-eight");

  g_set_str (&saved->number, "030 5551");
  g_set_str (&saved->note, NULL);
  edited = save_line (self->store, saved, &error);
  g_assert_no_error (error);
  assert_lines (self->store, "Aunt|+49 30 1|- Ward|030 5551|-");
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_lines (self->store, "Aunt|+49 30 1|- Ward|030 5550|after-eight");

  g_assert_true (rj_lists_delete_own_line_finish (
    lists, RJ_TEST_AWAIT (rj_lists_delete_own_line_async (lists, second->record.id, NULL, RJ_TEST_READY)),
    &error));
  g_assert_no_error (error);
  assert_lines (self->store, "Ward|030 5550|after-eight");
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_store_reopen (self);
  assert_lines (self->store, "Aunt|+49 30 1|- Ward|030 5550|after-eight");
}

/* Whom it reaches, and something to dial; what is gone cannot be changed. */
static void
test_own_line_refused (RjTestStore *self, gconstpointer data)
{
  RjLists *lists = rj_store_get_lists (self->store);
  const char *refused[][2] = { { " ", "112" }, { "Ward", " " }, { "Ward", "+" }, { "Ward", "ask Sam" } };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (RjOwnLine) line = make_line (refused[i][0], refused[i][1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (save_line (self->store, line, &error));
      g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RjOwnLine) line = make_line ("Ward", "112", NULL);
      g_autoptr (RjOwnLine) saved = save_line (self->store, line, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (saved);
      g_assert_true (rj_lists_delete_own_line_finish (
        lists, RJ_TEST_AWAIT (rj_lists_delete_own_line_async (lists, saved->record.id, NULL, RJ_TEST_READY)),
        NULL));
      g_assert_null (save_line (self->store, saved, &error));
      g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
    }
  assert_lines (self->store, "");
}

static void
assert_digits (const char *number, const char *expected)
{
  g_autofree char *digits = rj_own_line_dup_digits (number);

  g_assert_cmpstr (digits, ==, expected);
}

/* What people write where a number belongs. The numbers are made up, but for those that reach an emergency.
 */
static void
test_digits (RjTestStore *self, gconstpointer data)
{
  assert_digits ("112", "112");
  assert_digits ("  116 117 ", "116117");
  assert_digits ("030 / 55 50-12", "030555012");
  assert_digits ("030/5550", "0305550");
  assert_digits ("(030) 5550", "0305550");
  assert_digits ("030 - 5550", "0305550");
  assert_digits ("030.55.50", "0305550");
  assert_digits ("030\u00a05550\u201112", "030555012");
  assert_digits ("0800 111 0 111", "08001110111");
  assert_digits ("01 02 03 04 05", "0102030405");
  assert_digits ("tel. +49 30", "+4930");
  assert_digits ("Tel.: 030 5550", "0305550");
  assert_digits ("tel:+49-30-5550", "+49305550");
  assert_digits ("\u202a+49 30 5550\u202c", "+49305550");
  assert_digits ("٠٣٠ ٥٥", "03055");
  assert_digits ("+1 (555) 555-0100", "+15555550100");
  assert_digits ("1 (555) 555-0100", "15555550100");
  assert_digits ("(555) 555-0100", "5555550100");
  assert_digits ("1-555-555-0100", "15555550100");
}

/* The zero in brackets is dialled at home, and not from abroad. */
static void
test_digits_trunk (RjTestStore *self, gconstpointer data)
{
  assert_digits ("+49 (0)30 5550", "+49305550");
  assert_digits ("+49(0)30/5550", "+49305550");
  assert_digits ("+49 (0) 30 / 5550", "+49305550");
  assert_digits ("0049 (0)30 5550", "0049305550");
  assert_digits ("+44 (0)20 7946 0958", "+442079460958");
  assert_digits ("(+49) 30 5550", "+49305550");
  assert_digits ("(0)30 5550", "0305550");
  assert_digits ("+39 06 5550", "+39065550");
  // Where the zero stays, or nobody knows.
  assert_digits ("+39 (0)6 5550", NULL);
  assert_digits ("+49 (030) 5550", NULL);
  assert_digits ("49 (0)30 5550", NULL);
  assert_digits ("+7 (8) 555 5550", NULL);
  assert_digits ("+030 5550", NULL);
}

/* A wrong number is worse than none. */
static void
test_digits_none (RjTestStore *self, gconstpointer data)
{
  const char *const numbers[] = {
    "030 555 / 0170 444",
    "0800 1110 111 / 112",
    "116 117 / 112",
    "030 555 - 0170 444",
    "116 117 - 112",
    "030/555/12",
    "112 or 999",
    "112, 999",
    "116 117 (24h)",
    "116 117 (24)",
    "116 117 (9-17)",
    "0800 111 0 111, ab 20 Uhr",
    "0800 111 0 111  0800 111 0 222",
    "1-800-SUICIDE",
    "1-800-GET-HELP",
    "030 5550 ext. 12",
    "030 5550 Durchwahl 12",
    "030 5550 x12",
    "*111#",
    "1+1",
    "+49 30 5550 +49 30 5551",
    "+",
    "5",
    "1234567890123456",
    "\u202e0555 030",
    "none",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    assert_digits (numbers[i], NULL);
  assert_digits (NULL, NULL);
  g_assert_true (rj_own_line_has_number ("1-800-SUICIDE"));
  g_assert_true (rj_own_line_has_number ("٠٣٠"));
  g_assert_false (rj_own_line_has_number ("ask"));
  g_assert_false (rj_own_line_has_number (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/lists/" path, RjTestStore, NULL, set_up, function, tear_down)
  ADD ("merge", test_merge);
  ADD ("merge-hidden", test_merge_hidden);
  ADD ("merge-refused", test_merge_refused);
  ADD ("rename-and-hide", test_rename_and_hide);
  ADD ("scales", test_scales);
  ADD ("scale-needs-a-name", test_scale_needs_a_name);
  ADD ("own-lines", test_own_lines);
  ADD ("own-line-refused", test_own_line_refused);
  ADD ("own-line-digits", test_digits);
  ADD ("own-line-trunk", test_digits_trunk);
  ADD ("own-line-no-digits", test_digits_none);
  return g_test_run ();
}
