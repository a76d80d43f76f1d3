// SPDX-License-Identifier: GPL-3.0-or-later
// Whole days of the plan: what rests, a day once more, templates.
#include "rj-test-store.h"

static char *
add (RjTestStore *self, const char *title, RjPlanKind kind, RjDay day, RjRecurrence *repeat, int minutes)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  int lead = 0;

  item->title = g_strdup (title);
  item->kind = kind;
  rj_plan_item_set_recurrence (item, repeat);
  item->minutes = minutes;
  item->part = RJ_PART_EVENING;
  item->record.day = day;
  if (minutes >= 0)
    g_array_append_val (item->leads, lead);
  saved = rj_test_save_item (self->store, item);
  return g_strdup (saved->record.id);
}

/* The titles of a day, with commas. */
static void
assert_day (RjTestStore *self, RjDay day, const char *expected)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, day);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < occurrences->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "," : "",
                            ((RjOccurrence *) occurrences->pdata[i])->item->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static RjWholeDays *
get_days (RjTestStore *self)
{
  return rj_store_get_whole_days (self->store);
}

static void
pause_days (RjTestStore *self, const char *item, RjDay first, RjDay last, RjPauseReason reason)
{
  g_autoptr (RjPause) pause = rj_pause_new ();
  g_autoptr (GError) error = NULL;

  pause->item_id = g_strdup (item);
  pause->first_day = first;
  pause->last_day = last;
  pause->reason = reason;
  rj_whole_days_save_pause_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_save_pause_async (get_days (self), pause, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_pauses (RjTestStore *self, RjDay day)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pauses = rj_whole_days_list_pauses_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_list_pauses_async (get_days (self), day, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return pauses;
}

static void
go_on (RjTestStore *self, guint which, RjDay day)
{
  g_autoptr (GPtrArray) pauses = list_pauses (self, day);
  const RjPause *pause = pauses->pdata[which];
  g_autoptr (GError) error = NULL;

  rj_whole_days_end_pause_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_end_pause_async (get_days (self), pause->id, day, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static guint
count_reminders (RjTestStore *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reminders = rj_plan_list_reminders_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_list_reminders_async (plan, RJ_TEST_NOW_US, RJ_TEST_NOW_US + G_TIME_SPAN_DAY, NULL,
                                                 RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return reminders->len;
}

/* Everything rests but what the body or somebody else waits for, and nothing reminds of it. */
static void
test_pause_all (RjTestStore *self, gconstpointer data)
{
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), 20 * 60);
  g_autofree char *dose =
    add (self, "Dose", RJ_KIND_MEDICATION, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), 21 * 60);
  g_autofree char *clinic = add (self, "Clinic", RJ_KIND_APPOINTMENT, RJ_TEST_DAY, NULL, 22 * 60);
  g_autofree char *shop = add (self, "Shop", RJ_KIND_CHORE, RJ_TEST_DAY, NULL, -1);
  g_autoptr (GPtrArray) pauses = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) day_after = NULL;

  g_assert_cmpuint (count_reminders (self), ==, 3);
  pause_days (self, NULL, RJ_TEST_DAY, RJ_TEST_DAY + 1, RJ_PAUSE_ILL);
  assert_day (self, RJ_TEST_DAY - 1, "Walk,Dose");
  assert_day (self, RJ_TEST_DAY, "Dose,Clinic");
  assert_day (self, RJ_TEST_DAY + 1, "Dose");
  assert_day (self, RJ_TEST_DAY + 2, "Walk,Dose");
  g_assert_cmpuint (count_reminders (self), ==, 2);
  pauses = list_pauses (self, RJ_TEST_DAY);
  g_assert_cmpuint (pauses->len, ==, 1);
  g_assert_cmpint (((RjPause *) pauses->pdata[0])->reason, ==, RJ_PAUSE_ILL);
  g_assert_null (((RjPause *) pauses->pdata[0])->item_id);
  day_after = list_pauses (self, RJ_TEST_DAY + 2);
  g_assert_cmpuint (day_after->len, ==, 0);

  /* One change: undone and done again. */
  rj_test_undo (self->store, RJ_CHANGE_OTHER);
  assert_day (self, RJ_TEST_DAY, "Walk,Dose,Clinic,Shop");
  g_assert_cmpuint (count_reminders (self), ==, 3);
  rj_test_redo (self->store, RJ_CHANGE_OTHER);
  assert_day (self, RJ_TEST_DAY, "Dose,Clinic");
  /* It is kept. */
  rj_test_undo (self->store, RJ_CHANGE_OTHER);
  none = list_pauses (self, RJ_TEST_DAY);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_pause_one (RjTestStore *self, gconstpointer data)
{
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);
  g_autofree char *read = add (self, "Read", RJ_KIND_HOBBY, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);
  g_autoptr (GPtrArray) pauses = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  /* Until nobody knows when. */
  pause_days (self, walk, RJ_TEST_DAY, RJ_DAY_NONE, RJ_PAUSE_NO_REASON);
  assert_day (self, RJ_TEST_DAY - 1, "Walk,Read");
  assert_day (self, RJ_TEST_DAY, "Read");
  assert_day (self, RJ_TEST_DAY + 4000, "Read");
  pauses = list_pauses (self, RJ_TEST_DAY + 9);
  g_assert_cmpuint (pauses->len, ==, 1);
  g_assert_cmpstr (((RjPause *) pauses->pdata[0])->title, ==, "Walk");

  /* A new word about the same replaces the one before. */
  pause_days (self, walk, RJ_TEST_DAY, RJ_TEST_DAY, RJ_PAUSE_AWAY);
  assert_day (self, RJ_TEST_DAY, "Read");
  assert_day (self, RJ_TEST_DAY + 1, "Walk,Read");

  /* Of something that is gone nothing is said. */
  rj_plan_delete_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, walk, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  deleted = list_pauses (self, RJ_TEST_DAY);
  g_assert_cmpuint (deleted->len, ==, 0);
}

/* Going on leaves the days that rested as they were; what was done in spite of a pause stays in sight. */
static void
test_go_on (RjTestStore *self, gconstpointer data)
{
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);
  g_autofree char *read = add (self, "Read", RJ_KIND_HOBBY, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, read, RJ_TEST_DAY, RJ_MARK_DONE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  pause_days (self, NULL, RJ_TEST_DAY - 1, RJ_DAY_NONE, RJ_PAUSE_HARD_TIME);
  pause_days (self, walk, RJ_TEST_DAY, RJ_DAY_NONE, RJ_PAUSE_HARD_TIME);
  assert_day (self, RJ_TEST_DAY - 1, "");
  assert_day (self, RJ_TEST_DAY, "Read");
  /* With everything but what rests by itself. */
  go_on (self, 0, RJ_TEST_DAY);
  assert_day (self, RJ_TEST_DAY - 1, "");
  assert_day (self, RJ_TEST_DAY, "Read");
  assert_day (self, RJ_TEST_DAY + 1, "Read");
  go_on (self, 0, RJ_TEST_DAY);
  assert_day (self, RJ_TEST_DAY - 1, "");
  assert_day (self, RJ_TEST_DAY, "Walk,Read");
  assert_day (self, RJ_TEST_DAY + 1, "Walk,Read");
  rj_test_undo (self->store, RJ_CHANGE_OTHER);
  rj_test_undo (self->store, RJ_CHANGE_OTHER);
  assert_day (self, RJ_TEST_DAY + 1, "");
}

/* What rests rests on when the days from one on are changed, and of what is left nothing is said any more. */
static void
test_pause_goes_on (RjTestStore *self, gconstpointer data)
{
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) item = NULL;
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) pauses = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  pause_days (self, walk, RJ_TEST_DAY + 1, RJ_DAY_NONE, RJ_PAUSE_AWAY);
  item = rj_plan_get_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_get_item_async (plan, walk, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  g_set_str (&item->title, "Run");
  saved = rj_plan_change_finish (plan,
                                 RJ_TEST_AWAIT (rj_plan_change_async (
                                   plan, item, RJ_TEST_DAY, RJ_SCOPE_FROM_THIS_DAY, NULL, RJ_TEST_READY)),
                                 &error);
  g_assert_no_error (error);
  assert_day (self, RJ_TEST_DAY, "Run");
  assert_day (self, RJ_TEST_DAY + 1, "");
  assert_day (self, RJ_TEST_DAY + 9, "");
  pauses = list_pauses (self, RJ_TEST_DAY + 9);
  g_assert_cmpuint (pauses->len, ==, 1);
  g_assert_cmpstr (((RjPause *) pauses->pdata[0])->title, ==, "Run");
  rj_plan_remove_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_remove_async (plan, ((RjPlanItem *) saved->pdata[0])->record.id, RJ_TEST_DAY + 3,
                                         RJ_SCOPE_FROM_THIS_DAY, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  none = list_pauses (self, RJ_TEST_DAY + 9);
  g_assert_cmpuint (none->len, ==, 0);
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  rj_test_undo (self->store, RJ_CHANGE_EDIT);
  assert_day (self, RJ_TEST_DAY, "Walk");
  assert_day (self, RJ_TEST_DAY + 9, "");
}

/* A pause over the end of another one leaves the days before as they were. */
static void
test_pause_after_pause (RjTestStore *self, gconstpointer data)
{
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, RJ_TEST_DAY - 9, rj_recurrence_new_daily (1), -1);

  pause_days (self, NULL, RJ_TEST_DAY - 5, RJ_DAY_NONE, RJ_PAUSE_ILL);
  pause_days (self, NULL, RJ_TEST_DAY, RJ_TEST_DAY + 1, RJ_PAUSE_AWAY);
  assert_day (self, RJ_TEST_DAY - 6, "Walk");
  assert_day (self, RJ_TEST_DAY - 5, "");
  assert_day (self, RJ_TEST_DAY - 1, "");
  assert_day (self, RJ_TEST_DAY + 1, "");
  assert_day (self, RJ_TEST_DAY + 2, "Walk");
}

static void
test_pause_invalid (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPause) pause = rj_pause_new ();
  g_autoptr (GError) error = NULL;

  pause->first_day = RJ_TEST_DAY;
  pause->last_day = RJ_TEST_DAY - 1;
  g_assert_false (rj_whole_days_save_pause_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_save_pause_async (get_days (self), pause, NULL, RJ_TEST_READY)), &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_INVALID);
}

/* ---- A day once more ---- */

static gssize
copy_day (RjTestStore *self, RjDay from, RjDay to)
{
  g_autoptr (GError) error = NULL;
  gssize n = rj_whole_days_copy_day_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_copy_day_async (get_days (self), from, to, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return n;
}

static void
move (RjTestStore *self, const char *id, RjDay day, int minutes)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;

  rj_plan_move_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_move_async (plan, id, day, day, RJ_PART_EVENING, minutes, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static void
test_copy_day (RjTestStore *self, gconstpointer data)
{
  RjDay yesterday = RJ_TEST_DAY - 1;
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autofree char *walk =
    add (self, "Walk", RJ_KIND_MOVEMENT, yesterday - 9, rj_recurrence_new_daily (1), 18 * 60);
  g_autofree char *read =
    add (self, "Read", RJ_KIND_HOBBY, yesterday - 9, rj_recurrence_new_daily (1), 19 * 60);
  g_autofree char *shop = add (self, "Shop", RJ_KIND_CHORE, yesterday, NULL, 20 * 60);
  g_autofree char *call = add (self, "Call", RJ_KIND_CALL, yesterday, NULL, 21 * 60);
  g_autofree char *rest = add (self, "Rest", RJ_KIND_REST, yesterday, NULL, 22 * 60);
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GError) error = NULL;
  const RjOccurrence *second;

  move (self, walk, yesterday, 23 * 60);
  rj_plan_set_mark_finish (
    plan,
    RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, call, yesterday, RJ_MARK_NOT_TODAY, NULL, RJ_TEST_READY)),
    &error);
  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, shop, yesterday, RJ_MARK_DONE, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  assert_day (self, RJ_TEST_DAY, "Walk,Read");

  g_assert_cmpint (copy_day (self, yesterday, RJ_TEST_DAY), ==, 3);
  assert_day (self, RJ_TEST_DAY, "Read,Shop,Rest,Walk");
  today = rj_test_list_day (self->store, RJ_TEST_DAY);
  second = today->pdata[1];
  g_assert_cmpint (second->mark, ==, RJ_MARK_OPEN);
  g_assert_cmpint (second->item->kind, ==, RJ_KIND_CHORE);
  g_assert_cmpint (second->item->minutes, ==, 20 * 60);
  g_assert_cmpuint (second->item->leads->len, ==, 1);
  /* Pressed twice it does nothing more. */
  g_assert_cmpint (copy_day (self, yesterday, RJ_TEST_DAY), ==, 0);
  assert_day (self, RJ_TEST_DAY, "Read,Shop,Rest,Walk");
  assert_day (self, yesterday, "Read,Shop,Call,Rest,Walk");
  rj_test_undo (self->store, RJ_CHANGE_ADD);
  assert_day (self, RJ_TEST_DAY, "Walk,Read");
}

/* ---- Templates ---- */

static GPtrArray *
list_templates (RjTestStore *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = rj_whole_days_list_templates_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_list_templates_async (get_days (self), NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return templates;
}

static void
save_template (RjTestStore *self, const RjPlanTemplate *template)
{
  g_autoptr (GError) error = NULL;

  rj_whole_days_save_template_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_save_template_async (get_days (self), template, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

static RjPlanTemplate *
load_template (RjTestStore *self, const char *id, GError **error)
{
  return rj_whole_days_get_template_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_get_template_async (get_days (self), id, NULL, RJ_TEST_READY)), error);
}

/* Days of its own stay with the one that has them. */
static void
test_copy_day_with_days (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanItem) item = rj_plan_item_new ();
  g_autoptr (RjPlanItem) saved = NULL;
  RjDay extra = RJ_TEST_DAY + 5;

  item->title = g_strdup ("Course");
  item->record.day = RJ_TEST_DAY;
  g_array_append_val (item->extra, extra);
  saved = rj_test_save_item (self->store, item);
  g_assert_cmpint (copy_day (self, RJ_TEST_DAY, RJ_TEST_DAY + 1), ==, 1);
  assert_day (self, RJ_TEST_DAY + 1, "Course");
  assert_day (self, extra, "Course");
}

static void
test_templates (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanTemplate) template = rj_plan_template_new ();
  g_autoptr (RjPlanTemplate) loaded = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GError) error = NULL;
  const RjPlanTemplate *listed;
  const RjPlanItem *item;
  RjPlanItem *walk = rj_plan_item_new ();

  walk->kind = RJ_KIND_MOVEMENT;
  walk->title = g_strdup ("Walk");
  walk->place = g_strdup ("Park");
  walk->note = g_strdup ("Slowly");
  walk->minutes = 600;
  walk->part = RJ_PART_MORNING;
  walk->duration_minutes = 45;
  walk->steps = g_strsplit ("Shoes\nDoor", "\n", -1);
  template->name = g_strdup ("Sunday");
  template->day = RJ_TEST_DAY;
  template->items = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);
  g_ptr_array_add (template->items, walk);
  g_ptr_array_add (template->items, rj_plan_item_new ());
  ((RjPlanItem *) template->items->pdata[1])->title = g_strdup ("Rest");
  save_template (self, template);
  first = list_templates (self);
  g_assert_cmpuint (first->len, ==, 1);
  listed = first->pdata[0];
  g_assert_cmpstr (listed->name, ==, "Sunday");
  g_assert_cmpuint (listed->n_items, ==, 2);
  g_assert_cmpuint (listed->day, ==, RJ_TEST_DAY);

  loaded = load_template (self, listed->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->items->len, ==, 2);
  item = loaded->items->pdata[0];
  g_assert_null (item->record.id);
  g_assert_cmpint (item->kind, ==, RJ_KIND_MOVEMENT);
  g_assert_cmpstr (item->title, ==, "Walk");
  g_assert_cmpstr (item->place, ==, "Park");
  g_assert_cmpstr (item->note, ==, "Slowly");
  g_assert_cmpint (item->minutes, ==, 600);
  g_assert_cmpint (item->part, ==, RJ_PART_MORNING);
  g_assert_cmpint (item->duration_minutes, ==, 45);
  g_assert_cmpstrv (item->steps, ((const char *[]) { "Shoes", "Door", NULL }));
  item = loaded->items->pdata[1];
  g_assert_cmpint (item->minutes, ==, -1);
  g_assert_null (item->steps);

  /* A new name leaves its things alone. */
  g_set_str (&loaded->name, "Day of rest");
  g_clear_pointer (&loaded->items, g_ptr_array_unref);
  save_template (self, loaded);
  second = list_templates (self);
  g_assert_cmpuint (second->len, ==, 1);
  listed = second->pdata[0];
  g_assert_cmpstr (listed->name, ==, "Day of rest");
  g_assert_cmpuint (listed->n_items, ==, 2);

  rj_whole_days_delete_template_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_delete_template_async (get_days (self), listed->id, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
  third = list_templates (self);
  g_assert_cmpuint (third->len, ==, 0);
  /* What was deleted meanwhile is not brought back by a name. */
  g_assert_false (rj_whole_days_save_template_finish (
    get_days (self),
    RJ_TEST_AWAIT (rj_whole_days_save_template_async (get_days (self), loaded, NULL, RJ_TEST_READY)),
    &error));
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  rj_test_undo (self->store, RJ_CHANGE_DELETE);
  g_clear_pointer (&third, g_ptr_array_unref);
  third = list_templates (self);
  g_assert_cmpuint (third->len, ==, 1);
}

static void
set_up (RjTestStore *self, gconstpointer data)
{
  rj_test_store_set_up (self, FALSE);
}

static void
tear_down (RjTestStore *self, gconstpointer data)
{
  rj_test_store_tear_down (self);
}

#define ADD(name, test) g_test_add ("/whole-days/" name, RjTestStore, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pause-all", test_pause_all);
  ADD ("pause-one", test_pause_one);
  ADD ("go-on", test_go_on);
  ADD ("pause-goes-on", test_pause_goes_on);
  ADD ("pause-after-pause", test_pause_after_pause);
  ADD ("pause-invalid", test_pause_invalid);
  ADD ("copy-day", test_copy_day);
  ADD ("copy-day-with-days", test_copy_day_with_days);
  ADD ("templates", test_templates);
  return g_test_run ();
}
