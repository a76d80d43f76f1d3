// SPDX-License-Identifier: GPL-3.0-or-later
// "My plan": lines, their order, what a rule fits, and what became of it.

#include "rj-test-store.h"

#include "rj-clock.h"

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

/* A rule may name a coping note: it goes by the name that has now, and keeps the one it had when it goes. */
static void
test_note_of_rule (Fixture *self, gconstpointer data)
{
  RjStrategies *strategies = rj_store_get_strategies (self->test.store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_strategy_free);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RjMyLine) rule = new_line (RJ_MY_RULES, "Walk");
  g_autoptr (RjMyLine) kept = NULL;
  RjStrategy *note = rj_strategy_new ();

  note->title = g_strdup ("Walk out");
  g_ptr_array_add (notes, note);
  saved = rj_strategies_save_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_save_async (strategies, notes, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  rule->halt = RJ_HALT_ANGRY;
  rule->strategy = g_strdup (((RjStrategy *) saved->pdata[0])->record.id);
  kept = save (self, rule);
  assert_list (self, "Walk out");
  rj_strategies_delete_finish (
    strategies, RJ_TEST_AWAIT (rj_strategies_delete_async (strategies, rule->strategy, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  assert_list (self, "Walk");
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
  ADD ("/store/my-plan/events", test_events);
#undef ADD
  g_test_add_func ("/store/my-plan/fits", test_fits);
  return g_test_run ();
}
