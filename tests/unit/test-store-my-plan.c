// SPDX-License-Identifier: GPL-3.0-or-later
// "My plan": lines, their order, what a rule fits, and what became of it.

#include "rj-test-store.h"

#include "rj-clock.h"
#include "rj-sqlite-inbox.h"

typedef struct {
  RjTestStore test;
  RjMyPlan *plan;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->plan = rj_store_get_my_plan (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

static RjMyLine *
new_line (RjMySection section, const char *text)
{
  RjMyLine *line = rj_my_line_new (section);

  line->text = g_strdup (text);
  return line;
}

/* (nullable): with the error */
static RjMyLine *
try_to_save (Fixture *self, const RjMyLine *line, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;

  g_ptr_array_add (lines, (gpointer) line);
  saved = rj_my_plan_save_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_save_async (self->plan, lines, NULL, RJ_TEST_READY)), error);
  return saved != NULL ? rj_my_line_copy (saved->pdata[0]) : NULL;
}

static RjMyLine *
save (Fixture *self, const RjMyLine *line)
{
  g_autoptr (GError) error = NULL;
  RjMyLine *saved = try_to_save (self, line, &error);

  g_assert_no_error (error);
  return saved;
}

static RjMyLine *
save_text (Fixture *self, RjMySection section, const char *text)
{
  g_autoptr (RjMyLine) line = new_line (section, text);

  return save (self, line);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = rj_my_plan_list_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_list_async (self->plan, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return lines;
}

/* @expected: texts, one after the other, with "|" between */
static void
assert_list (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) lines = list (self);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? "|" : "", ((RjMyLine *) lines->pdata[i])->text);
  g_assert_cmpstr (texts->str, ==, expected);
}

static void
test_save_and_list (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) sign = save_text (self, RJ_MY_SIGNS, "sleep slides");
  g_autoptr (RjMyLine) reason = save_text (self, RJ_MY_REASONS, "my daughter");
  g_autoptr (RjMyLine) situation = new_line (RJ_MY_SITUATIONS, "payday");
  g_autoptr (RjMyLine) saved = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_nonnull (reason->record.id);
  g_assert_cmpuint (reason->record.day, ==, RJ_TEST_DAY);
  situation->detail = g_strdup ("Sam comes along");
  saved = save (self, situation);
  assert_list (self, "my daughter|sleep slides|payday");
  lines = list (self);
  g_assert_cmpstr (((RjMyLine *) lines->pdata[2])->detail, ==, "Sam comes along");
  g_assert_cmpuint (((RjMyLine *) lines->pdata[2])->section, ==, RJ_MY_SITUATIONS);

  g_set_str (&reason->text, "my daughter Mia");
  rj_my_line_free (save (self, reason));
  assert_list (self, "my daughter Mia|sleep slides|payday");
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  assert_list (self, "my daughter|sleep slides|payday");
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_list (self, "my daughter|sleep slides");
  rj_test_redo (self->test.store, RJ_CHANGE_ADD);
  assert_list (self, "my daughter|sleep slides|payday");
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) a = new_line (RJ_MY_REASONS, "a");
  g_autoptr (RjMyLine) b = new_line (RJ_MY_REASONS, "b");
  g_autoptr (RjMyLine) c = new_line (RJ_MY_REASONS, "c");
  g_autoptr (RjMyLine) saved_a = NULL;
  g_autoptr (RjMyLine) saved_b = NULL;
  g_autoptr (RjMyLine) saved_c = NULL;
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;

  a->position = 10;
  b->position = 20;
  c->position = 30;
  saved_a = save (self, a);
  saved_b = save (self, b);
  saved_c = save (self, c);
  assert_list (self, "a|b|c");

  /* Two change places: one change, undone at once. */
  saved_a->position = 20;
  saved_b->position = 10;
  g_ptr_array_add (both, saved_a);
  g_ptr_array_add (both, saved_b);
  saved = rj_my_plan_save_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_save_async (self->plan, both, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  assert_list (self, "b|a|c");
  rj_test_undo (self->test.store, RJ_CHANGE_EDIT);
  assert_list (self, "a|b|c");

  saved_c->pinned = TRUE;
  rj_my_line_free (save (self, saved_c));
  assert_list (self, "c|a|b");
}

static void
test_pinned (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMyLine) fourth = new_line (RJ_MY_REASONS, "4");
  g_autoptr (RjMyLine) elsewhere = new_line (RJ_MY_PEOPLE, "Sam");

  for (int i = 1; i <= RJ_MY_MAX_PINNED; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);
      g_autoptr (RjMyLine) line = new_line (RJ_MY_REASONS, text);

      line->pinned = TRUE;
      rj_my_line_free (save (self, line));
    }
  fourth->pinned = elsewhere->pinned = TRUE;
  g_assert_null (try_to_save (self, fourth, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
  rj_my_line_free (save (self, elsewhere));
  lines = list (self);
  g_assert_cmpuint (lines->len, ==, 4);
}

static void
assert_invalid (Fixture *self, const RjMyLine *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_to_save (self, line, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

static void
test_invalid (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) blank = new_line (RJ_MY_REASONS, " \n");
  g_autoptr (RjMyLine) nowhere = new_line (99, "x");
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, "walk");
  g_autoptr (RjMyLine) reason = new_line (RJ_MY_REASONS, "x");

  assert_invalid (self, blank);
  assert_invalid (self, nowhere);
  assert_invalid (self, rule); // without an "if"
  rule->halt = RJ_HALT_TIRED;
  rule->trigger = g_strdup ("trigger");
  assert_invalid (self, rule); // with two
  reason->halt = RJ_HALT_TIRED;
  assert_invalid (self, reason);
  assert_list (self, "");
}

static void delete (Fixture *self, const char *id, GError **error)
{
  rj_my_plan_delete_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_delete_async (self->plan, id, NULL, RJ_TEST_READY)), error);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) line = save_text (self, RJ_MY_REASONS, "my garden");
  g_autoptr (GError) error = NULL;

  delete (self, line->record.id, &error);
  g_assert_no_error (error);
  assert_list (self, "");
  g_assert_null (try_to_save (self, line, &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  assert_list (self, "my garden");
  delete (self, "nobody", &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
}

/* ---- Rules ---- */

static RjMyLine *
save_rule (Fixture *self, guint halt, const char *trigger)
{
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, "go out for ten minutes");

  rule->halt = halt;
  rule->trigger = g_strdup (trigger);
  return save (self, rule);
}

static void
test_fits (void)
{
  g_autoptr (RjMyLine) letter = new_line (RJ_MY_RULES, "x");
  g_autoptr (RjMyLine) trigger = new_line (RJ_MY_RULES, "x");
  g_autoptr (RjMyLine) reason = new_line (RJ_MY_REASONS, "x");
  g_autoptr (RjCraving) craving = rj_craving_new ();

  letter->halt = RJ_HALT_LONELY;
  trigger->trigger = g_strdup ("stress");
  g_assert_false (rj_my_line_fits (letter, craving));
  g_assert_false (rj_my_line_fits (trigger, craving));
  craving->halt = RJ_HALT_LONELY | RJ_HALT_TIRED;
  g_assert_true (rj_my_line_fits (letter, craving));
  g_assert_false (rj_my_line_fits (trigger, craving));
  g_assert_false (rj_my_line_fits (reason, craving));
  craving->halt = RJ_HALT_TIRED;
  craving->triggers = g_strsplit ("pain stress", " ", -1);
  g_assert_false (rj_my_line_fits (letter, craving));
  g_assert_true (rj_my_line_fits (trigger, craving));
}

/* (transfer full): with @title; @id: (nullable): of the one that is changed */
static char *
save_note (Fixture *self, const char *id, const char *title)
{
  RjStrategies *strategies = rj_store_get_strategies (self->test.store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjStrategy *note = rj_strategy_new ();

  note->record.id = g_strdup (id);
  note->title = g_strdup (title);
  g_ptr_array_add (notes, note);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, notes, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_strdup (((RjStrategy *) saved->pdata[0])->record.id);
}

static void
delete_note (Fixture *self, const char *id)
{
  RjStrategies *strategies = rj_store_get_strategies (self->test.store);
  g_autoptr (GError) error = NULL;

  rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

/* A rule may name a coping note: it goes by the name that has now, and keeps the one it had when it goes. */
static void
test_note_of_rule (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, "Walk");
  g_autoptr (RjMyLine) kept = NULL;

  rule->strategy = save_note (self, NULL, "Walk");
  rule->halt = RJ_HALT_ANGRY;
  kept = save (self, rule);
  assert_list (self, "Walk");
  g_free (save_note (self, rule->strategy, "Walk out"));
  assert_list (self, "Walk out");
  delete_note (self, rule->strategy);
  assert_list (self, "Walk out");
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  g_free (save_note (self, rule->strategy, "Run"));
  assert_list (self, "Run");
}

static void
note (Fixture *self, const char *id, RjRuleEventKind kind, int strength, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  g_ptr_array_add (events, rj_rule_event_new (id, "the-entry", kind, strength));
  rj_my_plan_note_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_note_async (self->plan, events, NULL, RJ_TEST_READY)), error);
}

static void
test_events (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = save_rule (self, RJ_HALT_TIRED, NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const RjRuleEvent *rated;

  /* What is shown by itself is nothing to undo. */
  rj_store_set_undoable (self->test.store, FALSE);
  note (self, rule->record.id, RJ_RULE_SHOWN, -1, &error);
  rj_store_set_undoable (self->test.store, TRUE);
  g_assert_no_error (error);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  assert_list (self, "");
  rj_test_redo (self->test.store, RJ_CHANGE_ADD);

  note (self, rule->record.id, RJ_RULE_USED, -1, &error);
  g_assert_no_error (error);
  note (self, rule->record.id, RJ_RULE_RATED, 3, &error);
  g_assert_no_error (error);
  note (self, rule->record.id, RJ_RULE_RATED, 11, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  note (self, "nobody", RJ_RULE_USED, -1, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  lines = list (self);
  g_assert_cmpint (((RjMyLine *) lines->pdata[0])->times_shown, ==, 1);
  g_assert_cmpint (((RjMyLine *) lines->pdata[0])->times_used, ==, 1);
  events = rj_my_plan_list_events_finish (
    self->plan,
    RJ_TEST_AWAIT (rj_my_plan_list_events_async (self->plan, rule->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 3);
  rated = events->pdata[2];
  g_assert_cmpuint (rated->kind, ==, RJ_RULE_RATED);
  g_assert_cmpint (rated->strength, ==, 3);
  g_assert_cmpstr (rated->craving_id, ==, "the-entry");
  g_assert_cmpint (rated->at_us, ==, RJ_TEST_NOW_US);
  g_assert_cmpint (((RjMyLine *) lines->pdata[0])->last_rated, ==, 3);
}

static int
count_uses (Fixture *self)
{
  RjStrategies *strategies = rj_store_get_strategies (self->test.store);
  g_autoptr (GPtrArray) notes = rj_strategies_list_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_list_async (strategies, NULL, RJ_TEST_READY)), NULL);

  return ((RjStrategy *) notes->pdata[0])->times_used;
}

/* "I did this" of a rule that names a coping note is a use of that; both are taken back in one step. */
static void
test_note_used (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, "Walk");
  g_autoptr (RjMyLine) kept = NULL;
  g_autoptr (GError) error = NULL;

  rule->strategy = save_note (self, NULL, "Walk");
  rule->halt = RJ_HALT_ANGRY;
  kept = save (self, rule);
  note (self, kept->record.id, RJ_RULE_SHOWN, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_uses (self), ==, 0);
  note (self, kept->record.id, RJ_RULE_USED, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_uses (self), ==, 1);
  rj_test_undo (self->test.store, RJ_CHANGE_ADD);
  g_assert_cmpint (count_uses (self), ==, 0);
  /* Of one that is gone there is none. */
  delete_note (self, rule->strategy);
  note (self, kept->record.id, RJ_RULE_USED, -1, &error);
  g_assert_no_error (error);
}

/* ---- Rules that wait ---- */

#define HOUR G_TIME_SPAN_HOUR

/* (transfer full): the id of an urge of so long ago */
static char *
save_craving (Fixture *self, gint64 ago_us, guint halt, const char *trigger)
{
  g_autoptr (RjCraving) craving = rj_craving_new ();
  g_autoptr (GPtrArray) cravings = g_ptr_array_new ();
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);

  craving->strength = 5;
  craving->record.at_us = RJ_TEST_NOW_US - ago_us;
  craving->record.day = ago_us < 24 * HOUR ? RJ_TEST_DAY : RJ_TEST_DAY - 1;
  craving->record.zone = g_strdup ("Europe/Berlin");
  craving->halt = halt;
  craving->triggers = trigger != NULL ? g_strsplit (trigger, " ", -1) : NULL;
  g_ptr_array_add (cravings, craving);
  saved = rj_check_ins_save_cravings_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_cravings_async (check_ins, cravings, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  return g_strdup (((RjCraving *) saved->pdata[0])->record.id);
}

/* (transfer full): of the last three hours, as "rule entry", those of @entries by their number from 1 */
static char *
dup_due (Fixture *self, const char *const *entries)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) due = rj_my_plan_list_due_finish (
    self->plan,
    RJ_TEST_AWAIT (rj_my_plan_list_due_async (self->plan, RJ_TEST_NOW_US - 3 * HOUR, NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  for (guint i = 0; i < due->len; i++)
    {
      const RjDueRule *rule = g_ptr_array_index (due, i);
      int n = 0;

      while (entries[n] != NULL && !g_str_equal (entries[n], rule->entry_id))
        n++;
      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "", rule->line->text, n + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_due (Fixture *self, const char *const *entries, const char *expected)
{
  g_autofree char *due = dup_due (self, entries);

  g_assert_cmpstr (due, ==, expected);
}

static void
note_for (Fixture *self, const char *rule, const char *entry, RjRuleEventKind kind)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_rule_event_free);

  g_ptr_array_add (events, rj_rule_event_new (rule, entry, kind, -1));
  g_assert_true (rj_my_plan_note_finish (
    self->plan, RJ_TEST_AWAIT (rj_my_plan_note_async (self->plan, events, NULL, RJ_TEST_READY)), NULL));
}

static RjMyLine *
save_named (Fixture *self, const char *text, guint halt, const char *trigger)
{
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, text);

  rule->halt = halt;
  rule->trigger = g_strdup (trigger);
  return save (self, rule);
}

/* What fits something of the last hours waits until it was followed, put aside, or seen twice. */
static void
test_due (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMyLine) letter = save_named (self, "call", RJ_HALT_LONELY, NULL);
  g_autoptr (RjMyLine) trigger = save_named (self, "walk", 0, "stress");
  g_autofree char *yesterday = save_craving (self, 24 * HOUR, RJ_HALT_LONELY, "stress");
  g_autofree char *early = save_craving (self, 2 * HOUR, RJ_HALT_LONELY | RJ_HALT_TIRED, NULL);
  g_autofree char *late = save_craving (self, HOUR, RJ_HALT_LONELY, "pain stress");
  const char *entries[] = { yesterday, early, late, NULL };

  /* The newest counts; a check-in does as an urge does. */
  assert_due (self, entries, "call 3, walk 3");
  note_for (self, letter->record.id, late, RJ_RULE_SHOWN);
  assert_due (self, entries, "call 3, walk 3");
  note_for (self, letter->record.id, late, RJ_RULE_SHOWN);
  note_for (self, trigger->record.id, late, RJ_RULE_NOT_NOW);
  assert_due (self, entries, "call 2");
  note_for (self, letter->record.id, NULL, RJ_RULE_USED);
  assert_due (self, entries, "");
}

/* A check-in has letters too; what was deleted has none. */
static void
test_due_check_in (Fixture *self, gconstpointer data)
{
  RjCheckIns *check_ins = rj_store_get_check_ins (self->test.store);
  g_autoptr (RjMyLine) rule = save_named (self, "rest", RJ_HALT_TIRED, NULL);
  g_autoptr (RjMoodEntry) entry = rj_mood_entry_new ();
  g_autoptr (RjMoodEntry) saved = NULL;
  g_autoptr (GError) error = NULL;
  const char *entries[] = { NULL, NULL };

  entry->record.at_us = RJ_TEST_NOW_US;
  entry->record.day = RJ_TEST_DAY;
  entry->record.zone = g_strdup ("Europe/Berlin");
  entry->mood = RJ_MOOD_LOW;
  entry->halt = RJ_HALT_TIRED;
  saved = rj_check_ins_save_mood_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_save_mood_async (check_ins, entry, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  entries[0] = saved->record.id;
  assert_due (self, entries, "rest 1");
  rj_check_ins_delete_finish (
    check_ins, RJ_TEST_AWAIT (rj_check_ins_delete_async (check_ins, saved->record.id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  assert_due (self, entries, "");
  rj_test_undo (self->test.store, RJ_CHANGE_DELETE);
  delete (self, rule->record.id, &error);
  assert_due (self, entries, "");
}

/* A note of the lock screen has them when it comes into the journal. */
static void
test_due_quick_note (Fixture *self, gconstpointer data)
{
  RjSqliteStore *store = RJ_SQLITE_STORE (self->test.store);
  g_autoptr (RjMyLine) rule = save_named (self, "rest", RJ_HALT_TIRED, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_inbox_item_free);
  RjInboxItem *item = rj_inbox_item_new (RJ_INBOX_NOTE, RJ_TEST_NOW_US - HOUR);
  const char *entries[] = { "01940000-0000-7000-8000-000000000001", NULL };
  g_autoptr (GError) error = NULL;
  RjInboxMerged merged = { 0 };

  item->id = g_strdup (entries[0]);
  item->zone = g_strdup ("Europe/Berlin");
  item->strength = 6;
  item->halt = RJ_HALT_TIRED;
  g_ptr_array_add (items, item);
  rj_sqlite_store_merge_inbox_finish (
    store, RJ_TEST_AWAIT (rj_sqlite_store_merge_inbox_async (store, items, NULL, RJ_TEST_READY)), &merged,
    &error);
  g_assert_no_error (error);
  assert_due (self, entries, "rest 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/store/my-plan/save-and-list", test_save_and_list);
  ADD ("/store/my-plan/order", test_order);
  ADD ("/store/my-plan/pinned", test_pinned);
  ADD ("/store/my-plan/invalid", test_invalid);
  ADD ("/store/my-plan/delete", test_delete);
  ADD ("/store/my-plan/note-of-rule", test_note_of_rule);
  ADD ("/store/my-plan/note-used", test_note_used);
  ADD ("/store/my-plan/events", test_events);
  ADD ("/store/my-plan/due", test_due);
  ADD ("/store/my-plan/due-check-in", test_due_check_in);
  ADD ("/store/my-plan/due-quick-note", test_due_quick_note);
#undef ADD
  g_test_add_func ("/store/my-plan/fits", test_fits);
  return g_test_run ();
}
