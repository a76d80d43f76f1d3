// SPDX-License-Identifier: GPL-3.0-or-later
// Meetings that are kept, their times on the plan, being there, and lists that are taken twice.

#include "rj-own-milestone.h"
#include "rj-test-store.h"

#include "rj-clock.h"

typedef struct {
  RjTestStore test;
  RjMeetings *meetings;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  rj_test_store_set_up (&self->test, FALSE);
  self->meetings = rj_store_get_meetings (self->test.store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  rj_test_store_tear_down (&self->test);
}

/* (nullable): a time of every week on the weekday of @day */
static GPtrArray *
new_times (const RjMeeting *meeting, RjDay day, int minutes)
{
  GPtrArray *times = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_plan_item_free);

  g_ptr_array_add (
    times, rj_meeting_time_new (meeting, day, rj_day_get_weekday (day), minutes, 60, "Europe/Berlin"));
  return times;
}

static RjMeeting *
save (Fixture *self, const RjMeeting *meeting, GPtrArray *times)
{
  g_autoptr (GError) error = NULL;
  RjMeeting *saved = rj_meetings_save_finish (
    self->meetings,
    RJ_TEST_AWAIT (rj_meetings_save_async (self->meetings, meeting, times, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

static RjMeeting *
save_group (Fixture *self)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (GPtrArray) times = NULL;

  meeting->name = g_strdup ("Tuesday group");
  meeting->fellowship = g_strdup ("Own");
  meeting->ways = RJ_MEETING_IN_PERSON | RJ_MEETING_ONLINE;
  meeting->place = g_strdup ("Old mill");
  meeting->link = g_strdup ("https://example.org/x");
  meeting->door = RJ_MEETING_DOOR_OPEN;
  meeting->medication_friendly = RJ_ANSWER_YES;
  times = new_times (meeting, RJ_TEST_DAY, 19 * 60);
  return save (self, meeting, times);
}

static RjMeeting *
get (Fixture *self, const char *id, GError **error)
{
  return rj_meetings_get_finish (
    self->meetings, RJ_TEST_AWAIT (rj_meetings_get_async (self->meetings, id, NULL, RJ_TEST_READY)), error);
}

static GPtrArray *
list_day (Fixture *self, RjDay day)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = rj_plan_list_day_finish (
    plan, RJ_TEST_AWAIT (rj_plan_list_day_async (plan, day, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return list;
}

static void
mark (Fixture *self, const char *item, RjMark what)
{
  RjPlan *plan = rj_store_get_plan (self->test.store);
  g_autoptr (GError) error = NULL;

  rj_plan_set_mark_finish (
    plan, RJ_TEST_AWAIT (rj_plan_set_mark_async (plan, item, RJ_TEST_DAY, what, NULL, RJ_TEST_READY)),
    &error);
  g_assert_no_error (error);
}

/* (nullable) */
static RjAttendance *
get_attendance (Fixture *self, const RjMeeting *meeting, const char *item)
{
  g_autoptr (GError) error = NULL;
  RjAttendance *there = rj_meetings_get_attendance_finish (
    self->meetings,
    RJ_TEST_AWAIT (rj_meetings_get_attendance_async (self->meetings, meeting->record.id, item, RJ_TEST_DAY,
                                                     NULL, RJ_TEST_READY)),
    &error);

  g_assert_no_error (error);
  return there;
}

static RjAttendance *
save_attendance (Fixture *self, const RjAttendance *there)
{
  g_autoptr (GError) error = NULL;
  RjAttendance *saved = rj_meetings_save_attendance_finish (
    self->meetings,
    RJ_TEST_AWAIT (rj_meetings_save_attendance_async (self->meetings, there, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return saved;
}

static guint
count (Fixture *self, RjDay *first)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  rj_meetings_count_finish (self->meetings,
                            RJ_TEST_AWAIT (rj_meetings_count_async (self->meetings, RJ_TEST_DAY - 40,
                                                                    RJ_TEST_DAY + 40, NULL, RJ_TEST_READY)),
                            &n, first, &error);
  g_assert_no_error (error);
  return n;
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  RjChangeKind kind;

  rj_store_undo_finish (self->test.store,
                        RJ_TEST_AWAIT (rj_store_undo_async (self->test.store, NULL, RJ_TEST_READY)), &kind,
                        &error);
  g_assert_no_error (error);
}

/* ---- The plan ---- */

static void
test_on_the_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) saved = save_group (self);
  g_autoptr (GPtrArray) day = list_day (self, RJ_TEST_DAY);
  g_autoptr (GPtrArray) week_later = list_day (self, RJ_TEST_DAY + 7);
  g_autoptr (GPtrArray) next_day = list_day (self, RJ_TEST_DAY + 1);
  const RjOccurrence *first;

  g_assert_cmpuint (g_strv_length (saved->items), ==, 1);
  g_assert_cmpuint (day->len, ==, 1);
  g_assert_cmpuint (week_later->len, ==, 1);
  g_assert_cmpuint (next_day->len, ==, 0);
  first = g_ptr_array_index (day, 0);
  g_assert_cmpint (first->item->kind, ==, RJ_KIND_MEETING);
  g_assert_cmpstr (first->item->title, ==, "Tuesday group");
  g_assert_cmpstr (first->item->place, ==, "Old mill");
  g_assert_cmpstr (first->item->link, ==, "https://example.org/x");
  g_assert_cmpstr (first->item->meeting, ==, saved->record.id);
  g_assert_cmpint (g_array_index (first->item->leads, int, 0), ==, 30);
}

/* Another time holds from today on; what was before stays. */
static void
test_another_time (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (GPtrArray) times = NULL;
  g_autoptr (RjMeeting) saved = NULL;
  g_autoptr (RjMeeting) again = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) week_before = NULL;
  const RjOccurrence *old;

  meeting->name = g_strdup ("Group");
  times = new_times (meeting, RJ_TEST_DAY - 7, 19 * 60);
  saved = save (self, meeting, times);
  week_before = list_day (self, RJ_TEST_DAY - 7);
  old = g_ptr_array_index (week_before, 0);
  ((RjPlanItem *) g_ptr_array_index (times, 0))->record.id = g_strdup (old->item->record.id);
  ((RjPlanItem *) g_ptr_array_index (times, 0))->minutes = 20 * 60;
  again = save (self, saved, times);
  before = list_day (self, RJ_TEST_DAY - 7);
  after = list_day (self, RJ_TEST_DAY + 7);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) before->pdata[0])->item->minutes, ==, 19 * 60);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) after->pdata[0])->item->minutes, ==, 20 * 60);
  g_assert_cmpstr (((RjOccurrence *) after->pdata[0])->item->meeting, ==, saved->record.id);
  g_ptr_array_set_size (times, 0);
  rj_meeting_free (g_steal_pointer (&again));
  again = save (self, saved, times);
  none = list_day (self, RJ_TEST_DAY + 7);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  RjTrash *trash = rj_store_get_trash (self->test.store);
  g_autoptr (RjMeeting) saved = save_group (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (RjMeeting) none = NULL;

  mark (self, saved->items[0], RJ_MARK_DONE);
  rj_meetings_delete_finish (
    self->meetings,
    RJ_TEST_AWAIT (rj_meetings_delete_async (self->meetings, saved->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  gone = list_day (self, RJ_TEST_DAY);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (count (self, NULL), ==, 1); /* the person was there all the same */
  none = get (self, saved->record.id, &error);
  g_assert_error (error, RJ_STORE_ERROR, RJ_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  rj_trash_put_back_finish (
    trash, RJ_TEST_AWAIT (rj_trash_put_back_async (trash, saved->record.id, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  back = list_day (self, RJ_TEST_DAY);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) back->pdata[0])->mark, ==, RJ_MARK_DONE);
}

/* ---- Being there ---- */

/* A tick says that the person was there; to take it back leaves nothing, or "I'm going" with what was tapped.
 */
static void
test_tick (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) saved = save_group (self);
  g_autoptr (RjAttendance) none = NULL;
  g_autoptr (RjAttendance) there = NULL;
  g_autoptr (RjAttendance) going = NULL;
  g_autoptr (RjAttendance) kept = NULL;
  RjDay first;

  none = get_attendance (self, saved, saved->items[0]);
  g_assert_null (none);
  g_assert_cmpuint (count (self, &first), ==, 0);
  g_assert_cmpint (first, ==, RJ_DAY_NONE);
  mark (self, saved->items[0], RJ_MARK_DONE);
  there = get_attendance (self, saved, saved->items[0]);
  g_assert_nonnull (there);
  g_assert_true (there->attended);
  g_assert_cmpuint (count (self, &first), ==, 1);
  g_assert_cmpint (first, ==, RJ_TEST_DAY);
  mark (self, saved->items[0], RJ_MARK_OPEN);
  none = get_attendance (self, saved, saved->items[0]);
  g_assert_null (none);
  there->mood_before = RJ_MOOD_LOW;
  there->attended = TRUE;
  g_clear_pointer (&there->record.id, g_free);
  going = save_attendance (self, there);
  mark (self, saved->items[0], RJ_MARK_NOT_TODAY);
  kept = get_attendance (self, saved, saved->items[0]);
  g_assert_false (kept->attended);
  g_assert_cmpint (kept->mood_before, ==, RJ_MOOD_LOW);
  g_assert_cmpuint (count (self, NULL), ==, 0);
}

/* Two taps before, two after, on one record; the plan is ticked with it, and one step takes it back. */
static void
test_taps (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) saved = save_group (self);
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (RjAttendance) going = NULL;
  g_autoptr (RjAttendance) was = NULL;
  g_autoptr (RjAttendance) read = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) again = NULL;

  there->meeting = g_strdup (saved->record.id);
  there->item = g_strdup (saved->items[0]);
  there->record.day = RJ_TEST_DAY;
  there->mood_before = RJ_MOOD_LOW;
  there->craving_before = 0;
  going = save_attendance (self, there);
  open = list_day (self, RJ_TEST_DAY);
  g_assert_cmpint (((RjOccurrence *) open->pdata[0])->mark, ==, RJ_MARK_OPEN);
  there->attended = TRUE;
  there->mood_after = RJ_MOOD_GOOD;
  there->craving_after = 0;
  there->took_away = g_strdup ("Tea helps");
  was = save_attendance (self, there);
  g_assert_cmpstr (was->record.id, ==, going->record.id);
  done = list_day (self, RJ_TEST_DAY);
  g_assert_cmpint (((RjOccurrence *) done->pdata[0])->mark, ==, RJ_MARK_DONE);
  read = get_attendance (self, saved, NULL);
  g_assert_cmpint (read->craving_before, ==, 0);
  g_assert_cmpint (read->mood_after, ==, RJ_MOOD_GOOD);
  g_assert_cmpstr (read->took_away, ==, "Tea helps");
  g_assert_cmpstr (read->meeting_name, ==, "Tuesday group");
  undo (self);
  again = list_day (self, RJ_TEST_DAY);
  g_assert_cmpint (((RjOccurrence *) again->pdata[0])->mark, ==, RJ_MARK_OPEN);
}

/* ---- Lists ---- */

static gboolean
take (Fixture *self, const RjMeeting *meeting, int minutes, gboolean save_it)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) rj_meeting_piece_free);
  g_autoptr (GArray) known = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (
    pieces, rj_meeting_piece_new (rj_meeting_copy (meeting), new_times (meeting, RJ_TEST_DAY, minutes)));
  known = rj_meetings_take_finish (
    self->meetings,
    RJ_TEST_AWAIT (rj_meetings_take_async (self->meetings, pieces, save_it, NULL, RJ_TEST_READY)), &error);
  g_assert_no_error (error);
  return g_array_index (known, gboolean, 0);
}

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = rj_meetings_list_finish (
    self->meetings, RJ_TEST_AWAIT (rj_meetings_list_async (self->meetings, NULL, RJ_TEST_READY)), &error);

  g_assert_no_error (error);
  return all;
}

static void
test_lists (Fixture *self, gconstpointer data)
{
  g_autoptr (RjMeeting) meeting = rj_meeting_new ();
  g_autoptr (GPtrArray) looked = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) day = NULL;
  const RjMeeting *kept;

  meeting->name = g_strdup ("Noon");
  meeting->source = RJ_MEETING_SOURCE_BMLT;
  meeting->source_id = g_strdup ("17");
  meeting->formats = g_strdup ("O,BT,xyz");
  g_assert_false (take (self, meeting, 12 * 60, FALSE));
  looked = list (self);
  g_assert_cmpuint (looked->len, ==, 0);
  g_assert_false (take (self, meeting, 12 * 60, TRUE));
  first = list (self);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_true (take (self, meeting, 12 * 60, TRUE));
  g_set_str (&meeting->name, "Noon, new room");
  g_assert_true (take (self, meeting, 12 * 60 + 30, TRUE));
  second = list (self);
  g_assert_cmpuint (second->len, ==, 1);
  kept = second->pdata[0];
  g_assert_cmpstr (kept->record.id, ==, ((RjMeeting *) first->pdata[0])->record.id);
  g_assert_cmpstr (kept->name, ==, "Noon, new room");
  g_assert_cmpstr (kept->formats, ==, "O,BT,xyz");
  g_assert_cmpuint (g_strv_length (kept->items), ==, 1);
  day = list_day (self, RJ_TEST_DAY);
  g_assert_cmpuint (day->len, ==, 1);
  g_assert_cmpint (((RjOccurrence *) day->pdata[0])->item->minutes, ==, 12 * 60 + 30);
  g_assert_cmpstr (((RjOccurrence *) day->pdata[0])->item->title, ==, "Noon, new room");
}

/* The first one that the person was at, not one that they meant to go to. */
static void
test_moment (Fixture *self, gconstpointer data)
{
  RjOwnMilestones *milestones = RJ_OWN_MILESTONES (self->test.store);
  g_autoptr (RjMeeting) saved = save_group (self);
  g_autoptr (RjAttendance) there = rj_attendance_new ();
  g_autoptr (RjAttendance) going = NULL;
  g_autoptr (RjAttendance) was = NULL;
  g_autofree RjDay *before = NULL;
  g_autofree RjDay *after = NULL;

  there->meeting = g_strdup (saved->record.id);
  there->item = g_strdup (saved->items[0]);
  there->record.day = RJ_TEST_DAY;
  going = save_attendance (self, there);
  before = rj_own_milestones_find_moments_finish (
    milestones,
    RJ_TEST_AWAIT (rj_own_milestones_find_moments_async (milestones, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_cmpuint (before[RJ_MOMENT_MEETING], ==, RJ_DAY_NONE);
  going->attended = TRUE;
  was = save_attendance (self, going);
  after = rj_own_milestones_find_moments_finish (
    milestones,
    RJ_TEST_AWAIT (rj_own_milestones_find_moments_async (milestones, RJ_TEST_DAY, NULL, RJ_TEST_READY)),
    NULL);
  g_assert_cmpuint (after[RJ_MOMENT_MEETING], ==, RJ_TEST_DAY);
}

#define ADD(name, test) g_test_add ("/store-meetings/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("on-the-plan", test_on_the_plan);
  ADD ("another-time", test_another_time);
  ADD ("delete", test_delete);
  ADD ("tick", test_tick);
  ADD ("taps", test_taps);
  ADD ("moment", test_moment);
  ADD ("lists", test_lists);
  return g_test_run ();
}
