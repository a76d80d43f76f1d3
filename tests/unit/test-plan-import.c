// SPDX-License-Identifier: GPL-3.0-or-later
#include "rj-ical-writer.h"
#include "rj-import-module.h"
#include "rj-plan-import.h"
#include "rj-test-store.h"

#include <string.h>

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define TAIL "END:VCALENDAR\r\n"

static const RjPlanImportHome berlin = { .zone = "Europe/Berlin", .day_end = 180 };

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

static RjPlanImport *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = rj_import_read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return rj_plan_import_new (file, &berlin);
}

static RjPlanImport *
read_event (const char *lines)
{
  g_autofree char *text =
    g_strconcat (HEAD "BEGIN:VEVENT\r\nSUMMARY:Group\r\n", lines, "END:VEVENT\r\n" TAIL, NULL);

  return read_text (text);
}

static RjPlanImport *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ics", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return read_text (text);
}

static void
take (RjTestStore *self, RjPlanImport *import, gboolean save)
{
  g_autoptr (GError) error = NULL;

  if (save)
    rj_plan_import_finish (
      RJ_TEST_AWAIT (rj_plan_import_save_async (import, self->store, NULL, RJ_TEST_READY)), &error);
  else
    rj_plan_import_finish (
      RJ_TEST_AWAIT (rj_plan_import_look_async (import, self->store, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (RjTestStore *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GError) error = NULL;
  GPtrArray *pieces = rj_plan_list_pieces_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_pieces_async (plan, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return pieces;
}

static const RjPlanItem *
get_item (const RjPlanImport *import, guint i)
{
  g_assert_cmpuint (i, <, import->pieces->len);
  return ((const RjPlanPiece *) g_ptr_array_index (import->pieces, i))->item;
}

static void
assert_left (const RjPlanImport *import, guint i, const char *part, RjImportReason reason)
{
  const RjImportLeft *left;

  g_assert_cmpuint (i, <, import->left->len);
  left = g_ptr_array_index (import->left, i);
  g_assert_cmpstr (left->part, ==, part);
  g_assert_cmpstr (rj_import_reason_get_name (left->reason), ==, rj_import_reason_get_name (reason));
}

static void
assert_days (const RjPlanItem *item, RjDay from, RjDay to, const char *expected)
{
  g_autoptr (GArray) days = rj_plan_item_list_days (item, from, to);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = rj_day_to_iso (g_array_index (days, RjDay, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", iso + 5);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* ---- From records to items ---- */

static void
test_times (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_fixture ("clocks.ics");
  const RjPlanItem *floating = get_item (import, 0);
  const RjPlanItem *call = get_item (import, 1);
  const RjPlanItem *monthly = get_item (import, 2);
  const RjPlanItem *birthday = get_item (import, 3);
  const RjPlanItem *due = get_item (import, 4);

  g_assert_null (floating->tzid);
  g_assert_cmpint (floating->minutes, ==, 8 * 60);
  g_assert_cmpint (floating->duration_minutes, ==, 20);
  g_assert_cmpuint (rj_recurrence_get_count (floating->recurrence), ==, 10);
  g_assert_cmpint (floating->kind, ==, RJ_KIND_APPOINTMENT);
  // Once at an instant: on the clock that the file names.
  g_assert_cmpstr (call->tzid, ==, "Europe/Berlin");
  g_assert_cmpint (call->minutes, ==, 19 * 60);
  g_assert_cmpint (call->duration_minutes, ==, 30);
  g_assert_cmpint (g_array_index (call->leads, int, 0), ==, 60);
  // A rule goes by the clock that it is written for.
  g_assert_cmpstr (monthly->tzid, ==, "UTC");
  g_assert_cmpint (monthly->minutes, ==, 17 * 60);
  g_assert_cmpuint (monthly->last_day, ==, rj_day_new (2026, 12, 31));
  assert_days (monthly, rj_day_new (2026, 1, 1), rj_day_new (2027, 12, 31),
               "06-01 07-01 08-01 09-01 10-01 11-01 12-01");
  g_assert_cmpint (birthday->minutes, ==, -1);
  g_assert_cmpint (birthday->part, ==, RJ_PART_ANY_TIME);
  assert_days (birthday, rj_day_new (2026, 1, 1), rj_day_new (2028, 12, 31), "02-29");
  g_assert_cmpint (due->kind, ==, RJ_KIND_CHORE);
  g_assert_cmpint (due->minutes, ==, -1);
  g_assert_cmpuint (import->left->len, ==, 0);
}

static void
test_zones (RjTestStore *self, gconstpointer data)
{
  static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Europe/Berlin", "Asia/Kathmandu",
                                       NULL };
  g_autoptr (RjPlanImport) import = read_fixture ("zones.ics");

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_assert_cmpstr (get_item (import, i)->tzid, ==, zones[i]);
      g_assert_cmpint (get_item (import, i)->minutes, ==, 600);
    }
  g_assert_cmpuint (import->left->len, ==, 1);
  assert_left (import, 0, "TZID", RJ_IMPORT_ZONE_UNKNOWN);
}

/* A series, one of it moved, one called off, one besides the rule, some left out. */
static void
test_series (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_fixture ("week.ics");
  const RjPlanItem *series = get_item (import, 0);

  assert_days (series, rj_day_new (2026, 3, 1), rj_day_new (2026, 4, 15), "03-02 03-23 04-01 04-13");
  g_assert_cmpint (series->duration_minutes, ==, 90);
  // Other words, so another item.
  g_assert_cmpstr (get_item (import, 3)->title, ==, "Group, this time at noon");
  g_assert_cmpuint (get_item (import, 3)->record.day, ==, rj_day_new (2026, 3, 9));
  assert_days (get_item (import, 2), rj_day_new (2026, 5, 1), rj_day_new (2026, 5, 31), "05-04 05-05 05-06");
}

static void
test_moved (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_text (
    HEAD "BEGIN:VEVENT\nUID:a\nSUMMARY:Group\nRECURRENCE-ID:20260309T190000\nDTSTART:20260310T200000\n"
         "END:VEVENT\nBEGIN:VEVENT\nUID:a\nSUMMARY:Group\nDTSTART:20260302T190000\n"
         "RRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:Alone\n"
         "RECURRENCE-ID:20260309T190000\nDTSTART:20260310T200000\nEND:VEVENT\n" TAIL);
  const RjPlanPiece *piece = g_ptr_array_index (import->pieces, 0);
  const RjPlanMove *move = &g_array_index (piece->moves, RjPlanMove, 0);

  g_assert_cmpuint (import->pieces->len, ==, 2);
  g_assert_cmpuint (piece->moves->len, ==, 1);
  g_assert_cmpuint (move->day, ==, rj_day_new (2026, 3, 9));
  g_assert_cmpuint (move->to_day, ==, rj_day_new (2026, 3, 10));
  g_assert_cmpint (move->to_minutes, ==, 20 * 60);
  assert_left (import, 0, "RECURRENCE-ID", RJ_IMPORT_NO_SERIES);
  take (self, import, TRUE);
  g_assert_cmpuint (import->fresh[RJ_IMPORT_EVENT], ==, 3);
  {
    g_autoptr (GPtrArray) before = rj_test_list_day (self->store, rj_day_new (2026, 3, 9));
    g_autoptr (GPtrArray) there = rj_test_list_day (self->store, rj_day_new (2026, 3, 10));

    g_assert_cmpuint (before->len, ==, 0);
    g_assert_cmpuint (there->len, ==, 2);
  }
}

static void
test_rules (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) hourly = read_event ("DTSTART:20260302T190000\nRRULE:FREQ=HOURLY\n");
  g_autoptr (RjPlanImport) until = read_event ("DTSTART;TZID=America/New_York:20260301T200000\n"
                                               "RRULE:FREQ=DAILY;UNTIL=20260311T000000Z\n");
  g_autoptr (RjPlanImport) before = read_event ("DTSTART:20260302T190000\nRRULE:FREQ=DAILY;UNTIL=20260301\n");
  g_autoptr (RjPlanImport) beside =
    read_event ("DTSTART:20260303T190000\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\n");

  g_assert_cmpint (rj_recurrence_get_form (get_item (hourly, 0)->recurrence), ==, RJ_RECURRENCE_KEPT);
  assert_left (hourly, 0, "RRULE", RJ_IMPORT_RULE_NOT_OFFERED);
  // Midnight UTC of the 11th is 20:00 of the 10th in New York, after the clocks have changed.
  g_assert_cmpuint (get_item (until, 0)->last_day, ==, rj_day_new (2026, 3, 10));
  g_assert_cmpuint (before->pieces->len, ==, 0);
  assert_left (before, 0, NULL, RJ_IMPORT_NEVER);
  assert_days (get_item (beside, 0), rj_day_new (2026, 3, 1), rj_day_new (2026, 4, 30), "03-03 03-09 03-16");
}

/* The small hours belong to the evening before, where the person says so. */
static void
test_small_hours (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) once = read_event ("DTSTART:20260303T013000\n");
  g_autoptr (RjPlanImport) always = read_event ("DTSTART:20260303T013000\nRRULE:FREQ=WEEKLY;BYDAY=TU\n");
  g_autoptr (RjPlanImport) zoned = read_event ("DTSTART;TZID=Europe/Berlin:20260303T013000\n");

  g_assert_cmpuint (get_item (once, 0)->record.day, ==, rj_day_new (2026, 3, 2));
  g_assert_null (get_item (once, 0)->tzid);
  g_assert_cmpuint (get_item (always, 0)->record.day, ==, rj_day_new (2026, 3, 3));
  g_assert_cmpstr (get_item (always, 0)->tzid, ==, "Europe/Berlin");
  g_assert_cmpuint (get_item (zoned, 0)->record.day, ==, rj_day_new (2026, 3, 3));
}

static void
test_lengths (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) mixed =
    read_event ("DTSTART;TZID=Europe/Berlin:20260302T190000\nDTEND;TZID=Europe/London:20260302T193000\n");
  g_autoptr (RjPlanImport) backwards = read_event ("DTSTART:20260302T190000\nDTEND:20260302T180000\n");
  g_autoptr (RjPlanImport) days = read_event ("DTSTART:20260302T190000\nDTEND:20260305T190000\n");

  g_assert_cmpint (get_item (mixed, 0)->duration_minutes, ==, 90);
  g_assert_cmpint (get_item (backwards, 0)->duration_minutes, ==, 0);
  assert_left (backwards, 0, "DTEND", RJ_IMPORT_BAD_VALUE);
  g_assert_cmpint (get_item (days, 0)->duration_minutes, ==, 0);
  assert_left (days, 0, "DTEND", RJ_IMPORT_MORE_DAYS);
}

/* ---- Into the plan ---- */

/* Looking takes nothing; taking is one change; taking again adds nothing. */
static void
test_twice (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_fixture ("week.ics");
  g_autoptr (RjPlanImport) again = read_fixture ("week.ics");
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) still = NULL;

  take (self, import, FALSE);
  g_assert_cmpuint (import->fresh[RJ_IMPORT_EVENT], ==, 4);
  g_assert_cmpuint (import->n_known, ==, 0);
  nothing = list (self);
  g_assert_cmpuint (nothing->len, ==, 0);
  take (self, import, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, 4);
  all = list (self);
  g_assert_cmpuint (all->len, ==, 4);
  take (self, again, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (again), ==, 0);
  g_assert_cmpuint (again->n_known, ==, 4);
  still = list (self);
  g_assert_cmpuint (still->len, ==, 4);
}

static void
test_undo (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_fixture ("week.ics");
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;

  take (self, import, TRUE);
  rj_test_undo (self->store, RJ_CHANGE_IMPORT);
  gone = list (self);
  g_assert_cmpuint (gone->len, ==, 0);
  // What was taken back is not there, and can be taken again.
  take (self, import, FALSE);
  g_assert_cmpuint (import->n_known, ==, 0);
  rj_test_redo (self->store, RJ_CHANGE_IMPORT);
  back = list (self);
  g_assert_cmpuint (back->len, ==, 4);
  take (self, import, FALSE);
  g_assert_cmpuint (import->n_known, ==, 4);
}

static void
take_event (RjTestStore *self, const char *lines, guint fresh, guint known)
{
  g_autoptr (RjPlanImport) import = read_event (lines);

  take (self, import, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, fresh);
  g_assert_cmpuint (import->n_known, ==, known);
}

/* The same record with another content takes the place of what it was, with what the person made of it. */
static void
test_changed (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (RjPlanItem) item = NULL;
  g_autoptr (RjPlanItem) saved = NULL;

  take_event (self, "UID:a\nDTSTART:20260302T190000\n", 1, 0);
  first = list (self);
  item = rj_plan_item_copy (((RjPlanPiece *) g_ptr_array_index (first, 0))->item);
  item->kind = RJ_KIND_MEETING;
  saved = rj_test_save_item (self->store, item);
  take_event (self, "UID:a\nDTSTART:20260302T193000\n", 1, 0);
  second = list (self);
  g_assert_cmpuint (second->len, ==, 1);
  {
    const RjPlanItem *now = ((RjPlanPiece *) g_ptr_array_index (second, 0))->item;

    g_assert_cmpstr (now->record.id, ==, item->record.id);
    g_assert_cmpint (now->minutes, ==, 19 * 60 + 30);
    g_assert_cmpint (now->kind, ==, RJ_KIND_MEETING);
  }
  take_event (self, "UID:a\nDTSTART:20260302T193000\n", 0, 1);
  // What was deleted can be had again.
  rj_plan_delete_item_finish (
    plan, RJ_TEST_AWAIT (rj_plan_delete_item_async (plan, item->record.id, NULL, RJ_TEST_READY)), NULL);
  take_event (self, "UID:a\nDTSTART:20260302T193000\n", 1, 0);
}

/* Some programs give every record the same name, or none. */
static void
test_names (RjTestStore *self, gconstpointer data)
{
  static const char *const text =
    HEAD "BEGIN:VEVENT\nUID:x\nSUMMARY:One\nDTSTART:20260302T190000\nEND:VEVENT\n"
         "BEGIN:VEVENT\nUID:x\nSUMMARY:Two\nDTSTART:20260303T190000\nEND:VEVENT\n"
         "BEGIN:VEVENT\nSUMMARY:Three\nDTSTART:20260304T190000\nEND:VEVENT\n"
         "BEGIN:VEVENT\nSUMMARY:Three\nDTSTART:20260304T190000\nEND:VEVENT\n" TAIL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RjPlanImport) import = read_text (text);
      g_autoptr (GPtrArray) pieces = NULL;

      take (self, import, TRUE);
      g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, i == 0 ? 3 : 0);
      g_assert_cmpuint (import->n_known, ==, i == 0 ? 1 : 4);
      pieces = list (self);
      g_assert_cmpuint (pieces->len, ==, 3);
    }
}

/* ---- Out of the plan, and in again ---- */

static RjPlanItem *
new_item (const char *title, RjDay day, int minutes)
{
  RjPlanItem *item = rj_plan_item_new ();

  item->title = g_strdup (title);
  item->record.day = day;
  item->minutes = minutes;
  return item;
}

static void
fill_plan (RjTestStore *self)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanItem) morning =
    new_item ("Tea, and breathe; slowly\\now", rj_day_new (2026, 3, 1), 7 * 60);
  g_autoptr (RjPlanItem) group = new_item ("Group", rj_day_new (2026, 3, 2), 19 * 60);
  g_autoptr (RjPlanItem) walk = new_item ("Walk", rj_day_new (2026, 3, 3), -1);
  g_autoptr (RjPlanItem) night = new_item ("Lights out", rj_day_new (2026, 3, 4), 60);
  g_autoptr (RjPlanItem) saved = NULL;
  int lead = 30;
  RjDay left = rj_day_new (2026, 3, 16);

  morning->kind = RJ_KIND_ROUTINE;
  morning->note =
    g_strdup ("First line\nsecond line, längere Zeile mit Umlauten über die Grenze von 75 Zeichen");
  morning->steps = g_strdupv ((char *[]) { (char *) "Boil water", (char *) "Sit, down", NULL });
  rj_plan_item_set_recurrence (morning, rj_recurrence_new_daily (2));
  group->kind = RJ_KIND_MEETING;
  group->tzid = g_strdup ("America/New_York");
  group->place = g_strdup ("Main Street 5");
  group->duration_minutes = 90;
  g_array_append_val (group->leads, lead);
  rj_plan_item_set_recurrence (group, rj_recurrence_new_weekly (1, 1, 1));
  group->last_day = rj_day_new (2026, 5, 4);
  rj_plan_item_leave_out (group, left);
  walk->part = RJ_PART_AFTERNOON;
  walk->kind = RJ_KIND_MOVEMENT;
  rj_plan_item_set_recurrence (walk, rj_recurrence_new_weekly (1, 0x7f, 1));
  walk->times_a_week = 3;
  g_clear_pointer (&saved, rj_plan_item_free);
  saved = rj_test_save_item (self->store, morning);
  g_clear_pointer (&saved, rj_plan_item_free);
  saved = rj_test_save_item (self->store, walk);
  g_clear_pointer (&saved, rj_plan_item_free);
  saved = rj_test_save_item (self->store, night);
  g_clear_pointer (&saved, rj_plan_item_free);
  saved = rj_test_save_item (self->store, group);
  rj_plan_move_finish (plan,
                       RJ_TEST_AWAIT (rj_plan_move_async (plan, saved->record.id, rj_day_new (2026, 3, 9),
                                                          rj_day_new (2026, 3, 10), RJ_PART_EVENING, 20 * 60,
                                                          NULL, RJ_TEST_READY)),
                       NULL);
}

static char *export (RjTestStore *self, gboolean neutral)
{
  g_autoptr (GError) error = NULL;
  char *text = rj_ical_export_finish (
    RJ_TEST_AWAIT (rj_ical_export_async (self->store, &berlin, neutral, NULL, RJ_TEST_READY)), NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* A plan that goes out and comes into an empty journal is the same plan, and goes out the same again. */
static void
test_round (RjTestStore *self, gconstpointer data)
{
  RjTestStore other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RjPlanImport) import = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  fill_plan (self);
  text = export (self, FALSE);
  before = list (self);
  import = read_text (text);
  g_assert_cmpuint (import->left->len, ==, 0);
  rj_test_store_set_up (&other, FALSE);
  take (&other, import, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, 5);
  after = list (&other);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      const RjPlanPiece *one = g_ptr_array_index (before, i);
      guint same = 0;

      for (guint j = 0; j < after->len; j++)
        same += rj_plan_piece_says_the_same (one, g_ptr_array_index (after, j));
      g_test_message ("%s", one->item->title);
      g_assert_cmpuint (same, ==, 1);
    }
  again = export (&other, FALSE);
  g_assert_cmpuint (strlen (again), ==, strlen (text));
  rj_test_store_tear_down (&other);
  // In the journal that it comes from, it is all there.
  take (self, import, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, 0);
}

/* Nothing that the person wrote, and no kind of anything. */
static void
test_neutral (RjTestStore *self, gconstpointer data)
{
  static const char *const words[] = { "Tea",        "Group",   "Walk",        "Main",     "First", "Boil",
                                       "CATEGORIES", "ROUTINE", "\nLOCATION:", "Recovery", "Lights" };
  g_autofree char *text = NULL;
  g_autoptr (RjPlanImport) import = NULL;

  fill_plan (self);
  take_event (self, "UID:Recovery-group-7\nDTSTART:20260302T190000\n", 1, 0);
  text = export (self, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_null (strstr (text, words[i]));
    }
  g_assert_nonnull (strstr (text, "SUMMARY:Planned\r\n"));
  import = read_text (text);
  g_assert_cmpuint (import->pieces->len, ==, 5);
  // Read again where it comes from, it takes no words away.
  take (self, import, TRUE);
  g_assert_cmpuint (rj_plan_import_count_fresh (import), ==, 0);
}

/* Every day from 1 June on, five times; the second and the third elsewhere. */
static RjPlanImport *
read_series (const char *title, const char *second, const char *third)
{
  g_autofree char *text =
    g_strdup_printf (HEAD "BEGIN:VEVENT\r\nUID:series\r\nSUMMARY:%s\r\nDTSTART:20260601T090000\r\n"
                          "RRULE:FREQ=DAILY;COUNT=5\r\nEND:VEVENT\r\n"
                          "BEGIN:VEVENT\r\nUID:series\r\nSUMMARY:%s\r\nRECURRENCE-ID:20260602T090000\r\n"
                          "DTSTART:%s\r\nEND:VEVENT\r\n"
                          "BEGIN:VEVENT\r\nUID:series\r\nSUMMARY:%s\r\nRECURRENCE-ID:20260603T090000\r\n"
                          "DTSTART:%s\r\nEND:VEVENT\r\n" TAIL,
                     title, title, second, title, third);

  return read_text (text);
}

static void
assert_move (const RjPlanPiece *piece, guint i, const char *day, const char *to_day)
{
  const RjPlanMove *move;

  g_assert_cmpuint (i, <, piece->moves->len);
  move = &g_array_index (piece->moves, RjPlanMove, i);
  g_assert_cmpuint (move->day, ==, rj_day_from_iso (day));
  g_assert_cmpuint (move->to_day, ==, rj_day_from_iso (to_day));
}

/* One of a series where another one was. */
static void
test_moved_to_each_other (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_series ("Group", "20260603T100000", "20260610T110000");
  g_autoptr (GPtrArray) pieces = NULL;

  take (self, import, TRUE);
  pieces = list (self);
  g_assert_cmpuint (pieces->len, ==, 1);
  g_assert_cmpuint (((RjPlanPiece *) pieces->pdata[0])->moves->len, ==, 2);
  assert_move (pieces->pdata[0], 0, "2026-06-02", "2026-06-03");
  assert_move (pieces->pdata[0], 1, "2026-06-03", "2026-06-10");
}

/* @n_steps: how many of its steps are ticked */
static void
assert_done (RjTestStore *self, const char *iso, guint n_steps)
{
  g_autoptr (GPtrArray) occurrences = rj_test_list_day (self->store, rj_day_from_iso (iso));
  guint n_done;

  g_assert_cmpuint (occurrences->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) occurrences->pdata[0])->mark, ==, RJ_MARK_DONE);
  rj_occurrence_count_steps (occurrences->pdata[0], &n_done);
  g_assert_cmpuint (n_done, ==, n_steps);
}

/* What was ticked stays ticked, step by step, when a newer version of the file is taken. */
static void
test_newer_keeps_ticks (RjTestStore *self, gconstpointer data)
{
  RjPlan *plan = rj_store_get_plan (self->store);
  g_autoptr (RjPlanImport) first = read_series ("Group", "20260620T100000", "20260621T110000");
  g_autoptr (RjPlanImport) renamed = read_series ("Circle", "20260620T100000", "20260621T110000");
  g_autoptr (RjPlanImport) moved = read_series ("Circle", "20260620T100000", "20260625T110000");
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (RjPlanItem) item = NULL;
  g_autoptr (RjPlanItem) saved = NULL;
  static const char *const days[] = { "2026-06-20", "2026-06-21" };

  take (self, first, TRUE);
  pieces = list (self);
  item = rj_plan_item_copy (((RjPlanPiece *) pieces->pdata[0])->item);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item->record.id, rj_day_from_iso (days[i]), RJ_MARK_DONE,
                                           NULL, RJ_TEST_READY));
  item->nag_minutes = 15;
  item->steps = g_strdupv ((char **) (const char *const[]) { "Shoes", "Keys", NULL });
  saved = rj_test_save_item (self->store, item);
  RJ_TEST_AWAIT (
    rj_plan_set_step_async (plan, item->record.id, rj_day_from_iso (days[1]), 0, TRUE, NULL, RJ_TEST_READY));
  take (self, renamed, TRUE);
  assert_done (self, "2026-06-20", 0);
  assert_done (self, "2026-06-21", 1);
  take (self, moved, TRUE);
  assert_done (self, "2026-06-20", 0);
  assert_done (self, "2026-06-25", 1);
  g_clear_pointer (&pieces, g_ptr_array_unref);
  pieces = list (self);
  g_assert_cmpuint (pieces->len, ==, 1);
  g_assert_cmpint (((RjPlanPiece *) pieces->pdata[0])->item->nag_minutes, ==, 15);
}

/* Its end is the one that the file gives, not its first day. */
static void
test_kept_rule (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import =
    read_event ("DTSTART:20260601T090000\r\nRRULE:FREQ=HOURLY;UNTIL=20261231T090000\r\n");
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *text = NULL;

  take (self, import, TRUE);
  pieces = list (self);
  text = rj_ical_write (pieces, &berlin, FALSE);
  g_assert_nonnull (strstr (text, "FREQ=HOURLY"));
  g_assert_nonnull (strstr (text, "UNTIL=20261231"));
}

/* One of another calendar is named, and goes out as it came. */
static void
test_rule_of_other_calendar (RjTestStore *self, gconstpointer data)
{
  static const char rule[] = "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=31";
  g_autofree char *lines =
    g_strconcat ("DTSTART;VALUE=DATE:20260131\r\n", rule, "\r\n",
                 "X-RULE;VALUE=RECUR:RSCALE=GREGORIAN;FREQ=DAILY\r\nLOCATION:SKIP=no\r\n", NULL);
  g_autoptr (RjPlanImport) import = read_event (lines);
  g_autoptr (RjPlanImport) ended = read_event (
    "DTSTART;VALUE=DATE:20260131\r\nRRULE:FREQ=MONTHLY;SKIP=FORWARD;RSCALE=CHINESE;UNTIL=20261231\r\n");
  g_autoptr (RjPlanImport) again = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (rj_recurrence_get_form (get_item (import, 0)->recurrence), ==, RJ_RECURRENCE_KEPT);
  g_assert_cmpstr (rj_recurrence_get_text (get_item (import, 0)->recurrence), ==, rule + strlen ("RRULE:"));
  g_assert_cmpstr (get_item (import, 0)->place, ==, "SKIP=no");
  g_assert_cmpuint (import->left->len, ==, 1);
  assert_left (import, 0, "RRULE", RJ_IMPORT_RULE_NOT_OFFERED);
  assert_days (get_item (import, 0), rj_day_new (2026, 1, 1), rj_day_new (2026, 12, 31), "01-31");
  take (self, import, TRUE);
  take (self, ended, TRUE);
  pieces = list (self);
  text = rj_ical_write (pieces, &berlin, FALSE);
  g_assert_nonnull (strstr (text, rule));
  g_assert_nonnull (strstr (text, "RRULE:FREQ=MONTHLY;SKIP=FORWARD;RSCALE=CHINESE;UNTIL=20261231\r\n"));
  again = read_text (text);
  g_assert_cmpuint (again->pieces->len, ==, 2);
  g_assert_true (rj_recurrence_equal (get_item (again, 0)->recurrence, get_item (import, 0)->recurrence));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/plan-import/" name, RjTestStore, NULL, set_up, func, tear_down)
  ADD ("moved-to-each-other", test_moved_to_each_other);
  ADD ("newer-keeps-ticks", test_newer_keeps_ticks);
  ADD ("kept-rule", test_kept_rule);
  ADD ("rule-of-other-calendar", test_rule_of_other_calendar);
  ADD ("times", test_times);
  ADD ("zones", test_zones);
  ADD ("series", test_series);
  ADD ("moved", test_moved);
  ADD ("rules", test_rules);
  ADD ("small-hours", test_small_hours);
  ADD ("lengths", test_lengths);
  ADD ("twice", test_twice);
  ADD ("undo", test_undo);
  ADD ("changed", test_changed);
  ADD ("names", test_names);
  ADD ("round", test_round);
  ADD ("neutral", test_neutral);
#undef ADD
  return g_test_run ();
}
