// SPDX-License-Identifier: GPL-3.0-or-later
// A series of a file whose days are not all alike: moved, called off, otherwise from a day on, besides the
// rule.
#include "rj-ical-writer.h"
#include "rj-import-module.h"
#include "rj-plan-import.h"
#include "rj-test-store.h"

#include <string.h>

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define TAIL "END:VCALENDAR\r\n"
/* Mondays at seven. */
#define GROUP                                                                                             \
  "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Group\r\nDTSTART;TZID=Europe/Berlin:20260302T190000\r\nDURATION:PT1H" \
  "\r\n"
#define LATER     "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Group\r\nDURATION:PT1H\r\n"
#define FROM(day) "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:" day "T190000\r\n"
#define THAT(day) "RECURRENCE-ID;TZID=Europe/Berlin:" day "T190000\r\n"
#define AT(time)  "DTSTART;TZID=Europe/Berlin:" time "\r\n"
#define END       "END:VEVENT\r\n"

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
read_events (const char *events)
{
  g_autofree char *text = g_strconcat (HEAD, events, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RjImportFile) file = rj_import_read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  return rj_plan_import_new (file, &berlin);
}

static const RjPlanPiece *
get_piece (const RjPlanImport *import, guint i)
{
  g_assert_cmpuint (i, <, import->pieces->len);
  return g_ptr_array_index (import->pieces, i);
}

static const RjPlanItem *
get_item (const RjPlanImport *import, guint i)
{
  return get_piece (import, i)->item;
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

/* From March to the middle of May. */
static void
assert_days (const RjPlanItem *item, const char *expected)
{
  g_autoptr (GArray) days = rj_plan_item_list_days (item, rj_day_new (2026, 3, 1), rj_day_new (2026, 5, 15));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = rj_day_to_iso (g_array_index (days, RjDay, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", iso + 5);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_move (const RjPlanPiece *piece, guint i, RjDay day, RjDay to_day, int to_minutes)
{
  const RjPlanMove *move;

  g_assert_cmpuint (i, <, piece->moves->len);
  move = &g_array_index (piece->moves, RjPlanMove, i);
  g_assert_cmpuint (move->day, ==, day);
  g_assert_cmpuint (move->to_day, ==, to_day);
  g_assert_cmpint (move->to_minutes, ==, to_minutes);
}

static void
take (RjTestStore *self, RjPlanImport *import)
{
  g_autoptr (GError) error = NULL;

  rj_plan_import_finish (RJ_TEST_AWAIT (rj_plan_import_save_async (import, self->store, NULL, RJ_TEST_READY)),
                         &error);
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

/* ---- From a day on ---- */

static void
test_later_time (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (LATER FROM ("20260316") AT (
    "20260316T203000") "LOCATION:Library\r\n" END GROUP
                       "RRULE:FREQ=WEEKLY;COUNT=6\r\nEXDATE;TZID=Europe/Berlin:20260330T190000\r\n" END);
  const RjPlanItem *before = get_item (import, 0);
  const RjPlanItem *after = get_item (import, 1);

  g_assert_cmpuint (import->pieces->len, ==, 2);
  g_assert_cmpuint (import->left->len, ==, 0);
  assert_days (before, "03-02 03-09");
  assert_days (after, "03-16 03-23 04-06");
  g_assert_cmpint (before->minutes, ==, 19 * 60);
  g_assert_cmpint (after->minutes, ==, 20 * 60 + 30);
  g_assert_cmpstr (after->place, ==, "Library");
  g_assert_cmpstr (after->tzid, ==, "Europe/Berlin");
  g_assert_cmpuint (rj_recurrence_get_count (after->recurrence), ==, 4);
}

/* Another weekday; days that are left out, called off and moved go along. */
static void
test_later_day (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (
    GROUP
    "RRULE:FREQ=WEEKLY;BYDAY=MO\r\nEXDATE;TZID=Europe/Berlin:20260330T190000\r\n" END LATER FROM ("20260316")
      AT ("20260318T190000") END LATER THAT ("20260323") "STATUS:CANCELLED\r\n" END LATER THAT ("20260413")
        AT ("20260416T200000") END LATER THAT ("20260309") AT ("20260310T190000") END);

  g_assert_cmpuint (import->pieces->len, ==, 2);
  g_assert_cmpuint (import->left->len, ==, 1);
  assert_left (import, 0, NULL, RJ_IMPORT_CANCELLED);
  assert_days (get_item (import, 0), "03-02 03-09");
  assert_days (get_item (import, 1), "03-18 04-08 04-15 04-22 04-29 05-06 05-13");
  g_assert_cmpuint (rj_recurrence_get_weekdays (get_item (import, 1)->recurrence), ==, 1 << 2);
  assert_move (get_piece (import, 0), 0, rj_day_new (2026, 3, 9), rj_day_new (2026, 3, 10), 19 * 60);
  assert_move (get_piece (import, 1), 0, rj_day_new (2026, 4, 15), rj_day_new (2026, 4, 16), 20 * 60);
}

/* Twice; each is about the days by the rule as the file has it. */
static void
test_later_twice (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (GROUP "RRULE:FREQ=WEEKLY\r\n" END LATER FROM (
    "20260413") AT ("20260416T190000") END LATER FROM ("20260316") AT ("20260317T190000") END);

  g_assert_cmpuint (import->pieces->len, ==, 3);
  assert_days (get_item (import, 0), "03-02 03-09");
  assert_days (get_item (import, 1), "03-17 03-24 03-31 04-07");
  assert_days (get_item (import, 2), "04-16 04-23 04-30 05-07 05-14");
}

/* From its first day on: there is nothing before that could stay. */
static void
test_from_the_first (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (
    GROUP "RRULE:FREQ=WEEKLY;COUNT=3\r\n" END "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Circle\r\n" FROM ("20260302")
      AT ("20260303T180000") END);

  g_assert_cmpuint (import->pieces->len, ==, 1);
  assert_days (get_item (import, 0), "03-03 03-10 03-17");
  g_assert_cmpstr (get_item (import, 0)->title, ==, "Circle");
  g_assert_null (get_piece (import, 0)->recurrence);
  take (self, import);
  g_assert_cmpuint (import->fresh[RJ_IMPORT_EVENT], ==, 2);
}

static void
test_called_off_from (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (GROUP "RRULE:FREQ=WEEKLY\r\n" END LATER FROM ("20260323")
                                                   AT ("20260323T190000") "STATUS:CANCELLED\r\n" END);
  g_autoptr (RjPlanImport) nothing = read_events (GROUP "RRULE:FREQ=WEEKLY\r\n" END LATER FROM ("20260302")
                                                    AT ("20260302T190000") "STATUS:CANCELLED\r\n" END);

  g_assert_cmpuint (import->pieces->len, ==, 1);
  assert_days (get_item (import, 0), "03-02 03-09 03-16");
  g_assert_cmpuint (nothing->pieces->len, ==, 0);
  assert_left (nothing, 0, NULL, RJ_IMPORT_NEVER);
}

/* What cannot be done is said, and the series stays as it was. */
static void
test_not_followed (RjTestStore *self, gconstpointer data)
{
  static const struct {
    const char *rule;
    const char *later;
    const char *days;
  } cases[] = {
    // The third Tuesday is not always the day after the third Monday.
    { "RRULE:FREQ=MONTHLY;BYDAY=1MO\r\n", FROM ("20260406") AT ("20260407T190000"), "03-02 04-06 05-04" },
    { "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH\r\n", FROM ("20260316") AT ("20260317T190000"),
      "03-02 03-05 03-16 03-19 03-30 04-02 04-13 04-16 04-27 04-30 05-11 05-14" },
    { "RRULE:FREQ=MONTHLY\r\n", FROM ("20260402") AT ("20260401T190000"), "03-02 04-02 05-02" },
    // No day of it.
    { "RRULE:FREQ=WEEKLY;COUNT=2\r\n", FROM ("20260303") AT ("20260304T190000"), "03-02 03-09" },
    { "RRULE:FREQ=WEEKLY;COUNT=2\r\n",
      "RECURRENCE-ID;RANGE=THISANDPRIOR;TZID=Europe/Berlin:20260309T190000\r\n" AT ("20260309T200000"),
      "03-02 03-09" },
    { "RRULE:FREQ=HOURLY\r\n", FROM ("20260303") AT ("20260303T190000"), "03-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (GROUP, cases[i].rule, END LATER, cases[i].later, END, NULL);
      g_autoptr (RjPlanImport) import = read_events (text);

      if (i == 2)
        {
          // Within what every month has, it can be moved.
          g_assert_cmpuint (import->pieces->len, ==, 2);
          assert_days (get_item (import, 0), "03-02");
          assert_days (get_item (import, 1), "04-01 05-01");
          continue;
        }
      g_assert_cmpuint (import->pieces->len, ==, 1);
      assert_days (get_item (import, 0), cases[i].days);
      assert_left (import, import->left->len - 1, "RECURRENCE-ID", RJ_IMPORT_RANGE_NOT_FOLLOWED);
    }
}

/* Taken, taken again, out and in again: it stays two series. */
static void
test_round (RjTestStore *self, gconstpointer data)
{
  static const char events[] =
    GROUP "RRULE:FREQ=WEEKLY;COUNT=8\r\n" END LATER FROM ("20260316") AT ("20260317T203000") END;
  g_autoptr (RjPlanImport) first = read_events (events);
  g_autoptr (RjPlanImport) again = read_events (events);
  g_autoptr (GPtrArray) pieces = NULL;
  g_autofree char *text = NULL;
  g_autoptr (RjImportFile) file = NULL;
  g_autoptr (RjPlanImport) back = NULL;

  take (self, first);
  g_assert_cmpuint (first->fresh[RJ_IMPORT_EVENT], ==, 2);
  take (self, again);
  g_assert_cmpuint (again->fresh[RJ_IMPORT_EVENT], ==, 0);
  g_assert_cmpuint (again->n_known, ==, 2);
  pieces = list (self);
  g_assert_cmpuint (pieces->len, ==, 2);
  text = rj_ical_write (pieces, &berlin, FALSE);
  // What stands for one of a series has no rule.
  g_assert_null (strstr (text, "RECURRENCE-ID"));
  file = rj_import_read_bytes (text, strlen (text), NULL);
  back = rj_plan_import_new (file, &berlin);
  g_assert_cmpuint (back->pieces->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    assert_days (get_item (back, i), get_item (back, i)->minutes == 19 * 60
                                       ? "03-02 03-09"
                                       : "03-17 03-24 03-31 04-07 04-14 04-21");
  take (self, back);
  g_assert_cmpuint (back->fresh[RJ_IMPORT_EVENT], ==, 0);
}

/* ---- Single days ---- */

/* Two days that change places. */
static void
test_swapped (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (GROUP "RRULE:FREQ=WEEKLY;COUNT=3\r\n" END LATER THAT (
    "20260302") AT ("20260309T200000") END LATER THAT ("20260309") AT ("20260302T180000") END);
  g_autoptr (GPtrArray) pieces = NULL;

  take (self, import);
  pieces = list (self);
  g_assert_cmpuint (pieces->len, ==, 1);
  assert_move (g_ptr_array_index (pieces, 0), 0, rj_day_new (2026, 3, 2), rj_day_new (2026, 3, 9), 20 * 60);
  assert_move (g_ptr_array_index (pieces, 0), 1, rj_day_new (2026, 3, 9), rj_day_new (2026, 3, 2), 18 * 60);
}

/* The later word about a day counts; what says nothing new moves nothing. */
static void
test_same_day_twice (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import =
    read_events (GROUP "RRULE:FREQ=WEEKLY;COUNT=3\r\n" END LATER THAT ("20260309") AT ("20260310T200000")
                   END LATER THAT ("20260309") AT ("20260311T200000") END LATER THAT ("20260316")
                     AT ("20260316T190000") END);

  g_assert_cmpuint (import->pieces->len, ==, 1);
  g_assert_cmpuint (get_piece (import, 0)->moves->len, ==, 1);
  assert_move (get_piece (import, 0), 0, rj_day_new (2026, 3, 9), rj_day_new (2026, 3, 11), 20 * 60);
}

static void
test_called_off (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import =
    read_events (GROUP "RRULE:FREQ=WEEKLY;COUNT=4\r\n" END
                       // A notice need not say when it would have been.
                       "BEGIN:VEVENT\r\nUID:a\r\nSTATUS:CANCELLED\r\n" THAT ("20260309") END
                 "BEGIN:VEVENT\r\nUID:a\r\nSTATUS:CANCELLED\r\nRECURRENCE-ID:20260316T180000Z\r\n" END
                 "BEGIN:VEVENT\r\nUID:b\r\nSTATUS:CANCELLED\r\nDTSTART:20260316T180000Z\r\n" END);
  g_autoptr (RjPlanImport) nothing = read_events (
    GROUP "RRULE:FREQ=WEEKLY;COUNT=1\r\n" END LATER THAT ("20260302") "STATUS:CANCELLED\r\n" END);

  g_assert_cmpuint (import->pieces->len, ==, 1);
  assert_days (get_item (import, 0), "03-02 03-23");
  // Each is told of: what is found is taken, known or left out.
  g_assert_cmpuint (import->left->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_left (import, i, NULL, RJ_IMPORT_CANCELLED);
  g_assert_cmpuint (nothing->pieces->len, ==, 0);
  assert_left (nothing, 0, NULL, RJ_IMPORT_NEVER);
}

/* Days besides the rule, in every form that they are written in. */
static void
test_besides (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import =
    read_events (GROUP "RRULE:FREQ=WEEKLY;COUNT=2\r\n"
                       "RDATE;VALUE=DATE:20260401\r\n"
                       "RDATE;TZID=Europe/Berlin:20260402T190000,20260403T080000\r\n"
                       "RDATE;VALUE=PERIOD:20260406T170000Z/20260406T180000Z,20260407T170000Z/PT1H\r\n"
                       "EXDATE;VALUE=DATE:20260309\r\nEXDATE:20260407T170000Z\r\n" END);
  g_autoptr (RjPlanImport) twice = read_events (
    GROUP "RRULE:FREQ=WEEKLY;COUNT=2\r\nRDATE;TZID=Europe/Berlin:20260309T190000,20260309T080000\r\n" END);
  g_autoptr (RjPlanImport) longer = read_events (GROUP "RDATE;VALUE=PERIOD:20260406T170000Z/PT3H\r\n" END);

  g_assert_cmpuint (import->left->len, ==, 0);
  assert_days (get_item (import, 0), "03-02 04-01 04-02 04-03 04-06");
  g_assert_cmpuint (get_piece (import, 0)->moves->len, ==, 1);
  assert_move (get_piece (import, 0), 0, rj_day_new (2026, 4, 3), rj_day_new (2026, 4, 3), 8 * 60);
  assert_days (get_item (twice, 0), "03-02 03-09");
  assert_left (twice, 0, "RDATE", RJ_IMPORT_TWICE_A_DAY);
  assert_days (get_item (longer, 0), "03-02 04-06");
  assert_left (longer, 0, "RDATE", RJ_IMPORT_OTHER_LENGTH);
}

/* ---- Reminders ---- */

static void
test_alarms (RjTestStore *self, gconstpointer data)
{
  static const struct {
    const char *alarm;
    int lead;
  } cases[] = {
    { "TRIGGER:-PT15M\r\n", 15 },
    { "TRIGGER;RELATED=END:-PT90M\r\n", 30 },
    { "TRIGGER;RELATED=END:-PT30M\r\n", -1 },
    // Half past six in Berlin.
    { "TRIGGER;VALUE=DATE-TIME:20260302T173000Z\r\n", 30 },
    { "TRIGGER;VALUE=DATE-TIME:20260302T183000Z\r\n", -1 },
    { "TRIGGER:PT5M\r\n", -1 },
    { "ACTION:NONE\r\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\r\n", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        g_strconcat (GROUP "BEGIN:VALARM\r\n", cases[i].alarm, "END:VALARM\r\n" END, NULL);
      g_autoptr (RjPlanImport) import = read_events (text);
      const GArray *leads = get_item (import, 0)->leads;

      g_assert_cmpuint (leads->len, ==, cases[i].lead >= 0);
      g_assert_cmpuint (import->left->len, ==, cases[i].lead == -1);
      if (cases[i].lead >= 0)
        g_assert_cmpint (g_array_index (leads, int, 0), ==, cases[i].lead);
      else if (cases[i].lead == -1)
        assert_left (import, 0, "VALARM", RJ_IMPORT_REMINDER_NOT_BEFORE);
    }
}

/* A moment of the clock is about one day, not about each. */
static void
test_alarm_of_a_series (RjTestStore *self, gconstpointer data)
{
  g_autoptr (RjPlanImport) import = read_events (
    GROUP
    "RRULE:FREQ=DAILY\r\nBEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:20260302T173000Z\r\nEND:VALARM\r\n" END);

  g_assert_cmpuint (get_item (import, 0)->leads->len, ==, 0);
  assert_left (import, 0, "VALARM", RJ_IMPORT_REMINDER_NOT_BEFORE);
}

/* ---- Names ---- */

/* Without a name it is known by all that it says. */
static void
test_no_uid (RjTestStore *self, gconstpointer data)
{
  static const char events[] =
    "BEGIN:VEVENT\r\nSUMMARY:One\r\nDTSTART:20260302T190000\r\n" END
    "BEGIN:VEVENT\r\nSUMMARY:One\r\nDTSTART:20260302T190000\r\n" END
    "BEGIN:VEVENT\r\nSUMMARY:One\r\nDTSTART:20260303T190000\r\n" END
    // Of no series.
    "BEGIN:VEVENT\r\nSUMMARY:Two\r\nRECURRENCE-ID:20260302T190000\r\nDTSTART:20260304T190000\r\n" END;
  g_autoptr (RjPlanImport) import = read_events (events);
  g_autoptr (RjPlanImport) again = read_events (events);

  assert_left (import, 0, "RECURRENCE-ID", RJ_IMPORT_NO_SERIES);
  take (self, import);
  g_assert_cmpuint (import->fresh[RJ_IMPORT_EVENT], ==, 3);
  g_assert_cmpuint (import->n_known, ==, 1);
  take (self, again);
  g_assert_cmpuint (again->fresh[RJ_IMPORT_EVENT], ==, 0);
}

/* ---- What other programs write ---- */

static void
test_old_idioms (RjTestStore *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ics", "old-idioms.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RjImportFile) file = NULL;
  g_autoptr (RjPlanImport) import = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  file = rj_import_read_bytes (text, length, NULL);
  import = rj_plan_import_new (file, &berlin);
  g_assert_cmpuint (import->pieces->len, ==, 4);
  g_assert_cmpstr (get_item (import, 0)->title, ==, "Gespräch beim Arzt");
  g_assert_cmpstr (get_item (import, 0)->note, ==, "Line one\nLine two = 2");
  g_assert_cmpstr (get_item (import, 0)->place, ==, "Köln");
  g_assert_cmpuint (get_item (import, 1)->record.day, ==, rj_day_new (2004, 2, 29));
  g_assert_cmpint (get_item (import, 2)->minutes, ==, -1);
  assert_days (get_item (import, 2), "");
  g_assert_cmpuint (get_item (import, 2)->last_day, ==, rj_day_new (2027, 4, 6));
  g_assert_cmpstr (get_item (import, 3)->title, ==, "Second version");
  g_assert_cmpuint (import->left->len, ==, 1);
  assert_left (import, 0, NULL, RJ_IMPORT_OLDER);
}

int
main (int argc, char *argv[])
{
#define ADD(name, func) g_test_add ("/import-series/" name, RjTestStore, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("later/time", test_later_time);
  ADD ("later/day", test_later_day);
  ADD ("later/twice", test_later_twice);
  ADD ("later/from-the-first", test_from_the_first);
  ADD ("later/called-off", test_called_off_from);
  ADD ("later/not-followed", test_not_followed);
  ADD ("later/round", test_round);
  ADD ("day/swapped", test_swapped);
  ADD ("day/twice", test_same_day_twice);
  ADD ("day/called-off", test_called_off);
  ADD ("day/besides", test_besides);
  ADD ("alarms/once", test_alarms);
  ADD ("alarms/series", test_alarm_of_a_series);
  ADD ("no-uid", test_no_uid);
  ADD ("old-idioms", test_old_idioms);
#undef ADD
  return g_test_run ();
}
